"""The queue of keys with what the open screen says of them: it holds keys as it turns, and answers those dropped."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from textual.app import App
from textual.events import Event, Key

from retro.tui.kit.input_routing import NOTHING_TO_WRITE_IN, PRESSED_TWICE, STILL_TYPING, RoutingScreen, Turning
from retro.tui.terminal.key_queue import KeyQueue


def queue_for(
    app: App[None], hand_on: Callable[[Event], Awaitable[None]], clock: Callable[[], float] | None
) -> KeyQueue:
    """Return the queue of an app's keys, which `hand_on` delivers at once."""

    async def turned() -> None:
        """Wait until the screen has turned its page."""
        if isinstance(screen := app.screen, Turning):
            async with screen.turning:
                return

    def answer(sentence: str) -> None:
        if isinstance(screen := app.screen, RoutingScreen):
            screen.answer_stray(sentence)

    def dropped(has_turned: bool) -> None:
        """Explain why a letter was dropped that was meant as text where it would be a command."""
        answer(STILL_TYPING if has_turned else NOTHING_TO_WRITE_IN)

    def repeated(key: Key) -> None:
        """Explain why a key was dropped that was pressed again as it opened a text."""
        answer(PRESSED_TWICE.format(key.character))

    return KeyQueue(app, hand_on, turned, dropped, repeated, clock)
