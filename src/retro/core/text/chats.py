"""Parses a pasted chat into dated events, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from retro.core.text.calendar_days import WrittenDay, month_named, placed, weekday_named
from retro.core.text.parsing import NotUnderstood, narrow

Event = tuple[date | None, str]
"""A day, None if the paste names none, and the words with their line breaks."""

_UNSEEN = "\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff"
_GAP = rf"[\s{_UNSEEN}]*"
_TIME = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:[.,]\d+)?(?:\s*(?P<half>[ap])\.?\s?m\b\.?)?Z?"
_DATE = (
    r"(?:(?P<weekday>[A-Za-z]{3,9})\.?,? )?(?:(?P<y1>\d{4})[-./](?P<m1>\d{1,2})[-./](?P<d1>\d{1,2})\.?"
    r"|(?P<a>\d{1,2})(?P<by>[-./])\s?(?P<b>\d{1,2})(?:(?P=by)\s?(?P<y2>\d{4}|\d\d)?)?"
    r"|(?P<d3>\d{1,2})(?:st|nd|rd|th|\.)? (?P<m3>[A-Za-z]{3,9})\.?(?:,? (?P<y3>\d{4}))?"
    r"|(?P<m4>[A-Za-z]{3,9})\.? (?P<d4>\d{1,2})(?:st|nd|rd|th)?(?:,? (?P<y4>\d{4}))?)"
)
_CLOCK = re.sub(r"\?P<\w+>", "?:", _TIME)
_HEADERS = tuple(
    re.compile(_GAP + pattern + _GAP, re.IGNORECASE)
    for pattern in (
        rf"\[(?P<date>{_DATE})(?:[,T]?\s*(?:at )?(?P<time>{_TIME}))?\]\s*[-:]?",
        rf"\[(?P<time>{_TIME}),?\s*(?P<date>{_DATE})\]\s*[-:]?",
        rf"(?P<name>[^\[\]\n]{{1,60}}), \[(?P<date>{_DATE}),?\s*(?P<time>{_TIME})\]$",
        rf"(?P<name>[^\[\]():\n]{{1,60}}?)(?:,| -| \() ?(?P<date>{_DATE}),?\s*(?:at )?(?P<time>{_TIME})\)?$",
        rf"[-*•]?\s*(?P<date>{_DATE})(?:[,T]?\s*(?:at )?(?P<time>{_TIME}))(?:\s*[-:|]|(?=\s|$))",
        rf"[-*•]?\s*(?P<date>{_DATE})(?P<end>\s*[-:|]\s|\s*$|\s)",
    )
)
_NEAR_HEADER = re.compile(
    rf"{_GAP}(?:(?P<name>[^\[\]():\n]{{1,60}}?)\s*[-,]?\s+)?(?P<near>today|yesterday),? (?:at )?{_CLOCK}{_GAP}",
    re.IGNORECASE,
)
_NAME_AND_TIME = re.compile(rf"{_GAP}(?P<name>\S.{{0,58}}?)\s+\[?{_CLOCK}\]?{_GAP}", re.IGNORECASE)
_TIME_ALONE = re.compile(rf"{_GAP}\[?{_CLOCK}\]?{_GAP}", re.IGNORECASE)


_SEEN_BY_NOBODY = "\u200b\u200c\u200d\u200e\u200f\u202a\u202c\ufeff"
_NEAR = {"today": 0, "yesterday": 1}


class _Line(NamedTuple):
    """A line of the paste: the date if it begins an event, the speaker's name, and the words."""

    whole: str
    words: str
    found: re.Match[str] | None = None
    name: str = ""
    is_sure: bool = False
    """True if a time or a bracket shows that this is a chat."""
    days_ago: int | None = None
    """Days ago, for a line that says "Today" or "Yesterday" with at most a name and a time."""

    @property
    def is_day_line(self) -> bool:
        """Tell whether it is only a day, above the lines of that day."""
        return (self.days_ago is not None and not self.is_sure) or bool(
            self.found and not self.words and not self.name and not self.is_sure
        )


def events(text: str, today: date) -> Iterator[Event]:
    """Parse a paste whose lines begin with a date; empty if it is no chat.

    The whole paste decides whether the day or the month comes first in 3/4. A date without a year is the latest one.
    Lines without a date belong to the line that they follow.
    """
    lines = _beside_their_names([_line(line) for line in text.splitlines() if line.strip()])
    dated = [line for line in lines if line.found or line.days_ago is not None]
    is_chat = dated and (len(dated) == len(lines) or len(dated) > 1 or dated[0].is_sure or _has_speakers(lines))
    if not is_chat or (lines[0] is not dated[0] and len(dated) < 2):
        return
    day_first = _is_day_first([line.found for line in dated if line.found], today)
    yield from _gathered(lines, today, day_first)


def _beside_their_names(lines: Sequence[_Line]) -> list[_Line]:
    """Put a name that stands above a dash above a day into the line of that day."""
    joined: list[_Line] = []
    for line in lines:
        is_day = (line.found or line.days_ago is not None) and not line.words and not line.name
        if is_day and len(joined) > 1 and narrow(joined[-1].words) == "-" and not joined[-2].found:
            line = line._replace(name=joined[-2].words, is_sure=True)
            del joined[-2:]
        joined.append(line)
    return joined


def _has_speakers(lines: Sequence[_Line]) -> bool:
    """Tell whether a day alone comes first, and names with times follow it."""
    return lines[0].is_day_line and any(_name(lines, at) for at in range(1, len(lines)))


