"""Loads the parser of days in other languages (core.text.languages) on a thread, while a day is being typed."""

from __future__ import annotations

from contextlib import suppress
from threading import Thread

from textual.message import Message
from textual.message_pump import MessagePump


class Loaded(Message):
    """Posted when they are loaded: what was not understood may be now."""


def get_ready_for(line: MessagePump) -> None:
    """Load them on a thread of their own, unless they are loaded; the line is told when they are."""
    from retro.core.text.languages import foreign_days

    if not foreign_days.is_ready():
        Thread(target=_load, args=(line,), name="languages", daemon=True).start()


def _load(line: MessagePump) -> None:
    from retro.core.text.languages import foreign_days

    foreign_days.get_ready()
    with suppress(RuntimeError):  # the program has closed meanwhile
        line.post_message(Loaded())
