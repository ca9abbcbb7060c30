"""The Store: everything that is written to the library, each in one transaction."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, delete, select, update
from sqlalchemy.exc import SQLAlchemyError

from retro.core.place import Place
from retro.core.retrospective import Retrospective, now
from retro.storage import making
from retro.storage.engine import WAIT, open_engine
from retro.storage.errors import UnknownId, told
from retro.storage.reading.library import Library
from retro.storage.reading.record import record
from retro.storage.reading.values import stamp
from retro.storage.saving import Peaks, Saving, Taken, storable
from retro.storage.shape import Row
from retro.storage.writing import KEPT, put

GIG = KEPT["retrospective"]


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did; if any id was refused, what it would have done."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    refused: tuple[str, ...] = ()
    """Ids that stand in the library with other content."""

    @property
    def is_change(self) -> bool:
        """Whether the library is another than it was."""
        return not self.refused and bool(self.added or self.updated)


class Store:
    """The only writer of a library, on one connection; every failure is raised as a StoreError."""

    def __init__(self, file: Path) -> None:
        """Use `open`: this takes a library that is there and up to date."""
        self.file = file
        self._engine = open_engine(file, making.ready)
        self._peaks: Peaks = {}

    @classmethod
    def open(cls, file: Path, *, before_migration: Callable[[Path], None] | None = None) -> Store:
        """Open the library, made private and empty if there is none, and bring an older one up to date.

        `before_migration` gets the file before it is changed. Raises NotALibrary, NewerLibrary or Damaged.
        """
        making.make(file, before_migration)
        return cls(file)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        try:
            with self._engine.begin() as connection:
                yield connection
        except (SQLAlchemyError, sqlite3.Error, OSError) as error:
            raise told(error, self.file) from None

    def save(self, retrospective: Retrospective, *, version: int | None, place: Place | None = None) -> int:
        """Write what changed since `version` (None: nothing is stored yet) and return the new version.

        Raises Conflict when another version is stored with other content, or it is in the trash by now.
        """
        content = storable(retrospective)
        peaks = dict(self._peaks)
        with self._writing() as connection:
            new = Saving(connection, content, peaks).save(version)
            if place is not None:
                _put_place(connection, retrospective.id, place)
        self._peaks = peaks
        return new

    def place(self, id: str, place: Place) -> None:
        """Note where a draft was left; neither its version nor its hash change."""
        with self._writing() as connection:
            _known(connection, id)
            _put_place(connection, id, place)

    def delete(self, id: str) -> None:
        """Put it into the trash, where it stays until it is taken back or purged."""
        with self._writing() as connection:
            _known(connection, id)
            _move(connection, id, stamp(now()))

    def undelete(self, id: str | None = None) -> str | None:
        """Take it, or what was deleted last, out of the trash; its id, or None if it is not there."""
        trash = select(GIG.c.id).where(GIG.c.deleted_at.is_not(None)).order_by(GIG.c.deleted_at.desc()).limit(1)
        with self._writing() as connection:
            found = connection.execute(trash if id is None else trash.where(GIG.c.id == id)).scalar()
            if found is not None:
                _move(connection, found, None)
        return found

    def purge(self, ids: Sequence[str]) -> int:
        """Delete for good, with earlier text and all; how many there were. No byte of them stays in the file."""
        with self._writing() as connection:
            gone = [connection.execute(delete(GIG).where(GIG.c.id == id)).rowcount for id in ids]
        self._peaks = {name: text for name, text in self._peaks.items() if name[0] not in ids}
        try:
            with closing(self._engine.raw_connection()) as driver:
                driver.cursor().execute("VACUUM")
        except sqlite3.Error as error:
            raise told(error, self.file) from None
        return sum(gone)

    def set(self, name: str, value: str) -> None:
        """Keep a setting, such as the theme."""
        with self._writing() as connection:
            put(connection, "setting", {"name": name, "value": value})

    def add_all(self, retrospectives: Iterable[Retrospective], *, update: bool, dry_run: bool = False) -> Imported:
        """Add them all or none: if any is stored with other content and may not be updated, nothing is written.

        What an update replaces is kept as earlier text; what lies in the trash comes out of it.
        """
        done: dict[Taken, list[str]] = {what: [] for what in Taken}
        with self._writing() as connection:
            for each in retrospectives:
                saving = Saving(connection, storable(each), {})
                done[saving.take_over(update)].append(each.id)
            if dry_run or done[Taken.REFUSED]:
                connection.rollback()
        added, updated, unchanged = (len(done[what]) for what in (Taken.ADDED, Taken.UPDATED, Taken.UNCHANGED))
        return Imported(added, updated, unchanged, tuple(done[Taken.REFUSED]))

    def get(self, id: str) -> tuple[Retrospective, int]:
        """The retrospective and the version to save it with. Raises UnknownId."""
        found = record(Library(self.file, wait=WAIT), id)
        if found is None:
            raise UnknownId
        return found.retrospective, found.version

    def close(self) -> None:
        """Close the file. Nothing is left to write."""
        self._engine.dispose()


def _known(connection: Connection, id: str) -> None:
    if connection.execute(select(GIG.c.id).where(GIG.c.id == id)).scalar() is None:
        raise UnknownId


def _move(connection: Connection, id: str, deleted_at: str | None) -> None:
    moved = {"deleted_at": deleted_at, "version": GIG.c.version + 1}
    connection.execute(update(GIG).where(GIG.c.id == id).values(moved))


def _put_place(connection: Connection, id: str, place: Place) -> None:
    unread = json.dumps(dict(place.unread), ensure_ascii=False)
    row: Row = {"retrospective": id, "key": place.key, "cursor": place.cursor, "rest": int(place.rest)}
    put(connection, "place", row | {"unread": unread})
