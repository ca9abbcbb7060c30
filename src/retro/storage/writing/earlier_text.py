"""Decides which replaced texts go into the edit history."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from retro.core.formats.codec import Data
from retro.storage.rows.search_text import search_texts

APART = timedelta(minutes=5)
"""While a text is merely edited, copies of it are kept at least this far apart."""


@dataclass(frozen=True, slots=True)
class ReplacedText:
    """A text that an edit changes: its name, and what it was."""

    name: str
    text: str
    now: str
    """What stands there after the edit; "" if it was cleared."""

    @property
    def is_gone(self) -> bool:
        """Whether it was cleared, replaced, or shrank by half: less than half of it still stands."""
        return 2 * _common(self.text, self.now) <= len(self.text)


def lost(before: Data, after: Data) -> Iterator[ReplacedText]:
    """The texts of which something is lost: not those that only grew, nor those that moved to another place."""
    present = {named.name: named.text for named in search_texts(after)}
    standing = set(present.values())
    for named in search_texts(before):
        now = present.get(named.name, "")
        if named.text not in standing and _common(named.text, now) < len(named.text):
            yield ReplacedText(named.name, named.text, now)


def is_copy_due(kept: datetime | None, now: datetime) -> bool:
    """Whether to keep a text that is merely edited, when the last copy of it was kept at `kept`."""
    return kept is None or now - kept >= APART


def _common(text: str, other: str) -> int:
    """How much of `text` still stands at the beginning and the end of `other`."""
    front = _beginning(text, other)
    return front + _beginning(text[front:][::-1], other[front:][::-1])


def _beginning(text: str, other: str) -> int:
    """How many characters both begin with: halves are compared, each part of them once."""
    same, most = 0, min(len(text), len(other))
    while same < most:
        middle = (same + most + 1) // 2
        if text[same:middle] == other[same:middle]:
            same = middle
        else:
            most = middle - 1
    return same
