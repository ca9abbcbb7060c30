"""Folds anew what stored rows are found by: keys of red flags, of what is said of them, and of earlier texts.

Red flags of one document that become the same are joined. Rows are gathered by the program's own code, so that what is
stored is what the next save would write; a column or table that only a later revision has is blank to it.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, inspect

from retro.core.formats import document
from retro.core.formats.codec import ArchiveError, Data
from retro.core.gig.flag_names import flag_key
from retro.storage.rows.row_mapping import DocumentMapping, Row, Rows, Value
from retro.storage.schema.migrations.upgrade import JOINED

PAGE = 200
EARLIER = 'SELECT id, "key" FROM earlier WHERE "key" GLOB \'red_flags.*.*\''
IN_A_VET = ("sign", "came")


class _Stored(dict[str, Value]):
    """One row; a column that is not there yet is unknown."""

    def __missing__(self, name: str) -> None:
        return None


def rows_by_document(
    connection: Connection, shape: DocumentMapping, ids: Iterable[str] | None = None
) -> Iterator[tuple[str, Rows]]:
    """Return the rows of these documents by their ids, or of all."""
    if ids is None:
        ids = (str(id) for (id,) in connection.exec_driver_sql(f"SELECT id FROM {shape.root}"))
    ids = sorted(ids)
    selects = _selects(connection, shape)
    for at in range(0, len(ids), PAGE):
        found: dict[str, Rows] = {id: {table: [] for table in shape.tables} for id in ids[at : at + PAGE]}
        for table, sql in selects.items():
            for row in connection.exec_driver_sql(sql, (json.dumps(list(found)),)).mappings():
                found[str(row[shape.tables[table][0]])][table].append(_Stored(row))
        yield from ((id, rows) for id, rows in found.items() if rows[shape.root])


def _selects(connection: Connection, shape: DocumentMapping) -> dict[str, str]:
    """Return what asks for the rows of some documents, by table, in the order in which they are gathered."""
    selects, schema = {}, inspect(connection)
    for table in set(schema.get_table_names()).intersection(shape.tables):
        owner, *_ = columns = shape.tables[table]
        there = {column["name"] for column in schema.get_columns(table)}
        order = ", ".join(f'"{name}"' for name in columns[:3] if name in there)
        selects[table] = f"SELECT * FROM {table} WHERE {owner} IN (SELECT value FROM json_each(?)) ORDER BY {order}"
    return selects


def refold_keys(connection: Connection, shape: DocumentMapping, table: str, id: str, rows: Rows) -> None:
    """Fold the keys of one table's rows; in a vetted gig they are part of what is hashed.

    One that cannot be read as a whole keeps its own: of two rows with one key only one could be salvaged.
    """
    keys = [_key(table, row) for row in rows[table]]
    changed = [(key, id, row["number"]) for key, row in zip(keys, rows[table], strict=True) if key != row["key"]]
    if not changed:
        return
    is_joined = table != "lesson" and (table in IN_A_VET or len(set(keys)) < len(keys))
    data = _readable(shape, rows) if is_joined else None
    if table in IN_A_VET and data is None:
        return
    owner = shape.tables[table][0]
    connection.exec_driver_sql(f'UPDATE {table} SET "key" = ? WHERE {owner} = ? AND number = ?', changed)
    if data is not None:
        _join(connection, shape, table, id, rows, data)


def _key(table: str, row: Row) -> str | None:
    """Return the key of a red flag, of the flag that a lesson is about, or of one in a vetted gig."""
    reference = row["key"] if table in IN_A_VET else row["flag"] or (row["name"] or "" if table == "red_flag" else None)
    return None if reference is None else flag_key(str(reference))


def _readable(shape: DocumentMapping, rows: Rows) -> Data | None:
    """Return the data; None if it cannot be read as a whole, of which doctor tells."""
    try:
        return document.document_to_data(document.document_from_data(shape.from_rows(rows)))
    except ArchiveError:
        return None


def _join(connection: Connection, shape: DocumentMapping, table: str, id: str, rows: Rows, data: Data) -> None:
    """Make one row of those with one key."""
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


def refold_earlier(connection: Connection) -> None:
    """Fold the names of earlier texts, which hold the key of the red flag that they were said of."""
    found = []
    for id, name in connection.exec_driver_sql(EARLIER):
        before, member = str(name).removeprefix("red_flags.").rsplit(".", 1)
        found.append((f"red_flags.{flag_key(before)}.{member}", id))
    if found:
        connection.exec_driver_sql('UPDATE earlier SET "key" = ? WHERE id = ?', found)
