"""Chooses the date that a written day means: of the nearest year, on the weekday that is named beside it."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import MAXYEAR, date
from itertools import islice
from typing import NamedTuple

from retro.core.rough_day import Precision, day_known
from retro.core.text.parsing import OTHER_WEEKDAY, NotUnderstood

PARTS = {"early": 5, "beginning": 5, "start": 5, "middle": 15, "mid": 15, "late": 25, "end": 31}
"""Day that a part of a month means; 31 is its last day."""
MIDDLE = 15
NO_DAY = "There's no such day in the calendar."
NEAREST = 2
"""Years with such a day of which the weekday can choose; one further back is more often a slip in the weekday."""
MOST_YEARS = 400
"""More years than that from today are a slip, or those of another calendar: 2569 in Thailand, 1405 in Iran."""
NEAR_YEARS = 12
"""Years from today in which a day without a year is searched; a leap day can be eight years away."""


class Meant(NamedTuple):
    """A day as it was understood."""

    on: date
    is_about: bool = False
    """True if the text leaves the exact day open."""
    is_month: bool = False
    """True if it names or counts months, of which this is only one day."""

    @property
    def day(self) -> date:
        """Return the day, known as exactly as the text says."""
        return day_known(self.on, Precision.MONTH if self.is_month else Precision.ABOUT if self.is_about else None)


class WrittenDay(NamedTuple):
    """What a text says of a day; 0 or "" for what it leaves open."""

    month: int
    day: int = 0
    year: int = 0
    part: str = ""
    weekday: int | None = None
    """0 (Monday) to 6, where the form of the day holds one."""


def meant_day(said: WrittenDay, today: date, *, ahead: bool, weekday: int | None = None) -> Meant:
    """Return the day and what the text leaves open; see `placed`."""
    on = placed(said, today, ahead=ahead, weekday=said.weekday if weekday is None else weekday)
    return Meant(on, is_about=not said.day, is_month=not (said.day or said.part))


def placed(said: WrittenDay, today: date, *, ahead: bool, weekday: int | None = None) -> date:
    """Choose the date: without a year the latest, or with `ahead` the next, on the weekday if one is named.

    A month without a day is its middle. Raises NotUnderstood for a day that no calendar has, or another weekday.
    """
    if not 1 <= said.month <= 12:
        raise NotUnderstood(NO_DAY)
    if said.year:
        nearest = [found] if (found := day_in_year(said, said.year, today, ahead)) else []
    else:
        near = (found for year in _years(today, ahead) if (found := day_in_year(said, year, today, ahead)))
        nearest = [*islice((found for found in near if (found >= today if ahead else found <= today)), NEAREST)]
    if not nearest:
        raise NotUnderstood(NO_DAY)
    if ahead and not said.year and weekday not in (None, nearest[0].weekday()):
        return _passed_on(weekday, said, nearest[0], today)
    for found in nearest:
        if weekday in (None, found.weekday()):
            return found
    raise NotUnderstood(OTHER_WEEKDAY.format(nearest[0]))


def _passed_on(weekday: int | None, said: WrittenDay, following: date, today: date) -> date:
    """Return the latest such day if it was on the weekday that the one to come is not on.

    Raises NotUnderstood if neither is.
    """
    latest = placed(said, today, ahead=False)
    if latest.weekday() == weekday:
        return latest
    raise NotUnderstood(OTHER_WEEKDAY.format(following))


def _years(today: date, ahead: bool) -> Iterator[int]:
    step = 1 if ahead else -1
    return (year for year in range(today.year, today.year + step * NEAR_YEARS, step) if 1 <= year <= MAXYEAR)


def day_in_year(said: WrittenDay, year: int, today: date, ahead: bool) -> date | None:
    """Return that day in that year; a part of a month that is not over, or not begun, is limited to today."""
    if not 1 <= year <= MAXYEAR:
        return None
    last = monthrange(year, said.month)[1]
    if said.day:
        return date(year, said.month, said.day) if 1 <= said.day <= last else None
    found = date(year, said.month, min(PARTS.get(said.part, MIDDLE), last))
    if (found.year, found.month) != (today.year, today.month):
        return found
    if not said.part and ahead and found < today:
        return date(year, said.month, last)
    return found if ahead else min(found, today)
