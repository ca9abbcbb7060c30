"""Days of a paste with a year of two figures: "26-10-06" of 2026, and "1.2.10", which is a version."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from retro.core.text.chat.chat_lines import ChatLine, read_chat_line
from retro.core.text.parsing import narrow

_LATELY = 5
"""Most years from the latest day of a chat, if its form is odd."""
_ABOUT_A_YEAR, _LEAP_YEAR = 300, 366
_VERSIONS = 10
"""Years in which three numbers are days rather than a version."""


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
