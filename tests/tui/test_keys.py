"""The queue of keys: what the last key of a program finds."""

from __future__ import annotations

from typing import Any

from textual.app import App, ScreenStackError
from textual.events import Event, Key

from retro.tui.terminal.key_queue import KeyQueue


class Ending(App[None]):
    """An app whose screens are gone with the first key that is handed on."""

    has_ended = False
    failures = 0

    @property
    def is_running(self) -> bool:
        return not self.has_ended

    @property
    def focused(self) -> None:
        return None

    @property
    def screen(self) -> Any:
        if self.has_ended:
            raise ScreenStackError("No screens on stack")
        return self

    def _handle_exception(self, error: Exception) -> None:
        self.failures += 1


async def test_the_key_that_ends_the_program_is_the_last_and_breaks_nothing() -> None:
    handed: list[Event] = []
    app = Ending()

    async def hand_on(event: Event) -> None:
        handed.append(event)
        app.has_ended = True

    queue = KeyQueue(app, hand_on)
    first = Key("ctrl+q", None)
    queue.put(first)
    queue.put(Key("x", "x"))
    task = queue._task
    assert task
    await task
    assert handed == [first]
    assert not app.failures
