"""Serialises key events: the next key is delivered after the previous one's messages are processed.

Textual hands a key to whatever has the focus when it arrives. Somebody who types on while a page turns, or over a slow
line, would lose letters or press commands with them. So a key waits until every widget from the one that had the last
key up to the screen, then the app, then a screen that came with it, has done what stood in its queue.

Letters that stand together, and that the field with the focus takes as text, are handed on at once: a text expander,
dictation or a slow line brings them by the thousand, and a frame for each of them would take minutes.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable

from textual.app import App
from textual.events import Event, Key
from textual.message_pump import MessagePump

PATIENCE = 0.5
"""Seconds that a key waits at most: whoever is busy longer gets it when it is done."""


class Typed(Key):
    """Letters that were typed one right after the other. Textual's fields take its `character` as that of a key."""

    def __init__(self, letters: str) -> None:
        super().__init__("typed", letters)


Typed.handler_name = Key.handler_name  # Textual names handlers by class


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
                await self._hand_on(self._next())
                await self._settled(stood)
        except Exception as error:  # as the app does with its own: private to Textual
            self._app._handle_exception(error)
        finally:
            self._task = None

    def _next(self) -> Event:
        """The next key, or all the letters that stand together."""
        first = self._waiting.popleft()
        letters = self._letter(first)
        if not letters:
            return first
        more = []
        while self._waiting and (letter := self._letter(self._waiting[0])):
            more.append(letter)
            self._waiting.popleft()
        return Typed("".join((letters, *more))) if more else first

    def _letter(self, event: Event) -> str:
        """What the field with the focus would write for this key; "" where it is no letter there."""
        focused = self._app.focused
        if not (isinstance(event, Key) and event.character and focused):
            return ""
        return event.character if focused.check_consume_key(event.key, event.character) else ""

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
