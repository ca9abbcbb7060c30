"""Reads what earlier gigs have to say while a gig is told line by line."""

from __future__ import annotations

from retro.commands.reading import library
from retro.core.gig.ids import GigId
from retro.core.wizard.history import GigHistory
from retro.paths import Paths
from retro.storage.errors import StoreError
from retro.storage.queries.wizard.memory import memory

INTERRUPTED = 130
"""Exit code after Ctrl+C; everything is saved then too."""


def remember_gigs(paths: Paths, besides: GigId) -> GigHistory:
    """Read the history of all gigs but `besides`.

    Returns an empty one if the library cannot be read now, so that telling never waits.
    """
    try:
        return memory(library(paths), besides=besides)
    except StoreError:
        return GigHistory()