def _line(line: str) -> _Line:
    line = line.rstrip()
    same, words = narrow(line), line.strip().strip(_SEEN_BY_NOBODY)
    if words.lower() in _NEAR:
        return _Line(line, "", days_ago=_NEAR[words.lower()])
    if match := _NEAR_HEADER.fullmatch(same):
        name = line[match.start("name") : match.end("name")] if match["name"] else ""
        return _Line(line.strip(), "", None, name.strip(f" -–—{_SEEN_BY_NOBODY}"), True, _NEAR[match["near"].lower()])
    for pattern in _HEADERS:
        match = pattern.match(same)
        if match and _is_date(match):
            parts = match.groupdict()
            is_sure = bool(parts.get("time")) or "[" in match[0]
            is_open = not is_sure and (_has_no_year(match) or parts["weekday"]) and not (parts.get("end") or "").strip()
            if is_open and match.end() < len(same):
                continue  # "6 October was a Tuesday" is prose
            name = (parts.get("name") or "").strip(f" {_SEEN_BY_NOBODY}")
            name = "" if weekday_named(name.lower()) is not None else name  # "Tue, Oct 6 at 10:02"
            return _Line(line.strip(), line[match.end() :].strip(), match, name, is_sure)
    return _Line(line.strip(), words)


def _has_no_year(match: re.Match[str]) -> bool:
    return not any(match[name] for name in ("y1", "y2", "y3", "y4"))


def _is_date(match: re.Match[str]) -> bool:
    month, weekday = match["m3"] or match["m4"], match["weekday"]
    is_month = month is None or month_named(month.lower()) is not None
    return is_month and (weekday is None or weekday_named(weekday.lower()) is not None)


def _gathered(lines: Sequence[_Line], today: date, day_first: bool) -> Iterator[Event]:
    """Collect each event with the lines that follow it; below a line that is only a day, those of that day."""
    on: date | None = None
    words: list[str] = []
    is_waiting = is_under_day = False  # for the first words after a header, below a day alone
    for at, line in enumerate(lines):
        opened = _on(line, today, day_first)
        is_under_day = line.is_day_line if opened else is_under_day
        name = line.name if opened else _name(lines, at) if is_under_day else ""
        if opened or name:
            if any(words):
                yield on, "\n".join(words)
            on, words = opened or on, [f"{name}:" if name else line.words]
            is_waiting = bool(name) or not line.words
        elif is_waiting and is_under_day and _TIME_ALONE.fullmatch(narrow(line.words)):
            continue
        elif is_waiting:
            words[-1] = f"{words[-1]} {line.whole}".strip()
            is_waiting = False
        else:
            words.append(line.whole)
    if any(words):
        yield on, "\n".join(words)


def _on(line: _Line, today: date, day_first: bool) -> date | None:
    if line.days_ago is not None:
        return today - timedelta(line.days_ago)
    return _opened(line.found, today, day_first) if line.found else None


def _name(lines: Sequence[_Line], at: int) -> str:
    """Return who speaks from here on, if a name is beside a time or above one, as Slack copies it."""
    words = lines[at].words
    if lines[at].found is not None:
        return ""
    if match := _NAME_AND_TIME.fullmatch(narrow(words)):
        return words[match.start("name") : match.end("name")]
    is_over = at + 1 < len(lines) and _TIME_ALONE.fullmatch(narrow(lines[at + 1].words)) is not None
    return words if is_over and len(words) <= 60 else ""


def _opened(match: re.Match[str], today: date, day_first: bool) -> date | None:
    try:
        said, named = _written(match, today, day_first), match["weekday"]
        weekday = weekday_named(named.lower()) if named and not said.year else None
        return placed(said, today, ahead=False, weekday=weekday)
    except NotUnderstood:
        return None


def _written(match: re.Match[str], today: date, day_first: bool) -> WrittenDay:
    if match["y1"]:
        return WrittenDay(int(match["m1"]), int(match["d1"]), int(match["y1"]))
    if match["a"]:
        first, second, year = int(match["a"]), int(match["b"]), match["y2"] or "0"
        whole = int(year) + (2000 if len(year) == 2 else 0)
        return WrittenDay(second, first, whole) if day_first or match["by"] == "." else WrittenDay(first, second, whole)
    month, day = (match["m3"], match["d3"]) if match["m3"] else (match["m4"], match["d4"])
    return WrittenDay(month_named(month.lower()) or 0, int(day), int(match["y3"] or match["y4"] or 0))


def _is_day_first(found: Sequence[re.Match[str]], today: date) -> bool:
    """Tell whether 3/4 is the third of April in this chat.

    It is not if another line can only be month first, or only that order keeps the lines sorted and out of the future.
    If both orders do, the shorter span counts; else the half of the day ("9:01 AM") means month first.
    """
    open_ones = [match for match in found if match["a"] and match["by"] != "."]
    halved = any(match.groupdict().get("half") for match in open_ones)
    return min((True, False), key=lambda first: (*_oddness(open_ones, today, first), first if halved else not first))


def _oddness(found: Sequence[re.Match[str]], today: date, day_first: bool) -> tuple[int, int, int]:
    """Score how odd a reading is: impossible days, days out of order or in the future, and the span of days."""
    days = [_opened(match, today, day_first) for match in found]
    real = [on for on in days if on]
    odd = sum(later < earlier for earlier, later in pairwise(real)) + sum(on > today for on in real)
    return len(days) - len(real), odd, (max(real) - min(real)).days if real else 0
