"""How exactly a day is known, beside each that can be rough; the text a draft was left at, beside its page."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

DAYS = (
    *(("retrospective", day) for day in ("started_on", "ended_on", "trouble_on", "noticed_on", "told_on")),
    ("moment", "on"),
    ("red_flag", "seen_on"),
    *(("vet", day) for day in ("ended_on", "told_on")),
)
APART = """
UPDATE place SET last = substr("key", instr("key", ' ') + 1), "key" = substr("key", 1, instr("key", ' ') - 1)
WHERE typeof("key") = 'text' AND instr("key", ' ') > 0
"""
"""What stood behind a space in the column of the page is the text that was written in last."""


def upgrade() -> None:
    """Add columns; each day that is there stays one that is known to the day, and no hash changes."""
    for table, day in DAYS:
        op.add_column(table, sa.Column(f"{day}_precision", sa.String(), nullable=True))
    op.add_column("place", sa.Column("last", sa.String(), nullable=False, server_default=""))
    op.execute(APART)
