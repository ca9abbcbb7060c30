"""Lines of a vetted gig whose text is not understood, as typed."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add a table; nothing that is there is changed, and no hash."""
    op.create_table(
        "vet_unread",
        sa.Column("vet", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("typed", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["vet"], ["vet.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("vet", "name"),
    )
