"""Calendar days in text: a day of a month, with or without year and weekday."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import MAXYEAR, date
from itertools import islice
from typing import NamedTuple

from retro.core.rough_day import Precision, day_known
from retro.core.text.parsing import OTHER_WEEKDAY, NotUnderstood
from retro.core.text.typed_years import typed_year

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
PARTS = {"early": 5, "beginning": 5, "start": 5, "middle": 15, "mid": 15, "late": 25, "end": 31}
"""Day that a part of a month means; 31 is its last day."""
MIDDLE = 15
NO_DAY = "There's no such day in the calendar."
TWO_DAYS = "Is that {0.day} {0:%B} or {1.day} {1:%B}? Write {0:%Y-%m-%d} or {1:%Y-%m-%d}."
NEAREST = 2
"""Years with such a day of which the weekday can choose; one further back is more often a slip in the weekday."""
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


_ISO = re.compile(r"(\d{4})(?: ?[-./,] ?| )(\d{1,2})(?: ?[-./,] ?| )(\d{1,2})\.?")
_COMPACT = re.compile(r"((?:19|20)\d\d)([01]\d)([0-3]\d)")
_EASTERN = re.compile(
    r"(?:(\d{4}) ?[年년] ?)?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日号일]"
    r"(?:,? ?\(?(?:(?:星期|周|週|礼拜)(?P<chinese>[一二三四五六日天])"
    r"|(?P<weekday>[月火水木金土日월화수목금토일])(?:曜日?|요일)?)\)?)?"
)
_EASTERN_WEEKDAYS = ("月월一", "火화二", "水수三", "木목四", "金금五", "土토六", "日일天")
_EASTERN_MONTH = re.compile(r"(?:(\d{4}) ?[年년] ?)?(\d{1,2}) ?[月월]")
_DOTTED = re.compile(r"(\d{1,2})\. ?(\d{1,2})(?:\. ?(?:(\d{4}|\d\d)(?: ?[гр]\.?)?)?)?")
_TWO_FIRST = re.compile(r"(\d{1,2}) ?([-/]) ?(\d{1,2})(?: ?\2 ?(\d{4}|\d\d))?")
_SPACED = re.compile(r"(\d{1,2})(?:, ?| )(\d{1,2})(?:, ?| )(\d{4})")
_MONTH_YEAR = re.compile(r"(\d{1,2}) ?[-./] ?(\d{4})|(\d\d) (\d{4})")
_YEAR_MONTH = re.compile(r"(\d{4}) ?[-./] ?(\d{1,2})|(\d{4}) (\d\d)")
_YEAR = r"(?P<year>\d{4}|'\d\d)"
_RUN_TOGETHER = re.compile(r"(\d{1,2})\.?([a-z]{3,9})\.? ?(\d{4}|\d\d)?")
_NUMBERS_BEHIND = re.compile(r"[a-z]+\.?,? \d{1,2}[-/](?:0?\d|1[0-2])")
"""A word and two numbers of which the second can be a month: no month, day and year as in "march 10/25"."""
_NAMED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\.?(?: of)? (?P<month>[a-z]+)\.?(?:,? (?:{_YEAR}|(?P<short>\d\d)))?",
        rf"(?P<month>[a-z]+)\.? (?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?:{_YEAR}|(?P<short>\d\d)))?",
        rf"{_YEAR},? (?P<month>[a-z]+)\.? (?P<day>\d{{1,2}})",
        rf"(?:(?P<part>{'|'.join(PARTS)})(?: of| in)?[ -])?(?P<month>[a-z]+)\.?(?:,?(?: of)? {_YEAR})?",
        rf"{_YEAR},? (?P<month>[a-z]+)\.?",
    )
)


def written_day(words: str, today: date, *, ahead: bool = False, weekday: int | None = None) -> WrittenDay | None:
    """Parse a day in numbers, or with an English month; None for any other text.

    Raises NotUnderstood if the order of day and month is ambiguous, unless only one is on the weekday, and for a day 0.
    """
    if match := _ISO.fullmatch(words) or _COMPACT.fullmatch(words):
        return WrittenDay(int(match[2]), _some(match[3]), int(match[1]))
    if match := _EASTERN.fullmatch(words):
        named = match["chinese"] or match["weekday"]
        weekday = eastern_weekday(named) if named else None
        return WrittenDay(int(match[2]), _some(match[3]), int(match[1] or 0), weekday=weekday)
    if match := _EASTERN_MONTH.fullmatch(words):
        return WrittenDay(int(match[2]), year=int(match[1] or 0))
    if match := _DOTTED.fullmatch(words):
        return WrittenDay(int(match[2]), _some(match[1]), typed_year(match[3], today))
    if match := _TWO_FIRST.fullmatch(words):
        _ask_where_the_year_is(match, today, ahead)
        return _in_order(int(match[1]), int(match[3]), typed_year(match[4], today), today, ahead, weekday)
    if match := _SPACED.fullmatch(words):
        return _in_order(int(match[1]), int(match[2]), int(match[3]), today, ahead, weekday)
    if match := _MONTH_YEAR.fullmatch(words):
        return WrittenDay(int(match[1] or match[3]), year=int(match[2] or match[4]))
    if match := _YEAR_MONTH.fullmatch(words):
        return WrittenDay(int(match[2] or match[4]), year=int(match[1] or match[3]))
    return _named(words, today)


def eastern_weekday(name: str) -> int | None:
    """Return 0 (Monday) to 6 for the character of a weekday in Chinese, Japanese or Korean."""
    bare = re.sub("^(?:星期|周|週|礼拜)|(?:曜日?|요일)$", "", name)
    return next((at for at, each in enumerate(_EASTERN_WEEKDAYS) if len(bare) == 1 and bare in each), None)


def _some(day: str | None) -> int:
    """Return a day in digits, 0 for none. Raises NotUnderstood for a nil, which would count as none."""
    if day in ("0", "00"):
        raise NotUnderstood(NO_DAY)
    return int(day or 0)


def _named(words: str, today: date) -> WrittenDay | None:
    if _NUMBERS_BEHIND.fullmatch(words):
        return None
    spaced = re.sub(r"(?<=[a-z\d])[-/](?=[a-z\d])", " ", words)
    if match := _RUN_TOGETHER.fullmatch(spaced):
        spaced = " ".join(filter(None, match.groups()))
    for pattern in _NAMED:
        match = pattern.fullmatch(spaced)
        month = month_named(match["month"]) if match else None
        if match and month:
            found = match.groupdict()
            year = found["year"] or found.get("short")
            return WrittenDay(month, _some(found.get("day")), typed_year(year, today), found.get("part") or "")
    return None


def month_named(name: str) -> int | None:
    """Return 1 to 12 for a month's English name or its beginning of three letters or more."""
    found = [number for number, full in enumerate(MONTHS, 1) if full.startswith(name)] if len(name) >= 3 else []
    return found[0] if found else None


