"""What is meant by typed days, amounts and hours. Generous in what it takes; what it cannot take, it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

LARGEST = Decimal(10) ** 12
CENT = Decimal("0.01")

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₩": "KRW", "₴": "UAH", "₦": "NGN", "₪": "ILS"}

_AGO = r"(\d{1,4}|[a-z]+) (day|week|month|year)s? ago"
_AHEAD = r"in (\d{1,4}|[a-z]+) (day|week|month|year)s?"
_ISO = r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})"
_DOTTED = r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{2}|\d{4})"
_SLASHED = r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})"
_DAY_MONTH = r"(\d{1,2})(?:st|nd|rd|th)?\.? ([a-z]{3,9})\.?,?(?: (\d{4}))?"
_MONTH_DAY = r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,?(?: (\d{4}))?"
_CLOCKED = r"(?:(\d+(?:[.,]\d+)?)\s*h(?:ours?|rs?)?)?\s*(?:(\d+)\s*(?:m(?:in(?:utes?)?)?)?)?"
_OPENING = (
    r"\s*\[?(?P<date>\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})|\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})"
    r"|\d{1,2} [A-Za-z]{3,9}\.? \d{4}|[A-Za-z]{3,9}\.? \d{1,2},? \d{4})"
    r"(?P<time>[T,]?\s*(?:at )?\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d+)?(?:[\s\u202f]*[ap]\.?m\.?)?Z?)?\]?\s*[-–—:|]?\s*"
)


class NotUnderstood(ValueError):
    """The typed text has no meaning here; the message is one sentence for the user."""


def day(text: str, today: date, *, ahead: bool = False) -> date | None:
    """The day meant: ISO, "today", "3 weeks ago", "in 2 weeks", "last friday", "14 March", 14.3.2026.

    A day without a year is the latest one, or with `ahead` the next. Raises NotUnderstood, also for
    03/04/2026, which is a day in April to some and in March to others.
    """
    words = " ".join(text.lower().split())
    if not words:
        return None
    if found := _relative(words, today) or _numbered(words) or _named(words, today, ahead):
        return found
    raise NotUnderstood("This is not a day I know. Try 2026-03-14, 14 March, yesterday or 3 weeks ago.")


def _relative(words: str, today: date) -> date | None:
    near = {"today": 0, "tonight": 0, "yesterday": 1, "last week": 7, "tomorrow": -1, "next week": -7}
    if words in near:
        return today - timedelta(days=near[words])
    if words.removeprefix("last ") in _WEEKDAYS:
        back = (today.weekday() - _WEEKDAYS.index(words.removeprefix("last "))) % 7
        return today - timedelta(days=back or 7)
    if words == "last month":
        words = "1 month ago"
    if not (match := re.fullmatch(_AGO, words) or re.fullmatch(_AHEAD, words)):
        return None
    count = int(match[1]) if match[1].isdigit() else _NUMBERS.get(match[1])
    if count is None:
        return None
    return _back(today, -count if words.startswith("in ") else count, match[2])


def _back(today: date, count: int, unit: str) -> date:
    months = {"month": count, "year": 12 * count}.get(unit)
    try:
        if months is None:
            return today - timedelta(days=count * (7 if unit == "week" else 1))
        year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
        return _clamped(year, month + 1, today.day)
    except (OverflowError, ValueError):
        raise NotUnderstood("That is longer ago than a calendar goes.") from None


def _clamped(year: int, month: int, of_month: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1)
    return min(date(year, month, 1) + timedelta(days=of_month - 1), following - timedelta(days=1))


def _numbered(words: str) -> date | None:
    if match := re.fullmatch(_ISO, words):
        return _real(int(match[1]), int(match[2]), int(match[3]))
    if match := re.fullmatch(_DOTTED, words):
        return _real(_century(match[3]), int(match[2]), int(match[1]))
    if not (match := re.fullmatch(_SLASHED, words)):
        return None
    first, second = int(match[1]), int(match[2])
    if first <= 12 and second <= 12 and first != second:
        raise NotUnderstood("Is that the day or the month first? Write it as 2026-03-14.")
    return _real(_century(match[3]), *((second, first) if first > 12 else (first, second)))


def _named(words: str, today: date, ahead: bool) -> date | None:
    if match := re.fullmatch(_DAY_MONTH, words):
        number, name, year = match.groups()
    elif match := re.fullmatch(_MONTH_DAY, words):
        name, number, year = match.groups()
    else:
        return None
    if (month := _month(name)) is None:
        return None
    if year:
        return _real(int(year), month, int(number))
    this_year = _real(today.year, month, int(number))
    if ahead:
        return this_year if this_year >= today else _real(today.year + 1, month, int(number))
    return this_year if this_year <= today else _real(today.year - 1, month, int(number))


def _month(name: str) -> int | None:
    """1 to 12 for a month's English name or its beginning."""
    if name[:3] not in _MONTHS:
        return None
    number = _MONTHS.index(name[:3]) + 1
    full = date(2000, number, 1).strftime("%B").lower()
    return number if full.startswith(name) or name == "sept" else None


