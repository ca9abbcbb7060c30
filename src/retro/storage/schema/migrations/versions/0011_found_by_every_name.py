"""Red flags are found by every name that they are shown under, and counted without looking at each of them.

The names are those of this revision, whatever the catalogue calls its flags later. They are folded by the program's own
code: a search folds its words by the same.
"""

import json
from pathlib import Path

from alembic import op
from sqlalchemy import Connection

from retro.core.text.folding import fold

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

NAMES = Path(__file__).with_name("0011_flag_names.json")
"""Name and short name of each flag of the catalogue, by its code."""
END = "\x1e"
"""Separates two texts in a folded one."""
FLAGS = "SELECT retrospective, flag, name FROM red_flag ORDER BY retrospective, number"
SIGNS = """SELECT vet, "key", name FROM sign WHERE answer IN ('yes', 'unsure') ORDER BY vet, number"""
ADD = """
UPDATE {0} SET text = CASE text WHEN '' THEN :names ELSE text || :end || :names END
WHERE {1} = :id AND text <> :names AND substr(text, -length(:end || :names)) <> :end || :names
"""
"""Adds names to what a document is found by, unless an earlier script, run just now, has added them."""


def upgrade() -> None:
    """Add the names to the folded texts; nothing that is there is changed, and no hash. Replace an index."""
    connection = op.get_bind()
    op.drop_index("ix_red_flag_key", "red_flag")
    op.create_index("red_flag_seen", "red_flag", ["key", "hindsight", "retrospective"])
    _add(connection, FLAGS, "search", "retrospective")
    _add(connection, SIGNS, "vet_search", "vet")


def _add(connection: Connection, flags: str, table: str, owner: str) -> None:
    names: dict[str, list[str]] = json.loads(NAMES.read_text("utf-8"))
    found: dict[str, list[str]] = {}
    for id, key, name in connection.exec_driver_sql(flags):
        if others := [each for each in names.get(key or "", ()) if each != name]:
            found.setdefault(id, []).extend(map(fold, others))
    if found:
        values = [{"names": END.join(names), "end": END, "id": id} for id, names in found.items()]
        connection.exec_driver_sql(ADD.format(table, owner), values)
