"""Whether the last gig with a client went wrong, as it was known when the next one was vetted."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add one column, false of every vet that is there; no hash changes."""
    op.add_column("vet", sa.Column("client_went_wrong", sa.Integer(), nullable=False, server_default="0"))
