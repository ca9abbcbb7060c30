"""What lines of a paste share: the mark of a quotation before each, and days of notes: "14.10. Call", "29/11 wait"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from retro.core.text.calendar_days import month_named
from retro.core.text.chat.chat_lines import ChatLine, read_chat_line, read_date

_QUOTED = re.compile(r"^\s{0,3}> ?")
_MOST_LEVELS = 3
"""Most quotations within each other."""
_SHORT_DAY = re.compile(r"(?P<bullet>[-*•]\s*)?(?P<date>(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.)(?P<words>\s+\S.*)")
_LAST_SECTION = 12
"""A larger first number is a day: no text has so many chapters."""
_OPEN_DAY = re.compile(
    r"(?:[-*•]\s*)?(?P<date>(?:[A-Za-z]{3,9}\.?,? )?"
    r"(?:\d{1,2}[./]\s?\d{1,2}\.?|\d{1,2}(?:st|nd|rd|th|\.)? [A-Za-z]{3,9}\.?"
    r"|[A-Za-z]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?))"
    r"(?P<words>\s+(?![:|-])\S.*)"
)
_MONTH, _YEAR = 31, 12 * 31
_NEAR = 14
"""Most days from one note to the next that begins with a day and no mark behind it."""


def without_quote_marks(typed: Sequence[str]) -> Sequence[str]:
    """Return the lines without the mark of a quotation, if each of them has one."""
    for _ in range(_MOST_LEVELS):
        if not any(line.strip() for line in typed) or not all(_QUOTED.match(line) for line in typed if line.strip()):
            break
        typed = [_QUOTED.sub("", line, count=1) for line in typed]
    return typed


def with_short_days(lines: list[ChatLine]) -> list[ChatLine]:
    """Return the lines with days such as "14.10. Call", if two or more begin so and they are no chapters.

    Where a line has a stamp, only stamps begin an event.
    """
    found = {at: match for at, line in enumerate(lines) if (match := _SHORT_DAY.fullmatch(line.words))}
    numbers = [(int(match["day"]), int(match["month"])) for match in found.values()]
    if len(found) < 2 or any(line.is_dated and line.is_sure for line in lines) or _are_chapters(numbers):
        return lines
    return [_dated(line, found[at]) if at in found and not line.is_dated else line for at, line in enumerate(lines)]


def _are_chapters(numbers: Sequence[tuple[int, int]]) -> bool:
    """Tell whether two numbers before the words can be those of chapters, or cannot all be days."""
    if any(not (1 <= day <= 31 and 1 <= month <= 12) for day, month in numbers):
        return True
    if any(day > _LAST_SECTION for day, _ in numbers):
        return False
    return any(
        later in ((first, second + 1), (first + 1, 1), (first + 1, 0)) for (first, second), later in pairwise(numbers)
    )


def _dated(line: ChatLine, match: re.Match[str]) -> ChatLine:
    return read_chat_line(f"{match['date']}:{match['words']}")._replace(
        whole=line.whole, indent=line.indent, blanks=line.blanks
    )


def with_open_days(lines: list[ChatLine]) -> list[ChatLine]:
    """Return the lines with days such as "29/11 waited" that follow closely on a day written alike.

    If every line of a paste begins with two such numbers, the first needs none before it. Where a line has a stamp,
    only stamps count.
    """
    if any(line.is_dated and line.is_sure for line in lines):
        return lines
    found = {at: day for at, line in enumerate(lines) if not line.is_dated and (day := _open_day(line))}
    is_each = len(found) == len(lines) and all(kind == "/" and len(days) == 1 for kind, days in found.values())
    before = found[0] if is_each and len(found) > 1 else None
    read = list[ChatLine]()
    for at, line in enumerate(lines):
        day = found.get(at) or (_written(line.found) if line.found else None)
        if day and before and at in found and (near := _follows(before, day)):
            line = _noted(line)
            day = (day[0], near)
        before = day if line.is_dated and day else before
        read.append(line)
    return read


_Day = tuple[str, frozenset[int]]
"""What stands between day and month, "" with a name of a month; and the days of a year that it can be."""


def _open_day(line: ChatLine) -> _Day | None:
    match = _OPEN_DAY.fullmatch(line.words)
    date = read_date(match["date"]) if match else None
    return _written(date) if date else None


def _written(date: re.Match[str]) -> _Day | None:
    if date["a"]:
        one, other = int(date["a"]), int(date["b"])
        either = [(one, other), (other, one)] if date["by"] == "/" else [(one, other)]
        days = [month * _MONTH + day for day, month in either if 1 <= month <= 12 and 1 <= day <= _MONTH]
        return (date["by"], frozenset(days)) if days else None
    name, day = date["m3"] or date["m4"], date["d3"] or date["d4"]
    month = month_named(name.lower()) if name else None
    return ("", frozenset([month * _MONTH + int(day)])) if month else None


def _follows(before: _Day, day: _Day) -> frozenset[int]:
    """Return the days of a year that the later one can be, if it is written alike and comes soon after."""
    if before[0] != day[0]:
        return frozenset()
    return frozenset(on for on in day[1] if any((on - first) % _YEAR <= _NEAR for first in before[1]))


def _noted(line: ChatLine) -> ChatLine:
    match = _OPEN_DAY.fullmatch(line.words)
    assert match
    date = match["date"] + ("." if re.search(r"\.\s?\d+$", match["date"]) else "")
    return read_chat_line(f"{date}:{match['words']}")._replace(whole=line.whole, indent=line.indent, blanks=line.blanks)
