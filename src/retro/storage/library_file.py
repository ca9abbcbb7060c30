"""A library's file: connecting to exactly that file, and which version of a library it is."""

from __future__ import annotations

import os
import sqlite3
import stat
from pathlib import Path

from retro.storage.errors import Damaged, NewerLibrary, NotALibrary, StoreError, as_store_error, display_path

APPLICATION = 0x72657472
"""`retr`: SQLite's application_id of every library."""
NEWEST = 14
"""The newest revision, SQLite's user_version: the number of the last migration (a test compares them)."""
HOLDS = "holds"
"""Name in SQL of the function that tells whether a text holds a word, letter for letter."""
TOO_NEW = "The library has version {}; this retro knows up to {}. It was left alone."
NOT_PLAIN = "{} isn't a plain file. It was left alone."
FOREIGN_CODE = "The library contains a trigger or a view, which retro never makes. It was left alone."
NO_VERSION = "The library doesn't say which version it is."


class OlderLibrary(StoreError):
    """An older retro wrote it; it must be migrated (Store.open) before it is read."""

    cause = "the library is from an older version"
    usual = "An older version of retro wrote this library, so it has to be brought up to date first."
    advice = "Start retro once; it makes a backup first."


def exists(file: Path) -> bool:
    """Tell whether the file exists. Raises NotALibrary for a folder, a link or a pipe.

    Only a regular file is opened.
    """
    try:
        mode = os.lstat(file).st_mode
    except FileNotFoundError:
        return False
    except OSError as error:
        raise as_store_error(error, file) from None
    if not stat.S_ISREG(mode):
        raise NotALibrary(NOT_PLAIN.format(display_path(file)))
    return True


def connect(file: Path, mode: str, wait: float) -> sqlite3.Connection:
    """Connect to exactly this file, in autocommit; bytes that are not UTF-8 are read as U+FFFD."""
    connection = sqlite3.connect(f"{uri(file)}?mode={mode}", uri=True, timeout=wait, isolation_level=None)
    connection.row_factory = sqlite3.Row
    connection.text_factory = readable
    connection.create_function(HOLDS, 2, _holds, deterministic=True)
    return connection


def _holds(text: object, word: str) -> bool:
    return isinstance(text, str) and word in text


def uri(file: Path) -> str:
    """Return the file's name as a URI of SQLite; importing urllib would cost a command more than all its reading."""
    path = os.path.abspath(file)
    for sign in "%?#":  # the percent sign first
        path = path.replace(sign, f"%{ord(sign):02x}")
    return f"file:{path}"


def readable(text: bytes) -> str:
    """Decode stored text; bytes that are not UTF-8 become U+FFFD, so that they hide nothing else."""
    return text.decode("utf-8", "replace")


_STATE = (
    "PRAGMA application_id",
    "PRAGMA user_version",
    "SELECT count(*) FROM sqlite_schema",
    "SELECT count(*) FROM sqlite_schema WHERE type IN ('trigger', 'view')",
)


def revision(connection: sqlite3.Connection) -> int:
    """Return the number of the last migration, 0 for an empty file. Raises NotALibrary, NewerLibrary or Damaged."""
    application, recorded, tables, foreign = (int(connection.execute(sql).fetchone()[0]) for sql in _STATE)
    if not (application or recorded or tables):
        return 0
    if application != APPLICATION:
        raise NotALibrary
    if foreign:
        raise NotALibrary(FOREIGN_CODE)
    if recorded > NEWEST:
        raise NewerLibrary(TOO_NEW.format(recorded, NEWEST))
    if recorded < 1 or not tables:
        raise Damaged(NO_VERSION)
    return recorded


def is_current(connection: sqlite3.Connection) -> bool:
    """Tell whether there is anything to read. Raises OlderLibrary, and as `revision` does."""
    recorded = revision(connection)
    if 0 < recorded < NEWEST:
        raise OlderLibrary
    return recorded == NEWEST
