"""An index by which the newest gigs are found by their own day, without looking at all."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add an index; nothing that is there is changed, and no hash."""
    op.create_index(
        "retrospective_gig_day",
        "retrospective",
        ["ended_on", "created_at", "id"],
        sqlite_where=sa.text("deleted_at IS NULL"),
    )
