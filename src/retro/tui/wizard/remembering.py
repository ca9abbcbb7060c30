"""Reads the history from earlier gigs for the wizard."""

from __future__ import annotations

from retro.core.gig.ids import GigId
from retro.core.wizard.history import GigHistory
from retro.storage.errors import StoreError
from retro.storage.queries.library import Library
from retro.storage.queries.wizard.memory import memory


def remember(library: Library, besides: GigId, wait: float | None = None) -> GigHistory:
    """Read the history without the gig `besides`; an empty one if the library cannot be read now.

    The writer reports what is wrong with the library. In a thread this may `wait` for another writer longer than
    screens do, in seconds.
    """
    try:
        return memory(library if wait is None else Library(library.file, wait=wait), besides=besides)
    except StoreError:
        return GigHistory()
