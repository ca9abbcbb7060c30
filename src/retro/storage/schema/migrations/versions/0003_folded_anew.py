"""What is found by its folded text, folded as core.text.folding does it: search, keys of own red flags, earlier texts.

Own red flags of one gig that become the same are joined.
"""

from alembic import op
from sqlalchemy import Connection

from retro.core.formats.codec import ArchiveError
from retro.core.text.folding import fold
from retro.storage.rows.retrospective_rows import RETROSPECTIVE
from retro.storage.rows.row_mapping import Rows
from retro.storage.rows.search_text import folded
from retro.storage.rows.vet_rows import VET
from retro.storage.schema.migrations.refolding import refold_earlier, refold_keys, rows_by_document

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

SEARCH = "INSERT INTO search VALUES (?, ?) ON CONFLICT (retrospective) DO UPDATE SET text = excluded.text"


def upgrade() -> None:
    """Fold all of it. No version changes: nothing is said differently."""
    connection = op.get_bind()
    for id, rows in rows_by_document(connection, RETROSPECTIVE):
        refold_keys(connection, RETROSPECTIVE, "red_flag", id, rows)
        refold_keys(connection, RETROSPECTIVE, "lesson", id, rows)
        _refold_search(connection, id, rows)
    for id, rows in rows_by_document(connection, VET):
        refold_keys(connection, VET, "sign", id, rows)
    refold_earlier(connection)


def _refold_search(connection: Connection, id: str, rows: Rows) -> None:
    """What is damaged is found by what was folded of it before."""
    try:
        text = folded(RETROSPECTIVE.from_rows(rows))
    except ArchiveError:
        before = connection.exec_driver_sql("SELECT text FROM search WHERE retrospective = ?", (id,)).scalar()
        text = fold(str(before or ""))
    connection.exec_driver_sql(SEARCH, (id, text))
