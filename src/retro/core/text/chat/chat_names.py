"""Names above the days of a pasted chat: what can be one, and which of them speak."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from retro.core.text.chat.chat_lines import ChatLine
from retro.core.text.parsing import narrow

_SMILEY = re.compile(r"(?:\s*:[\w+-]+:)+$")
_BEFORE_A_TIME = {"at", "by", "until", "till", "from", "around", "about", "before", "after", "since", "to", "for"}
_MARKS = {"-", ",", "|", "•", "·"}
"""What stands in a line of its own between a name and a day."""
_MOST_WORDS = 5
"""Most words of a name."""
_LONGEST_NAME = 60
"""Most characters of a name."""


def above_their_words(lines: Sequence[ChatLine]) -> Sequence[ChatLine]:
    """Put a day and a time that stand below a name and its words above them: such a paste ends with one."""
    at = [number for number, line in enumerate(lines) if line.is_bare_time]
    starts = [0, *(number + 1 for number in at)]
    parts = [lines[start:end] for start, end in zip(starts, at, strict=False)]
    is_each = all(
        len(part) > 1 and is_name(part[0].words) and not any(line.is_dated for line in part) for part in parts
    )
    if len(parts) < 2 or at[-1] != len(lines) - 1 or not is_each:
        return lines
    return [
        line for part, number in zip(parts, at, strict=True) for line in (_below(part[:1], lines[number]), *part[1:])
    ]


def beside_their_names(lines: Sequence[ChatLine]) -> list[ChatLine]:
    """Put a name that stands above a day, or above a mark alone above it, into the line of that day."""
    above = has_names_above(lines)
    joined: list[ChatLine] = []
    for line in lines:
        is_day = line.is_dated and not line.words and not line.name
        if is_day and len(joined) > 1 and narrow(joined[-1].words) in _MARKS and not joined[-2].is_dated:
            line = _below(joined[-2:], line)
            del joined[-2:]
        elif above and line.is_bare_time:
            line = _below([joined.pop()], line)
        joined.append(line)
    return joined


def _below(above: Sequence[ChatLine], day: ChatLine) -> ChatLine:
    """Return the line of a day with the name that stands above it."""
    whole = "\n".join(line.whole for line in (*above, day))
    return day._replace(whole=whole, name=above[0].words, is_sure=True)


def has_names_above(lines: Sequence[ChatLine]) -> bool:
    """Tell whether a name stands above every line that is only a day and a time, as Teams copies it.

    Words must stand between the two, or the names come again: else they are the last words of the message before.
    """
    at = [number for number, line in enumerate(lines) if line.is_bare_time]
    if not at or not at[0] or (len(at) == 1 and at[0] > 1):  # above one stamp, what stands below others is words
        return False
    names = [lines[number - 1] for number in at]
    is_apart = all(later - before > 2 for before, later in pairwise(at))
    comes_again = 2 * len({name.words for name in names}) <= len(names)
    return all(is_name(name.words) and not name.is_dated for name in names) and (is_apart or comes_again)


def is_name(words: str) -> bool:
    """Tell whether it can be a name: a few words without a sentence's end, not ones that a time follows."""
    words = _SMILEY.sub("", words.strip())
    parts = words.split()
    if ":" in words:
        return False
    if not 0 < len(parts) <= _MOST_WORDS or len(words) > _LONGEST_NAME or parts[-1].lower() in _BEFORE_A_TIME:
        return False
    is_initial = len(parts) > 1 and len(parts[-1]) == 2 and parts[-1][0].isupper()  # "Rosa M."
    has_no_end = words[-1] not in ".?!…:;,-–—" or (words[-1] == "." and is_initial)
    return has_no_end and (len(parts) == 1 or not words[0].islower())
