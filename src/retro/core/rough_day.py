"""A day that is known only roughly: it sorts and counts as any date, and says how exactly it is known.

Beside it, how many days are added to any day.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta
from enum import StrEnum
from typing import Self, SupportsIndex

ABOUT = "about {}"
MOST_OFF = 7
"""Days that a day about which it was may be off, to either side; "early October" is the 5th."""


class Precision(StrEnum):
    """How exactly a day is known that is not known to the day."""

    MONTH = "month"
    ABOUT = "about"


class RoughDay(date):
    """A day in a month, or a day about which it was; what is counted from it is about a day.

    It never equals an exact day, so that typing the exact one is a change.
    """

    precision: Precision = Precision.ABOUT
    """Also of one that `replace` makes, which does not call `__new__`."""

    def __new__(
        cls, year: SupportsIndex, month: SupportsIndex, day: SupportsIndex, precision: Precision = Precision.ABOUT
    ) -> Self:
        """Make one of the calendar's day. Raises ValueError, as `date` does."""
        made = super().__new__(cls, year, month, day)
        made.precision = precision
        return made

    def __eq__(self, other: object) -> bool:
        """Tell whether it is the same day, known as exactly."""
        if not isinstance(other, RoughDay):
            return False
        return (self.toordinal(), self.precision) == (other.toordinal(), other.precision)

    def __ne__(self, other: object) -> bool:
        """Tell whether it is not; that of `date` would compare the days alone."""
        return not self == other

    def __hash__(self) -> int:
        """Return the same for equal days."""
        return hash((self.toordinal(), self.precision))

    def __repr__(self) -> str:
        """Return the day with how exactly it is known."""
        return f"RoughDay({self.isoformat()}, {self.precision})"

    def __reduce__(self) -> tuple[type[Self], tuple[int, int, int, Precision]]:
        """Copy it with how exactly it is known."""
        return type(self), (self.year, self.month, self.day, self.precision)


def precision_of(on: object) -> Precision | None:
    """Return how exactly a day is known; None for one that is known to the day, and for anything else."""
    return on.precision if isinstance(on, RoughDay) else None


def day_known(on: date, precision: Precision | None) -> date:
    """Return the same day, known as exactly as this; None is to the day."""
    if precision:
        return RoughDay(on.year, on.month, on.day, precision)
    return date(on.year, on.month, on.day) if isinstance(on, RoughDay) else on


def as_known(on: date, day: str, month: str) -> str:
    """Return the words of a day as exactly as it is known: the day, "about" it, or the month alone."""
    precision = precision_of(on)
    return month if precision is Precision.MONTH else ABOUT.format(day) if precision else day


def iso_day(on: date) -> str:
    """Format as "2026-03-14", "2026-03" or "about 2026-03-14", as it is known."""
    return as_known(on, on.isoformat(), f"{on:%Y-%m}")


def earliest(on: date) -> int:
    """Return the ordinal of the first day that it may be: a month's first, or `MOST_OFF` before."""
    precision = precision_of(on)
    first = on.replace(day=1) if precision is Precision.MONTH else on
    return first.toordinal() - (MOST_OFF if precision is Precision.ABOUT else 0)


def latest(on: date) -> int:
    """Return the ordinal of the last day that it may be: a month's last, or `MOST_OFF` after."""
    precision = precision_of(on)
    last = _month_end(on) if precision is Precision.MONTH else on
    return last.toordinal() + (MOST_OFF if precision is Precision.ABOUT else 0)


def _month_end(on: date) -> date:
    """Return the last day of its month. `calendar` knows it too, and imports locale, 20 ms of each command."""
    for day in (31, 30, 29):
        with suppress(ValueError):
            return on.replace(day=day)
    return on.replace(day=28)


def is_surely_before(one: date, other: date) -> bool:
    """Tell whether a day lies before another, whichever days the rough ones are."""
    return latest(one) < earliest(other)


def most_between(start: date | None, end: date | None) -> int | None:
    """Return the most days that can lie between two, if one is known to the month alone and the other is in that month.

    None if it is otherwise: then the days between them are counted.
    """
    if start is None or end is None or Precision.MONTH not in (precision_of(start), precision_of(end)):
        return None
    is_shared = (start.year, start.month) == (end.year, end.month)
    return latest(end) - earliest(start) if is_shared else None


def is_vague(start: date | None, end: date | None) -> bool:
    """Tell whether the days between two may be off by more than they are, so that no other days compare with them."""
    if start is None or end is None or not is_rough(start, end):
        return False
    between = max(end.toordinal() - start.toordinal(), 0)
    least, most = max(earliest(end) - latest(start), 0), latest(end) - earliest(start)
    return bool(most_between(start, end)) or max(most - between, between - least) > between


def is_rough(*days: date | None) -> bool:
    """Tell whether any of these days is known only roughly."""
    return any(isinstance(on, RoughDay) for on in days)


def days_after(on: date, days: int) -> date:
    """Return the day so many days later, earlier if negative; the calendar's first or last where it has none."""
    try:
        return on + timedelta(days)
    except OverflowError:
        return date.max if days > 0 else date.min
