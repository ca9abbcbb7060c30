"""`retro import`: read an archive strictly, all or nothing."""

from __future__ import annotations

import os
import stat
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from retro.commands.output import tell
from retro.commands.progress import counted
from retro.core.formats import archive_file
from retro.core.formats.codec import ArchiveError
from retro.core.formats.document import Document
from retro.paths import Paths
from retro.storage.backup.backup import in_case, settle
from retro.storage.errors import StoreError
from retro.storage.opening import open_store
from retro.storage.writing.store import Imported

OVERWRITE = (
    "Use --update to overwrite; the text of a retrospective stays in its earlier versions, "
    "and a vetted gig in the backup that is made first."
)


def import_files(paths: Paths, options: Namespace) -> int:
    """`retro import`: equal content is unchanged; other content under a known id needs --update."""
    arriving = _read(options.files)
    if options.dry_run and not paths.library.exists():
        return _tell(Imported(added=sum(1 for _ in arriving)), options)
    made = None if options.dry_run else in_case("import", paths.library, paths.backups)
    done = Imported()
    try:
        done = _taken_in(arriving, paths, options)
    finally:
        settle(made, is_needed=done.is_change)
    return _tell(done, options)


def _taken_in(arriving: Iterator[Document], paths: Paths, options: Namespace) -> Imported:
    store = open_store(paths.library, paths.backups)
    try:
        return store.add_all(arriving, update=options.update, dry_run=options.dry_run)
    finally:
        store.close()


def _read(files: list[str]) -> Iterator[Document]:
    """All that the files hold; raises StoreError naming the file that is not fit."""
    for name in files:
        reader = archive_file.Reader()
        try:
            with sys.stdin.buffer if name == "-" else Path(name).open("rb") as file:
                yield from counted(reader.read(file), "Importing", _share(file))
        except ArchiveError as error:
            raise StoreError(f"{name}: {error}", "Nothing was imported.") from None
        except OSError as error:
            raise StoreError(f"{name} can't be read: {error.strerror}.", "Nothing was imported.") from None
        if reader.left_out:
            tell(f"{name}: {reader.left_out} control characters were left out.")


def _share(file: BinaryIO) -> Callable[[int], float | None]:
    """How much of a file is read, whatever the number of records so far; None for what has no size."""
    found = os.fstat(file.fileno())
    size = found.st_size if stat.S_ISREG(found.st_mode) else 0
    return lambda number: file.tell() / size if size else None


def _tell(done: Imported, options: Namespace) -> int:
    if done.refused:
        named = ", ".join(id[:8] for id in done.refused[:8])
        exist = "1 already exists" if len(done.refused) == 1 else f"{len(done.refused):,} already exist"
        tell(f"{exist} with different content ({named}), so nothing was imported. {OVERWRITE}")
        return 1
    would = "would be " if options.dry_run else ""
    counts = (("added", done.added), ("updated", done.updated), ("unchanged", done.unchanged))
    tell(", ".join(f"{number} {would}{what}" for what, number in counts) + ".")
    return 0
