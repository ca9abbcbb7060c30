"""Comparison of two retrospectives in two columns, or stacked in a window narrower than MEDIUM_WINDOW."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from textual.content import Content

from retro.core.analysis.compare import AnswerPair, Comparison, SharedFlag
from retro.core.formats.markdown.documents import IN_COMMON, MISSING
from retro.core.formats.markdown.documents import NONE_IN_COMMON as NO_FLAG
from retro.core.gig import wording
from retro.core.gig.answer_kinds import AnswerEntry
from retro.tui.compare.facts import facts_block
from retro.tui.kit.layout import (
    HEADING,
    MEDIUM_WINDOW,
    MUTED,
    STRONG,
    Block,
    LayoutBuilder,
    answer_page,
    hanging_indent,
    indented,
    thin_rule,
    wrapped,
)
from retro.tui.kit.text.text_layout import LaidOutText
from retro.tui.terminal.safe_text import safe_text, styled

SIDE_BY_SIDE = MEDIUM_WINDOW - 1
"""Fewest cells for two columns: the scrollbar takes one of the window. By the class `-medium` the names follow."""
WIDEST = 160
"""Most cells of both columns together, however wide the window is."""
SHORT = 40
"""Most characters of a short answer."""
MARGIN = 1
GAP = " │ "
LINE = "$border-blurred"
BOTH, FACTS = "both", "facts"
"""Keys of the first two sections; the others are keys of questions."""


@dataclass(frozen=True, slots=True)
class PairWidths:
    """How the width is shared; `right` is 0 if A and B are stacked."""

    whole: int
    left: int
    right: int

    @classmethod
    def of(cls, width: int) -> PairWidths:
        """Compute the columns of a width that includes the margin."""
        whole = min(width - 2 * MARGIN, WIDEST)
        if width < SIDE_BY_SIDE:
            return cls(whole, whole, 0)
        left = (whole - len(GAP)) // 2
        return cls(whole, left, whole - len(GAP) - left)

    def side_by_side(self, a: Block, b: Block) -> Iterator[Content]:
        """Return the lines of both columns; each pair begins on the same line."""
        gap = styled(GAP, LINE)
        for left, right in zip_longest(a, b, fillvalue=Content()):
            yield left.pad_right(max(self.left - left.cell_length, 0)) + gap + right

    def stacked(self, a: Block, b: Block) -> Iterator[Content]:
        """Return the lines of A, then those of B, each with its letter."""
        for letter, block in (("A", a), ("B", b)):
            for number, line in enumerate(block):
                yield (styled(f"{letter}  ", STRONG) if number == 0 else Content("   ")) + line


@dataclass(frozen=True, slots=True)
class PairView:
    """Lays a comparison out for a width: what is in both, the facts, then each question."""

    comparison: Comparison

    def __call__(self, width: int) -> LaidOutText:
        """Return the lines for a width."""
        return self.beginning(width, sys.maxsize)

    def beginning(self, width: int, lines: int) -> LaidOutText:
        """Return at least so many of the first lines for a width, or all."""
        columns, built = PairWidths.of(width), LayoutBuilder()
        self._section(built, BOTH, IN_COMMON.upper(), self._in_both(columns), columns)
        if self.comparison.facts:
            built.add(_margined([thin_rule(columns.whole, LINE)]))
            built.begin(FACTS, is_section=True)
            built.add(_margined(facts_block(self.comparison.facts, columns.whole, is_table=columns.right > 0)))
        was_short = False
        for pair in self.comparison.answers:
            if len(built.lines) >= lines:
                break
            is_short = _is_short(pair)
            built.add(_margined([] if is_short and was_short else [thin_rule(columns.whole, LINE)]))
            was_short = is_short
            self._section(built, pair.key, pair.prompt, list(self._pair(pair, columns)), columns)
        built.blank()
        return built.laid()

    def _section(self, lines: LayoutBuilder, key: str, name: str, block: Block, columns: PairWidths) -> None:
        lines.begin(key, is_section=True)
        lines.add(_margined([*wrapped(styled(name, HEADING), columns.whole), *block]))

    def _in_both(self, columns: PairWidths) -> Block:
        if not self.comparison.shared:
            return wrapped(styled(NO_FLAG, MUTED), columns.whole)
        return [line for flag in self.comparison.shared for line in self._shared(flag, columns)]

    def _shared(self, flag: SharedFlag, columns: PairWidths) -> Block:
        block = _name_and_marks(flag, columns.whole)
        told = (flag.a.told_myself.strip(), flag.b.told_myself.strip())
        if any(told):
            a, b = (_quoted(text, _room(columns, right=bool(at))) for at, text in enumerate(told))
            block += _both(columns, a, b, indent=2)
        if flag.lesson:
            name, said = flag.rule
            text = safe_text(f"{name}: {wording.rule_text(flag.lesson)}") + styled(f" {said}", STRONG)
            block += indented(wrapped(text, columns.whole - 2))
        return block

    def _pair(self, pair: AnswerPair, columns: PairWidths) -> Iterator[Content]:
        a, b = (_answer(items, _room(columns, right=bool(at))) for at, items in enumerate((pair.a, pair.b)))
        yield from _both(columns, a, b)


def _is_short(pair: AnswerPair) -> bool:
    """Tell whether both answers are short, so that no blank line is needed between pairs."""
    items = (*pair.a, *pair.b)
    return all(item == AnswerEntry(item.text) and len(item.text) < SHORT and "\n" not in item.text for item in items)


def _room(columns: PairWidths, *, right: bool) -> int:
    """Return the cells of a line of A's or B's text."""
    return (columns.right if right else columns.left) if columns.right else columns.whole - 3


def _both(columns: PairWidths, a: Block, b: Block, indent: int = 0) -> Block:
    if columns.right:
        return list(columns.side_by_side(indented(a, indent), indented(b, indent)))
    return indented(list(columns.stacked(a, b)), indent)


def _answer(items: Sequence[AnswerEntry], width: int) -> Block:
    return answer_page(items, width) if items else [styled(MISSING, MUTED)]


def _quoted(text: str, width: int) -> Block:
    """Return what the user told themselves, in quotation marks; two cells are kept for its indent."""
    return hanging_indent(Content(), safe_text(f"“{text}”"), width - 2) if text else [styled(MISSING, MUTED)]


def _name_and_marks(flag: SharedFlag, width: int) -> Block:
    """Return the red flag with how much of it was seen at the end of the line, or below if it does not fit."""
    name, marks = styled(flag.a.short, STRONG), styled(flag.marks, MUTED)
    gap = width - name.cell_length - marks.cell_length
    if gap >= 2 and "\n" not in name.plain:
        return [name + Content(" " * gap) + marks]
    return [*wrapped(name, width), *(indented(wrapped(marks, width - 2)) if marks.plain else [])]


def _margined(block: Block) -> Block:
    return [line.pad_left(MARGIN) if line.plain else line for line in block]
