"""Opens the library for commands that read: waits for another writer, and migrates an older library."""

from __future__ import annotations

from retro.paths import Paths
from retro.storage.queries.library import Library

COMMAND_LOCK_WAIT = 5.0
"""Seconds that a command waits for another writer."""


def library(paths: Paths) -> Library:
    """Open the library for reading. An older one is first backed up and migrated."""
    return Library(paths.library, wait=COMMAND_LOCK_WAIT, migrate=lambda: _migrate(paths))


def _migrate(paths: Paths) -> None:
    from retro.commands.care.up_to_date import bring_up_to_date

    bring_up_to_date(paths)
