"""Parses a typed day: our own forms first, then other languages."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from retro.core.text import any_language
from retro.core.text.calendar_days import PARTS, Meant, WrittenDay, meant_day, weekday_named, written_day
from retro.core.text.parsing import NotUnderstood, plain_text

NO_DATE = "That doesn't look like a date. Try 2026-03-14, 14 March, yesterday or 3 weeks ago."
NO_DATE_AHEAD = "That doesn't look like a date. Try in 2 weeks, next friday or 1 December."
PASSED = "That day has passed. Name one from today on, such as in 2 weeks or 1 December."
TOO_FAR = "That's too far back."
TOO_FAR_AHEAD = "That's too far ahead."

_NEAR = {
    "today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0,
    "yesterday": -1, "last night": -1, "the day before yesterday": -2, "day before yesterday": -2,
    "tomorrow": 1, "the day after tomorrow": 2, "day after tomorrow": 2,
}  # fmt: skip
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_VAGUE = {"last": 1, "next": 1, "a couple of": 2, "couple of": 2, "a couple": 2, "a few": 3, "few": 3}
_COUNT = (
    rf"(?P<count>\d{{1,4}}|{'|'.join(sorted((*_NUMBERS, *_VAGUE), key=len, reverse=True))})"
    r" ?(?P<unit>day|week|fortnight|month|year|d|wk|w|mo|yr)s?"
)
_COUNTED = (
    (re.compile(rf"{_COUNT} (?:ago|back|earlier)"), -1),
    (re.compile(rf"in {_COUNT}"), 1),
    (re.compile(rf"{_COUNT} (?:from now|from today|ahead)"), 1),
)
"""Words, with the direction in which each counts."""
_UNITS = {"d": "day", "w": "week", "wk": "week", "mo": "month", "yr": "year"}
_NEXT_TO = re.compile(r"(?P<side>last|next) (?P<unit>week|month|year)")
_MONTH = re.compile(rf"(?:(?P<part>{'|'.join(PARTS)})(?: of)?[ -]?)?(?:the |(?P<which>this|last|next) )month")
_ABOUT = re.compile(r"(?:about|around|roughly|circa|ca|approx) |(?:ca\.|approx\.|~|≈) ?")
_LEAD = re.compile(r"(?:on |by |since |am (?=\d))?(?:the (?=\d))?")
_PART_OF_DAY = re.compile(r",? (?:in the )?(?:morning|afternoon|evening|night)")
_WEEKDAY = re.compile(r"(?:(?P<side>last|this|next) )?(?P<day>[a-z]{3,9})\.?")
_WEEKDAY_FIRST = re.compile(r"(?P<day>[a-z]{3,9})\.?,? (?:the )?(?P<rest>.*\d.*)")
_WEEKDAY_LAST = re.compile(r"(?P<rest>.*\d.*?),? \(?(?P<day>[a-z]{3,9})\.?\)?")


def parse_day(text: str, today: date, *, ahead: bool = False) -> date | None:
    """Return the day of a text, None for a blank one; see `read`. Raises NotUnderstood."""
    found = read_day(text, today, ahead=ahead)
    return found.on if found else None


def read_day(text: str, today: date, *, ahead: bool = False) -> Meant | None:
    """Parse a day: ISO, 14.3., "3 weeks ago", "last friday", "early October", and dates of other languages.

    A day without a year is the latest one, or with `ahead` the next. Raises NotUnderstood, also for 03/04/2026, which
    is a day in April to some and in March to others.
    """
    words = plain_text(text).lower()
    if not words:
        return None
    bare = _ABOUT.sub("", words, count=1) if _ABOUT.match(words) else words
    said = _LEAD.sub("", bare, count=1)
    if found := _ours(said, today, ahead) or any_language.read_any_language(said, today, ahead=ahead):
        return found._replace(is_about=found.is_about or bare != words)
    raise NotUnderstood(NO_DATE_AHEAD if ahead else NO_DATE)


def _ours(words: str, today: date, ahead: bool) -> Meant | None:
    shorter = words if words in _NEAR else re.sub(rf"{_PART_OF_DAY.pattern}$", "", words)
    return _relative(shorter, today) or _on_weekday(shorter, today, ahead) or _dated(shorter, today, ahead)


def _relative(words: str, today: date) -> Meant | None:
    if words in _NEAR:
        return Meant(_moved(today, _NEAR[words], "day"))
    if match := _NEXT_TO.fullmatch(words):
        on = _moved(today, -1 if match["side"] == "last" else 1, match["unit"])
        return Meant(on, is_about=True, is_month=match["unit"] == "month")
    if match := _MONTH.fullmatch(words):
        on = _moved(today, {"last": -1, "next": 1}.get(match["which"] or "", 0), "month")
        return meant_day(WrittenDay(on.month, 0, on.year, match["part"] or ""), today, ahead=False)
    for pattern, direction in _COUNTED:
        if match := pattern.fullmatch(words):
            return _counted(match["count"], _UNITS.get(match["unit"], match["unit"]), direction, today)
    return None


def _counted(count: str, unit: str, direction: int, today: date) -> Meant:
    number = int(count) if count.isdigit() else _NUMBERS.get(count) or _VAGUE[count]
    return Meant(_moved(today, direction * number, unit), count in _VAGUE, unit in ("month", "year"))


def _moved(today: date, count: int, unit: str) -> date:
    """Return the day so many units later.

    From the 31st into a shorter month its last day. Raises NotUnderstood past the calendar.
    """
    months = {"month": count, "year": 12 * count}.get(unit)
    try:
        if months is None:
            return today + timedelta(days=count * {"day": 1, "week": 7}.get(unit, 14))
        year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
        return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError):
        raise NotUnderstood(TOO_FAR if count < 0 else TOO_FAR_AHEAD) from None


def _on_weekday(words: str, today: date, ahead: bool) -> Meant | None:
    match = _WEEKDAY.fullmatch(words)
    weekday = weekday_named(match["day"]) if match else None
    if match is None or weekday is None:
        return None
    if match["side"] == "this":
        return Meant(_moved(today, weekday - today.weekday(), "day"))
    is_later = match["side"] == "next" or (match["side"] is None and ahead)
    days = (weekday - today.weekday()) % 7 or 7
    return Meant(_moved(today, days if is_later else (days - 7 or -7), "day"))


def _dated(words: str, today: date, ahead: bool) -> Meant | None:
    for pattern in (_WEEKDAY_FIRST, _WEEKDAY_LAST):
        match = pattern.fullmatch(words)
        if match and (weekday := weekday_named(match["day"])) is not None:
            said = written_day(match["rest"], today, ahead=ahead)
            return meant_day(said, today, ahead=ahead, weekday=weekday) if said else None
    said = written_day(words, today, ahead=ahead)
    return meant_day(said, today, ahead=ahead) if said else None
