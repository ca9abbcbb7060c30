"""Checks that the library can be used before the screen opens."""

from __future__ import annotations

import os
from pathlib import Path

from retro.paths import Paths
from retro.storage.errors import Locked, ReadOnly, display_path
from retro.storage.files import private_directory, private_file
from retro.storage.library_file import OlderLibrary, exists
from retro.storage.opening import open_store
from retro.storage.queries.library import Library

NO_WRITING_THERE = "You may not write to {}, where the library would be."


def check(paths: Paths) -> list[str]:
    """Check the library, migrate an older one, and return notices about permissions that were closed.

    Raises StoreError for a library that cannot be used, and EmptyLibrary if there are backups but no words: the user
    decides whether to start afresh.
    """
    if not exists(paths.library):
        _see_that_it_can_be_made(paths.data)
    if not exists(paths.library) or not paths.library.stat().st_size:
        from retro.storage.backup.backup import refuse_to_start_afresh  # imports much

        refuse_to_start_afresh(paths.library, paths.backups)
    try:
        Library(paths.library).fetch("SELECT 1")
    except Locked:
        pass  # it may be gone when it matters; the screens check again
    except OlderLibrary:
        open_store(paths.library, paths.backups).close()
    return closed_to_others(paths)


def closed_to_others(paths: Paths) -> list[str]:
    """Remove other users' permissions from our folders and the library. Returns what was open.

    Raises ReadOnly for what another user owns.
    """
    folders = [path for path in (paths.data, paths.state, paths.backups, paths.recovery) if path.is_dir()]
    notices = [private_directory(path) for path in folders]
    notices += [private_file(path) for path in (paths.library, paths.log)]
    return [notice for notice in notices if notice]


def _see_that_it_can_be_made(folder: Path) -> None:
    nearest = next(place for place in (folder, *folder.parents) if os.path.lexists(place))
    if nearest.is_dir() and not os.access(nearest, os.W_OK | os.X_OK):
        raise ReadOnly(NO_WRITING_THERE.format(display_path(nearest)))
