"""Parses a number of days, weeks, months or years: "3 weeks", "a couple of days", "a month and 2 weeks"."""

from __future__ import annotations

import re
from typing import NamedTuple

_VAGUE = {"a couple of": 2, "couple of": 2, "a couple": 2, "couple": 2, "a few": 3, "few": 3, "some": 3, "several": 4}
_UNITS = {"d": "day", "w": "week", "wk": "week", "mo": "month", "yr": "year", "y": "year"}
_UNIT = r"(?P<unit>day|week|fortnight|month|year|d|wk|w|mo|yr|y)s?'?"
_OPEN = "|".join(sorted(_VAGUE, key=len, reverse=True))
_NUMBER = rf"(?P<count>\d{{1,4}}(?= ?\S)|(?:an?|{_OPEN})(?= ))"
_AMOUNTS = (
    (re.compile(rf"{_NUMBER} ?{_UNIT}"), 0),
    (re.compile(rf"(?P<count>\d{{1,4}}|an?) and a half {_UNIT}"), 1),
    (re.compile("(?P<unit>fortnight)"), 2),
    (re.compile(rf"(?P<count>\d{{1,3}})(?:[.,]5|½) ?{_UNIT}"), 1),
    (re.compile(rf"half (?:a|an|of a) {_UNIT}"), 1),
    (re.compile(rf"(?P<count>\d{{1,3}}|an?) {_UNIT} and a half"), 1),
    (re.compile(rf"(?P<count>an?) {_UNIT} or (?P<more>2)"), 0),
    (re.compile(rf"(?P<count>\d{{1,3}})(?: or | to | ?- ?)(?P<more>\d{{1,3}}) ?{_UNIT}"), 0),
)
"""Forms of a number of days, weeks, months or years, with the halves that each adds."""

_PART = re.compile(rf"(?P<count>\d{{1,3}}|(?:an?|{_OPEN})(?= [a-z]{{3}})) ?{_UNIT}")
_BETWEEN = re.compile(r",? and |, ?| & | (?=\d)")
"""What stands between two amounts that are added."""
_MOST_PARTS = 4
_IN_MONTHS = {"year": 12, "month": 1}
_IN_DAYS = {"fortnight": 14, "week": 7, "day": 1}
_SIZES = tuple(_IN_MONTHS | _IN_DAYS)
"""Units from the largest to the smallest."""


class DayAmount(NamedTuple):
    """A number of units, counted in halves of one."""

    halves: int
    unit: str
    is_vague: bool
    is_range: bool = False
    """True if it lies between two numbers."""
    days: int = 0
    """Days beside whole months."""
    smallest: str = ""
    """The smallest unit of a sum, "" of a single amount."""


def read_amount(words: str) -> DayAmount | None:
    """Return the amount that the words are; None for other words."""
    for pattern, halves in _AMOUNTS:
        if match := pattern.fullmatch(words):
            found = match.groupdict()
            count, unit = found.get("count") or "0", _UNITS.get(found["unit"], found["unit"])
            number = _number(count)
            total = number + int(found["more"]) if found.get("more") else 2 * number + halves
            is_vague = count in _VAGUE or "more" in found or bool(halves)
            return None if total % 2 and unit == "day" else DayAmount(total, unit, is_vague, "more" in found)
    return _sum(words)


def _number(count: str) -> int:
    return int(count) if count.isdigit() else _VAGUE.get(count, 1)


def _sum(words: str) -> DayAmount | None:
    """Return the amount of several units that are added: "3 weeks and 2 days", "a year, 2 months and a few days".

    Months count by the calendar, and then the weeks and days. Only the smallest unit may be vague.
    """
    parts = [_PART.fullmatch(part) for part in _BETWEEN.split(words, _MOST_PARTS)]
    counts = {_UNITS.get(part["unit"], part["unit"]): part["count"] for part in parts if part}
    if len(parts) < 2 or len(counts) < len(parts):
        return None
    smallest = max(counts, key=_SIZES.index)
    vague = [unit for unit, count in counts.items() if count in _VAGUE]
    if vague not in ([], [smallest]):
        return None
    months, days = (
        sum(_number(count) * sizes.get(unit, 0) for unit, count in counts.items()) for sizes in (_IN_MONTHS, _IN_DAYS)
    )
    if not months:
        return DayAmount(2 * days, "day", bool(vague), smallest=smallest)
    return DayAmount(2 * months, "month", bool(vague), days=days, smallest=smallest)
