"""An event typed in one go, its day first: "14th: phone call", "yesterday, they called"."""

from __future__ import annotations

import re
from datetime import date

from retro.core.gig.line_kinds import Day
from retro.core.gig.retrospective import Moment
from retro.core.text.parsing import NotUnderstood

LONGEST_DAY = 40
"""Most characters before a mark that can be a day."""
_DAY = Day()
_MARK = re.compile(r":\s+|:$|,\s+|\s+[-–—]\s+")
"""What stands between a day and what happened; no colon of a time."""
_YEAR = re.compile(r"(19|20)\d\d\b")
_ORDINAL = re.compile(r"(the )?\d{1,2}(st|nd|rd|th)\b", re.IGNORECASE)
"""A day that nothing else is: "14th they called" needs no mark."""
_NO_DAY_ALONE = re.compile(r"[\d.,/]+|[^\W\d]+", re.IGNORECASE)
"""A number or a word, which may be anything: "5 emails came", "May called"."""
_CALLED = frozenset(
    ("yesterday", "today", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
)
"""Words that are a day by themselves."""
_MOST_WORDS = 6


def event_in(line: str, today: date) -> Moment | None:
    """Return the event of a line that begins with a day and a mark; None for any other.

    The day is the longest that can be read ("October 3, 2026, they called"); what adds nothing to it belongs to the
    words ("the 14th, in the evening, she called").
    """
    marks = [mark for mark in _MARK.finditer(line) if mark.start() <= LONGEST_DAY]
    read = [(mark, _day(line[: mark.start()], today)) for mark in marks]
    last, on = next(((mark.start(), day) for mark, day in reversed(read) if day), (0, None))
    for mark, day in read:
        words, rest = line[mark.end() :].strip(), line[mark.end() : last]
        if day and day == on and words and not _YEAR.match(words) and not _day(rest, today):
            return Moment(on, words)
    return event_without_mark(line, today) if _ORDINAL.match(line) else None


def event_without_mark(line: str, today: date) -> Moment | None:
    """Return the event of a line that begins with a day, the longest that can be read; None for any other.

    It is for a line that should be a day: "14th they called", "3 weeks ago the printer broke".
    """
    words = line.split()
    for count in range(min(len(words) - 1, _MOST_WORDS), 0, -1):
        said = " ".join(words[:count])
        is_alone = _NO_DAY_ALONE.fullmatch(said) and said.casefold() not in _CALLED
        if not is_alone and words[count][0].isalpha() and (on := _day(said, today)):
            return Moment(on, " ".join(words[count:]))
    return None


def _day(said: str, today: date) -> date | None:
    try:
        return _DAY.understood(said.strip(), today)[0]
    except NotUnderstood:
        return None
