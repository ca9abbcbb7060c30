"""Sanitises a paste for a field; one that is too large is refused whole."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.message import Message

from retro.core.text.control_chars import sanitize

ONE_DROPPED = "1 control character was dropped."
MANY_DROPPED = "{:,} control characters were dropped."

LIMIT = 1_000_000
"""Characters that a field holds."""
TOO_LONG = "That's more than a million characters, so nothing was pasted."


@dataclass
class Noted(Message):
    """One sentence to show about what just happened in a field; never the user's words."""

    text: str


@dataclass(frozen=True, slots=True)
class PasteResult:
    """The text to put in, None for nothing, and the sentence to say about it."""

    text: str | None
    note: str = ""


def taken(event: events.Paste, room: int) -> PasteResult:
    """What to put in, where so many characters have room."""
    text, removed = sanitize(event.text)
    removed += getattr(event, "removed", 0)  # retro.tui.terminal.driver.Pasted has cleaned it already, and counted
    return fit_paste(text, room, removed)


def fit_paste(text: str, room: int, removed: int = 0) -> PasteResult:
    """The whole text where it has room, with a word about the characters that were left out."""
    if len(text) > room:
        return PasteResult(None, TOO_LONG)
    return PasteResult(text, left_out(removed))


def paste_on_one_line(text: str) -> str:
    """The text with a space for each line break and each tab: in a field of one line neither has a place."""
    return " ".join(text.splitlines()).replace("\t", " ")


def left_out(count: int) -> str:
    """ "3 control characters were dropped." """
    if not count:
        return ""
    return ONE_DROPPED if count == 1 else MANY_DROPPED.format(count)
