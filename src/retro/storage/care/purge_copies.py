"""Finds and cleans the copies (backups, recovery files) of documents that were deleted for good."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path

from retro.core.gig.ids import DocumentId
from retro.paths import Paths
from retro.storage.autosave.recovery import recovery_files
from retro.storage.backup.backup import copy_database
from retro.storage.backup.copies import backups
from retro.storage.backup.integrity import faults, reading
from retro.storage.care.restore import DAMAGED, asides
from retro.storage.edit_files import forget_edits
from retro.storage.errors import Damaged, StoreError, as_store_error, display_path
from retro.storage.files import put_in_place, temporary
from retro.storage.opening import open_store

TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name IN ('retrospective', 'vet')"
"""Tables of documents; a copy may be older than the table of vets."""
HOLDS = "SELECT count(*) FROM {} WHERE id IN (SELECT value FROM json_each(?))"
LEFT_ALONE = "It was left alone."


def copies(paths: Paths) -> Iterator[Path]:
    """List every other file that may hold it: backups, the newest first, and libraries that were set aside."""
    yield from (backup.path for backup in backups(paths.backups))
    yield from asides(paths.library)


def holding(paths: Paths, ids: Collection[DocumentId]) -> list[Path]:
    """Find the copies that hold one of these documents, or that cannot be read and so may hold one."""
    return [path for path in copies(paths) if _holds(path, ids)]


def purge_copy(path: Path, ids: Collection[DocumentId]) -> None:
    """Rewrite a copy without these documents under the same name. A failure leaves it unchanged. Raises StoreError."""
    try:
        with temporary(path) as draft:
            copy_database(path, draft)
            store = open_store(draft)
            try:
                store.purge(list(ids))
            finally:
                store.close()
            if found := faults(draft):
                raise Damaged(DAMAGED.format(display_path(path), found[0]), LEFT_ALONE)
            put_in_place(draft, path, replace=True)
    except OSError as error:
        raise as_store_error(error, path) from None


def forget_recovered(paths: Paths, ids: Collection[DocumentId]) -> None:
    """Remove the recovery files of these documents, and their text in editors' files."""
    for path in recovery_files(paths.recovery):
        if path.name.partition("-")[0] in ids:
            with suppress(OSError):
                path.unlink()
    forget_edits(paths.editing, ids)


def _holds(path: Path, ids: Collection[DocumentId]) -> bool:
    try:
        with reading(path) as connection:
            wanted = (json.dumps(list(ids)),)
            tables = [str(row[0]) for row in connection.execute(TABLES)]
            return any(connection.execute(HOLDS.format(table), wanted).fetchone()[0] for table in tables)
    except StoreError:
        return True
