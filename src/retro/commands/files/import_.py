"""`retro import`: reads archives strictly, all or nothing."""

from __future__ import annotations

import os
import stat
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping
from io import BufferedReader
from typing import BinaryIO, cast

from retro.commands.files import merge_report
from retro.commands.files.merge_report import WOULD_BE
from retro.commands.files.progress import with_progress
from retro.commands.output import dropped_text, tell
from retro.commands.typed_paths import place_of
from retro.core.document_kinds import Document
from retro.core.formats import archive_file
from retro.core.formats.codec import ArchiveError
from retro.core.gig.draft_position import UnreadTexts
from retro.core.gig.ids import DocumentId, short_id
from retro.paths import Paths
from retro.storage.backup.backup import backup_tentatively
from retro.storage.backup.pruning import keep_or_discard
from retro.storage.errors import StoreError, display_path, read_error
from retro.storage.opening import open_store
from retro.storage.writing.merging import MergedIn
from retro.storage.writing.store import Imported

NO_ARCHIVE = "{} is a library or a backup of one, not an archive."
AND_MORE = " and {:,} more"
OLDER = "Careful: the file is older than what's here for {}. --merge keeps both."
OLDER_IMPORTED = (
    "Careful: the file is older than what was here for {}. "
    "What was there is in the backup made before; retro where shows its folder."
)

NOTHING_IMPORTED = "Nothing was imported."
READS_JSON = f"{NOTHING_IMPORTED} retro import reads what retro export --format json wrote."
NO_NAME = "“”"
LEFT_OUT = "{}: {}"
ONE_EXISTS = "1 already exists with different content ({}), so nothing was imported."
MANY_EXIST = "{:,} already exist with different content ({}), so nothing was imported."
DOUBLED = "{} comes twice with different content, so nothing was imported."
TAKE_BOTH = "Use --merge to keep both, or --update to take the later one."
OVERWRITE = (
    "Use --merge to keep both, or --update to overwrite: the text of a retrospective stays in its earlier versions, "
    "and a vetted gig in the backup that is made first."
)
FROM_LIBRARY = "Run retro export --all --format json on that machine; to go back to a backup, run retro restore."
SQLITE = b"SQLite format 3\0"
"""First bytes of a SQLite library, and so of a backup."""


def import_files(paths: Paths, options: Namespace) -> int:
    """Run `retro import`. Equal content is unchanged; different content under a known id needs --update or --merge."""
    unread: dict[DocumentId, UnreadTexts] = {}
    arriving = _read(options.files, unread)
    if options.dry_run and not paths.library.exists():
        return _tell(Imported(added=sum(1 for _ in arriving)), options)
    made = None if options.dry_run else backup_tentatively("import", paths.library, paths.backups)
    done: Imported | MergedIn = Imported()
    try:
        done = _taken_in(arriving, unread, paths, options)
    finally:
        keep_or_discard(made, is_needed=done.is_change)
    return merge_report.tell_of(done, options) if isinstance(done, MergedIn) else _tell(done, options)


def _taken_in(
    arriving: Iterator[Document], unread: Mapping[DocumentId, UnreadTexts], paths: Paths, options: Namespace
) -> Imported | MergedIn:
    store = open_store(paths.library, paths.backups)
    try:
        if options.merge:
            return store.merge_all(arriving, dry_run=options.dry_run, unread=unread)
        return store.add_all(arriving, update=options.update, dry_run=options.dry_run, unread=unread)
    finally:
        store.close()


def _read(files: list[str], unread: dict[DocumentId, UnreadTexts]) -> Iterator[Document]:
    """Read every record of the files, and before it is yielded its texts that were not understood into `unread`.

    Raises StoreError that names the unfit file as it was typed.
    """
    for name in files:
        reader, has_begun = archive_file.Reader(), False
        try:
            with sys.stdin.buffer if name == "-" else place_of(name).open("rb") as file:
                # Standard input is typed as any binary file, and is one that can be peeked into
                if cast(BufferedReader, file).peek(len(SQLITE)).startswith(SQLITE):
                    raise StoreError(NO_ARCHIVE.format(display_path(name)), FROM_LIBRARY)
                for document in with_progress(reader.read(file), "Importing", _share(file)):
                    unread |= reader.unread
                    has_begun = True
                    yield document
        except ArchiveError as error:
            raise StoreError(f"{display_path(name)}: {error}", NOTHING_IMPORTED if has_begun else READS_JSON) from None
        except OSError as error:
            raise StoreError(read_error(error, name or NO_NAME), NOTHING_IMPORTED) from None
        if reader.left_out:
            tell(LEFT_OUT.format(display_path(name), dropped_text(reader.left_out)))


def _share(file: BinaryIO) -> Callable[[int], float | None]:
    """Return the share of a file read so far; None if the file has no size."""
    found = os.fstat(file.fileno())
    size = found.st_size if stat.S_ISREG(found.st_mode) else 0
    return lambda number: file.tell() / size if size else None


def _tell(done: Imported, options: Namespace) -> int:
    if done.doubled:
        raise StoreError(DOUBLED.format(short_id(done.doubled[0])), TAKE_BOTH)
    if done.refused:
        named = ", ".join(short_id(id) for id in done.refused[:8])
        count = len(done.refused)
        raise StoreError(ONE_EXISTS.format(named) if count == 1 else MANY_EXIST.format(count, named), OVERWRITE)
    would = WOULD_BE if options.dry_run else ""
    counts = (("added", done.added), ("updated", done.updated), ("unchanged", done.unchanged))
    tell(", ".join(f"{number} {would}{what}" for what, number in counts) + ".")
    if done.older:
        tell(_warned(done.older, options))
    return 0


def _warned(older: tuple[str, ...], options: Namespace) -> str:
    named = ", ".join(short_id(id) for id in older[:8]) + (AND_MORE.format(len(older) - 8) if len(older) > 8 else "")
    return (OLDER if options.dry_run else OLDER_IMPORTED).format(named)
