"""What is meant by a typed month, for a gig so long ago that its day is forgotten."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from retro.core import parsing
from retro.core.parsing import NotUnderstood

_MONTH_YEAR = re.compile(r"(\d{1,2}) ?[-./ ] ?(\d{4})")
_YEAR_MONTH = re.compile(r"(\d{4}) ?[-./ ] ?(\d{1,2})")
_YEAR_NAME = re.compile(r"(\d{4}),? ([a-z]+)\.?")
_NAME_YEAR = re.compile(r"([a-z]+)\.?,? (\d{4})")


def last_day(text: str, today: date) -> date | None:
    """The last day of the month meant: "March 2025", "3/2025", "2025-03", "March", "2 months ago".

    A whole day stands for itself, and the month that is not over yet ends today. Blank is None.
    Raises NotUnderstood, also for a month that is still to come.
    """
    words = " ".join(text.lower().split())
    if not words:
        return None
    found = _first_day(words, today)
    day = _end(found) if found else _whole_day(words, today)
    if (found or day) > today:
        raise NotUnderstood("That month is still to come. When did it end?")
    return min(day, today)


def _first_day(words: str, today: date) -> date | None:
    if words == "this month":
        return today.replace(day=1)
    if match := _MONTH_YEAR.fullmatch(words):
        return _real(int(match[2]), int(match[1]))
    if match := _YEAR_MONTH.fullmatch(words):
        return _real(int(match[1]), int(match[2]))
    if match := _YEAR_NAME.fullmatch(words) or _NAME_YEAR.fullmatch(words):
        words = " ".join(sorted(match.groups(), reverse=True))
    if words.endswith(("month", "month ago", "months ago", "year ago", "years ago")):
        ago = parsing.day(words, today)
        return ago.replace(day=1) if ago else None
    try:
        return parsing.day(f"1 {words}", today)
    except NotUnderstood:
        return None


def _real(year: int, month: int) -> date:
    try:
        return date(year, month, 1)
    except ValueError:
        raise NotUnderstood("There is no such month in the calendar.") from None


def _end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _whole_day(words: str, today: date) -> date:
    try:
        day = parsing.day(words, today)
    except NotUnderstood:
        day = None
    if day is None:
        raise NotUnderstood("This is not a month I know. Try March 2025 or 3/2025.")
    return day
