"""Days of a pasted chat: what a line's date means, and which order of day and month the whole paste is in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from retro.core.text.calendar_days import month_named, weekday_named
from retro.core.text.nearest_days import MOST_YEARS, WrittenDay, placed
from retro.core.text.parsing import NotUnderstood


def day_of(match: re.Match[str], today: date, day_first: bool) -> date | None:
    """Return the day of a matched date, the latest one if it has no year.

    None if no calendar has it, or if its year is hardly one of ours.
    """
    try:
        said, weekday = _written(match, day_first), _weekday(match)
        on = placed(said, today, ahead=False, weekday=None if said.year else weekday)
    except NotUnderstood:
        return None
    return on if abs(on.year - today.year) <= MOST_YEARS else None


class DayOrder(NamedTuple):
    """Which order of day and month a paste is in."""

    is_day_first: bool
    is_guess: bool
    """True if each of the two makes sense of every day of the paste."""


def order_of(found: Sequence[re.Match[str]], today: date) -> DayOrder:
    """Return whether 3/4 is the third of April in this chat.

    It is not if another line can only be month first, or only that order agrees with the weekdays beside the days, or
    keeps the lines sorted and out of the future. If both orders do, the shorter span counts; else the half of the day
    ("9:01 AM") means month first.
    """
    open_ones = [match for match in found if match["a"] and match["by"] != "."]
    halved = any(match.groupdict().get("half") for match in open_ones)
    day_first, month_first = (_oddness(open_ones, today, first) for first in (True, False))
    is_even = day_first[:2] == month_first[:2]
    """The span only says which is likelier: 3/11 and 4/11 can be 3 and 4 November, or 11 March and 11 April."""
    is_guess = is_even and not day_first[0] and any(match["a"] != match["b"] for match in open_ones)
    return DayOrder(day_first < month_first or (day_first == month_first and not halved), is_guess)


def _weekday(match: re.Match[str]) -> int | None:
    named = match["weekday"]
    return weekday_named(named.lower()) if named else None


def _written(match: re.Match[str], day_first: bool) -> WrittenDay:
    if match["y1"]:
        return WrittenDay(int(match["m1"]), int(match["d1"]), int(match["y1"]))
    if match["a"]:
        first, second, year = int(match["a"]), int(match["b"]), match["y2"] or "0"
        whole = _whole(year)
        return WrittenDay(second, first, whole) if day_first or match["by"] == "." else WrittenDay(first, second, whole)
    month, day = (match["m3"], match["d3"]) if match["m3"] else (match["m4"], match["d4"])
    return WrittenDay(month_named(month.lower()) or 0, int(day), _whole(match["y3"] or match["y4"] or "0"))


def _whole(year: str) -> int:
    """Return a year of four digits, or of two in this century."""
    return int(year) + (2000 if len(year) == 2 else 0)


def _oddness(found: Sequence[re.Match[str]], today: date, day_first: bool) -> tuple[int, int, int]:
    """Score how odd a reading is: impossible days, days out of order or in the future, and the span of days."""
    days = [day_of(match, today, day_first) for match in found]
    real = [on for on in days if on]
    other = sum(_weekday(match) not in (None, on.weekday()) for match, on in zip(found, days, strict=True) if on)
    odd = sum(later < earlier for earlier, later in pairwise(real)) + sum(on > today for on in real)
    other += sum(_written(match, day_first).month > 12 for match in found)  # 02/30 is a day of February, if any
    return len(days) - len(real) + other, odd, (max(real) - min(real)).days if real else 0
