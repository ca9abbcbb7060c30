"""What mail quotes, told from answers below it or between it by the marks that stand before the lines."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from retro.core.text.chat.chat_lines import ChatLine, read_chat_line

_MARKS = re.compile(r"\A(?:\s{0,3}>)+ ?")
_MOST_LEVELS = 9
"""Most quotations within each other that are told apart."""


def bare(line: str) -> str:
    """Return a line without marks of quotations."""
    return _MARKS.sub("", line).strip()


def depth_of(line: str) -> int:
    """Return how many marks of quotations a line has, as far as they count."""
    marks = _MARKS.match(line)
    return min(marks[0].count(">"), _MOST_LEVELS) if marks else 0


def level_below(depth: int, typed: Sequence[str]) -> int:
    """Return how many marks the words have that stand below the head of a quotation, which has `depth` of its own."""
    depths = [depth_of(line) for line in typed if bare(line)]
    if not depths or depths[0] <= depth:
        return depths[0] if depths else 0
    return min(each for each in depths if each > depth)


def quoted_lines(typed: Sequence[str], level: int, authors: Mapping[int, ChatLine]) -> list[ChatLine]:
    """Return the lines below a head, whose words have as many marks as `level`.

    Words with fewer marks below them are another event: that of the author of their level, or of nobody who is known.
    Between words with more of them they stay, and so do the marks.
    """
    depths = {at: depth_of(line) for at, line in enumerate(typed) if bare(line)}
    end = next((at for at, depth in depths.items() if depth < level), None)
    if end is None or _is_head_of_page(typed, end):
        return lines_without_marks(typed, level)
    if any(at > end and depth >= level for at, depth in depths.items()):
        return lines_without_marks(typed, min(depths.values()))
    author = authors.get(depths[end])
    answer = quoted_lines(typed[end:], depths[end], authors)
    opened = [author, *answer] if author else [answer[0]._replace(is_answer=True), *answer[1:]]
    return [*lines_without_marks(typed[:end], level), *opened]


def _is_head_of_page(typed: Sequence[str], at: int) -> bool:
    """Tell whether a line right below others begins with a day, as a printed page does: it ends no quotation."""
    return bool(at and bare(typed[at - 1])) and read_chat_line(bare(typed[at])).is_dated


def lines_without_marks(typed: Sequence[str], count: int) -> list[ChatLine]:
    """Return the lines that are not blank, each without so many of its marks."""
    marks = re.compile(rf"\A(?:\s{{0,3}}>){{1,{count}}} ?") if count else None
    lines, blanks = list[ChatLine](), 0
    for each in typed:
        line = marks.sub("", each) if marks else each
        said = line.strip()
        indent = line[: len(line) - len(line.lstrip())]
        lines += [ChatLine(said, said, indent=indent, blanks=blanks)] if said else []
        blanks = 0 if said else blanks + 1
    return lines
