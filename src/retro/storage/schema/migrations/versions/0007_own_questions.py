"""Questions of the user's own that are answered in a gig, in the words in which they were asked."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add a table; nothing that is there is changed, and no hash."""
    op.create_table(
        "own_question",
        sa.Column("retrospective", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("ask", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["retrospective"], ["retrospective.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("retrospective", "number"),
    )
