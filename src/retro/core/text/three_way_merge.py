"""Merges two versions of a text that were edited at the same time; no word of either is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from retro.core.text.one_line import on_one_line

MOST_LINES = 400
"""Lines beyond which two versions are no longer compared line by line: the time grows with their square."""


def merged(stands: str, handed_out: str, came_back: str) -> str:
    """Put the edited text in place of the one that was handed out.

    If that is no longer here, because it was changed meanwhile, the changes of both are put together line by line; a
    text of which no line is left stands above the edited one. Other spaces and line ends are no change: a field of one
    line has made them single spaces.
    """
    if stands.split() in (handed_out.split(), came_back.split()):
        return came_back
    if place := _place_within(stands, handed_out):
        return stands[: place[0]] + came_back + stands[place[1] :]
    if place := _words_within(stands, handed_out.split()):
        return stands[: place[0]] + came_back.strip() + stands[place[1] :]
    if came_back.strip() and (lines := _merged_lines(*(text.split("\n") for text in (handed_out, stands, came_back)))):
        return "\n".join(lines)
    return f"{stands.rstrip()}\n\n{came_back}" if came_back.strip() else stands


def merged_line(stands: str, handed_out: str, came_back: str) -> str:
    """Do the same for texts of one line, and return one; of two new ones, one with all words of the other suffices."""
    if not _words_within(stands, handed_out.split()):
        for one, other in ((stands, came_back), (came_back, stands)):
            if _words_within(one, other.split()):
                return one
    return merged(stands, handed_out, came_back).replace("\n\n", " ").strip()


def _place_within(text: str, part: str) -> tuple[int, int] | None:
    """Return start and end of a part as it stands in a text, never in the midst of a word; None if it does nowhere."""
    begin, end = (r"\b" if edge.isalnum() else "" for edge in (part[:1], part[-1:]))
    found = re.search(f"{begin}{re.escape(part)}{end}", text) if part else None
    return found.span() if found else None


def _words_within(text: str, words: list[str]) -> tuple[int, int] | None:
    """Return start and end of the words in a text, however they are spaced there; None if it has them nowhere."""
    found = f" {on_one_line(text)} "
    at = found.find(f" {' '.join(words)} ") if words else -1
    if at < 0:
        return None
    first = found.count(" ", 0, at)
    places = [match.span() for match in re.finditer(r"\S+", text)]
    return places[first][0], places[first + len(words) - 1][1]


class _Common(NamedTuple):
    """Lines that all three versions have: where they begin in each, and where they end."""

    starts: tuple[int, int, int]
    ends: tuple[int, int, int]


def _merged_lines(before: list[str], ours: list[str], theirs: list[str]) -> list[str]:
    """Put the changes that each of two versions made to the lines before together; [] if they share no line.

    Where both changed the same lines, ours stand above theirs.
    """
    if max(len(before), len(ours), len(theirs)) > MOST_LINES:
        return []
    common = list(_common_lines(before, ours, theirs))
    if not any(line.strip() for each in common for line in before[each.starts[0] : each.ends[0]]):
        return []
    ends = (len(before), len(ours), len(theirs))
    result: list[str] = []
    for left, right in pairwise([_Common((0, 0, 0), (0, 0, 0)), *common, _Common(ends, ends)]):
        was, our, their = (
            version[start:end]
            for version, start, end in zip((before, ours, theirs), left.ends, right.starts, strict=True)
        )
        result += their if our in (was, their) else our if their == was else [*our, *their]
        result += before[right.starts[0] : right.ends[0]]
    return result


def _common_lines(before: list[str], ours: list[str], theirs: list[str]) -> Iterator[_Common]:
    """Yield the runs of lines that both versions have kept, in order."""
    kept = [SequenceMatcher(None, before, each, autojunk=False).get_matching_blocks() for each in (ours, theirs)]
    for at, in_ours, size in kept[0]:
        for other, in_theirs, length in kept[1]:
            start, end = max(at, other), min(at + size, other + length)
            if start < end:
                starts = (start, in_ours + start - at, in_theirs + start - other)
                count = end - start
                yield _Common(starts, (end, starts[1] + count, starts[2] + count))
