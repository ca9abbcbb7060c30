"""Opens the library for commands that read: waits for another writer, and migrates an older library."""

from __future__ import annotations

from functools import cache

from retro.commands.output import tell
from retro.paths import Paths
from retro.storage.queries.library import Library

COMMAND_LOCK_WAIT = 5.0
"""Seconds that a command waits for another writer."""
LOST = "The library is empty or gone, although there are backups of it. Run retro restore to go back to a backup."


def library(paths: Paths) -> Library:
    """Open the library for reading. An older one is first backed up and migrated.

    A missing one reads as empty; where there are backups, that is said on stderr.
    """
    tell_if_lost(paths)
    return Library(paths.library, wait=COMMAND_LOCK_WAIT, migrate=lambda: _migrate(paths))


@cache
def tell_if_lost(paths: Paths) -> bool:
    """Tell, once, that the library is gone although there are backups; whether it is."""
    try:
        is_blank = paths.library.stat().st_size == 0
    except FileNotFoundError:
        is_blank = True
    except OSError:  # told by whoever reads it
        return False
    is_lost = is_blank and any(paths.backups.glob("*.db"))
    if is_lost:
        tell(LOST)
    return is_lost


def _migrate(paths: Paths) -> None:
    from retro.commands.care.up_to_date import bring_up_to_date

    bring_up_to_date(paths)
