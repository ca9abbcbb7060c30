"""Weekdays of other languages between a name and a day: "lun., 12 oct. 2026 a las 9:01" is of nobody called "lun."."""

from __future__ import annotations

import re
from datetime import date

from retro.core.text.calendar_days import month_named, weekday_named
from retro.core.text.languages.translated_days import weekday_in_english

_LAST_WORD = re.compile(r"(?:(?P<before>.*\S)[\s,]+)?(?P<word>[^\W\d_]{2,12})(?P<point>\.?)", re.DOTALL)
_FOREIGN_AT = re.compile(r"\s(?:um|à|a las?|alle(?: ore)?|om|às|kl\.?|klo)\s", re.IGNORECASE)


def without_weekday(name: str, match: re.Match[str]) -> str:
    """Return the name before a matched date without a weekday in another language at its end; "" if it is only one.

    "Sam" is Saturday in French, and a name: it is the weekday if the date is on it, and its form is not that of a name.
    """
    last = _LAST_WORD.fullmatch(name)
    weekday = weekday_named(weekday_in_english(last["word"].lower())) if last else None
    if last is None or weekday is None:
        return name
    days = _days(match)
    is_small, is_on_it = last["word"][0].islower(), any(on.weekday() == weekday for on in days)
    is_foreign = bool(_FOREIGN_AT.search(match[0]))
    if last["point"] or (is_small and not days) or (is_on_it and (is_small or is_foreign)):
        return (last["before"] or "").rstrip(" ,")
    return name


def _days(match: re.Match[str]) -> list[date]:
    """Return the days that a date with a year can be."""
    if match["y1"]:
        written = [(match["y1"], match["m1"], match["d1"])]
    elif match["a"]:
        written = [(match["y2"], month, day) for month, day in ((match["b"], match["a"]), (match["a"], match["b"]))]
    else:
        month = month_named((match["m3"] or match["m4"]).lower())
        written = [(match["y3"] or match["y4"], str(month or 0), match["d3"] or match["d4"])]
    return [on for year, month, day in written if year and (on := _day(int(year), int(month), int(day)))]


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year + (2000 if year < 100 else 0), month, day)
    except ValueError:
        return None
