"""Parses days within a month or a year: "the 19th", "19th of last month", "monday the 23rd", "end of 2025"."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import MAXYEAR, date, timedelta

from retro.core.text import long_spans
from retro.core.text.calendar_days import month_named, weekday_named, written_day
from retro.core.text.nearest_days import NO_DAY, PARTS, Meant, WrittenDay, meant_day, placed
from retro.core.text.parsing import OTHER_WEEKDAY, NotUnderstood
from retro.core.text.relative_days import BEFORE_LAST, moved

_DAY = r"(?:(?:the |le |el |il |der |den |am )?(?P<day>\d{1,2})(?:th|\.|º)|(?:the |le |el |il )(?P<bare>\d{1,2}))"
_MONTH = r"(?P<month>(?:the )?(?:(?:this|last|next) )?month|(?:the )?month before last)"
_THE_MONTH = ("month", "the month")
"""Words for the month that a day is in: looking ahead, the next if the day has passed in this one."""
_OF_MONTH = re.compile(rf"{_DAY},?(?: (?:of|in) {_MONTH})?")
_MONTH_OF = re.compile(rf"{_MONTH},? (?:on )?{_DAY}")
_PART_OF_MONTH = re.compile(rf"(?:(?P<part>{'|'.join(PARTS)})(?: of| in)?[ -])?{_MONTH}")
_WITH_WEEKDAY = re.compile(rf"(?P<weekday>[a-z]{{3,9}})\.?,? (?P<rest>\d{{1,2}}|{_DAY})")
_NTH = re.compile(r"(?:(?P<nth>\d)th|last) (?P<what>week|[a-z]{3,9}) (?:of|in) (?P<when>.+)")
_HALF_A_WEEK = timedelta(4)
_SIDE_OF_MONTH = re.compile(r"(?P<side>last|this|next) (?P<month>[a-z]{3,9})\.?")
_PART_OF_YEAR = re.compile(
    r"(?P<part>early|beginning|start|mid|middle|late|end)(?: of| in)?[ -]"
    r"(?:(?P<year>\d{4})|(?:the )?(?:(?P<side>this|last|next) )?year)"
)
_PARTS_OF_YEAR = {
    "beginning": (1, 5), "start": (1, 5), "early": (2, 15), "mid": (7, 1), "middle": (7, 1), "late": (11, 15),
    "end": (12, 31),
}  # fmt: skip
_FEASTS = {
    "christmas": (12, 25), "xmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24),
    "boxing day": (12, 26), "new year's eve": (12, 31), "new years eve": (12, 31), "new year's day": (1, 1),
    "new year's": (1, 1), "new years day": (1, 1), "new year": (1, 1), "halloween": (10, 31),
    "valentine's day": (2, 14),
    "weihnachten": (12, 25), "heiligabend": (12, 24), "silvester": (12, 31), "neujahr": (1, 1), "noël": (12, 25),
    "navidad": (12, 25), "nochebuena": (12, 24), "nochevieja": (12, 31), "natale": (12, 25), "capodanno": (1, 1),
    "natal": (12, 25), "kerstmis": (12, 25), "kerst": (12, 25), "julafton": (12, 24), "boże narodzenie": (12, 25),
    "sylwester": (12, 31),
}  # fmt: skip
_SEASONS = frozenset(
    ("christmas", "xmas", "new year", "new year's", "weihnachten", "noël", "navidad", "natale", "natal", "kerst")
)
"""Feasts that mean the days around them, too."""
_FEAST = re.compile(
    rf"(?:(?:the|an|zu|à|en|a|no|met|w) )?(?P<side>last |next )?(?P<feast>{'|'.join(_FEASTS)})(?:,? (?P<year>\d{{4}}))?"
)


def read_in_month(words: str, today: date, *, ahead: bool) -> Meant | None:
    """Return a day that is named by its place in a month or a year; None for other words.

    Without a month it is the latest such day, or with `ahead` the next. Raises NotUnderstood for a day that the month
    does not have, or that is not the weekday that is named with it.
    """
    return (
        _of_month(words, today, ahead)
        or _on_weekday(words, today, ahead)
        or _nth_of_month(words, today, ahead)
        or _beside_month(words, today, ahead)
        or _of_year(words, today, ahead)
    )


def _of_month(words: str, today: date, ahead: bool) -> Meant | None:
    if match := _PART_OF_MONTH.fullmatch(words):
        if words == "month":
            return None
        on, part = _in_month(match["month"], today), match["part"] or ""
        meant = meant_day(WrittenDay(on.month, 0, on.year, part), today, ahead=ahead)
        if not (ahead and part and match["month"] in _THE_MONTH and meant.on < today):
            return meant
        on = moved(today, 1, "month")
        return meant_day(WrittenDay(on.month, 0, on.year, part), today, ahead=True)
    match = _OF_MONTH.fullmatch(words) or _MONTH_OF.fullmatch(words)
    if match is None:
        return None
    day = int(match["day"] or match["bare"])
    if match["month"]:
        on = _in_month(match["month"], today)
        meant = meant_day(WrittenDay(on.month, _checked(day), on.year), today, ahead=ahead)
        is_over = ahead and match["month"] in _THE_MONTH and meant.on < today
        return Meant(_nearest(day, today, ahead)) if is_over else meant
    return Meant(_nearest(day, today, ahead))


def _in_month(words: str, today: date) -> date:
    """Return a day in the month that "last month" and its like name."""
    back = 2 if BEFORE_LAST in words else 1 if "last" in words else -1 if "next" in words else 0
    return moved(today, -back, "month")


def _checked(day: int) -> int:
    if not day:
        raise NotUnderstood(NO_DAY)
    return day


def _nearest(day: int, today: date, ahead: bool, skipped: int = 0) -> date:
    """Return the latest such day of a month, or the next; `skipped` leaves out the nearest ones."""
    if not 1 <= day <= 31:
        raise NotUnderstood(NO_DAY)
    year, month = today.year, today.month
    while 1 <= year <= MAXYEAR:
        if day <= monthrange(year, month)[1]:
            on = date(year, month, day)
            if on >= today if ahead else on <= today:
                if not skipped:
                    return on
                skipped -= 1
        year, month = (year + month // 12, month % 12 + 1) if ahead else (year - (month == 1), (month - 2) % 12 + 1)
    raise NotUnderstood(NO_DAY)


def _on_weekday(words: str, today: date, ahead: bool) -> Meant | None:
    """Parse "monday the 23rd": the latest or the one before it, or the next or the one after."""
    match = _WITH_WEEKDAY.fullmatch(words)
    weekday = weekday_named(match["weekday"]) if match else None
    if match is None or weekday is None:
        return None
    day = int(match["day"] or match["bare"] or match["rest"])
    near = [_nearest(day, today, ahead, skipped) for skipped in (0, 1)]
    near += [_nearest(day, today, False)] if ahead else []  # which has passed
    if found := next((on for on in near if on.weekday() == weekday), None):
        return Meant(found)
    raise NotUnderstood(OTHER_WEEKDAY.format(near[0]))


def _nth_of_month(words: str, today: date, ahead: bool) -> Meant | None:
    """Parse "first week of november", "last friday in october" and "the last day of june"."""
    match = _NTH.fullmatch(words)
    weekday = weekday_named(match["what"]) if match else None
    if match is None or (weekday is None and match["what"] not in ("week", "day")):
        return None
    nth = int(match["nth"] or 0)
    if nth > 5 or (match["nth"] and not nth) or (match["what"] == "day" and nth > 1):
        return None
    firsts = _firsts_of(match["when"], today, ahead)
    for first in firsts:
        day = _nth_day(match["what"], nth, first)
        if day is None:
            raise NotUnderstood(NO_DAY)
        on = first.replace(day=day)
        is_begun = match["what"] == "week" and abs(on - today) < _HALF_A_WEEK
        if len(firsts) == 1 or is_begun or (on >= today if ahead else on <= today):
            return Meant(today if is_begun else on, is_about=match["what"] == "week")
    return None


def _nth_day(what: str, nth: int, first: date) -> int | None:
    """Return the day of a month that is its first, second or, with 0, last of what is named; None if it has none."""
    last = monthrange(first.year, first.month)[1]
    if what == "day":
        return 1 if nth else last
    if what == "week":
        return min(7 * nth - 3, last) if nth else last - 3
    days = range(1 + ((weekday_named(what) or 0) - first.weekday()) % 7, last + 1, 7)
    return days[nth - 1 if nth else -1] if nth <= len(days) else None


def _firsts_of(words: str, today: date, ahead: bool) -> list[date]:
    """Return the first of the month that is named; without a year of the latest or next one and of the one beyond."""
    if re.fullmatch(_MONTH, words):
        return [_in_month(words, today).replace(day=1)]
    said = written_day(words, today)
    if said is None or said.day or said.part:
        return []
    if said.year:
        return [placed(said._replace(day=1), today, ahead=False)]
    step = 1 if ahead else -1
    is_over = said.month < today.month if ahead else said.month > today.month
    years = [today.year + step * (is_over + more) for more in (0, 1)]
    return [date(year, said.month, 1) for year in years if 1 <= year <= MAXYEAR]


def _beside_month(words: str, today: date, ahead: bool) -> Meant | None:
    """Parse "last november": the latest before this month, or the next after it."""
    match = _SIDE_OF_MONTH.fullmatch(words)
    month = month_named(match["month"]) if match else None
    if match is None or month is None:
        return None
    years = {"last": -1 if month >= today.month else 0, "next": 1 if month <= today.month else 0}.get(match["side"], 0)
    return meant_day(WrittenDay(month, 0, moved(today, years, "year").year), today, ahead=ahead)


def _of_year(words: str, today: date, ahead: bool) -> Meant | None:
    if match := _PART_OF_YEAR.fullmatch(words):
        year = int(match["year"] or moved(today, {"last": -1, "next": 1}.get(match["side"] or "", 0), "year").year)
        month, day = _PARTS_OF_YEAR[match["part"]]
        on = placed(WrittenDay(month, day, year), today, ahead=ahead)
        is_open = year == today.year and (on < today if ahead else on > today)
        return None if is_open else Meant(on, is_about=True)
    if found := long_spans.quarter_or_week(words, today, ahead=ahead):
        return found
    if match := _FEAST.fullmatch(words):
        month, day = _FEASTS[match["feast"]]
        is_next = (match["side"] or ("next" if ahead else "last")).strip() == "next"
        on = placed(WrittenDay(month, day, int(match["year"] or 0)), today, ahead=is_next)
        return Meant(on, is_about=match["feast"] in _SEASONS)
    return None
