"""`retro backup`."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from retro.commands.output import UsageError, tell
from retro.commands.typed_paths import errors_as_typed, path_as_typed
from retro.core.text.clock import now
from retro.paths import Paths
from retro.storage.backup import copies, integrity
from retro.storage.backup.backup import NOTHING_YET, WRITE_FIRST, backup_now, refuse_to_start_afresh
from retro.storage.backup.backup import backup as copy_library
from retro.storage.errors import EmptyLibrary, Exists, display_path
from retro.storage.files import free_name, private_directory

BACKED_UP = "Backed up to {}."
ONE_DAMAGED = "One record in it is damaged. Run retro doctor to see which."
ANOTHER_NAME = "Choose another name."
NOT_PRINTED = "A backup needs a file or a folder. To print everything: retro export --all --format json"


def backup(paths: Paths, options: Namespace) -> int:
    """Run `retro backup`: write a verified copy into the backup folder, or under the name given. Raises UsageError."""
    if options.file == "-":
        raise UsageError(NOT_PRINTED)
    if not paths.library.exists() and not any(paths.backups.glob("*.db")):
        raise EmptyLibrary(NOTHING_YET, WRITE_FIRST)
    refuse_to_start_afresh(paths.library, paths.backups)
    if options.file:
        with errors_as_typed(options.file) as place:
            made = _backed_up(paths, place)
        tell(BACKED_UP.format(path_as_typed(made, options.file)))
    else:
        made = _by_hand(paths)
        tell(BACKED_UP.format(display_path(made)))
    if not integrity.is_whole(made):
        tell(ONE_DAMAGED)
    return 0


def _by_hand(paths: Paths) -> Path:
    private_directory(paths.backups)
    return backup_now(paths.library, paths.backups)


def _backed_up(paths: Paths, target: Path) -> Path:
    if target.is_dir():
        target = free_name(target / f"{paths.library.stem}-{copies.stamped(now())}.db")
    try:
        return copy_library(paths.library, target)
    except Exists as error:
        raise Exists(error.sentence, ANOTHER_NAME) from None
