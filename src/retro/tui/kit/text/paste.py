"""Cleans a paste for a field; one that is too large is refused whole."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.message import Message

from retro.core.text.control_chars import sanitize
from retro.tui.terminal.keyboard import Pasted

ONE_DROPPED = "1 control character was dropped."
MANY_DROPPED = "{:,} control characters were dropped."

LIMIT = 1_000_000
"""Most characters of a field."""
TOO_LONG = "That's more than a million characters, so nothing was pasted."


@dataclass
class Noted(Message):
    """Posted with a sentence about what just happened in a field; never the user's words."""

    text: str


@dataclass(frozen=True, slots=True)
class PasteResult:
    """Text to insert, None for nothing, and the sentence about it."""

    text: str | None
    note: str = ""


def taken(event: events.Paste, room: int) -> PasteResult:
    """Return what to insert where so many characters have room."""
    text, removed = sanitize(event.text)
    removed += event.removed if isinstance(event, Pasted) else 0  # cleaned already, and counted
    return fit_paste(text, room, removed)


def fit_paste(text: str, room: int, removed: int = 0) -> PasteResult:
    """Return the whole text if it has room, with a note on the characters left out."""
    if len(text) > room:
        return PasteResult(None, TOO_LONG)
    return PasteResult(text, left_out(removed))


def paste_on_one_line(text: str) -> str:
    """Return the text with a space for each line break and tab, for a one-line field."""
    return " ".join(text.splitlines()).replace("\t", " ")


def left_out(count: int) -> str:
    """Format as "3 control characters were dropped." """
    if not count:
        return ""
    return ONE_DROPPED if count == 1 else MANY_DROPPED.format(count)
