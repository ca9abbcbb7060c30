"""import: strict, all or nothing."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from retro.commands.reading import library
from retro.commands.terminal import tell
from retro.core import archive_file
from retro.core.archive import ArchiveError, content_hash
from retro.core.retrospective import Retrospective
from retro.paths import Paths
from retro.storage.door import open_store
from retro.storage.errors import StoreError
from retro.storage.reading import record


def import_files(paths: Paths, options: Namespace) -> int:
    """`retro import`: equal content is unchanged; other content under a known id needs --update."""
    if options.dry_run:
        return _tell(_foreseen(paths, options), options, is_dry=True)
    store = open_store(paths.library)
    try:
        done = store.add_all(_read(options.files), update=options.update)
    finally:
        store.close()
    counts = Counter(
        added=len(done.added), updated=len(done.updated), unchanged=len(done.unchanged), refused=len(done.refused)
    )
    return _tell(counts, options, is_dry=False)


def _read(files: list[str]) -> Iterator[Retrospective]:
    """All retrospectives of all files; raises StoreError naming the file that is not fit."""
    for name in files:
        reader = archive_file.Reader()
        try:
            with sys.stdin.buffer if name == "-" else Path(name).open("rb") as file:
                yield from reader.read(file)
        except ArchiveError as error:
            raise StoreError(f"{name}: {error}", "Nothing was imported.") from None
        except OSError as error:
            raise StoreError(f"{name} cannot be read: {error.strerror}.", "Nothing was imported.") from None
        if reader.left_out:
            tell(f"{name}: {reader.left_out} control characters were left out.")


def _foreseen(paths: Paths, options: Namespace) -> Counter[str]:
    """What an import would do, found by reading alone."""
    counts: Counter[str] = Counter()
    for whole in _read(options.files):
        stored = record.stored_hash(library(paths), whole.id)
        if stored is None:
            counts["added"] += 1
        elif stored == content_hash(whole):
            counts["unchanged"] += 1
        else:
            counts["updated" if options.update else "refused"] += 1
    return counts


def _tell(counts: Counter[str], options: Namespace, *, is_dry: bool) -> int:
    if counts["refused"] and not options.update:
        tell(
            f"{counts['refused']} are here already with other content; nothing was imported. "
            "With --update they are replaced, and what they replace is kept as earlier text."
        )
        return 1
    would = "would be " if is_dry else ""
    tell(", ".join(f"{counts[what]} {would}{what}" for what in ("added", "updated", "unchanged")) + ".")
    return 0
