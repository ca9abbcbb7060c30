"""What is found by its folded text, folded as core.text.folding does it: search, keys of own red flags, earlier texts.

Own red flags of one gig that become the same are joined. Rows are gathered by the program's own code, so that what is
stored is what the next save would write; a column or table that only a later revision has is blank to it.
"""

import json
from collections import Counter
from collections.abc import Iterator

from alembic import op
from sqlalchemy import Connection, inspect

from retro.core.formats import document
from retro.core.formats.codec import ArchiveError
from retro.core.gig.flag_names import flag_key
from retro.core.text.folding import fold
from retro.storage.rows.retrospective_rows import RETROSPECTIVE
from retro.storage.rows.row_mapping import DocumentMapping, Row, Rows, Value
from retro.storage.rows.search_text import folded
from retro.storage.rows.vet_rows import VET
from retro.storage.schema.migrations.upgrade import JOINED

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

PAGE = 200
SEARCH = "INSERT INTO search VALUES (?, ?) ON CONFLICT (retrospective) DO UPDATE SET text = excluded.text"
EARLIER = 'SELECT id, "key" FROM earlier WHERE "key" GLOB \'red_flags.*.*\''


class _Stored(dict[str, Value]):
    """One row; a column that is not there yet is unknown."""

    def __missing__(self, name: str) -> None:
        return None


def upgrade() -> None:
    """Fold all of it. No version changes: nothing is said differently."""
    connection = op.get_bind()
    for id, rows in _documents(connection, RETROSPECTIVE):
        _refold_keys(connection, RETROSPECTIVE, "red_flag", id, rows)
        _refold_keys(connection, RETROSPECTIVE, "lesson", id, rows)
        _refold_search(connection, id, rows)
    for id, rows in _documents(connection, VET):
        _refold_keys(connection, VET, "sign", id, rows)
    _refold_earlier(connection)


def _documents(connection: Connection, shape: DocumentMapping) -> Iterator[tuple[str, Rows]]:
    """The rows of each document by its id."""
    ids = [str(id) for (id,) in connection.exec_driver_sql(f"SELECT id FROM {shape.root} ORDER BY id")]
    selects = _selects(connection, shape)
    for at in range(0, len(ids), PAGE):
        found: dict[str, Rows] = {id: {table: [] for table in shape.tables} for id in ids[at : at + PAGE]}
        for table, sql in selects.items():
            for row in connection.exec_driver_sql(sql, (json.dumps(list(found)),)).mappings():
                found[str(row[shape.tables[table][0]])][table].append(_Stored(row))
        yield from ((id, rows) for id, rows in found.items() if rows[shape.root])


def _selects(connection: Connection, shape: DocumentMapping) -> dict[str, str]:
    """What asks for the rows of some documents, by table, in the order in which they are gathered."""
    selects, schema = {}, inspect(connection)
    for table in set(schema.get_table_names()).intersection(shape.tables):
        owner, *_ = columns = shape.tables[table]
        there = {column["name"] for column in schema.get_columns(table)}
        order = ", ".join(f'"{name}"' for name in columns[:3] if name in there)
        selects[table] = f"SELECT * FROM {table} WHERE {owner} IN (SELECT value FROM json_each(?)) ORDER BY {order}"
    return selects


def _refold_search(connection: Connection, id: str, rows: Rows) -> None:
    """What is damaged is found by what was folded of it before."""
    try:
        text = folded(RETROSPECTIVE.from_rows(rows))
    except ArchiveError:
        before = connection.exec_driver_sql("SELECT text FROM search WHERE retrospective = ?", (id,)).scalar()
        text = fold(str(before or ""))
    connection.exec_driver_sql(SEARCH, (id, text))


def _refold_keys(connection: Connection, shape: DocumentMapping, table: str, id: str, rows: Rows) -> None:
    keys = [_key(table, row) for row in rows[table]]
    changed = [(key, id, row["number"]) for key, row in zip(keys, rows[table], strict=True) if key != row["key"]]
    if not changed:
        return
    owner = shape.tables[table][0]
    connection.exec_driver_sql(f'UPDATE {table} SET "key" = ? WHERE {owner} = ? AND number = ?', changed)
    if table != "lesson" and (table == "sign" or len(set(keys)) < len(keys)):
        _join(connection, shape, table, id, rows)


def _key(table: str, row: Row) -> str | None:
    """The key of a red flag, of the flag that a lesson is about, or of a vet's sign."""
    reference = {"red_flag": row["flag"] or row["name"] or "", "lesson": row["flag"], "sign": row["key"]}[table]
    return None if reference is None else flag_key(str(reference))


def _join(connection: Connection, shape: DocumentMapping, table: str, id: str, rows: Rows) -> None:
    """Make one row of those with one key; what cannot be read as a whole stays as it is, and doctor tells of it."""
    try:
        data = document.document_to_data(document.document_from_data(shape.from_rows(rows)))
    except ArchiveError:
        return
    owner, joined = shape.tables[table][0], shape.to_rows(data)[table]
    there = {column["name"] for column in inspect(connection).get_columns(table)}
    names = [name for name in joined[0] if name in there]
    connection.exec_driver_sql(f"DELETE FROM {table} WHERE {owner} = ?", (id,))
    columns, marks = ", ".join(f'"{name}"' for name in names), ", ".join("?" * len(names))
    values = [tuple(row[name] for name in names) for row in joined]
    connection.exec_driver_sql(f"INSERT INTO {table} ({columns}) VALUES ({marks})", values)
    hashed = document.document_hash(document.document_from_data(data))
    connection.exec_driver_sql(f"UPDATE {shape.root} SET hash = ? WHERE id = ?", (hashed, id))
    connection.info.setdefault(JOINED, Counter())[table] += len(rows[table]) - len(joined)
    rows[table] = joined


def _refold_earlier(connection: Connection) -> None:
    """Earlier texts are named by the key of the red flag that they were said of."""
    found = []
    for id, name in connection.exec_driver_sql(EARLIER):
        before, member = str(name).removeprefix("red_flags.").rsplit(".", 1)
        found.append((f"red_flags.{flag_key(before)}.{member}", id))
    if found:
        connection.exec_driver_sql('UPDATE earlier SET "key" = ? WHERE id = ?', found)
