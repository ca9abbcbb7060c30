"""Errors of the library, each with a sentence and a next step for the user.

A StoreError never holds the user's text, but a database error can: raise the converted one `from None`.
"""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path
from typing import ClassVar

from retro.core.text.control_chars import visible

LIBRARY = "the library"
MOVED = "The library was moved or deleted while it was open."
NOT_OPENED = "{} couldn't be opened."
CHECK_FOLDER = "Check that you can read and write it, and its folder."
READ_ERROR = "Disk error while reading or writing {}."
CHECK_DISK = "Free some space and check the disk."
NOT_UTF8 = "decode to UTF-8"
DISK_ERROR = "Disk error on {}."


class StoreError(Exception):
    """The disk or the library refused something: one sentence says what, one says what to do next."""

    cause: ClassVar[str] = "disk error"
    """The same in two or three words, for the status line."""
    usual: ClassVar[str] = "Can't open the library."
    advice: ClassVar[str] = "Run retro doctor to find out why (it changes nothing)."

    def __init__(self, sentence: str = "", next_step: str = "") -> None:
        self.sentence = sentence or self.usual
        self.next_step = next_step or self.advice
        super().__init__(self.sentence, self.next_step)

    def __str__(self) -> str:
        return f"{self.sentence} {self.next_step}"


class Locked(StoreError):
    """Another window or program is writing; trying again in a moment may succeed."""

    cause = "another window is writing"
    usual = "Another window or program is writing to the library."
    advice = "Close it, or try again in a moment."


class ReadOnly(StoreError):
    """The file, the folder or the whole disk is read-only."""

    cause = "the library is read-only"
    usual = "The library is read-only."
    advice = "Get write permission there, or choose another folder with --home."


class DiskFull(StoreError):
    """There is no room: the disk, a quota, or the limit of one file."""

    cause = "disk full"
    usual = "The disk is full."
    advice = "Free some space, then try again."


class Damaged(StoreError):
    """The library is one of ours, but cannot be read as a whole."""

    cause = "the library is damaged"
    usual = "The library is damaged."
    advice = "Nothing was deleted. Run retro restore to go back to a backup."


class NotALibrary(StoreError):
    """The file is something else, and is left unchanged."""

    cause = "the file isn't a library"
    usual = "That file isn't a retro database. It was left alone."
    advice = "Move it away, or run retro restore to go back to a backup."


class NewerLibrary(StoreError):
    """A newer retro wrote it; this one must not write to it."""

    cause = "the library is from a newer version"
    usual = "A newer version of retro wrote this library, so it was left alone."
    advice = "Install the newest version of retro."


class Conflict(StoreError):
    """The stored version differs from the one that the change was made from."""

    cause = "changed in another window"
    usual = "This retrospective was changed in another window."
    advice = "Open it again to see both."


class UnknownId(StoreError):
    """No retrospective's id begins so."""

    usual = "There's no retrospective with that id."
    advice = "retro list shows the ids."


class AmbiguousId(StoreError):
    """More than one id begins so."""

    usual = "That id matches more than one retrospective."
    advice = "Add a character or two; retro list shows the ids."


class Missing(StoreError):
    """A file or folder that should exist is missing."""

    cause = "the library is gone"
    usual = "The library isn't there."
    advice = "Put it back, or run retro restore to go back to a backup."


class NotAFolder(Missing):
    """A file stands where the path has a folder."""

    cause = "part of the path is a file"
    usual = "Part of that path is a file, not a folder."
    advice = "Choose another place."


class EmptyLibrary(StoreError):
    """The library is empty or missing although there are backups; it is not started afresh without asking."""

    cause = "the library is empty"
    usual = "The library is empty, although there are backups of it."
    advice = "Run retro restore to go back to a backup, or move the empty file away to start afresh."


class Exists(StoreError):
    """The name is taken, and replacing it was not asked for."""

    usual = "A file with that name is already there. It was left alone."
    advice = "Choose another name, or add --force to replace it."


