"""Writes exported files: the folder, the names that are free in it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from retro.core.formats.export import (
    ExportFile,
)
from retro.storage.errors import Exists, StoreError, as_store_error
from retro.storage.files import free_name, inside, write_atomically
from retro.storage.queries.settings import setting
from retro.tui.context import AppContext

WHICH_FOLDER = "Which folder?"
NO_RIGHT = "You don't have permission to write to this folder."
A_FILE = "That's a file, not a folder."
NO_FOLDER = "That folder doesn't exist, and you don't have permission to create it."
NEW_FOLDER = "That folder doesn't exist yet; it will be created."
READY = "Ready to export."
READY_MANY = "Ready to export {} files."
NAME_TAKEN = "That name is taken; it will be saved as {}."
NAMES_TAKEN = "Ready to export {} files; names already taken: {} (they get a number)."

FOLDER = "export_folder"
"""Setting that holds the folder of the last export."""
NO_PATH = "That isn't a folder path."
TRIES = 100
"""Number of names tried if somebody else takes the free one first."""


@dataclass(frozen=True, slots=True)
class ExportFolder:
    """What a typed folder means, and what would happen there."""

    folder: Path | None
    """None if nothing can be written there."""
    sentence: str


def usual_folder(app_context: AppContext) -> Path:
    """Return the folder of the last export, else the user's documents, else the home folder."""
    with suppress(StoreError):
        if chosen := setting(app_context.library, FOLDER):
            return Path(chosen)
    home = Path.home()
    return home / "Documents" if (home / "Documents").is_dir() else home


def in_short(folder: Path) -> str:
    """Return the path with `~` for the home folder."""
    with suppress(ValueError, RuntimeError):
        return str(Path("~") / folder.relative_to(Path.home()))
    return str(folder)


def spot(text: str, names: Sequence[str]) -> ExportFolder:
    """Describe what would happen if these files were written into the typed folder."""
    if not text.strip():
        return ExportFolder(None, WHICH_FOLDER)
    if "\0" in text:
        return ExportFolder(None, NO_PATH)
    try:
        return _spot(Path(os.path.abspath(Path(text.strip()).expanduser())), names)
    except (OSError, ValueError, RuntimeError):
        return ExportFolder(None, NO_PATH)


def _spot(folder: Path, names: Sequence[str]) -> ExportFolder:
    if folder.is_dir():
        if not os.access(folder, os.W_OK | os.X_OK):
            return ExportFolder(None, NO_RIGHT)
        return ExportFolder(folder, _said_of(folder, names))
    parent = next(above for above in folder.parents if os.path.lexists(above))
    if os.path.lexists(folder) or not parent.is_dir():
        return ExportFolder(None, A_FILE)
    if not os.access(parent, os.W_OK | os.X_OK):
        return ExportFolder(None, NO_FOLDER)
    return ExportFolder(folder, NEW_FOLDER)


def _said_of(folder: Path, names: Sequence[str]) -> str:
    free = [free_name(folder / name).name for name in names]
    renamed = [new for new, name in zip(free, names, strict=True) if new != name]
    if not renamed:
        return READY if len(names) == 1 else READY_MANY.format(len(names))
    if len(names) == 1:
        return NAME_TAKEN.format(renamed[0])
    return NAMES_TAKEN.format(len(names), len(renamed))


def write_files(made: Sequence[ExportFile], folder: Path) -> tuple[Path, ...]:
    """Write the files, never over others. Returns their paths. Raises StoreError."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise as_store_error(error, folder) from None
    return tuple(_write(document, folder) for document in made)


def _write(document: ExportFile, folder: Path) -> Path:
    for _ in range(TRIES):
        with suppress(Exists):
            return write_atomically(free_name(inside(folder, document.name)), document.encoded(), replace=False)
    raise Exists
