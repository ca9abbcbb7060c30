"""The queue of keys with what the open screen says of them: it holds keys as it turns, and answers those dropped."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from textual.app import App
from textual.events import Event, Key

from retro.tui.kit.input_routing import PRESSED_TWICE, STILL_TYPING, WENT_NOWHERE, RoutingScreen, Turning
from retro.tui.terminal.key_queue import KeyQueue
from retro.tui.terminal.word_burst import WordKey

OPENERS = frozenset(
    (
        *("home.message", "home.told", "home.vet", "home.older", "home.under_way", "first.message", "first.told"),
        *("closing.message", "closing.told", "closing.older", "finished.message", "finished.told", "finished.older"),
        *("reader.message", "reader.told", "running.fine", "running.message", "running.told", "check_in.message"),
        *("message.told", "message.edit", "vets.new", "vet.edit_reply", "questions.new", "questions.rename"),
    )
)
"""Commands that open a text, whose words may be typed ahead in one go."""


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

    def dropped(key: Key, has_turned: bool) -> None:
        """Explain why a letter was dropped that was meant as text where it would be a command, or what ended it."""
        if isinstance(screen := app.screen, RoutingScreen):
            is_letter = key.is_printable or has_turned
            say = screen.answer_stray if is_letter else screen.say_in_passing
            say(STILL_TYPING if has_turned else screen.not_written if is_letter else WENT_NOWHERE)

    def repeated(key: Key) -> None:
        """Explain why a key was dropped that was pressed again as it opened a text."""
        answer(PRESSED_TWICE.format(key.character))

    return KeyQueue(app, hand_on, turned, dropped, repeated, lambda key: _is_text(app, key), clock)


def _is_text(app: App[None], key: WordKey) -> bool:
    """Give a letter of a word that no text has taken to the text last written in, or answer it. False if it acts."""
    if not isinstance(screen := app.screen, RoutingScreen) or _leads_to_text(screen, key):
        return False
    screen.take_stray(key, screen.not_written)
    return True


def _leads_to_text(screen: RoutingScreen[object], key: WordKey) -> bool:
    """Tell whether a word begins with a command whose text follows: a sign such as "/", or one that opens a text."""
    bound = screen.active_bindings.get(key.key)
    if bound is None or not key.is_first:
        return False
    is_sign = not (key.character or "").isalnum() and key.key != "space"
    return is_sign or bound.binding.id in OPENERS
