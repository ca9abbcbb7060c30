"""Writes the rows of one document through a Session; only what differs is written.

What is stored is read by plain SQL, and a model is made only of the tables that differ: a save changes one text of one
table, and models of eleven tables took half of its time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from sqlalchemy import inspect
from sqlalchemy.orm import Mapper, RelationshipProperty
from sqlalchemy.orm.attributes import flag_modified
from sqlmodel import Session

from retro.storage.rows.row_mapping import DocumentMapping, Row, Rows, Value
from retro.storage.schema.gig_tables import Retrospective
from retro.storage.schema.table import Document, Table
from retro.storage.schema.vet_tables import Vet

ROOTS: Mapping[str, type[Document]] = {"retrospective": Retrospective, "vet": Vet}
"""The model of each kind of document, by its table."""


def load_document(session: Session, shape: DocumentMapping, id: str) -> Document | None:
    """Return the stored document's row, or None if there is no such id."""
    return session.get(ROOTS[shape.root], id)


def stored_rows(session: Session, stored: Document) -> Rows:
    """Return the rows of a stored document by table, with all their columns, in order."""
    driver, rows = session.connection().connection.cursor(), {stored.__tablename__: [_columns(stored)]}
    for table, columns, sql in _selects(type(stored)):
        rows[table] = [dict(zip(columns, row, strict=True)) for row in driver.execute(sql, (stored.id,))]
    return rows


@cache
def _selects(root: type[Document]) -> list[tuple[str, list[str], str]]:
    """Return each table below a document's, its columns, and the query of its rows; the first names the document."""
    return [
        (_table(mapper), [column.name for column in mapper.local_table.columns], _select(mapper))
        for mapper in _below(inspect(root))
    ]


def _select(mapper: Mapper[Any]) -> str:
    columns = ", ".join(f'"{column.name}"' for column in mapper.local_table.columns)
    order = ", ".join(f'"{column.name}"' for column in mapper.primary_key)
    return f'SELECT {columns} FROM "{_table(mapper)}" WHERE "{mapper.primary_key[0].name}" = ? ORDER BY {order}'


def new_document(shape: DocumentMapping, rows: Rows) -> Document:
    """Build a document that is not stored yet."""
    row: dict[str, Any] = rows[shape.root][0]  # a table's model checks no types
    made = ROOTS[shape.root](**row)
    _set_children(made, rows, {})
    return made


def change(session: Session, stored: Document, rows: Rows, before: Rows) -> bool:
    """Update a stored document's rows, which were `before`. Returns whether anything differed."""
    (row,) = rows[stored.__tablename__]
    _set_columns(stored, row)
    _set_children(stored, rows, before)
    return bool(session.new) or any(session.is_modified(model) for model in session.dirty)


def touch(stored: Document) -> None:
    """Have the mapper count up the document's version at the next flush, whatever else changed."""
    flag_modified(stored, "hash")


def _set_children(parent: Table, rows: Rows, before: Rows) -> None:
    """Update the rows below `parent`, and the rows below each of them; tables that are as before are passed over."""
    for relation in _collections(_mapper(parent)):
        if all(_is_same(mapper, rows, before) for mapper in (relation.mapper, *_below(relation.mapper))):
            continue
        collection: list[Table] = getattr(parent, relation.key)
        standing = {_key(relation.mapper, _columns(model)): model for model in collection}
        wanted = [row for row in rows[_table(relation.mapper)] if _is_below(parent, relation, row)]
        keys = {_key(relation.mapper, row) for row in wanted}
        for key, gone in standing.items():
            if key not in keys:
                collection.remove(gone)
        for row in wanted:
            model: Table | None = standing.get(_key(relation.mapper, row))
            if model is None:
                model = relation.mapper.class_(**row)
                collection.append(model)
            else:
                _set_columns(model, row)
            _set_children(model, rows, before)


def _set_columns(model: Table, row: Row) -> None:
    for name, value in row.items():
        if getattr(model, name) != value or type(getattr(model, name)) is not type(value):
            setattr(model, name, value)


def _is_below(parent: Table, relation: RelationshipProperty[Any], row: Row) -> bool:
    """Tell whether this row refers to `parent`; a new row has all its columns set."""
    pairs = relation.local_remote_pairs or ()
    return all(getattr(parent, str(local.key)) == row[str(remote.key)] for local, remote in pairs)


def _is_same(mapper: Mapper[Any], rows: Rows, before: Rows) -> bool:
    """Tell whether a table has the same rows, in any order, each value of the same type."""
    new, old = (_by_key(mapper, side.get(_table(mapper), [])) for side in (rows, before))
    return new == old and all(
        type(value) is type(old[key][name]) for key, row in new.items() for name, value in row.items()
    )


def _by_key(mapper: Mapper[Any], rows: Iterable[Row]) -> dict[tuple[Value, ...], Row]:
    return {_key(mapper, row): row for row in rows}


def _below(mapper: Mapper[Any]) -> Iterator[Mapper[Any]]:
    """Return the mappers of the tables below one, parents before children."""
    for relation in _collections(mapper):
        yield relation.mapper
        yield from _below(relation.mapper)


def _collections(mapper: Mapper[Any]) -> list[RelationshipProperty[Any]]:
    """Return the relationships that hold a document's own rows: all but those to a single row."""
    return [relation for relation in mapper.relationships if relation.uselist]


def _mapper(model: Table) -> Mapper[Any]:
    return inspect(type(model))


def _table(mapper: Mapper[Any]) -> str:
    return str(mapper.class_.__tablename__)


def _columns(model: Table) -> Row:
    return {attribute.key: getattr(model, attribute.key) for attribute in _mapper(model).column_attrs}


def _key(mapper: Mapper[Any], row: Mapping[str, Value]) -> tuple[Value, ...]:
    return tuple(row[str(column.key)] for column in mapper.primary_key)
