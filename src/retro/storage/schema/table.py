"""Bases of the tables. Columns have retro/1's names; money and hours are hundredths, times are ISO text.

Relationships hold a document's rows together: a row that leaves its collection is deleted, and deleting the document
deletes all of them. Annotations are not strings in any table, because SQLModel reads those of relationships.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from sqlalchemy import MetaData
from sqlalchemy.orm import declared_attr, relationship
from sqlmodel import Relationship, SQLModel

from retro.storage.queries.columns import version_of

_WITH_PARENT = "all, delete-orphan"
"""Cascade of what is deleted with its parent."""


def owned(model: str, order: str) -> Any:
    """Declare a collection of rows that is deleted with its parent, ordered by a column."""
    return Relationship(sa_relationship=relationship(model, cascade=_WITH_PARENT, passive_deletes=True, order_by=order))


def _next_version(version: object) -> int:
    """Return the next version; a damaged one counts as 1, so that its document can still be saved."""
    return 1 if version is None else version_of(version) + 1


class Table(SQLModel):
    """Base of all tables, with metadata of their own."""

    __tablename__: ClassVar[str]
    metadata = MetaData()


class Document(Table):
    """Base of the tables that have a row for each document; the mapper guards `version` as an optimistic lock."""

    if TYPE_CHECKING:  # declared by each table, because columns are in the order of the migrations
        id: str
        updated_at: str
        deleted_at: str | None
        version: int
        hash: str

    @declared_attr.directive
    def __mapper_args__(cls) -> Mapping[str, Any]:
        """Refuse an update that meets another version than was read; every update counts the version up."""
        return {"version_id_col": cls.version, "version_id_generator": _next_version}
