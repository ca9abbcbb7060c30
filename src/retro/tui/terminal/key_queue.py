"""Serialises keys and clicks: the next one is delivered after the messages of the previous one are processed.

Textual delivers a key to whatever has the focus when it arrives. Somebody who types on while a page turns, or over a
slow line, would lose letters or press commands with them. A key therefore waits until every widget from the one that
had the last key, or was clicked, up to the screen, then the app, then a screen that came with it, has processed its
queue, and until a screen that is turning a page has turned it.

Consecutive letters that the focused field takes as text are delivered at once: a text expander, dictation or a slow
line brings them by the thousand, and a frame for each would take minutes.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress

from textual.app import App
from textual.errors import NoWidget
from textual.events import (
    Event,
    Key,
    MouseEvent,
    MouseMove,
    MouseScrollDown,
    MouseScrollLeft,
    MouseScrollRight,
    MouseScrollUp,
    Paste,
)
from textual.message_pump import MessagePump

from retro.tui.terminal.bound_keys import goes_on, has_key
from retro.tui.terminal.repeated_key import RepeatedKey
from retro.tui.terminal.running_text import RunningText
from retro.tui.terminal.word_burst import WordKey

WIDGET_WAIT = 0.5
"""Most seconds that a key waits for one widget; a busier one gets it when it is done."""
LEAST, MOST = 2, 6
"""How often the receivers of a command are waited for: what one of them sends itself comes after the first time."""
KEY_LOOK_PAUSE = 0.01
"""Seconds between two looks for the next key."""
PASSING = (MouseMove, MouseScrollDown, MouseScrollLeft, MouseScrollRight, MouseScrollUp)
"""Messages that trigger nothing a key would have to wait for."""


class TypedRun(Key):
    """Letters typed one right after the other. Textual's fields take its `character` as that of a key."""

    def __init__(self, letters: str) -> None:
        super().__init__("typed", letters)


TypedRun.handler_name = Key.handler_name  # Textual names handlers by class


async def _at_once() -> None:
    """Return at once: no page is being turned."""


