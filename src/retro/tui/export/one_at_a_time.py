"""Runs work in a thread, one run after the other, and again if it was asked for meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Callable


class OneAtATime:
    """Keeps the newest outcome: what is asked for while a run goes on is done once after it, however often."""

    def __init__(self) -> None:
        self._is_running = self._is_asked = False

    async def run(self, work: Callable[[], object]) -> bool:
        """Run it until nothing has changed meanwhile. Returns False if a run goes on, which will do so."""
        self._is_asked = True
        if self._is_running:
            return False
        self._is_running = True
        try:
            while self._is_asked:
                self._is_asked = False
                await asyncio.to_thread(work)
        finally:
            self._is_running = False
        return True
