"""Counts the patterns on a thread of its own, from the moment that their screen is made."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from functools import partial

from retro.core.analysis.patterns import Patterns
from retro.storage.queries import patterns
from retro.storage.queries.library import Library
from retro.tui.kit.retry import begin_in_thread, retry_locked_in_thread


class PatternsCount:
    """Counts once while the screen is drawn, and again whenever it is asked for."""

    def __init__(self, library: Library, first: Callable[[Patterns], None]) -> None:
        """Begin to count. Of many gigs `first` is given the red flags alone, as soon as they are known."""
        self._library, self._first = library, first
        self._loop = asyncio.get_running_loop()
        self._begun: asyncio.Future[Patterns] | None = begin_in_thread(self._read)

    async def found(self) -> Patterns:
        """Return what was counted; again if something was written since. Raises StoreError."""
        begun, self._begun = self._begun, None
        return await retry_locked_in_thread(self._read, begun)

    def _read(self) -> Patterns:
        return self._library.read_once("patterns", partial(patterns.read_patterns, self._library, None, self._hand_on))

    def _hand_on(self, found: Patterns) -> None:
        with suppress(RuntimeError):  # the program has ended
            self._loop.call_soon_threadsafe(self._first, found)
