"""What earlier gigs have to say while one is told line by line."""

from __future__ import annotations

from retro.commands.reading import library
from retro.core.wizard.history import GigHistory
from retro.paths import Paths
from retro.storage.errors import StoreError
from retro.storage.queries.memory import memory

INTERRUPTED = 130
"""The exit code after Ctrl+C; all is saved then too."""


def remember_gigs(paths: Paths, besides: str) -> GigHistory:
    """All but the gig `besides`; nothing where the library cannot be read just now: telling never waits for it."""
    try:
        return memory(library(paths), besides=besides)
    except StoreError:
        return GigHistory()
