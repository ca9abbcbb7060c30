"""SQL statements that write only the rows that differ."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, Select, Table, bindparam, delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from retro.storage.rows import vet_rows
from retro.storage.rows.retrospective_rows import RETROSPECTIVE, Row, Rows, Shape, Value
from retro.storage.schema import tables

KEPT = tables.Table.metadata.tables
"""The library's tables, as SQLModel declared them, by name."""


SHAPES: tuple[Shape, ...] = (RETROSPECTIVE, vet_rows.VET)


def _select(table: Table, names: Sequence[str]) -> Select[tuple[Value, ...]]:
    columns = [table.c[name] for name in names]
    return select(table).where(columns[0] == bindparam("of")).order_by(*columns[:3])


_SELECTS = {name: _select(KEPT[name], columns) for shape in SHAPES for name, columns in shape.tables.items()}


def stored(connection: Connection, shape: Shape, id: str) -> Rows | None:
    """The rows of one document, with all their columns; None if there is no such id."""
    whole, *others = shape.tables
    rows = {whole: _rows(connection, whole, id)}
    return rows | {name: _rows(connection, name, id) for name in others} if rows[whole] else None


def _rows(connection: Connection, table: str, id: str) -> list[Row]:
    return [dict(row) for row in connection.execute(_SELECTS[table], {"of": id}).mappings()]


def write(connection: Connection, before: Rows, after: Rows) -> bool:
    """Make the rows of one document these, parents before children; whether anything differed."""
    differences = [_Difference(KEPT[name], before[name], rows) for name, rows in after.items()]
    for difference in reversed(differences):
        difference.delete(connection)
    for difference in differences:
        difference.add(connection)
    return any(difference.is_any for difference in differences)


class _Difference:
    """What must happen to one table's rows."""

    def __init__(self, table: Table, before: Sequence[Row], after: Sequence[Row]) -> None:
        self._table = table
        self._keys = [column.name for column in table.primary_key]
        old, new = ({self._key(row): row for row in rows} for rows in (before, after))
        self._gone = [row for key, row in old.items() if key not in new]
        self._new = [row for key, row in new.items() if key not in old]
        self._changed = [row for key, row in new.items() if key in old and not row.items() <= old[key].items()]
        self.is_any = bool(self._gone or self._new or self._changed)

    def _key(self, row: Row) -> tuple[object, ...]:
        return tuple(row[name] for name in self._keys)

    def delete(self, connection: Connection) -> None:
        """Delete what is gone."""
        if self._gone:
            connection.execute(delete(self._table).where(*self._here), [self._old(row) for row in self._gone])

    def add(self, connection: Connection) -> None:
        """Insert what is new, update what is changed."""
        if self._new:
            connection.execute(insert(self._table), self._new)
        if self._changed:
            values: dict[str, ColumnElement[object]] = {name: bindparam(name) for name in self._changed[0]}
            rows = [row | self._old(row) for row in self._changed]
            connection.execute(update(self._table).where(*self._here).values(values), rows)

    @property
    def _here(self) -> list[ColumnElement[bool]]:
        return [self._table.c[name] == bindparam(f"old_{name}") for name in self._keys]

    def _old(self, row: Row) -> Row:
        return {f"old_{name}": row[name] for name in self._keys}


def put(connection: Connection, table: str, row: Row) -> None:
    """Insert a row, or let it replace the one with its key."""
    insertion = upsert(KEPT[table]).values(row)
    connection.execute(insertion.on_conflict_do_update(index_elements=list(KEPT[table].primary_key), set_=row))
