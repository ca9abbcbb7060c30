"""Runs searches on a thread: typing never waits, and the latest text wins."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from retro.storage.errors import Locked, StoreError
from retro.tui.home.queries import HomeQueries, SearchState

AGAIN = 0.05
"""Seconds until a locked library is read again."""


class SearchRunner:
    """Runs one search at a time on a thread; results that nobody waits for are dropped."""

    def __init__(
        self, shelf: HomeQueries, show: Callable[[SearchState], None], trouble: Callable[[StoreError], None]
    ) -> None:
        self._shelf, self._show, self._trouble = shelf, show, trouble
        self._wanted = SearchState("")
        self._is_busy = False
        self._is_answered = asyncio.Event()
        self._is_answered.set()

    async def answered(self) -> None:
        """Wait until the last request is answered, or found impossible."""
        await self._is_answered.wait()

    def ask(self, known: SearchState) -> None:
        """Note what `look` will soon be called with, for those who wait for the answer."""
        self._wanted = known
        self._is_answered.clear()

    async def look(self, known: SearchState) -> None:
        """Find what follows the known hits, or the first hits."""
        self._wanted = known
        if self._is_busy:
            return
        self._is_busy = True
        try:
            await self._look()
        finally:
            self._is_busy = False
            self._is_answered.set()

    async def _look(self) -> None:
        done: SearchState | None = None
        while done is not self._wanted:
            done = self._wanted
            try:
                found = await asyncio.to_thread(self._shelf.find, done)
            except Locked:
                done = None
                await asyncio.sleep(AGAIN)
            except StoreError as error:
                self._trouble(error)
            else:
                if done is self._wanted:
                    self._show(found)
