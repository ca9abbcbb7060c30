"""The library as a command reads it: it waits a while for another writer, and an older one is brought up to date."""

from __future__ import annotations

from retro.paths import Paths
from retro.storage.queries.library import Library

PATIENCE = 5.0
"""Seconds that a command waits for another writer."""


def library(paths: Paths) -> Library:
    """Open the library for reading. An older one is first backed up and migrated."""
    return Library(paths.library, wait=PATIENCE, migrate=lambda: _migrate(paths))


def _migrate(paths: Paths) -> None:
    from retro.commands.library_care import bring_up_to_date

    bring_up_to_date(paths)
