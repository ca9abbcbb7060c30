"""Days of notes without a mark behind them: "29/11 waited", "12 Oct kickoff". The whole paste tells them from prose."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from retro.core.text.calendar_days import WEEKDAYS, month_named
from retro.core.text.chat.chat_lines import ChatLine, read_chat_line, read_date
from retro.core.text.languages.foreign_stamps import calendar_day

_OPEN_DAY = re.compile(
    rf"(?:[-*•]\s*)?(?P<date>(?:(?i:{'|'.join(day[:3] for day in WEEKDAYS)})[a-z]{{0,6}}\.?,? )?"
    r"(?:\d{1,2}[./]\s?\d{1,2}\.?|\d{1,2}(?:st|nd|rd|th|\.)? [A-Za-z]{3,9}\.?"
    r"|[A-Za-z]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?))"
    r"(?P<words>\s+(?![:|-])\S.*)"
)
_FOREIGN_DAY = re.compile(
    r"(?:[-*•]\s*)?(?P<date>(?:[^\W\d_]{2,12}\.?,? )?\d{1,2}(?:er|\.|º|°)? (?:de )?[^\W\d_]{3,12}\.?)"
    r"(?P<words>\s+(?![:|-])\S.*)"
)
_WORDS_OF_SENTENCES = """
was were is are isn't wasn't will would has had and or to till until too also of
war waren ist sind wird wurde und oder bis auch était est sera et ou au aussi fue era es será y o al también
è fu sarà e anche foi é eu en tot ook var är och eller till också był była było jest będzie i lub do też
был была было и или до тоже
"""
_GOES_ON = frozenset(_WORDS_OF_SENTENCES.split())
"""Words that go on a sentence behind a day: "6 October was a Tuesday", "12 Oct to 14 Oct"."""
_FIRST_WORD = re.compile(r"\s*([^\s.,;:!?]*)")
_MONTH, _YEAR = 31, 12 * 31
_NEAR = 14
"""Most days from one note to the next that begins with a day and no mark behind it."""
_MOST_APART = 186
"""Most days between two notes whose months are named, so that they are in order."""
_FEWEST_NOTES = 3
"""Fewest notes that may have more lines below them than there are notes."""


class _Day(NamedTuple):
    """A day of a note, of no known year."""

    mark: str
    """What stands between day and month, "" with a name of a month."""
    days: frozenset[int]
    """The days of a year that it can be."""
    parts: tuple[int, int] = (0, 0)
    """The two numbers as written."""


def with_open_days(lines: list[ChatLine]) -> list[ChatLine]:
    """Return the lines with days such as "29/11 waited" and "12 Oct kickoff" as days of notes.

    They are if the paste begins with such a day and lists them in order, and shows which of two numbers is the month;
    or if each follows closely on a day written alike. Where a line has a stamp, only stamps count.
    """
    if any(line.is_dated and line.is_sure for line in lines):
        return lines
    found = {at: day for at, line in enumerate(lines) if not line.is_dated and (day := _open_day(line))}
    listed = found | {at: day for at, line in enumerate(lines) if line.found and (day := _written(line.found))}
    if found and _are_notes(lines, found, dict(sorted(listed.items()))):
        return [_noted(line) if at in found else line for at, line in enumerate(lines)]
    return _following(lines, found)


def _are_notes(lines: Sequence[ChatLine], found: Mapping[int, _Day], listed: Mapping[int, _Day]) -> bool:
    """Tell whether the paste is a list of notes: it begins with one, most lines are, and their days are in order."""
    last = max(listed) + 1
    is_list = 0 in found and len(listed) > 1 and (2 * len(listed) >= last or len(listed) >= _FEWEST_NOTES)
    is_alike = len({day.mark for day in listed.values()}) < 2
    if not (is_list and is_alike) or 2 * sum(_goes_on(lines[at]) for at in found) >= len(found):
        return False
    days = list(listed.values())
    if days[0].mark:
        return days[0].mark == "/" and _are_in_proven_order([day.parts for day in days])
    return _are_in_order([min(day.days) for day in days], _MOST_APART)


def _are_in_proven_order(parts: Sequence[tuple[int, int]]) -> bool:
    """Tell whether only one order of day and month makes days of all the numbers, one soon after the other.

    Numbers above the same one can be shares of it: "7/15 done", "8/15 done".
    """
    day_first = all(_is_day(day, month) for day, month in parts)
    month_first = all(_is_day(day, month) for month, day in parts)
    are_shares = month_first and len({second for _, second in parts}) == 1 < len(set(parts))
    if day_first == month_first or are_shares:
        return False
    return _are_in_order([(b if day_first else a) * _MONTH + (a if day_first else b) for a, b in parts], _MONTH)


def _are_in_order(days: Sequence[int], most: int) -> bool:
    """Tell whether days of a year follow each other, oldest or newest first, through one turn of the year at most."""
    steps = [(after - before) % _YEAR for before, after in pairwise(days)]
    back = [-step % _YEAR for step in steps]
    return any(all(step <= most for step in each) and sum(each) < _YEAR for each in (steps, back))


def _goes_on(line: ChatLine) -> bool:
    """Tell whether the words behind the day go on a sentence that begins with it."""
    match = _OPEN_DAY.fullmatch(line.words) or _FOREIGN_DAY.fullmatch(line.words)
    word = _FIRST_WORD.match(match["words"]) if match else None
    return bool(word and (word[1] in _GOES_ON or not word[1]))


def _following(lines: Sequence[ChatLine], found: Mapping[int, _Day]) -> list[ChatLine]:
    """Return the lines with each open day that follows closely on one written alike.

    If every line begins with two numbers that can be only one day, the first needs none before it.
    """
    is_each = len(found) == len(lines) and all(day.mark == "/" and len(day.days) == 1 for day in found.values())
    before = found[0] if is_each and len(found) > 1 else None
    read = list[ChatLine]()
    for at, line in enumerate(lines):
        day = found.get(at) or (_written(line.found) if line.found else None)
        if day and before and at in found and (near := _near(before, day)):
            line = _noted(line)
            day = day._replace(days=near)
        before = day if line.is_dated and day else before
        read.append(line)
    return read


def _open_day(line: ChatLine) -> _Day | None:
    if (match := _OPEN_DAY.fullmatch(line.words)) and (date := read_date(match["date"])):
        return _written(date)
    match = _FOREIGN_DAY.fullmatch(line.words)
    english = calendar_day(match["date"]) if match else None
    date = read_date(english) if english else None
    return _written(date) if date else None


def _written(date: re.Match[str]) -> _Day | None:
    if date["a"]:
        one, other = int(date["a"]), int(date["b"])
        either = [(one, other), (other, one)] if date["by"] == "/" else [(one, other)]
        days = [month * _MONTH + day for day, month in either if _is_day(day, month)]
        return _Day(date["by"], frozenset(days), (one, other)) if days else None
    name, day = date["m3"] or date["m4"], date["d3"] or date["d4"]
    month = month_named(name.lower()) if name else None
    return _Day("", frozenset([month * _MONTH + int(day)])) if month else None


def _is_day(day: int, month: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= _MONTH


def _near(before: _Day, day: _Day) -> frozenset[int]:
    """Return the days of a year that the later one can be, if it is written alike and comes soon after."""
    if before.mark != day.mark:
        return frozenset()
    return frozenset(on for on in day.days if any((on - first) % _YEAR <= _NEAR for first in before.days))


def _noted(line: ChatLine) -> ChatLine:
    match = _OPEN_DAY.fullmatch(line.words)
    if match is None or read_date(match["date"]) is None:
        match = _FOREIGN_DAY.fullmatch(line.words)
        assert match
        date = calendar_day(match["date"]) or ""
    else:
        date = match["date"] + ("." if re.search(r"\.\s?\d+$", match["date"]) else "")
    return read_chat_line(f"{date}:{match['words']}")._replace(whole=line.whole, indent=line.indent, blanks=line.blanks)
