"""What lines of a paste share: the mark of a quotation before each, and days of notes: "14.10. Call", "29/11 wait"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from retro.core.text.calendar_days import month_named
from retro.core.text.chat.chat_lines import ChatLine, read_chat_line, read_date
from retro.core.text.parsing import narrow

_QUOTED = re.compile(r"^\s{0,3}> ?")
_MOST_LEVELS = 3
"""Most quotations within each other."""
_SHORT_DAY = re.compile(r"(?P<bullet>[-*•]\s*)?(?P<date>(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.)(?P<words>\s+\S.*)")
_LAST_SECTION = 12
"""A larger first number is a day: no text has so many chapters."""
_LATELY = 5
"""Most years from the latest day of a chat, if its form is odd."""
_ABOUT_A_YEAR, _LEAP_YEAR = 300, 366
_VERSIONS = 10
"""Years in which three numbers are days rather than a version."""
_OPEN_DAY = re.compile(
    r"(?:[-*•]\s*)?(?P<date>(?:[A-Za-z]{3,9}\.?,? )?"
    r"(?:\d{1,2}[./]\s?\d{1,2}\.?|\d{1,2}(?:st|nd|rd|th|\.)? [A-Za-z]{3,9}\.?"
    r"|[A-Za-z]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?))"
    r"(?P<words>\s+(?![:|-])\S.*)"
)
_MONTH, _YEAR = 31, 12 * 31
_NEAR = 14
"""Most days from one note to the next that begins with a day and no mark behind it."""


def without_quote_marks(typed: Sequence[str]) -> Sequence[str]:
    """Return the lines without the mark of a quotation, if each of them has one."""
    for _ in range(_MOST_LEVELS):
        if not any(line.strip() for line in typed) or not all(_QUOTED.match(line) for line in typed if line.strip()):
            break
        typed = [_QUOTED.sub("", line, count=1) for line in typed]
    return typed


def with_short_days(lines: list[ChatLine]) -> list[ChatLine]:
    """Return the lines with days such as "14.10. Call", if two or more begin so and they are no chapters.

    Where a line has a stamp, only stamps begin an event.
    """
    found = {at: match for at, line in enumerate(lines) if (match := _SHORT_DAY.fullmatch(line.words))}
    numbers = [(int(match["day"]), int(match["month"])) for match in found.values()]
    if len(found) < 2 or any(line.is_dated and line.is_sure for line in lines) or _are_chapters(numbers):
        return lines
    return [_dated(line, found[at]) if at in found and not line.is_dated else line for at, line in enumerate(lines)]


def _are_chapters(numbers: Sequence[tuple[int, int]]) -> bool:
    """Tell whether two numbers before the words can be those of chapters, or cannot all be days."""
    if any(not (1 <= day <= 31 and 1 <= month <= 12) for day, month in numbers):
        return True
    if any(day > _LAST_SECTION for day, _ in numbers):
        return False
    return any(
        later in ((first, second + 1), (first + 1, 1), (first + 1, 0)) for (first, second), later in pairwise(numbers)
    )


def _dated(line: ChatLine, match: re.Match[str]) -> ChatLine:
    return read_chat_line(f"{match['date']}:{match['words']}")._replace(
        whole=line.whole, indent=line.indent, blanks=line.blanks
    )


def with_years_first(lines: list[ChatLine], today: date) -> list[ChatLine]:
    """Return the lines with days such as "26-10-06" as those of 2026, if only so they follow each other till today.

    Else they would be one day of the month in one year after another, or no days up to today and further apart.
    """
    found = {at: line.found for at, line in enumerate(lines) if line.found and _has_short_year(line.found)}
    parts = [(int(match["a"]), int(match["b"]), int(match["y2"])) for match in found.values()]
    days = [_day(2000 + year, month, day) for year, month, day in parts]
    others = [_day(2000 + year, month, day) for day, month, year in parts]
    if _have_passed(days, today) and (_is_day_repeated(parts, others, today) or _are_nearer(days, others, today)):
        return [_of_year_first(line, found[at]) if at in found else line for at, line in enumerate(lines)]
    return lines


def _is_day_repeated(parts: Sequence[tuple[int, int, int]], days: Sequence[date | None], today: date) -> bool:
    """Tell whether one first number stands before more last ones, further from this year, and no usual days are so."""
    firsts, lasts = ({part[which] for part in parts} for which in (0, 2))
    by_first, by_last = (max(abs(2000 + year - today.year) for year in years) for years in (firsts, lasts))
    if not (len(firsts) < len(lasts) and by_first < by_last):
        return False
    return not _have_passed(days, today) or (by_last > 1 and _has_leaps(days))


def _are_nearer(days: Sequence[date | None], others: Sequence[date | None], today: date) -> bool:
    """Tell whether the others are no days up to today, such as one to come, and lie no closer to each other."""
    return not _have_passed(others, today) and _span(days) <= _span(others)


def _span(days: Sequence[date | None]) -> timedelta:
    """Return the time from the first of the days to the last; the longest if a calendar lacks one of them."""
    real = [on for on in days if on]
    return max(real) - min(real) if len(real) == len(days) else timedelta.max


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _are_in_order(days: Sequence[date | None]) -> bool:
    """Tell whether each is a day of the calendar, and they are in order or newest first."""
    real = [on for on in days if on]
    return len(real) == len(days) and real in (sorted(real), sorted(real, reverse=True))


def _have_passed(days: Sequence[date | None], today: date) -> bool:
    """Tell whether they are days up to today, in order or newest first, the latest of them within some years."""
    latest = max((on or date.max for on in days), default=date.max)
    return _are_in_order(days) and today.year - _LATELY <= latest.year and latest <= today


def _has_leaps(days: Sequence[date | None]) -> bool:
    """Tell whether about a year or more lies between each two days; between two alone, more than one."""
    gaps = [abs((after - before).days) for before, after in pairwise(on for on in dict.fromkeys(days) if on)]
    return min(gaps) > _ABOUT_A_YEAR and (len(gaps) > 1 or gaps[0] > _LEAP_YEAR)


def _has_short_year(match: re.Match[str]) -> bool:
    return match["by"] in ("-", "/") and all(len(match[part] or "") == 2 for part in ("a", "b", "y2"))


def _of_year_first(line: ChatLine, match: re.Match[str]) -> ChatLine:
    at = match.start("a")
    if match.string != narrow(line.whole):
        return line
    read = read_chat_line(f"{line.whole[:at]}20{line.whole[at:]}")
    return read._replace(whole=line.whole, indent=line.indent, blanks=line.blanks)


def without_versions(lines: list[ChatLine], today: date) -> list[ChatLine]:
    """Return the lines with numbers such as "1.2.10" as words, if most follow one that only ends otherwise.

    Some are enough if the lines are in no order of days. They are days if one is written as "01.10.25", or if each has
    passed in the last years.
    """
    found = {at: line.found for at, line in enumerate(lines) if line.found and not line.is_sure}
    short = {at: match for at, match in found.items() if match["by"] == "." and len(match["y2"] or "") == 2}
    parts = [(match["a"], match["b"], match["y2"]) for match in short.values() if not match["weekday"]]
    alike = sum(before[:2] == after[:2] and before != after for before, after in pairwise(parts))
    days = [_day(2000 + int(year), int(month), int(day)) for day, month, year in parts]
    is_padded = any(part.startswith("0") for day, month, _ in parts for part in (day, month))
    is_late = all(on and today.year - _VERSIONS <= on.year and on <= today for on in days)
    if not alike or is_padded or is_late or (_are_in_order(days) and 2 * alike < len(parts)):
        return lines
    return [
        ChatLine(line.whole, line.whole, indent=line.indent, blanks=line.blanks) if at in short else line
        for at, line in enumerate(lines)
    ]


def with_open_days(lines: list[ChatLine]) -> list[ChatLine]:
    """Return the lines with days such as "29/11 waited" that follow closely on a day written alike.

    If every line of a paste begins with two such numbers, the first needs none before it. Where a line has a stamp,
    only stamps count.
    """
    if any(line.is_dated and line.is_sure for line in lines):
        return lines
    found = {at: day for at, line in enumerate(lines) if not line.is_dated and (day := _open_day(line))}
    is_each = len(found) == len(lines) and all(kind == "/" and len(days) == 1 for kind, days in found.values())
    before = found[0] if is_each and len(found) > 1 else None
    read = list[ChatLine]()
    for at, line in enumerate(lines):
        day = found.get(at) or (_written(line.found) if line.found else None)
        if day and before and at in found and (near := _follows(before, day)):
            line = _noted(line)
            day = (day[0], near)
        before = day if line.is_dated and day else before
        read.append(line)
    return read


_Day = tuple[str, frozenset[int]]
"""What stands between day and month, "" with a name of a month; and the days of a year that it can be."""


def _open_day(line: ChatLine) -> _Day | None:
    match = _OPEN_DAY.fullmatch(line.words)
    date = read_date(match["date"]) if match else None
    return _written(date) if date else None


def _written(date: re.Match[str]) -> _Day | None:
    if date["a"]:
        one, other = int(date["a"]), int(date["b"])
        either = [(one, other), (other, one)] if date["by"] == "/" else [(one, other)]
        days = [month * _MONTH + day for day, month in either if 1 <= month <= 12 and 1 <= day <= _MONTH]
        return (date["by"], frozenset(days)) if days else None
    name, day = date["m3"] or date["m4"], date["d3"] or date["d4"]
    month = month_named(name.lower()) if name else None
    return ("", frozenset([month * _MONTH + int(day)])) if month else None


def _follows(before: _Day, day: _Day) -> frozenset[int]:
    """Return the days of a year that the later one can be, if it is written alike and comes soon after."""
    if before[0] != day[0]:
        return frozenset()
    return frozenset(on for on in day[1] if any((on - first) % _YEAR <= _NEAR for first in before[1]))


def _noted(line: ChatLine) -> ChatLine:
    match = _OPEN_DAY.fullmatch(line.words)
    assert match
    date = match["date"] + ("." if re.search(r"\.\s?\d+$", match["date"]) else "")
    return read_chat_line(f"{date}:{match['words']}")._replace(whole=line.whole, indent=line.indent, blanks=line.blanks)
