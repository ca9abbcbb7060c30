"""Lays text out as lines of Content: hanging indents, label columns, positions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from textual.content import Content

from retro.core.gig.answer_kinds import AnswerEntry
from retro.tui.kit.pieces import in_pieces
from retro.tui.kit.text_layout import LaidOutText, Layout
from retro.tui.terminal.safe_text import safe_text, styled

MUTED = "$foreground-muted"
HEADING = "bold $primary"
STRONG = "bold"
NARROWEST = 8
"""Cells that a text is given at least, however little room there is."""

Block = list[Content]


@dataclass
class LayoutBuilder:
    """A text in the making."""

    lines: Block = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)
    sections: list[str] = field(default_factory=list)

    def begin(self, place: str, *, is_section: bool = False) -> None:
        """A place begins at the next line."""
        self.places[place] = len(self.lines)
        if is_section:
            self.sections.append(place)

    def add(self, lines: Iterable[Content]) -> None:
        """Some more lines."""
        self.lines.extend(lines)

    def blank(self) -> None:
        """An empty line, unless one stands there already or nothing does."""
        if self.lines and self.lines[-1].plain:
            self.lines.append(Content())

    def laid(self) -> LaidOutText:
        """What has been made."""
        return LaidOutText(self.lines, self.places, tuple(self.sections))


def wrapped(text: Content, width: int) -> Block:
    """The lines of a text."""
    return in_pieces(text, text.wrap(max(width, NARROWEST)))


def hanging_indent(lead: Content, text: Content, width: int) -> Block:
    """The lines of a text with a lead before the first, the others under the text."""
    indent = lead.cell_length
    lines = wrapped(text, width - indent)
    return [lead + lines[0], *(line.pad_left(indent) for line in lines[1:])]


def indented(block: Block, by: int = 2) -> Block:
    """The same, further right; empty lines stay empty."""
    return [line.pad_left(by) if line.plain else line for line in block]


def thin_rule(width: int, style: str = "$border-blurred") -> Content:
    """A thin line across."""
    return styled("─" * width, style)


def sentence_page(text: str) -> Layout:
    """A page that says one thing."""
    return lambda width: LaidOutText(indented(wrapped(safe_text(text), width - 4)))


def answer_page(items: Sequence[AnswerEntry], width: int) -> Block:
    """An answer as it is read, its labels in a column of their own where there is room for one."""
    column = label_column((item.label for item in items), width)
    blocks = [_item(item, column, width) for item in items]
    are_apart = any(item.note or not all(below.is_link for below in item.items) for item in items)
    return join_blocks(blocks, are_apart)


def label_column(labels: Iterable[str], width: int) -> int:
    """How wide a column of labels is, with its gap; 0 when they have to stand over their texts."""
    widest = max((safe_text(label).cell_length for label in labels), default=0)
    return widest + 2 if widest and widest + 2 <= width * 2 // 5 else 0


def labelled(label: str, text: Content, column: int, width: int) -> Block:
    """A text beside its label, or under it where there is no column."""
    if not label and not column:
        return wrapped(text, width)
    if column:
        return hanging_indent(styled(label, MUTED).pad_right(column - safe_text(label).cell_length), text, width)
    return [*wrapped(styled(label, MUTED), width), *indented(wrapped(text, width - 2))]


def join_blocks(blocks: Iterable[Block], are_apart: bool) -> Block:
    """All of them, with an empty line between two if they stand apart."""
    lines: Block = []
    for block in blocks:
        if lines and are_apart:
            lines.append(Content())
        lines += block
    return lines


def _item(item: AnswerEntry, column: int, width: int) -> Block:
    text = styled(item.text, STRONG) if item.note else safe_text(item.text)
    block = labelled(item.label, text, column, width)
    if item.note:
        block += wrapped(styled(item.note, MUTED), width)
    by = column if column and all(below.is_link for below in item.items) else 2
    return block + indented(answer_page(item.items, width - by), by)
