"""Parses a number of days, weeks, months or years, such as "3 weeks", "a couple of days" and "a year and a half"."""

from __future__ import annotations

import re
from typing import NamedTuple

_VAGUE = {"a couple of": 2, "couple of": 2, "a couple": 2, "couple": 2, "a few": 3, "few": 3, "some": 3, "several": 4}
_UNITS = {"d": "day", "w": "week", "wk": "week", "mo": "month", "yr": "year", "y": "year"}
_UNIT = r"(?P<unit>day|week|fortnight|month|year|d|wk|w|mo|yr|y)s?'?"
_NUMBER = rf"(?P<count>\d{{1,4}}(?= ?\S)|(?:an?|{'|'.join(sorted(_VAGUE, key=len, reverse=True))})(?= ))"
_AMOUNTS = (
    (re.compile(rf"{_NUMBER} ?{_UNIT}"), 0),
    (re.compile(rf"{_NUMBER} and a half {_UNIT}"), 1),
    (re.compile("(?P<unit>fortnight)"), 2),
    (re.compile(rf"(?P<count>\d{{1,3}})(?:[.,]5|½) ?{_UNIT}"), 1),
    (re.compile(rf"half (?:a|an|of a) {_UNIT}"), 1),
    (re.compile(rf"(?P<count>an?) {_UNIT} and a half"), 1),
    (re.compile(rf"(?P<count>an?) {_UNIT} or (?P<more>2)"), 0),
    (re.compile(rf"(?P<count>\d{{1,3}})(?: or | to | ?- ?)(?P<more>\d{{1,3}}) ?{_UNIT}"), 0),
)
"""Forms of a number of days, weeks, months or years, with the halves that each adds."""

_SUM = re.compile(
    r"(?P<count>\d{1,3}|an?) (?P<unit>week|fortnight|year)s?(?: and|,)? (?P<more>\d{1,3}|an?) (?P<part>day|month)s?"
)
_IN_ONE = {("week", "day"): 7, ("fortnight", "day"): 14, ("year", "month"): 12}


class DayAmount(NamedTuple):
    """A number of units, counted in halves of one."""

    halves: int
    unit: str
    is_vague: bool
    is_range: bool = False
    """True if it lies between two numbers."""


def read_amount(words: str) -> DayAmount | None:
    """Return the amount that the words are; None for other words."""
    for pattern, halves in _AMOUNTS:
        if match := pattern.fullmatch(words):
            found = match.groupdict()
            count, unit = found.get("count") or "0", _UNITS.get(found["unit"], found["unit"])
            number = int(count) if count.isdigit() else _VAGUE.get(count, 1)
            total = number + int(found["more"]) if found.get("more") else 2 * number + halves
            is_vague = count in _VAGUE or "more" in found or bool(halves)
            return None if total % 2 and unit == "day" else DayAmount(total, unit, is_vague, "more" in found)
    return _sum(words)


def _sum(words: str) -> DayAmount | None:
    """Return the amount of two units that are added, in the smaller one: "3 weeks and 2 days" are 23 days."""
    match = _SUM.fullmatch(words)
    in_one = _IN_ONE.get((match["unit"], match["part"])) if match else None
    if match is None or in_one is None:
        return None
    count, more = (int(number) if number.isdigit() else 1 for number in match.group("count", "more"))
    return DayAmount(2 * (count * in_one + more), match["part"], is_vague=False)
