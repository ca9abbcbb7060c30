"""What lines of a paste share: the mark of a quotation before each, and days of notes such as "14.10. Call"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from retro.core.text.chat.chat_lines import ChatLine, read_chat_line

_QUOTED = re.compile(r"^\s{0,3}> ?")
_MOST_LEVELS = 3
"""Most quotations within each other."""
_SHORT_DAY = re.compile(r"(?P<bullet>[-*•]\s*)?(?P<date>(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.)(?P<words>\s+\S.*)")
_LAST_SECTION = 12
"""A larger first number is a day: no text has so many chapters."""


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
