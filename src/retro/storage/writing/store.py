"""The Store: every write to the library, each in one transaction."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Connection, Table, delete, not_, select, update
from sqlalchemy.exc import SQLAlchemyError

from retro.core.formats import vet_json
from retro.core.formats.codec import ArchiveError
from retro.core.formats.document import Document
from retro.core.gig.draft_position import Place
from retro.core.gig.retrospective import Retrospective, now
from retro.storage.errors import UnknownId, told
from retro.storage.queries.columns import stamp
from retro.storage.queries.library import Library
from retro.storage.queries.record import record
from retro.storage.rows import vet_rows
from retro.storage.rows.retrospective_rows import Row
from retro.storage.schema import create
from retro.storage.schema.engine import WAIT, open_engine
from retro.storage.writing.documents import Peaks, Taken, prepared
from retro.storage.writing.row_diff import KEPT, put, stored

GIG, VET, SIGN = KEPT["retrospective"], KEPT["vet"], KEPT["sign"]
CODE = "[A-E][0-9]*"
"""How the key of a catalogue flag looks to GLOB; own keys are folded."""


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
        self._engine = open_engine(file, create.ready)
        self._peaks: Peaks = {}

    @classmethod
    def open(cls, file: Path, *, before_migration: Callable[[Path], None] | None = None) -> Store:
        """Open the library, made private and empty if there is none, and bring an older one up to date.

        `before_migration` gets the file before it is changed. Raises NotALibrary, NewerLibrary or Damaged.
        """
        create.make(file, before_migration)
        return cls(file)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        try:
            with self._engine.begin() as connection:
                yield connection
        except (SQLAlchemyError, sqlite3.Error, OSError) as error:
            raise told(error, self.file) from None

    def save(self, document: Document, *, version: int | None, place: Place | None = None) -> int:
        """Write what changed since `version` (None: nothing is stored yet) and return the new version.

        Raises Conflict when another version is stored with other content, or it is in the trash by now.
        """
        saving, peaks = prepared(document), dict(self._peaks)
        with self._writing() as connection:
            new = saving(connection, peaks).save(version)
            if place is not None:
                _put_place(connection, document.id, place)
        self._peaks = peaks
        return new

    def place(self, id: str, place: Place) -> None:
        """Note where a draft was left; neither its version nor its hash change."""
        with self._writing() as connection:
            _home_of(connection, id)
            _put_place(connection, id, place)

    def delete(self, id: str) -> None:
        """Put a retrospective or a vet into the trash, where it stays until it is taken back or purged."""
        with self._writing() as connection:
            _move(connection, _home_of(connection, id), id, stamp(now()))

    def undelete(self, id: str | None = None) -> str | None:
        """Take it, or the retrospective deleted last, out of the trash; its id, or None if it is not there."""
        trash = select(GIG.c.id).where(GIG.c.deleted_at.is_not(None)).order_by(GIG.c.deleted_at.desc()).limit(1)
        with self._writing() as connection:
            found = id or connection.execute(trash).scalar()
            if found is None or not _is_in_trash(connection, found):
                return None
            _move(connection, _home_of(connection, found), found, None)
        return found

    def purge(self, ids: Sequence[str]) -> int:
        """Delete for good, with earlier text and all; how many there were. No byte of them stays in the file.

        The vet that a retrospective began with goes with it, and what other vets ask about its own red flags alone.
        """
        flags = KEPT["red_flag"].c
        with self._writing() as connection:
            keys = set(connection.execute(select(flags.key).where(flags.retrospective.in_(ids))).scalars())
            connection.execute(delete(VET).where(VET.c.gig.in_(ids)))
            whose = (GIG, VET)
            gone = [connection.execute(delete(kept).where(kept.c.id == id)).rowcount for id in ids for kept in whose]
            _forget_signs(connection, keys)
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

    def add_all(self, documents: Iterable[Document], *, update: bool, dry_run: bool = False) -> Imported:
        """Add them all or none: if any is stored with other content and may not be updated, nothing is written.

        What an update replaces is kept as earlier text; what lies in the trash comes out of it.
        """
        done: dict[Taken, list[str]] = {what: [] for what in Taken}
        with self._writing() as connection:
            for each in documents:
                done[prepared(each)(connection, {}).take_over(update)].append(each.id)
            if dry_run or done[Taken.REFUSED]:
                connection.rollback()
        added, updated, unchanged = (len(done[what]) for what in (Taken.ADDED, Taken.UPDATED, Taken.UNCHANGED))
        return Imported(added, updated, unchanged, tuple(done[Taken.REFUSED]))

    def knows(self, id: str) -> bool:
        """Whether a retrospective or vet of this id is stored, be it in the trash."""
        with self._writing() as connection:
            return _found_in(connection, id) is not None

    def get(self, id: str) -> tuple[Retrospective, int]:
        """The retrospective and the version to save it with. Raises UnknownId."""
        found = record(Library(self.file, wait=WAIT), id)
        if found is None:
            raise UnknownId
        return found.retrospective, found.version

    def close(self) -> None:
        """Close the file. Nothing is left to write."""
        self._engine.dispose()


def _forget_signs(connection: Connection, gone: Collection[str]) -> None:
    """No vet asks any longer about a red flag of the user's own that was in what is gone alone: its name goes too."""
    is_own = not_(SIGN.c.key.op("GLOB", is_comparison=True)(CODE))
    nowhere = SIGN.c.key.not_in(select(KEPT["red_flag"].c.key))
    orphans: dict[str, set[str]] = {}
    for id, key in connection.execute(select(SIGN.c.vet, SIGN.c.key).where(is_own & nowhere & SIGN.c.key.in_(gone))):
        orphans.setdefault(id, set()).add(key)
    for id, keys in orphans.items():
        if rows := stored(connection, vet_rows.VET, id):
            with suppress(ArchiveError):  # one that cannot be read stays as it is; doctor tells of it
                vet = vet_json.from_data(vet_rows.gather(rows))
                kept = tuple(sign for sign in vet.signs if sign.key not in keys)
                prepared(replace(vet, signs=kept))(connection, {}).change(rows)


def _found_in(connection: Connection, id: str) -> Table | None:
    """The table that holds this document."""
    return next(
        (kept for kept in (GIG, VET) if connection.execute(select(kept.c.id).where(kept.c.id == id)).first()), None
    )


def _home_of(connection: Connection, id: str) -> Table:
    found = _found_in(connection, id)
    if found is None:
        raise UnknownId
    return found


def _is_in_trash(connection: Connection, id: str) -> bool:
    found = _found_in(connection, id)
    if found is None:
        return False
    return connection.execute(select(found.c.deleted_at).where(found.c.id == id)).scalar() is not None


def _move(connection: Connection, kept: Table, id: str, deleted_at: str | None) -> None:
    moved = {"deleted_at": deleted_at, "version": kept.c.version + 1}
    connection.execute(update(kept).where(kept.c.id == id).values(moved))


def _put_place(connection: Connection, id: str, place: Place) -> None:
    unread = json.dumps(dict(place.unread), ensure_ascii=False)
    row: Row = {"retrospective": id, "key": place.key, "cursor": place.cursor, "rest": int(place.rest)}
    put(connection, "place", row | {"unread": unread})
