"""Restores a backup, whatever state the library is in; the present files are set aside."""

from __future__ import annotations

import errno
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from retro.core.document_kinds import Document
from retro.core.gig.draft_position import UnreadTexts
from retro.core.gig.ids import DocumentId
from retro.core.text.clock import now
from retro.storage.backup.backup import copy_database
from retro.storage.backup.copies import stamped
from retro.storage.backup.integrity import problems
from retro.storage.errors import Damaged, StoreError, as_store_error, display_path
from retro.storage.files import free_name, private_directory, put_in_place, sync_folder, temporary
from retro.storage.library_file import connect, exists
from retro.storage.queries.columns import instant

BESIDE = ("", "-journal", "-wal", "-shm")
"""Suffixes that SQLite adds to a library's name. These files belong together; one alone is worse than none."""
WRITER_WAIT = 2.0
"""Seconds that a restore waits for a writer to finish."""
_STAMPED = len("retro-set-aside-2026-03-14T22-10-05Z")
NOTHING_TO_UNDO = "There's no restore to undo."
BACK_TO_A_BACKUP = "retro restore goes back to a backup."
ANOTHER_OR_SALVAGE = "Restore another backup, or use --salvage to save what can be read of it."
DAMAGED = "{} is damaged: {}"
NOTHING_READABLE = "Nothing in {} can be read."
RESTORE_BACKUP = "Restore a backup."


@dataclass(frozen=True, slots=True)
class Restored:
    """Result of a restore."""

    library: Path
    aside: tuple[Path, ...]
    """Paths of the files that were there before, the library first; empty if there were none."""


def restore(source: Path, library: Path) -> Restored:
    """Put a verified copy of `source` in the library's place. The library may be missing, damaged, locked or newer.

    Raises StoreError and changes nothing if the source is missing, damaged, or of a newer retro.
    """
    private_directory(library.parent)
    try:
        with temporary(library) as draft:
            copy_database(source, draft)
            if found := problems(draft):
                raise Damaged(DAMAGED.format(display_path(source), found[0]), ANOTHER_OR_SALVAGE)
            return Restored(library, _replaced(library, draft))
    except OSError as error:
        raise as_store_error(error, library) from None


class Contents(NamedTuple):
    """Numbers of documents that are not in the trash, and the instant of the last change."""

    retrospectives: int = 0
    vets: int = 0
    changed_at: datetime | None = None
    """None for an empty library, and for an instant that can't be read."""


def contents(library: Path) -> Contents:
    """Count what a restored library holds; nothing of one that is older than the vets."""
    with suppress(sqlite3.Error), closing(connect(library, "ro", WRITER_WAIT)) as connection:
        found = [
            connection.execute(f'SELECT count(*), max(updated_at) FROM "{table}" WHERE deleted_at IS NULL').fetchone()
            for table in ("retrospective", "vet")
        ]
        newest = max((changed for _, changed in found if changed), default=None)
        return Contents(found[0][0], found[1][0], instant(newest))
    return Contents()


@dataclass(frozen=True, slots=True)
class SalvagedLibrary:
    """What could be read of a damaged library."""

    whole: int
    """Number of retrospectives that are just as they were written."""
    in_part: int
    """Number of those of which a part is missing or changed."""
    vets: int
    vets_in_part: int
    """As of `in_part`."""


def salvage_into(library: Path, damaged: Path) -> tuple[Restored, SalvagedLibrary]:
    """Replace `library` by a new one made of all that can be read in `damaged`, the trash included.

    Raises StoreError and changes nothing if nothing of the file can be read.
    """
    from retro.storage.care.salvage import salvage, salvage_vets
    from retro.storage.opening import open_store

    private_directory(library.parent)
    try:
        with temporary(library) as draft:
            gigs, vets = list(salvage(damaged)), list(salvage_vets(damaged))
            if not (gigs or vets):
                raise Damaged(NOTHING_READABLE.format(display_path(damaged)), RESTORE_BACKUP)
            with closing(open_store(draft)) as store:
                unread: dict[DocumentId, UnreadTexts] = {gig.document.id: gig.unread for gig in gigs}
                every: list[Document] = [*(gig.document for gig in gigs), *(vet.document for vet in vets)]
                store.add_all(every, update=False, unread=unread)
            whole, in_part = sum(gig.is_whole for gig in gigs), sum(not vet.is_whole for vet in vets)
            salvaged = SalvagedLibrary(whole, len(gigs) - whole, len(vets), in_part)
            return Restored(library, _replaced(library, draft)), salvaged
    except OSError as error:
        raise as_store_error(error, library) from None


