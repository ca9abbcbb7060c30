"""Keys in their order: each is handed on when what the one before it set off has happened.

Textual hands a key to whatever has the focus when it arrives. Somebody who types on while a page turns, or over a slow
line, would lose letters or press commands with them. So a key waits until every widget from the one that had the last
key up to the screen, then the app, then a screen that came with it, has done what stood in its queue.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable

from textual.app import App
from textual.events import Event
from textual.message_pump import MessagePump

PATIENCE = 0.5
"""Seconds that a key waits at most: whoever is busy longer gets it when it is done."""


class KeyQueue:
    """Hands keys and pastes on, one after the other; `hand_on` is what the app would do with one at once."""

    def __init__(self, app: App[None], hand_on: Callable[[Event], Awaitable[None]]) -> None:
        self._app = app
        self._hand_on = hand_on
        self._waiting: deque[Event] = deque()
        self._task: asyncio.Task[None] | None = None

    def put(self, event: Event) -> None:
        """Take the next one; a key that nothing stands before is handed on as soon as the loop turns."""
        self._waiting.append(event)
        if self._task is None:
            self._task = asyncio.create_task(self._run(), name="keys")

    async def _run(self) -> None:
        try:
            while self._waiting and self._app.is_running:
                stood = self._standing()
                await self._hand_on(self._waiting.popleft())
                await self._settled(stood)
        except Exception as error:  # as the app does with its own: private to Textual
            self._app._handle_exception(error)
        finally:
            self._task = None

    def _standing(self) -> list[MessagePump]:
        """Who hears of the next key, the innermost first."""
        focused = self._app.focused
        return [*(focused.ancestors_with_self if focused else [self._app.screen, self._app])]

    async def _settled(self, stood: list[MessagePump]) -> None:
        if not self._app.is_running:  # the key ended the program, and there is no screen any more
            return
        screen = self._app.screen
        for pump in stood:
            await self._drained(pump)
        if self._app.is_running and self._app.screen is not screen:
            await self._drained(self._app.screen)

    async def _drained(self, pump: MessagePump) -> None:
        done = asyncio.Event()
        if pump.is_running and pump.call_later(done.set):
            try:
                await asyncio.wait_for(done.wait(), PATIENCE)
            except TimeoutError:
                return