def _century(year: str) -> int:
    return int(year) + (2000 if len(year) == 2 else 0)


def _real(year: int, month: int, of_month: int) -> date:
    try:
        return date(year, month, of_month)
    except ValueError:
        raise NotUnderstood("There is no such day in the calendar.") from None


def dated_lines(text: str, today: date) -> Iterator[tuple[date, str]]:
    """Day and words of each message of a pasted chat; nothing unless two lines, or all, open with a date."""
    lines = [line for line in text.splitlines() if line.strip()]
    openings = [re.match(_OPENING, line, re.IGNORECASE) for line in lines]
    dated = sum(match is not None for match in openings)
    if not dated or openings[0] is None or (dated < 2 and len(lines) > 1):
        return
    day_first = _is_day_first(match["date"] for match in openings if match)
    messages: list[tuple[date, str]] = []
    for line, match in zip(lines, openings, strict=True):
        on = _opened(match["date"], today, day_first) if match else None
        if match and on:
            messages.append((on, line[match.end() :].strip()))
        elif messages:
            messages[-1] = (messages[-1][0], f"{messages[-1][1]}\n{line.strip()}")
    yield from messages


def _opened(text: str, today: date, day_first: bool) -> date | None:
    try:
        if match := re.fullmatch(_SLASHED, text):
            first, second = int(match[1]), int(match[2])
            return _real(_century(match[3]), *((second, first) if day_first else (first, second)))
        return day(text, today)
    except NotUnderstood:
        return None


def _is_day_first(dates: Iterator[str]) -> bool:
    """03/04 is the third of April unless some line's second number can only be a day."""
    return not any(int(match[2]) > 12 for text in dates if (match := re.fullmatch(_SLASHED, text)))


def amount(text: str) -> Decimal | None:
    """The amount meant, to the hundredth: "1,200.50", "1.200,50", "1 200", "$300". Raises NotUnderstood.

    Both separators present: the last is decimal. One separator followed by exactly three digits: thousands.
    """
    digits = re.sub(r"[\s'’_\u00a0\u202f]|[A-Za-z]{3}|[$€£¥₹₩₴₦₪]", "", text)
    if not digits:
        return None if not text.strip() else _not_a_number()
    comma, dot = digits.rfind(","), digits.rfind(".")
    if comma >= 0 and dot >= 0:
        decimal = "," if comma > dot else "."
        digits = digits.replace("." if decimal == "," else ",", "")
        return _decimal(digits.replace(decimal, "."))
    separator = "," if comma >= 0 else "."
    if digits.count(separator) > 1 or re.fullmatch(rf"[1-9]\d{{0,2}}{re.escape(separator)}\d{{3}}", digits):
        if not re.fullmatch(rf"\d{{1,3}}(?:{re.escape(separator)}\d{{3}})+", digits):
            _not_a_number()
        return _decimal(digits.replace(separator, ""))
    return _decimal(digits.replace(",", "."))


def price(text: str) -> tuple[str, Decimal | None]:
    """The currency, "" where none is named, and the amount meant: "€600", "600 usd", "1,200". Raises NotUnderstood."""
    named = re.search(r"[A-Za-z]{3,}|[$€£¥₹₩₴₦₪]", text)
    return currency(named[0]) if named else "", amount(text)


def hours(text: str) -> Decimal | None:
    """The hours meant, to the hundredth: "24", "7.5", "7,5", "7h 30m", "7:30", "90m". Raises NotUnderstood."""
    words = text.strip().lower()
    if not words:
        return None
    if match := re.fullmatch(r"(\d{1,6}):([0-5]\d)", words):
        return _decimal(str(Decimal(match[1]) + Decimal(match[2]) / 60))
    if (match := re.fullmatch(_CLOCKED, words)) and ("h" in words or "m" in words):
        whole = Decimal((match[1] or "0").replace(",", "."))
        return _decimal(str(whole + Decimal(match[2] or 0) / 60))
    return _decimal(words.replace(",", "."))


def _decimal(digits: str) -> Decimal:
    if digits.startswith(("-", "−")):
        raise NotUnderstood("It cannot be less than nothing. Leave it empty if you do not know.")
    if not re.fullmatch(r"\d+(\.\d*)?|\.\d+", digits) or not digits.isascii():
        _not_a_number()
    value = Decimal(digits) if len(digits) < 40 else LARGEST
    value = value.quantize(CENT, ROUND_HALF_UP) if value < LARGEST else value
    if value >= LARGEST:
        raise NotUnderstood("That is more than fits here: at most twelve digits.")
    return value


def _not_a_number() -> Decimal:
    raise NotUnderstood("This is not a number I know. Try 300, 1,200.50 or leave it empty.")


def currency(text: str) -> str:
    """The ISO 4217 code meant by a code or a sign. Raises NotUnderstood."""
    word = text.strip().upper()
    if not word:
        return ""
    if word in _SIGNS:
        return _SIGNS[word]
    if re.fullmatch("[A-Z]{3}", word):
        return word
    raise NotUnderstood("A currency is three letters, such as USD or EUR.")