class KeyQueue:
    """Delivers keys, pastes and clicks one after the other; `hand_on` is what the app would do with one at once.

    `turned` waits for a page that is being turned, however long that takes. `dropped` is told of the first letter that
    was meant as text where it would be a command, or the Enter or F3 behind such letters, and whether the text was on
    the page before; `repeated` of the key that opened a text and was pressed again, where it would be a letter.
    `worded` takes a letter of a word that no text has taken, and says whether it did: else it is a command. With a
    `clock`, a key came when it was put; without, when Textual read it.
    """

    def __init__(
        self,
        app: App[None],
        hand_on: Callable[[Event], Awaitable[None]],
        turned: Callable[[], Awaitable[None]] = _at_once,
        dropped: Callable[[Key, bool], None] = lambda key, has_turned: None,
        repeated: Callable[[Key], None] = lambda key: None,
        worded: Callable[[WordKey], bool] = lambda key: False,
        clock: Callable[[], float] | None = None,
    ) -> None:
        self._app = app
        self._hand_on = hand_on
        self._turned = turned
        self._dropped = dropped
        self._repeated = repeated
        self._worded = worded
        self._clock = clock or time.monotonic
        self._is_timed, self._has_answered = clock is not None, False
        self._waiting: deque[tuple[Event, float]] = deque()
        self._text = RunningText()
        self._opener = RepeatedKey()
        self._task: asyncio.Task[None] | None = None

    @staticmethod
    def takes(event: Event) -> bool:
        """Tell whether this event is delivered in order."""
        return isinstance(event, Key | Paste | MouseEvent) and not event.is_forwarded

    def put(self, event: Event) -> None:
        """Queue an event; a key with nothing before it is delivered as soon as the loop turns."""
        if isinstance(event, MouseMove) and self._waiting and isinstance(self._waiting[-1][0], MouseMove):
            self._waiting.pop()  # the pointer has moved on
        self._waiting.append((event, self._clock() if self._is_timed else event.time))
        if self._task is None:
            self._task = asyncio.create_task(self._run(), name="keys")

    async def _run(self) -> None:
        try:
            # Textual's tasks start at once from Python 3.12 on: this one would end before it is kept.
            await asyncio.sleep(0)
            while self._waiting and self._app.is_running:
                if not await self._is_repeat(*self._waiting[0]):
                    await self._do(*self._next())
        except Exception as error:  # as the app does with its own: private to Textual
            self._app._handle_exception(error)
        finally:
            self._task = None

    async def _do(self, event: Event, at: float) -> None:
        stood, screen, writer = self._standing(event), self._app.screen, self._app.focused
        is_stray = self._is_stray(event)
        is_text = bool(self._letter(event)) or isinstance(event, TypedRun)
        if not is_text and isinstance(event, Key) and await self._is_blind(event, at):
            if not (self._has_answered and event.is_printable):
                self._dropped(event, self._text.has_turned)
            self._has_answered = True
            return
        self._has_answered = False
        if not is_text and isinstance(event, WordKey) and self._worded(event):
            await self._settled(stood, screen, is_text=True)
            self._text.strayed(at)
            return
        await self._hand_on(event)
        if isinstance(event, PASSING):
            return
        await self._settled(stood, screen, is_text)
        if is_text:
            self._text.wrote(writer, at)
        else:
            is_stray = is_stray and self._app.focused is writer  # else a text has taken it
            self._text.followed(event, at, self._clock(), is_stray=is_stray)
        has_opened = not is_text and self._app.focused is not writer and bool(self._letter(event))
        self._opener.opened(event.key if isinstance(event, Key) and has_opened else "", at)

    def _next(self) -> tuple[Event, float]:
        """Return the next key, or all consecutive letters, and when it came."""
        first, at = self._waiting.popleft()
        letters = self._letter(first)
        if not letters:
            return first, at
        more = []
        while self._waiting and (letter := self._letter(self._waiting[0][0])):
            more.append(letter)
            at = self._waiting.popleft()[1]
        return (TypedRun("".join((letters, *more))) if more else first), at

    async def _is_repeat(self, event: Event, at: float) -> bool:
        """Take the next presses away if they repeat the key that opened a text, and say so. Text that goes on stays."""
        if not isinstance(event, Key) or not self._opener.may_be_again(event.key, at):
            return False
        is_again = None
        while is_again is None:
            typed = [(each, when) for each, when in self._waiting if isinstance(each, Key | Paste)]
            presses = [when for each, when in typed if isinstance(each, Key) and each.key == event.key]
            is_again = self._opener.was_again(presses, self._clock()) if len(presses) == len(typed) else False
            if is_again is None:
                await asyncio.sleep(KEY_LOOK_PAUSE)
        self._opener.opened(event.key if is_again else "", presses[-1])
        if is_again:
            self._waiting = deque(each for each in self._waiting if not isinstance(each[0], Key))
            self._repeated(event)
        return is_again

    async def _is_blind(self, key: Key, at: float) -> bool:
        """Tell whether a command was typed as text. Right after a page turn the next key decides, or its absence."""
        is_part = self._text.goes_on(key, at, is_end=goes_on(self._app, key.key))
        if is_part is None:
            while not self._waiting and self._clock() < self._text.until:
                await asyncio.sleep(KEY_LOOK_PAUSE)
            following = self._waiting[0][0] if self._waiting else None
            is_part = isinstance(following, Key) and following.is_printable
            if is_part:
                self._text.runs_on()
        return is_part and self._is_command(key)

    def _is_stray(self, event: Event) -> bool:
        """Tell whether it is a letter that means nothing here."""
        if not isinstance(event, Key) or not (event.character or "").isalpha() or self._letter(event):
            return False
        return not self._is_command(event) and not has_key(self._app.screen, event.key)

    def _is_command(self, key: Key) -> bool:
        bound = self._app.screen.active_bindings.get(key.key)
        return bound is not None and bound.enabled and (key.key, bound.binding.action) != ("enter", "write")  # a text

    def _letter(self, event: Event) -> str:
        """Return what the focused field would write for this key; "" if it is no letter there."""
        focused = self._app.focused
        if not (isinstance(event, Key) and event.character and focused):
            return ""
        return event.character if focused.check_consume_key(event.key, event.character) else ""

    def _standing(self, event: Event) -> list[MessagePump]:
        """Return who hears of the next key or click, the innermost first."""
        hearer = self._app.focused
        if isinstance(event, MouseEvent):
            try:
                hearer = self._app.mouse_captured or self._app.screen.get_widget_at(event.x, event.y)[0]
            except NoWidget:
                hearer = None
        return [*(hearer.ancestors_with_self if hearer else [self._app.screen, self._app])]

    def _come_since(self, stood: list[MessagePump]) -> list[MessagePump]:
        """Return what has the focus now and had not, the innermost first: a letter may have been passed on to it."""
        focused = self._app.focused if self._app.is_running else None
        return [] if focused is None or focused in stood else [*focused.ancestors_with_self]

    async def _settled(self, stood: list[MessagePump], screen: MessagePump, is_text: bool) -> None:
        """Wait until its effects have happened. A letter in a text turns no page, and is waited for once."""
        for passed in range(1, MOST + 1):
            for pump in stood:
                await self._drained(pump)
            for pump in self._come_since(stood):
                await self._drained(pump)
            if not self._app.is_running:  # the key closed the program, and no screen is left
                return
            if self._app.screen is not screen:
                await self._drained(self._app.screen)
            await self._turned()
            if is_text or (passed >= LEAST and not any(pump.message_queue_size for pump in stood if pump.is_running)):
                return

    async def _drained(self, pump: MessagePump) -> None:
        done = asyncio.Event()
        if pump.is_running and pump.call_later(done.set):
            with suppress(TimeoutError):
                await asyncio.wait_for(done.wait(), WIDGET_WAIT)