_SQLITE: dict[int, type[StoreError]] = {
    sqlite3.SQLITE_BUSY: Locked,
    sqlite3.SQLITE_LOCKED: Locked,
    sqlite3.SQLITE_READONLY: ReadOnly,
    sqlite3.SQLITE_PERM: ReadOnly,
    sqlite3.SQLITE_FULL: DiskFull,
    sqlite3.SQLITE_CORRUPT: Damaged,
    sqlite3.SQLITE_NOTADB: NotALibrary,
}
_SYSTEM: dict[int, tuple[type[StoreError], str]] = {
    errno.ENOSPC: (DiskFull, "There's no space left for {}."),
    errno.EDQUOT: (DiskFull, "Your disk quota is full: there's no space for {}."),
    errno.EFBIG: (DiskFull, "{} has reached a file-size limit."),
    errno.EROFS: (ReadOnly, "{} is on a disk that is read-only."),
    errno.EACCES: (ReadOnly, "You don't have permission to write to {}."),
    errno.EPERM: (ReadOnly, "You don't have permission to change {}."),
    errno.ENOENT: (Missing, "{} isn't there."),
    errno.ENOTDIR: (NotAFolder, "{} can't be there: part of its path is a file, not a folder."),
    errno.EEXIST: (Exists, "{} is already there. It was left alone."),
    errno.EISDIR: (Exists, "{} is a folder."),
    errno.ENAMETOOLONG: (StoreError, "The name of {} is too long for this disk."),
    errno.EPIPE: (StoreError, "The program reading {} stopped."),
}


_READ: dict[int, str] = {
    errno.ENOENT: "{} isn't there.",
    errno.EISDIR: "{} is a folder, not a file.",
    errno.EACCES: "You don't have permission to read {}.",
}
UNREADABLE = "{} can't be read: {}."


def read_error(error: OSError, path: str) -> str:
    """Return one sentence that says why a file that was named can't be read."""
    said = _READ.get(error.errno or 0)
    return said.format(display_path(path)) if said else UNREADABLE.format(display_path(path), error.strerror)


def as_store_error(error: BaseException, path: Path | None = None) -> StoreError:
    """Convert an error of the database or the system to a StoreError, naming `path` if that helps.

    StoreErrors are unchanged.
    """
    if isinstance(error, StoreError):
        return error
    cause: object = getattr(error, "orig", None) or error  # SQLAlchemy wraps the driver's error
    if isinstance(cause, sqlite3.Error):
        return _of_sqlite(cause, path)
    if isinstance(cause, OSError):
        return _of_system(cause, path)
    return StoreError()


def _of_sqlite(error: sqlite3.Error, path: Path | None) -> StoreError:
    code: int = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK)
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return Missing(MOVED)
    kind = _SQLITE.get(code & 0xFF) or _of_words(str(error))
    if kind is not None:
        return kind()
    name = display_path(path)
    if code & 0xFF == sqlite3.SQLITE_CANTOPEN:
        return StoreError(NOT_OPENED.format(name), CHECK_FOLDER)
    if code & 0xFF == sqlite3.SQLITE_IOERR:
        return StoreError(READ_ERROR.format(name), CHECK_DISK)
    return StoreError()


def _of_words(message: str) -> type[StoreError] | None:
    """Convert an error that the driver raises itself, without a code of SQLite."""
    return Damaged if NOT_UTF8 in message else None


def _of_system(error: OSError, path: Path | None) -> StoreError:
    kind, sentence = _SYSTEM.get(error.errno or 0, (StoreError, DISK_ERROR))
    begins = not path or not sentence.startswith("{}")  # paths keep their spelling
    told_of = sentence.replace("{}", display_path(path), 1)
    return kind(told_of[0].upper() + told_of[1:] if begins else told_of)


def display_path(path: Path | str | None) -> str:
    """Format a path for a message; nothing in it can steer a terminal or fail to print."""
    return visible(str(path)).replace("\n", "␊") if path else LIBRARY
