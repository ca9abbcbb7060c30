"""Parses days that are counted from today: "yesterday", "3 weeks ago", "the friday before last", "monday last week"."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from retro.core.text.calendar_days import TWO_DAYS, weekday_named
from retro.core.text.day_amounts import DayAmount, read_amount
from retro.core.text.long_spans import WHICH_MONTH_AND_YEAR
from retro.core.text.nearest_days import Meant
from retro.core.text.parsing import NotUnderstood
from retro.core.text.typed_years import year_alone

TOO_FAR = "That's too far back."
TOO_FAR_AHEAD = "That's too far ahead."

_NEAR = {
    "today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0, "now": 0, "just now": 0,
    "right now": 0, "earlier today": 0, "later today": 0, "2day": 0, "tonite": 0,
    "yesterday": -1, "last night": -1, "yday": -1, "the day before yesterday": -2, "day before yesterday": -2,
    "the night before last": -2, "night before last": -2,
    "tomorrow": 1, "tmrw": 1, "tmr": 1, "2moro": 1, "the day after tomorrow": 2, "day after tomorrow": 2,
}  # fmt: skip
_DAY = r"(?P<day>[a-z]{3,9})\.?"
_BACK = re.compile(rf"(?P<amount>.+?) (?:ago|back|earlier)(?: (?P<near>today|yesterday)| (?:on )?{_DAY})?")
_AHEAD = re.compile(
    r"(?:in|within) (?P<amount>.+?)(?: time)?"
    r"|(?P<counted>.+?)(?: time)? (?:from now|from today|ahead|today|hence)"
)
_AFTER = re.compile(rf"(?P<amount>.+?) (?:from|after|on) (?:(?P<near>tomorrow)|(?:next )?{_DAY})")
_WEEK_AFTER = re.compile(rf"{_DAY} week")
_OF_WEEK = re.compile(
    rf"{_DAY},? (?:of |in |on )?(?:the )?(?P<side>last|this|next|week before last|week after next)(?: week)?"
)
_WEEK_OF = re.compile(rf"(?:the )?(?P<side>last|this|next|week before last|week after next)(?: week)?,? (?:on )?{_DAY}")
_UNIT_BEYOND = re.compile(r"(?P<unit>week|month|year) (?P<side>before last|after next)")
_NEXT_TO = re.compile(r"(?:this (?:time|day) )?(?P<side>last|next|this) (?P<unit>week|month|year)")
_PART_OF_WEEK = re.compile(
    r"(?P<part>early|earlier|beginning|start|mid|middle|late|later|end)(?: of| in)?[ -](?:the )?"
    r"(?:(?P<side>last|this|next) )?week"
)
_PARTS_OF_WEEK = {"early": 0, "earlier": 0, "beginning": 0, "start": 0, "mid": 2, "middle": 2}
_WEEKEND = re.compile(r"(?:the )?(?:(?P<side>last|past|this) )?weekend(?P<beyond> before last)?")
_WEEKDAY = re.compile(
    rf"(?:(?:the|this) )?(?:(?P<side>last|past|next|coming) )?{_DAY}"
    r"(?: (?P<beyond>before last|after next|coming|last|gone))?"
)
_THIS = re.compile(rf"this {_DAY}")
_AGO = re.compile(r"(?P<count>\d{1,2}|a couple of) (?P<day>[a-z]{3,9}?)s ago")

BEFORE_LAST = "before last"
_THIS_DAY = "this day"
_THIS_TIME = ("this time", _THIS_DAY)
_WEEKS_OF = {"last": -1, "this": 0, "next": 1, "week before last": -2, "week after next": 2}
"""Weeks from this one."""
_WEEKS_BEYOND = {BEFORE_LAST: -2, "after next": 2, "coming": 1, "last": -1, "gone": -1}
"""Weeks from this one, behind the name of a weekday."""


def read_relative(words: str, today: date, *, ahead: bool) -> Meant | None:
    """Return the day that the words count from today; None for other words. Raises NotUnderstood past the calendar.

    A weekday alone is the latest before today, or with `ahead` the next after it.
    """
    if words in _NEAR:
        return Meant(moved(today, _NEAR[words], "day"))
    return _near_unit(words, today, ahead) or _counted(words, today) or _weekday(words, today, ahead)


def moved(today: date, count: int, unit: str) -> date:
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


def _near_unit(words: str, today: date, ahead: bool) -> Meant | None:
    """Parse "last month", "the week before last", "end of next week", "last weekend"."""
    if match := _NEXT_TO.fullmatch(words):
        side, unit = match["side"], match["unit"]
        is_day = words.startswith(_THIS_TIME)
        if side == "this" and (unit == "month" or is_day):
            return None
        on = moved(today, {"last": -1, "next": 1}.get(side, 0), unit)
        if unit == "year" and not is_day:
            year_alone(on.year, today, ahead)
            return None
        return Meant(on, is_about=not words.startswith(_THIS_DAY), is_month=unit == "month" and not is_day)
    if match := _UNIT_BEYOND.fullmatch(words):
        on = moved(today, -2 if match["side"] == BEFORE_LAST else 2, match["unit"])
        if match["unit"] == "year":
            year_alone(on.year, today, ahead)
            return None
        return Meant(on, is_about=True, is_month=match["unit"] == "month")
    if match := _PART_OF_WEEK.fullmatch(words):
        return _part_of_week(match["part"], match["side"], today, ahead)
    if match := _WEEKEND.fullmatch(words):
        return _weekend(match["side"], match["beyond"], today, ahead)
    return None


def _part_of_week(part: str, side: str | None, today: date, ahead: bool) -> Meant | None:
    week = {"last": -7, "next": 7}.get(side or "", 0)
    on = moved(today, week + _PARTS_OF_WEEK.get(part, 4) - today.weekday(), "day")
    if week:
        return Meant(on, is_about=True)
    is_ours = on >= today if ahead else part in ("early", "earlier", "beginning", "start") or on <= today
    return Meant(on, is_about=True) if is_ours else None


def _weekend(side: str | None, beyond: str | None, today: date, ahead: bool) -> Meant | None:
    since = (today.weekday() - 5) % 7
    is_on = since < 2
    if beyond:
        return Meant(moved(today, -since - (14 if is_on else 7), "day"), is_about=True) if side is None else None
    if side in ("last", "past"):
        return Meant(moved(today, -since - (7 if is_on else 0), "day"), is_about=True)
    is_coming = not is_on and (ahead or side == "this")
    return Meant(moved(today, 7 - since if is_coming else -since, "day"), is_about=True)


def _counted(words: str, today: date) -> Meant | None:
    """Parse a number of days, weeks, months or years, before or after today or another day near it."""
    if match := _BACK.fullmatch(words):
        amount = read_amount(match["amount"])
        if amount and match["day"]:
            return _weekday_of_then(amount, match["day"], today)
        if match["near"]:
            exact = _shifted(moved(today, -1, "day") if match["near"] == "yesterday" else today, amount, -1)
            return exact and exact._replace(is_month=False)
        found = _shifted(today, amount, -1)
        if found and amount and amount.unit == "year":
            _ask_for_month(found.on.year, amount, today)
        is_rough = amount is not None and (amount.smallest or amount.unit) in _ROUGH_BACK
        return found._replace(is_about=True) if found and is_rough else found
    if match := _AHEAD.fullmatch(words):
        found = _shifted(today, read_amount(match["amount"] or match["counted"]), 1)
        return found._replace(is_about=True) if found and words.startswith("within") else found
    if match := _AFTER.fullmatch(words):
        if match["near"]:
            return _shifted(moved(today, 1, "day"), read_amount(match["amount"]), 1)
        return _after_weekday(read_amount(match["amount"]), match["day"], today)
    if match := _WEEK_AFTER.fullmatch(words):
        return _after_weekday(DayAmount(2, "week", False), match["day"], today)
    return None


def _ask_for_month(year: int, amount: DayAmount, today: date) -> None:
    """Raise NotUnderstood if who counts back by years knows no month; half a year, and a year and a half, name one."""
    if amount.is_range or (amount.is_vague and amount.halves > 3):
        raise NotUnderstood(WHICH_MONTH_AND_YEAR)
    if not amount.halves % 2:
        year_alone(year, today, ahead=False)


def _after_weekday(amount: DayAmount | None, name: str, today: date) -> Meant | None:
    """Return the day so long after the next such weekday.

    Raises NotUnderstood if today is one, which some count and some do not.
    """
    weekday = weekday_named(name)
    if weekday is None or amount is None:
        return None
    if weekday == today.weekday():
        one, other = (_shifted(moved(today, count * 7, "day"), amount, 1) for count in (0, 1))
        raise NotUnderstood(TWO_DAYS.format(one.on, other.on) if one and other else TOO_FAR_AHEAD)
    return _shifted(moved(today, (weekday - today.weekday()) % 7, "day"), amount, 1)


_ROUGH_BACK = ("week", "fortnight")
"""Units in which nobody remembers to the day: "3 weeks ago". A plan, "in 3 weeks", names its day."""
_HALVES = {"year": (6, "month"), "month": (15, "day"), "fortnight": (7, "day"), "week": (3, "day")}


def _shifted(start: date, amount: DayAmount | None, direction: int) -> Meant | None:
    if amount is None:
        return None
    whole, half = divmod(amount.halves, 2)
    on = moved(start, direction * whole, amount.unit)
    if half:
        count, unit = _HALVES[amount.unit]
        on = moved(on, direction * count, unit)
    on = moved(on, direction * amount.days, "day")
    is_month = amount.unit == "year" or (amount.unit == "month" and not half)
    return Meant(on, amount.is_vague, is_month and not amount.days)


def _weekday_of_then(amount: DayAmount, name: str, today: date) -> Meant | None:
    """Return that weekday so many weeks ago, if it is the same day counted by weeks or from the weekday."""
    weekday = weekday_named(name)
    if weekday is None or amount.halves % 2 or amount.unit not in ("week", "fortnight"):
        return None
    count = amount.halves // 2
    by_week = moved(moved(today, -count, amount.unit), weekday - today.weekday(), "day")
    by_day = moved(moved(today, -((today.weekday() - weekday) % 7 or 7), "day"), -count, amount.unit)
    return Meant(by_week, amount.is_vague) if by_week == by_day else None


def _weekday(words: str, today: date, ahead: bool) -> Meant | None:
    if match := _THIS.fullmatch(words):
        return _of_week(match["day"], 0, today)
    if (match := _OF_WEEK.fullmatch(words) or _WEEK_OF.fullmatch(words)) and "week" in words:
        weeks = _WEEKS_OF[match["side"]]
        return _of_week(match["day"], weeks, today)
    if match := _AGO.fullmatch(words):
        count = 2 if not match["count"].isdigit() else int(match["count"])
        return _nth_weekday(match["day"], -count, today) if count else None
    if (match := _WEEKDAY.fullmatch(words)) is None or (match["side"] and match["beyond"]):
        return None
    if (words.startswith("the ") and len(match["day"]) < 6) or (words.startswith("this ") and not match["side"]):
        return None  # "the sun"
    beyond = _WEEKS_BEYOND.get(match["beyond"] or "", 0)
    side = {"last": -1, "past": -1, "next": 1, "coming": 1}.get(match["side"] or "", 1 if ahead else -1)
    return _nth_weekday(match["day"], beyond or side, today)


def _of_week(name: str, weeks: int, today: date) -> Meant | None:
    weekday = weekday_named(name)
    return None if weekday is None else Meant(moved(today, 7 * weeks + weekday - today.weekday(), "day"))


def _nth_weekday(name: str, count: int, today: date) -> Meant | None:
    """Return the weekday so many occurrences before or after today, which itself is none of them."""
    weekday = weekday_named(name)
    if weekday is None:
        return None
    first = (weekday - today.weekday()) % 7 or 7
    return Meant(moved(today, first + 7 * (count - 1) if count > 0 else (first - 7 or -7) + 7 * (count + 1), "day"))