def weekday_named(name: str) -> int | None:
    """Return 0 (Monday) to 6 for a weekday's English name or its first three letters or more."""
    found = [number for number, full in enumerate(WEEKDAYS) if full.startswith(name)] if len(name) >= 3 else []
    return found[0] if found else 2 if name == "weds" else None


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
        nearest = [found] if (found := _of_month(said, said.year, today, ahead)) else []
    else:
        near = (found for year in _years(today, ahead) if (found := _of_month(said, year, today, ahead)))
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


def _of_month(said: WrittenDay, year: int, today: date, ahead: bool) -> date | None:
    """Return that day in that year; a part of a month that is not over, or not begun, is limited to today."""
    if not 1 <= year <= MAXYEAR:
        return None
    last = monthrange(year, said.month)[1]
    if said.day:
        return date(year, said.month, said.day) if 1 <= said.day <= last else None
    found = date(year, said.month, min(PARTS.get(said.part, MIDDLE), last))
    if said.year or (found.year, found.month) != (today.year, today.month):
        return found
    if not said.part and ahead and found < today:
        return date(year, said.month, last)
    return found if ahead else min(found, today)


def _in_order(first: int, second: int, year: int, today: date, ahead: bool, weekday: int | None) -> WrittenDay:
    """Order two numbers of which either can be the month."""
    if first > 12 or first == second:
        return WrittenDay(second, _some(str(first)), year)
    if second > 12:
        return WrittenDay(first, second, year)
    both = (WrittenDay(second, first, year), WrittenDay(first, second, year))
    one, other = days = [placed(said, today, ahead=ahead) for said in both]
    on_weekday = [said for said, on in zip(both, days, strict=True) if on.weekday() == weekday]
    if len(on_weekday) == 1:
        return on_weekday[0]
    raise NotUnderstood(TWO_DAYS.format(one, other))


def _ask_where_the_year_is(match: re.Match[str], today: date, ahead: bool) -> None:
    """Raise NotUnderstood for three numbers of which the first is a year nearer to today than the last: "26-03-14"."""
    first, second, last = match[1], int(match[3]), match[4] or ""
    if not len(first) == len(last) == 2 or not 1 <= second <= 12:
        return
    usual, other = (
        _of_month(WrittenDay(second, int(day), year), year, today, ahead)
        for day, year in ((first, typed_year(last, today)), (last, typed_year(first, today)))
    )
    if usual and other and abs(other - today) < abs(usual - today):
        raise NotUnderstood(TWO_DAYS.format(usual, other))
