"""Links beside a gig and its events."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add a table; nothing that is there is changed, and no hash."""
    op.create_table(
        "link",
        sa.Column("retrospective", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("moment", sa.Integer(), nullable=True),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["retrospective"], ["retrospective.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("retrospective", "number"),
    )
