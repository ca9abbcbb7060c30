"""Stamps of Google Chat: a name, a comma, perhaps a short weekday, and a time, as in "Rosa, Tue 10:02 AM"."""

from __future__ import annotations

import re

from retro.core.text.calendar_days import WEEKDAYS, weekday_named
from retro.core.text.chat.chat_lines import ChatLine
from retro.core.text.chat.chat_names import is_name
from retro.core.text.chat.chat_patterns import CLOCK, GAP, LONG_GAP
from retro.core.text.parsing import narrow

_STAMP = re.compile(
    rf"(?P<name>[^\[\]():,\n]{{1,60}}), (?:(?P<weekday>{'|'.join(day[:3] for day in WEEKDAYS)})\.?,? )?"
    rf"(?P<time>{CLOCK})(?:, Edited)?{GAP}",
    re.IGNORECASE,
)
_ONESELF = "you"


def with_comma_stamps(lines: list[ChatLine]) -> list[ChatLine]:
    """Return the lines with such stamps as those of messages, if words follow each and it is no list of appointments.

    Then oneself speaks as "You", or names come again. A time alone is today's where other stamps have a day.
    """
    found = {at: match for at, line in enumerate(lines) if (match := _stamp(line))}
    names = [match["name"].lower() for match in found.values()]
    is_chat = _ONESELF in names or (bool(names) and 2 * len(set(names)) <= len(names))
    has_words = all(at + 1 < len(lines) and at + 1 not in found and not lines[at + 1].is_dated for at in found)
    if not (is_chat and has_words):
        return lines
    others = [line for line in lines if line.is_dated]
    is_of_today = (bool(others) or any(match["weekday"] for match in found.values())) and not any(
        line.is_day_line for line in others
    )
    return [_stamped(line, found[at], is_of_today) if at in found else line for at, line in enumerate(lines)]


def _stamp(line: ChatLine) -> re.Match[str] | None:
    same = narrow(line.words)
    if line.is_dated or LONG_GAP.search(same):
        return None
    match = _STAMP.fullmatch(same)
    return match if match and is_name(match["name"]) else None


def _stamped(line: ChatLine, match: re.Match[str], is_of_today: bool) -> ChatLine:
    name = line.words[: match.end("name")].strip()
    if match["weekday"]:
        return line._replace(words="", name=name, is_sure=True, weekday=weekday_named(match["weekday"].lower()))
    if is_of_today:
        return line._replace(words="", name=name, is_sure=True, days_ago=0)
    return line._replace(words=f"{name}  {match['time']}")
