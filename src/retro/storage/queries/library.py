"""Reads the library: one short connection per question, plain SQL, never a write.

It opens `mode=rw` with `query_only`, so that SQLite can roll back what a killed writer left half done.
Nothing else may open the file in this process: closing a second handle would drop SQLite's locks.
"""

from __future__ import annotations

import os
import sqlite3
import stat
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

from retro.storage.errors import Damaged, NewerLibrary, NotALibrary, StoreError, as_store_error, display_path

APPLICATION = 0x72657472
"""`retr`: SQLite's application_id of every library."""
NEWEST = 9
"""The newest revision, SQLite's user_version: the number of the last migration (a test holds it)."""
OWN_PATIENCE = 1.0
"""Seconds that a read waits at most while this program itself is writing."""
TICK = 50_000_000
"""Nanoseconds within which two writes may leave the same time on the file."""

Values = tuple[str | int | None, ...]
Fetch = Callable[[str, Sequence[object]], list[sqlite3.Row]]
"""Asks one question and returns all rows of its answer."""


class OlderLibrary(StoreError):
    """An older retro wrote it; it must be migrated (Store.open) before it is read."""

    cause = "the library is from an older version"
    usual = "An older version of retro wrote this library, so it has to be brought up to date first."
    advice = "Start retro once; it makes a backup first."


class Library:
    """The library as the screens and commands read it. No file, or one without a byte, answers nothing."""

    def __init__(self, file: Path, *, wait: float = 0.0, migrate: Callable[[], None] | None = None) -> None:
        """`wait` is how many seconds to wait for another program's writer; `migrate` is called for an older library."""
        self.file = file
        self._wait = wait
        self._migrate = migrate

    @contextmanager
    def reading(self) -> Iterator[Fetch]:
        """Several questions about one moment. Raises Locked after `wait` seconds, and what `revision` raises.

        While this program itself is writing, it waits until that is done: nobody has to be told of it.
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

    def _migrated(self) -> sqlite3.Connection:
        """Return the connection, once an older library was brought up to date where that is asked for."""
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
        """Return a connection that holds SQLite's lock for reading, so that no later question meets a writer's."""
        until = time.monotonic() + OWN_PATIENCE
        while True:
            connection = connect(self.file, "rw" if _is_writable(self.file) else "ro", self._wait)
            try:
                connection.text_factory = str
                connection.executescript("PRAGMA query_only=ON; PRAGMA trusted_schema=OFF; BEGIN")
                connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()
                return connection
            except BaseException as error:
                connection.close()
                if not (_is_busy(error) and _own_writer_is_done(self.file, until - time.monotonic())):
                    raise

    def stamp(self) -> tuple[int, int, int] | None:
        """Equal ones: nothing was written in between. None where that cannot be told, as just after a write."""
        try:
            found = os.stat(self.file)
        except OSError:
            return None
        is_settled = time.time_ns() - found.st_mtime_ns > TICK
        return (found.st_ino, found.st_size, found.st_mtime_ns) if is_settled else None

    def fetch(self, sql: str, *values: str | int | bytes) -> list[sqlite3.Row]:
        """All rows that answer one question."""
        with self.reading() as fetch:
            return fetch(sql, values)


def _own_writer_is_done(file: Path, within: float) -> bool:
    """Whether this program was writing and is done in so many seconds."""
    from retro.storage.queries.own_writer import own_writer  # brings threading, which a command has no need of

    writer = own_writer(file)
    return writer.is_writing and within > 0 and writer.wait(within)


def _is_busy(error: BaseException) -> bool:
    return isinstance(error, sqlite3.OperationalError) and error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY


def exists(file: Path) -> bool:
    """Whether there is a file. Raises NotALibrary for a folder, a link, a pipe: nothing but a plain file is opened."""
    try:
        mode = os.lstat(file).st_mode
    except FileNotFoundError:
        return False
    except OSError as error:
        raise as_store_error(error, file) from None
    if not stat.S_ISREG(mode):
        raise NotALibrary(f"{display_path(file)} isn't a plain file. It was left alone.")
    return True


def connect(file: Path, mode: str, wait: float) -> sqlite3.Connection:
    """A connection to exactly this file, in autocommit; text that is not UTF-8 is read with U+FFFD in it."""
    connection = sqlite3.connect(f"{uri(file)}?mode={mode}", uri=True, timeout=wait, isolation_level=None)
    connection.row_factory = sqlite3.Row
    connection.text_factory = readable
    return connection


def uri(file: Path) -> str:
    """The file as SQLite's URIs name it; urllib's quoting would cost a command more than all of its reading."""
    path = os.path.abspath(file)
    for sign in "%?#":  # the percent sign first
        path = path.replace(sign, f"%{ord(sign):02x}")
    return f"file:{path}"


def readable(text: bytes) -> str:
    """Stored text; bytes that a failing disk made no UTF-8 of are U+FFFD, so that they hide nothing else."""
    return text.decode("utf-8", "replace")


_STATE = (
    "PRAGMA application_id",
    "PRAGMA user_version",
    "SELECT count(*) FROM sqlite_schema",
    "SELECT count(*) FROM sqlite_schema WHERE type IN ('trigger', 'view')",
)


def revision(connection: sqlite3.Connection) -> int:
    """The number of the last migration, 0 for an empty file. Raises NotALibrary, NewerLibrary or Damaged."""
    application, recorded, tables, foreign = (int(connection.execute(sql).fetchone()[0]) for sql in _STATE)
    if not (application or recorded or tables):
        return 0
    if application != APPLICATION:
        raise NotALibrary
    if foreign:
        raise NotALibrary("The library contains a trigger or a view, which retro never makes. It was left alone.")
    if recorded > NEWEST:
        said = f"The library has version {recorded}; this retro knows up to {NEWEST}. It was left alone."
        raise NewerLibrary(said)
    if recorded < 1 or not tables:
        raise Damaged("The library doesn't say which version it is.")
    return recorded


def is_current(connection: sqlite3.Connection) -> bool:
    """Whether there is anything to read. Raises OlderLibrary, and what `revision` raises."""
    recorded = revision(connection)
    if 0 < recorded < NEWEST:
        raise OlderLibrary
    return recorded == NEWEST


def _is_writable(file: Path) -> bool:
    return os.access(file, os.W_OK)


def _answer(connection: sqlite3.Connection, sql: str, values: Sequence[object]) -> list[sqlite3.Row]:
    """All rows; text is decoded by `readable`, which takes its time, only once there is some that is not UTF-8."""
    try:
        return connection.execute(sql, bound(sql, values)).fetchall()
    except sqlite3.OperationalError as error:
        is_of_sqlite = getattr(error, "sqlite_errorcode", None) is not None
        if is_of_sqlite or connection.text_factory is readable:
            raise
        connection.text_factory = readable
        return connection.execute(sql, bound(sql, values)).fetchall()


def bound(sql: str, values: Sequence[object]) -> Sequence[object] | dict[str, object]:
    """The values as sqlite3 takes them: by name where the SQL numbers them (`?1`), as Python 3.14 insists on."""
    return {str(at): value for at, value in enumerate(values, 1)} if "?1" in sql else values


def _nothing(sql: str, values: Sequence[object]) -> list[sqlite3.Row]:
    return []
