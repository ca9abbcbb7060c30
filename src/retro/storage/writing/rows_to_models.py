"""Writes the rows of one document through a Session; only what differs is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

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


def model_rows(stored: Document) -> Rows:
    """Return the rows of a stored document by table, with all their columns, in order."""
    rows: Rows = {table: [] for table in _tables(_mapper(stored))}
    for model in _with_children(stored):
        rows[model.__tablename__].append(_columns(model))
    return rows


def new_document(shape: DocumentMapping, rows: Rows) -> Document:
    """Build a document that is not stored yet."""
    row: dict[str, Any] = rows[shape.root][0]  # a table's model checks no types
    made = ROOTS[shape.root](**row)
    _set_children(made, rows)
    return made


def change(session: Session, stored: Document, rows: Rows) -> bool:
    """Update a stored document's rows. Returns whether anything differed."""
    (row,) = rows[stored.__tablename__]
    _set_columns(stored, row)
    _set_children(stored, rows)
    return bool(session.new) or any(session.is_modified(model) for model in session.dirty)


def touch(stored: Document) -> None:
    """Have the mapper count up the document's version at the next flush, whatever else changed."""
    flag_modified(stored, "hash")


def _set_children(parent: Table, rows: Rows) -> None:
    """Update the rows below `parent`, and the rows below each of them."""
    for relation in _collections(_mapper(parent)):
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
                model = cast(Table, relation.mapper.class_(**row))
                collection.append(model)
            else:
                _set_columns(model, row)
            _set_children(model, rows)


def _set_columns(model: Table, row: Row) -> None:
    for name, value in row.items():
        if getattr(model, name) != value or type(getattr(model, name)) is not type(value):
            setattr(model, name, value)


def _is_below(parent: Table, relation: RelationshipProperty[object], row: Row) -> bool:
    """Tell whether this row refers to `parent`; a new row has all its columns set."""
    pairs = relation.local_remote_pairs or ()
    return all(getattr(parent, str(local.key)) == row[str(remote.key)] for local, remote in pairs)


def _with_children(model: Table) -> Iterator[Table]:
    yield model
    for relation in _collections(_mapper(model)):
        for child in getattr(model, relation.key):
            yield from _with_children(child)


def _tables(mapper: Mapper[object]) -> Iterable[str]:
    """Return the tables of a document, parents before children."""
    yield _table(mapper)
    for relation in _collections(mapper):
        yield from _tables(relation.mapper)


def _collections(mapper: Mapper[object]) -> list[RelationshipProperty[object]]:
    """Return the relationships that hold a document's own rows: all but those to a single row."""
    return [relation for relation in mapper.relationships if relation.uselist]


def _mapper(model: Table) -> Mapper[object]:
    return cast("Mapper[object]", inspect(type(model)))


def _table(mapper: Mapper[object]) -> str:
    return cast(type[Table], mapper.class_).__tablename__


def _columns(model: Table) -> Row:
    return {attribute.key: cast(Value, getattr(model, attribute.key)) for attribute in _mapper(model).column_attrs}


def _key(mapper: Mapper[object], row: Mapping[str, Value]) -> tuple[Value, ...]:
    return tuple(row[str(column.key)] for column in mapper.primary_key)
