"""An index by which the gigs that have not ended are found by the day they began."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add an index; nothing that is there is changed, and no hash."""
    op.create_index(
        "retrospective_going",
        "retrospective",
        ["started_on", "created_at", "id"],
        sqlite_where=sa.text("deleted_at IS NULL AND ended_on IS NULL"),
    )
