"""Backups of the library, made while it is in use and verified before they count."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

from retro.core.text.clock import now
from retro.storage.backup.copies import backups, stamped
from retro.storage.backup.integrity import CHECK_LOCK_WAIT, faults, reading
from retro.storage.backup.pruning import DAY, keep_or_discard, prune, remove_cut_short
from retro.storage.errors import Damaged, EmptyLibrary, as_store_error
from retro.storage.files import free_name, private_directory, put_in_place, target_error, temporary
from retro.storage.library_file import connect, exists, revision

GONE_BUT_BACKED_UP = "The library is empty or gone, although there are backups; the newest is from {:%Y-%m-%d %H:%M}."
NOTHING_YET = "Nothing to back up yet."
WRITE_FIRST = "Write something first."
DAMAGED = "The library is damaged: {} No backup was made of it."


def backup(library: Path, target: Path) -> Path:
    """Copy the library as of one moment, private to the owner. Returns `target`.

    The copy is checked before it gets its name. A single changed record does not stop the copy; `Backup.ok` reports it.
    Raises Exists if the name is taken, Missing or EmptyLibrary if there is nothing to copy, and Damaged if the file is
    not whole; no copy is made then, because it would look like a good one.
    """
    try:
        with temporary(target) as draft:
            copy_database(library, draft)
            if found := faults(draft):
                raise Damaged(DAMAGED.format(found[0]))
            put_in_place(draft, target, replace=False)
    except OSError as error:
        raise target_error(error, target) from None
    return target


def copy_database(source: Path, draft: Path) -> None:
    """Copy one moment of a library into an empty file. Raises StoreError."""
    with reading(source, _mode(source)) as connection:
        connection.execute("BEGIN")
        if revision(connection) == 0:  # takes the lock first: `backup` alone would wait for ever
            raise EmptyLibrary(NOTHING_YET, WRITE_FIRST)
        try:
            with closing(connect(draft, "rw", CHECK_LOCK_WAIT)) as into:
                connection.backup(into)
        except sqlite3.Error as error:
            raise as_store_error(error, draft) from None


def daily(library: Path, folder: Path, *, clock: Callable[[], datetime] = now) -> Path | None:
    """Make a copy if the last is a day old and the library has changed since; None if there is nothing to do.

    Older copies are pruned only then. Reads whole files: run it in a thread of its own, after the first frame. Raises
    what `backup` raises.
    """
    if not _is_there(library):
        return None
    at = clock()
    last = next((known for known in backups(folder) if known.at <= at), None)  # a clock that was ahead proves nothing
    if last is not None and at - last.at < DAY:
        return None
    if last is not None and library.stat().st_mtime <= last.at.timestamp():
        return None
    made = _into(folder, library, "", at)
    prune(folder)
    remove_cut_short(folder)
    return made


def backup_now(library: Path, folder: Path) -> Path:
    """Make a copy now; it counts as the daily one. Raises what `backup` raises."""
    return _into(folder, library, "", now())


def backup_before(what: str, library: Path, folder: Path) -> Path | None:
    """Make a copy before a `migration`, `import` or `deletion`; None if there is nothing to copy yet."""
    made = backup_tentatively(what, library, folder)
    keep_or_discard(made, is_needed=True)
    return made


def backup_tentatively(what: str, library: Path, folder: Path) -> Path | None:
    """Make a copy before something that may change nothing; `keep_or_discard` is told afterwards whether it did."""
    return _into(folder, library, f"-before-{what}", now()) if _is_there(library) else None


def refuse_to_start_afresh(library: Path, folder: Path) -> None:
    """Raise EmptyLibrary if the library is missing or has no bytes although there are backups of it."""
    if not _is_there(library) and (known := backups(folder)):
        newest = known[0].at.astimezone()
        raise EmptyLibrary(GONE_BUT_BACKED_UP.format(newest))


def _into(folder: Path, library: Path, why: str, at: datetime) -> Path:
    private_directory(folder)
    return backup(library, free_name(folder / f"retro-{stamped(at)}{why}.db"))


def _is_there(library: Path) -> bool:
    """Tell whether there is a file that is not empty. Raises StoreError if it is no regular file."""
    try:
        return exists(library) and library.stat().st_size > 0
    except OSError as error:
        raise as_store_error(error, library) from None


def _mode(source: Path) -> str:
    """Choose the mode to open with: writing only where SQLite must roll back what a killed writer left."""
    return "rw" if source.with_name(source.name + "-journal").exists() else "ro"
