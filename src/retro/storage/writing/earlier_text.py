"""Decides which replaced texts go into the edit history."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from retro.storage.rows.search_text import SearchText

APART = timedelta(minutes=5)
"""Least time between two copies of a text that is merely edited."""


@dataclass(frozen=True, slots=True)
class ReplacedText:
    """A text that an edit changes: its name and earlier value."""

    name: str
    text: str
    now: str
    """Its value after the edit; "" if it was cleared."""

    @property
    def is_gone(self) -> bool:
        """Tell whether it was cleared, replaced, or cut by more than half."""
        return 2 * _common(self.text, self.now) <= len(self.text)


def lost(before: Sequence[SearchText], after: Sequence[SearchText]) -> Iterator[ReplacedText]:
    """Return the texts that lose something: not those that only grew or moved."""
    present = {named.name: named.text for named in after}
    standing = set(present.values())
    for named in before:
        now = present.get(named.name, "")
        if named.text not in standing and _common(named.text, now) < len(named.text):
            yield ReplacedText(named.name, named.text, now)


def is_copy_due(kept: datetime | None, now: datetime) -> bool:
    """Tell whether to keep a copy of a text that is merely edited, if the last was kept at `kept`."""
    return kept is None or now - kept >= APART


def _common(text: str, other: str) -> int:
    """Return how much of `text` is still at the beginning and the end of `other`."""
    front = _beginning(text, other)
    return front + _beginning(text[front:][::-1], other[front:][::-1])


def _beginning(text: str, other: str) -> int:
    """Return how many leading characters are equal, by comparing halves, each part once."""
    same, most = 0, min(len(text), len(other))
    while same < most:
        middle = (same + most + 1) // 2
        if text[same:middle] == other[same:middle]:
            same = middle
        else:
            most = middle - 1
    return same
