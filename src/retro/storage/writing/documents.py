"""Saves one document in the caller's transaction: version, rows, hash, search text and earlier versions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from enum import Enum, auto
from typing import ClassVar

from sqlalchemy import Connection, Table, func, insert, select, update

from retro.core.formats import document, retro_json
from retro.core.formats.codec import ArchiveError, Data
from retro.core.formats.document import Document
from retro.core.gig.retrospective import Retrospective, now
from retro.core.vet.vet import Vet
from retro.storage.errors import Conflict, StoreError
from retro.storage.queries.columns import instant, stamp, version_of
from retro.storage.rows import retrospective_rows, vet_rows
from retro.storage.rows.retrospective_rows import Row, Rows, Shape
from retro.storage.rows.search_text import folded, texts
from retro.storage.writing.earlier_text import Lost, is_due, lost
from retro.storage.writing.row_diff import KEPT, put, stored, write

Storable = tuple[Data, str]
"""What is stored of a document: its data, and the hash of its content."""
Peaks = dict[tuple[str, str], str]
"""By id and name of a text: what it was at its longest since the last copy of it was kept."""

EARLIER = KEPT["earlier"]


class Taken(Enum):
    """What came of a document in an archive."""

    ADDED = auto()
    UPDATED = auto()
    UNCHANGED = auto()
    REFUSED = auto()


def storable(kept: Document) -> Storable:
    """The data to store and its hash. Raises StoreError for what could not be read back as it is."""
    data = document.to_data(kept)
    try:
        document.from_data(data)
        return data, retro_json.hashed(data)
    except ArchiveError as error:
        raise StoreError(f"This cannot be kept as it is: {error}", "Change it, and it is saved.") from None
    except UnicodeEncodeError:
        raise StoreError("Half a character stands in the text.", "Take it out, and it is saved.") from None


class Saving:
    """One document on its way into the library; what is kept beside its rows is its subclass's."""

    shape: ClassVar[Shape]

    def __init__(self, connection: Connection, content: Storable, peaks: Peaks) -> None:
        self._connection = connection
        self._data, self._hash = content
        self._id = str(self._data["id"])
        self._peaks = peaks
        self._rows = self.shape.spread(self._data)
        self._before = stored(connection, self.shape, self._id)

    @property
    def _root(self) -> Table:
        return KEPT[self.shape.root]

    @property
    def _is_same(self) -> bool:
        """Whether just this is stored, and not in the trash."""
        return not self._is_trash and self._whole.get("hash") == self._hash

    @property
    def _is_trash(self) -> bool:
        return self._whole.get("deleted_at") is not None

    @property
    def _whole(self) -> Row:
        return self._before[self.shape.root][0] if self._before else {}

    def save(self, version: int | None) -> int:
        """Write what changed since that version and return the new one. Raises Conflict."""
        if self._before is None:
            if version is not None:
                raise Conflict("This was deleted for good in another window.")
            return self.add()
        if version_of(self._whole["version"]) != version or self._is_trash:
            if self._is_same:
                return version_of(self._whole["version"])
            raise Conflict
        return self.change(self._before)

    def add(self) -> int:
        """Write all of it, as version 1."""
        nothing: Rows = {table: [] for table in self.shape.tables}
        whole: Row = self._rows[self.shape.root][0] | {"version": 1, "hash": self._hash, "deleted_at": None}
        write(self._connection, nothing, self._rows | {self.shape.root: [whole]})
        self.added()
        return 1

    def change(self, before: Rows, *, keep_all: bool = False) -> int:
        """Write what differs from the stored rows, and keep what was written there before."""
        version = version_of(before[self.shape.root][0]["version"])
        old = self._readable(before)
        if not write(self._connection, before, self._rows) and not self._is_trash:
            return version
        self.changed(old, keep_all)
        changed = update(self._root).where(self._root.c.id == self._id)
        self._connection.execute(changed.values(version=version + 1, hash=self._hash, deleted_at=None))
        return version + 1

    def take_over(self, may_update: bool) -> Taken:
        """Bring it in from an archive, unless it is stored with other content and may not be updated."""
        if self._before is None:
            self.add()
            return Taken.ADDED
        if self._is_same:
            return Taken.UNCHANGED
        if self._whole["hash"] != self._hash and not may_update:
            return Taken.REFUSED
        self.change(self._before, keep_all=True)
        return Taken.UPDATED

    def added(self) -> None:
        """It was written for the first time."""

    def changed(self, old: Data | None, keep_all: bool) -> None:
        """It was changed; `old` is what was written before, or None if that is damaged."""

    def _readable(self, rows: Rows) -> Data | None:
        """What is stored, or None if it is damaged: then there is no text of it to keep."""
        try:
            return self.shape.gather(rows)
        except ArchiveError:
            return None


class VetSaving(Saving):
    """A vet: nothing stands beside it."""

    shape = vet_rows.VET


class RetrospectiveSaving(Saving):
    """A retrospective: its words can be found, and what was written before an edit is kept."""

    shape = retrospective_rows.RETROSPECTIVE

    def added(self) -> None:
        """Make it findable."""
        put(self._connection, "search", {"retrospective": self._id, "text": folded(self._data)})

    def changed(self, old: Data | None, keep_all: bool) -> None:
        """Make what is new findable, and keep what is gone."""
        if old is None or list(texts(old)) != list(texts(self._data)):
            self.added()
        if old is not None:
            self._keep(old, keep_all)

    def _keep(self, old: Data, keep_all: bool) -> None:
        at = now()
        for change in lost(old, self._data):
            name = (self._id, change.name)
            whole = replace(change, text=max(change.text, self._peaks.pop(name, ""), key=len))
            if whole.is_gone:
                self._keep_copy(whole, at)
            elif keep_all or is_due(self._kept(change), at):
                self._keep_copy(change, at)
            else:
                self._peaks[name] = whole.text

    def _keep_copy(self, change: Lost, at: datetime) -> None:
        row = {"retrospective": self._id, "key": change.name, "at": stamp(at), "text": change.text}
        self._connection.execute(insert(EARLIER).values(row))

    def _kept(self, change: Lost) -> datetime | None:
        """When a copy of this text was last kept."""
        of_it = (EARLIER.c.retrospective == self._id) & (EARLIER.c.key == change.name)
        found = self._connection.execute(select(func.max(EARLIER.c.at)).where(of_it)).scalar_one()
        return instant(found)


_SAVINGS: Mapping[type[Document], type[Saving]] = {Retrospective: RetrospectiveSaving, Vet: VetSaving}


def prepared(kept: Document) -> Callable[[Connection, Peaks], Saving]:
    """Makes the saving of this document once there is a transaction. Raises StoreError, as `storable` does."""
    kind, content = _SAVINGS[type(kept)], storable(kept)
    return lambda connection, peaks: kind(connection, content, peaks)
