"""Writes documents to stdout, or to the file or folder given with -o."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Iterable

from retro.commands.output import UsageError, put_markdown, tell, write_stdout
from retro.core.formats.export import ExportFile
from retro.core.formats.export_formats import JSON, ExportFormat

NEEDS_FOLDER = "To export several as {}, add -o FOLDER; or use --format {} for one file."
IS_A_FILE = "{} is a file, and several gigs need a folder."
NAME_A_FOLDER = "Name a folder, or use --format {} for one file."
SEVERAL_WRITTEN = "{} written to {}."
WRITTEN = "Written to {}."


def is_on_terminal(options: Namespace) -> bool:
    """Tell whether what is written is read on a terminal, among what else is said there."""
    return (not options.output or options.output == "-") and sys.stdout.isatty()


def refuse_stdout(options: Namespace, form: ExportFormat) -> None:
    """Raise UsageError if several files of this format have no folder to go into."""
    if not options.output or options.output == "-":
        raise UsageError(NEEDS_FOLDER.format(form.name, JSON.extension))


def write_each(files: Iterable[ExportFile], options: Namespace) -> int:
    """Write each file into the folder given with -o. Returns the exit code. Raises StoreError."""
    from retro.commands.typed_paths import errors_as_typed, path_as_typed  # kept out of the usual case, as below
    from retro.storage.errors import Exists, display_path
    from retro.storage.files import write_atomically

    count = 0
    with errors_as_typed(options.output) as folder:
        if folder.exists() and not folder.is_dir():
            raise Exists(IS_A_FILE.format(display_path(folder)), NAME_A_FOLDER.format(JSON.extension))
        folder.mkdir(parents=True, exist_ok=True)
        for file in files:
            write_atomically(folder / file.name, file.encoded(), replace=options.force)
            count += 1
    tell(SEVERAL_WRITTEN.format(count, path_as_typed(folder, options.output)))
    return 0


def write_file(file: ExportFile, options: Namespace) -> int:
    """Write it as `write_output` does, under its own name."""
    return write_output(file.pieces, options, file.name)


def write_output(pieces: Iterable[str], options: Namespace, name: str) -> int:
    """Write to stdout, or to the file or folder given with -o. An existing file is replaced only with --force."""
    if not options.output or options.output == "-":
        if name.endswith(".md"):
            put_markdown(pieces)
        else:
            for piece in pieces:
                write_stdout(piece)
        sys.stdout.flush()
        return 0
    from retro.commands.typed_paths import errors_as_typed, path_as_typed  # most documents go to stdout
    from retro.storage.files import write_atomically

    with errors_as_typed(options.output) as target:
        if target.is_dir() or options.output.endswith(os.sep):
            target.mkdir(parents=True, exist_ok=True)
            target /= name
        write_atomically(target, (piece.encode() for piece in pieces), replace=options.force)
    tell(WRITTEN.format(path_as_typed(target, options.output)))
    return 0
