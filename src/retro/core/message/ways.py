"""Counts the options of a list as typed: "1. … 2. …", "a) … b) …", "Option 1: …", or a line with a dash for each."""

from __future__ import annotations

import re

from retro.core.text.deferred_pattern import deferred

_NUMBERED = r"(?P<before>\(?|option )(?P<number>(?:\d|[a-d])(?![^\W_]))(?P<after>[.):](?=\s)|(?<=option \w))"
_MARK = rf"(?:{_NUMBERED}|(?P<dot>[-*•–—])(?=\s))"
_FIRST = deferred(_MARK, re.IGNORECASE)
_ANY = deferred(rf"(?:^|(?<=\S)[ \t]+){_MARK}", re.IGNORECASE | re.MULTILINE)
"""A mark that begins a line, or stands within one; no line that is indented, which belongs to an option."""
_INDENTED = deferred(rf"^[ \t]+{_MARK}", re.IGNORECASE | re.MULTILINE)
NUMBERS = ("123456789", "abcd")


def is_option(text: str) -> bool:
    """Tell whether it begins with the mark of an option."""
    return _FIRST.match(text) is not None


def counted_ways(text: str) -> int:
    """Return how many options the list has; 0 if its marks can't tell.

    Only marks of the first one's kind count, each if its number is the next: not "May 5.", nor "I'd choose option 1".
    """
    first, *others = _ANY.finditer(text)
    same = [mark for mark in others if _kind(mark) == _kind(first)]
    if first["dot"]:
        is_told = all(text[mark.start() - 1] == "\n" for mark in same)
        count = 1 + len(same)
    else:
        count, is_told = _in_order([mark["number"].lower() for mark in (first, *same)])
    is_alone = not others and not _INDENTED.search(text)
    return count if is_told and (count > 1 or is_alone) else 0


def _in_order(numbers: list[str]) -> tuple[int, bool]:
    """Return how many of them follow one another from the first, and whether none of the others is ahead of those."""
    order = next((order for order in NUMBERS if order[0] == numbers[0]), "")
    count, ahead = 0, False
    for number in numbers:
        place = order.find(number)
        count += place == count
        ahead |= place > count
    return count, bool(order) and not ahead


def _kind(mark: re.Match[str]) -> tuple[str, ...]:
    """Return what is around its number, and whether that is a letter."""
    is_letter = bool(mark["number"]) and mark["number"].isalpha()
    before = (mark["before"] or "").lower()
    after = "" if before.strip().isalpha() else mark["after"] or ""
    return (mark["dot"] or "", before, after, str(is_letter))
