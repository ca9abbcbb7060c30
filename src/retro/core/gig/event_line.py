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
    return None


def _day(said: str, today: date) -> date | None:
    try:
        return _DAY.understood(said.strip(), today)[0]
    except NotUnderstood:
        return None
