"""Letters that keyboards of different languages have for one are found alike: Arabic kaf, yeh and heh, Hebrew finals.

Own red flags that become the same are joined. Folded texts are folded once more: that gives what folding them from the
beginning would.
"""

import re

from alembic import op
from sqlalchemy import Connection

from retro.core.gig.flag_names import flag_key
from retro.core.text.folding import fold
from retro.storage.rows.retrospective_rows import RETROSPECTIVE
from retro.storage.rows.vet_rows import VET
from retro.storage.schema.migrations.refolding import refold_earlier, refold_keys, rows_by_document

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

MERGED = re.compile("[\u0640\u0649\u0629\u0671\u06a9\u06aa\u06be\u06c1\u06c3\u06cc\u06d5ךםןףץװױײ]")
"""What was a letter of its own until this revision, or a stroke between letters."""
END = "\x1e"
"""Separates two texts in a folded one."""
FOUND_BY = {"search": "retrospective", "vet_search": "vet"}
KEYS = ((RETROSPECTIVE, ("red_flag", "lesson")), (VET, ("sign", "came")))


def upgrade() -> None:
    """Fold what has such a letter. No version changes: nothing is said differently."""
    connection = op.get_bind()
    for table, owner in FOUND_BY.items():
        _refold_texts(connection, table, owner)
    for shape, tables in KEYS:
        changed = {id for table in tables for id in _with_other_keys(connection, table, shape.tables[table][0])}
        for id, rows in rows_by_document(connection, shape, changed):
            for table in tables:
                refold_keys(connection, shape, table, id, rows)
    refold_earlier(connection)


def _refold_texts(connection: Connection, table: str, owner: str) -> None:
    anew = [
        (END.join(map(fold, text.split(END))), id)
        for id, text in connection.exec_driver_sql(f"SELECT {owner}, text FROM {table}")
        if isinstance(text, str) and MERGED.search(text)
    ]
    if anew:
        connection.exec_driver_sql(f"UPDATE {table} SET text = ? WHERE {owner} = ?", anew)


def _with_other_keys(connection: Connection, table: str, owner: str) -> list[str]:
    keys = connection.exec_driver_sql(f'SELECT {owner}, "key" FROM {table}')
    return [id for id, key in keys if isinstance(id, str) and isinstance(key, str) and flag_key(key) != key]
