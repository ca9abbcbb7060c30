"""Reads calendar days in text: a day of a month, with or without year and weekday."""

from __future__ import annotations

import re
from datetime import date

from retro.core.text.nearest_days import NO_DAY, PARTS, WrittenDay, day_in_year, placed
from retro.core.text.parsing import NotUnderstood
from retro.core.text.typed_years import typed_year

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
TWO_DAYS = "Is that {0.day} {0:%B} or {1.day} {1:%B}? Write {0:%Y-%m-%d} or {1:%Y-%m-%d}."
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
        day_in_year(WrittenDay(second, int(day), year), year, today, ahead)
        for day, year in ((first, typed_year(last, today)), (last, typed_year(first, today)))
    )
    if usual and other and abs(other - today) < abs(usual - today):
        raise NotUnderstood(TWO_DAYS.format(usual, other))
