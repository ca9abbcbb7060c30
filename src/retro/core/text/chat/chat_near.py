"""Stamps of a weekday or of a day near today, such as "Monday 10:00": the whole paste tells them from offered times."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retro.core.text.calendar_days import WEEKDAYS, weekday_named
from retro.core.text.chat.chat_lines import ChatLine
from retro.core.text.chat.chat_names import is_name
from retro.core.text.chat.chat_patterns import CLOCK, GAP, LONG_GAP
from retro.core.text.chat.chat_turns import read_turns
from retro.core.text.parsing import narrow

_SHORT = re.compile(
    rf"(?P<name>[^\[\]():\n]{{1,60}}?)(?:[ ]{{2,4}}|\t)(?P<weekday>{'|'.join(day[:3] for day in WEEKDAYS)})"
    rf"\.?,? (?:at )?{CLOCK}{GAP}",
    re.IGNORECASE,
)
"""A name, a wide gap and a short weekday: "Rosa  Tue 10:02 AM". With a narrow one it can be an appointment."""
_FEWEST = 2
"""Fewest such lines by which a paste is one of them."""


def with_near_stamps(lines: list[ChatLine]) -> list[ChatLine]:
    """Return the lines with "Monday 10:00" and its like as words where the paste shows that it opens no message.

    It opens none below a first stamp that is of another form, or without words of its own.
    """
    lines = _with_short_weekdays(lines)
    near = [at for at, line in enumerate(lines) if _is_near(line)]
    if not near:
        return lines
    opening = next(line for line in lines if line.is_dated)
    has_words = {at for at in near if _has_words(lines, at)}
    is_other = (opening.found is not None and bool(opening.words)) or not has_words or _have_turns(lines, near[0])
    read = list(lines)
    for at in near:
        line, is_last = lines[at], at == len(lines) - 1
        is_stamp = is_name(line.name) if line.name else opening.is_bare_time and (is_last or at in has_words)
        if is_other or not is_stamp:
            read[at] = ChatLine(line.whole, line.whole, indent=line.indent, blanks=line.blanks)
    return read


def _is_near(line: ChatLine) -> bool:
    """Tell whether a line is only a weekday or a day near today, a time and perhaps a name."""
    return line.is_dated and line.found is None and line.is_sure and not line.words


def _has_words(lines: Sequence[ChatLine], at: int) -> bool:
    return at + 1 < len(lines) and not lines[at + 1].is_dated


def _have_turns(lines: Sequence[ChatLine], first: int) -> bool:
    """Tell whether a message that has a time but no day stands above the line `first`."""
    others = [line for line in lines if not _is_near(line)]
    return any(at < first and turn.name for at, turn in read_turns(others).items())


def _with_short_weekdays(lines: list[ChatLine]) -> list[ChatLine]:
    """Return the lines with a name and a short weekday as stamps, if words follow each and no other day is named."""
    found = {at: match for at, line in enumerate(lines) if (match := _short(line))}
    is_chat = len(found) >= _FEWEST and all(_has_words(lines, at) and at + 1 not in found for at in found)
    if not is_chat or any(line.found for line in lines):
        return lines
    return [_stamped(line, found[at]) if at in found else line for at, line in enumerate(lines)]


def _short(line: ChatLine) -> re.Match[str] | None:
    same = narrow(line.words)
    if line.is_dated or LONG_GAP.search(same):
        return None
    match = _SHORT.fullmatch(same)
    return match if match and is_name(match["name"]) else None


def _stamped(line: ChatLine, match: re.Match[str]) -> ChatLine:
    name = line.words[: match.end("name")].strip()
    return line._replace(words="", name=name, is_sure=True, weekday=weekday_named(match["weekday"].lower()))
