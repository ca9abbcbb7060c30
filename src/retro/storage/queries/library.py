"""Reads the library: one short connection for each question, plain SQL, never a write.

It opens `mode=rw` with `query_only`, so that SQLite can roll back what a killed writer left half done. Nothing else may
open the file in this process: closing a second handle would drop SQLite's locks.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import TypeVar, cast

from retro.storage.errors import as_store_error
from retro.storage.library_file import OlderLibrary, connect, exists, is_current, readable

OWN_WRITER_WAIT = 1.0
"""Most seconds that a read waits while this program itself is writing."""
CACHE = 200
"""KiB of pages that a connection keeps. Almost every page is read once, and the system keeps them anyway."""
TICK = 50_000_000
"""Nanoseconds within which two writes can leave the same time on the file."""
BEGIN_READING = f"PRAGMA cache_size=-{CACHE}; PRAGMA query_only=ON; PRAGMA trusted_schema=OFF; BEGIN"

T = TypeVar("T")
Fetch = Callable[[str, Sequence[object]], list[sqlite3.Row]]
"""Runs one query and returns all its rows."""


class Library:
    """Reads the library for screens and commands. A missing or empty file answers every query with no rows."""

    def __init__(self, file: Path, *, wait: float = 0.0, migrate: Callable[[], None] | None = None) -> None:
        """`wait` is how many seconds to wait for another program's writer; `migrate` is called for an older library."""
        self.file = file
        self._wait = wait
        self._migrate = migrate
        self._kept: dict[Hashable, tuple[tuple[int, int, int], object]] = {}
        """What was read of the library in a state, with the stamp of that state."""

    @contextmanager
    def reading(self) -> Iterator[Fetch]:
        """Yield a function that runs several queries on one snapshot.

        Raises Locked after `wait` seconds, and another StoreError if the file can't be read as a library of a known
        revision. While this program itself is writing, it waits until that is done, and reports nothing.
        """
        if not exists(self.file):
            yield _nothing
            return
        try:
            with closing(self._migrated()) as connection:
                if is_current(connection):
                    yield partial(_answer, connection)
                else:
                    yield _nothing
        except (sqlite3.Error, OSError) as error:
            raise as_store_error(error, self.file) from None

    @contextmanager
    def snapshot(self) -> Iterator[Library]:
        """Yield the library as it is now: one connection and one read lock for all that is asked of it meanwhile.

        Raises as `reading` does.
        """
        with self.reading() as fetch:
            yield _Snapshot(self.file, fetch)

    def _migrated(self) -> sqlite3.Connection:
        """Return the connection, after migrating an older library if that is asked for."""
        connection = self._opened()
        if self._migrate is None:
            return connection
        try:
            is_current(connection)
        except OlderLibrary:
            connection.close()
            self._migrate()
            return self._opened()
        except BaseException:
            connection.close()
            raise
        return connection

    def _opened(self) -> sqlite3.Connection:
        """Return a connection that holds SQLite's read lock, so that no later query meets a writer's."""
        until = time.monotonic() + OWN_WRITER_WAIT
        while True:
            connection = connect(self.file, "rw" if _is_writable(self.file) else "ro", self._wait)
            try:
                connection.text_factory = str
                connection.executescript(BEGIN_READING)
                connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()
                return connection
            except BaseException as error:
                connection.close()
                if not (_is_busy(error) and _own_writer_is_done(self.file, until - time.monotonic())):
                    raise

    def stamp(self) -> tuple[int, int, int] | None:
        """Return a stamp; nothing was written between two equal ones.

        None if that is uncertain, as just after a write.
        """
        try:
            found = os.stat(self.file)
        except OSError:
            return None
        is_settled = time.time_ns() - found.st_mtime_ns > TICK
        return (found.st_ino, found.st_size, found.st_mtime_ns) if is_settled else None

    def read_once(self, what: Hashable, read: Callable[[], T]) -> T:
        """Return what `read` returns, kept until something is written. Any thread may ask; raises as `read` does.

        `what` names it, and holds all that it depends on besides the library, such as the day.
        """
        before = self.stamp()
        kept, found = self._kept.get(what, (None, None))
        if before is not None and kept == before:
            return cast("T", found)
        found = read()
        if before is not None and before == self.stamp():
            others = {known: each for known, each in self._kept.items() if each[0] == before}
            self._kept = {**others, what: (before, found)}  # bound once: another thread may be reading the old one
        return found

    def fetch(self, sql: str, *values: str | int | bytes | None) -> list[sqlite3.Row]:
        """Return all rows of one query."""
        with self.reading() as fetch:
            return fetch(sql, values)


class _Snapshot(Library):
    """Answers from a connection that is open already."""

    def __init__(self, file: Path, fetch: Fetch) -> None:
        super().__init__(file)
        self._fetch = fetch

    @contextmanager
    def reading(self) -> Iterator[Fetch]:
        """Yield what the snapshot is read by."""
        yield self._fetch


def _own_writer_is_done(file: Path, within: float) -> bool:
    """Wait until this program has finished a write. Returns whether it was writing and finished in so many seconds."""
    from retro.storage.own_writer import own_writer  # imports threading, which a command does not need

    writer = own_writer(file)
    return writer.is_writing and within > 0 and writer.wait(within)


def _is_busy(error: BaseException) -> bool:
    return isinstance(error, sqlite3.OperationalError) and error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY


def _is_writable(file: Path) -> bool:
    return os.access(file, os.W_OK)


def _answer(connection: sqlite3.Connection, sql: str, values: Sequence[object]) -> list[sqlite3.Row]:
    """Return all rows; the slower `readable` decodes text only once some is not UTF-8."""
    try:
        return connection.execute(sql, bound(sql, values)).fetchall()
    except sqlite3.OperationalError as error:
        is_of_sqlite = getattr(error, "sqlite_errorcode", None) is not None
        if is_of_sqlite or connection.text_factory is readable:
            raise
        connection.text_factory = readable
        return connection.execute(sql, bound(sql, values)).fetchall()


def _nothing(sql: str, values: Sequence[object]) -> list[sqlite3.Row]:
    return []


def bound(sql: str, values: Sequence[object]) -> Sequence[object] | dict[str, object]:
    """Return the values as sqlite3 takes them: by name where the SQL numbers them (`?1`), as Python 3.14 requires."""
    return {str(at): value for at, value in enumerate(values, 1)} if "?1" in sql else values
