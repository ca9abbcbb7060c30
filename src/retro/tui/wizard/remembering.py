"""Reads for the wizard, ahead of its pages: the history from earlier gigs, and the phrases that suggest red flags."""

from __future__ import annotations

from threading import Thread

from textual.screen import Screen

from retro.core.gig import flag_catalogue
from retro.core.gig.ids import GigId
from retro.core.wizard.history import GigHistory
from retro.storage.errors import StoreError
from retro.storage.queries.library import Library
from retro.storage.queries.wizard.memory import memory

READ_AFTER = 1.0
"""Seconds after a wizard opens; its first page isn't that of the red flags, unless it was left there."""


def read_flags_ahead(screen: Screen[None]) -> None:
    """Read the phrases soon, on a thread, so that the page of the red flags doesn't wait for them."""
    screen.set_timer(READ_AFTER, Thread(target=flag_catalogue.read_ahead, name="flags", daemon=True).start)


def remember(library: Library, besides: GigId, wait: float | None = None) -> GigHistory:
    """Read the history without the gig `besides`; an empty one if the library cannot be read now.

    The writer reports what is wrong with the library. In a thread this may `wait` for another writer longer than
    screens do, in seconds.
    """
    try:
        return memory(library if wait is None else Library(library.file, wait=wait), besides=besides)
    except StoreError:
        return GigHistory()