def undo(restored: Restored) -> Restored:
    """Undo a restore: put back the files that it set aside, and set aside what it brought. Raises StoreError."""
    if not restored.aside:
        raise StoreError(NOTHING_TO_UNDO, BACK_TO_A_BACKUP)
    try:
        aside = set_aside(restored.library)
        for path in restored.aside:
            os.rename(path, _beside(restored.library, path.name.partition(".db")[2]))
        sync_folder(restored.library.parent)
    except OSError as error:
        raise as_store_error(error, restored.library) from None
    return Restored(restored.library, aside)


def asides(library: Path) -> list[Path]:
    """List the libraries that were set aside, the newest first."""
    found = library.parent.glob(f"{library.stem}-set-aside-*.db")
    return sorted(found, key=lambda path: (path.name[:_STAMPED], len(path.name), path.name), reverse=True)


def last(library: Path) -> Restored:
    """Return what the last restore did, as far as file names tell."""
    newest = next(iter(asides(library)), None)
    there = [_beside(newest, end) for end in BESIDE] if newest else []
    return Restored(library, tuple(path for path in there if os.path.lexists(path)))


def set_aside(library: Path) -> tuple[Path, ...]:
    """Rename the library and SQLite's files beside it to dated names in the same folder.

    Returns their new paths. Raises StoreError.
    """
    try:
        moved = _linked(library)
        _remove_beside(library)
        with suppress(FileNotFoundError):
            library.unlink()
        sync_folder(library.parent)
    except OSError as error:
        raise as_store_error(error, library) from None
    return moved


def _replaced(library: Path, draft: Path) -> tuple[Path, ...]:
    """Replace the library. At every moment either the old or the new one is there, and all of the old under new
    names.
    """
    with _quiet(library):
        aside = _linked(library)
        sync_folder(library.parent)
        _remove_beside(library)  # an old journal would be rolled back into the new file
        put_in_place(draft, library, replace=True)
    return aside


def _linked(library: Path) -> tuple[Path, ...]:
    """Link the files that are there under second names; copy them where the disk knows no links."""
    goal = free_name(library.with_name(f"{library.stem}-set-aside-{stamped(now())}.db"))
    there = [end for end in BESIDE if os.path.lexists(_beside(library, end))]
    for end in there:
        _link(_beside(library, end), _beside(goal, end))
    return tuple(_beside(goal, end) for end in there)


def _link(old: Path, new: Path) -> None:
    try:
        os.link(old, new, follow_symlinks=False)
    except OSError as error:
        if error.errno in {errno.EEXIST, errno.EACCES, errno.EROFS, errno.ENOSPC}:
            raise
        os.rename(old, new)  # a folder, or a disk without hard links


def _remove_beside(library: Path) -> None:
    for end in BESIDE[1:]:
        _beside(library, end).unlink(missing_ok=True)


def _beside(library: Path, end: str) -> Path:
    return library.with_name(library.name + end)


@contextmanager
def _quiet(library: Path) -> Iterator[None]:
    """Hold the write lock if it can be had soon, so that no save of another window is cut in two; else go on."""
    with ExitStack() as held:
        with suppress(StoreError, sqlite3.Error):
            if exists(library) and library.stat().st_size and _is_settled(library):
                connection = held.enter_context(closing(connect(library, "rw", WRITER_WAIT)))
                connection.execute("BEGIN IMMEDIATE")
        yield


def _is_settled(library: Path) -> bool:
    """Wait until no journal stands beside the library. Returns whether that came true.

    A journal that stays is from a killed writer: opening the library would let SQLite change it.
    """
    end = time.monotonic() + WRITER_WAIT
    while any(os.path.lexists(_beside(library, name)) for name in BESIDE[1:]):
        if time.monotonic() > end:
            return False
        time.sleep(0.01)
    return True
