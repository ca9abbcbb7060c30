"""Lays text out as lines of Content: hanging indents, label columns, positions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content

from retro.core.gig.answer_kinds import AnswerEntry
from retro.tui.kit.text.pieces import in_pieces
from retro.tui.kit.text.text_layout import LaidOutText, Layout
from retro.tui.terminal.safe_text import safe_text, styled

MUTED = "$foreground-muted"
HEADING = "bold $primary"
STRONG = "bold"
NARROWEST = 8
"""Fewest cells given to a text, however little room there is."""
MEDIUM_WINDOW = 72
"""Fewest columns of a window that has room for two columns of text: CSS class `-medium`."""

Block = list[Content]


class LayoutBuilder:
    """Builds a text line by line."""

    def __init__(self) -> None:
        self.lines: Block = []
        self.places: dict[str, int] = {}
        self.sections: list[str] = []

    def begin(self, place: str, *, is_section: bool = False) -> None:
        """Begin a place at the next line."""
        self.places[place] = len(self.lines)
        if is_section:
            self.sections.append(place)

    def add(self, lines: Iterable[Content]) -> None:
        """Add lines."""
        self.lines.extend(lines)

    def blank(self) -> None:
        """Add an empty line, unless the last is empty or there is none."""
        if self.lines and self.lines[-1].plain:
            self.lines.append(Content())

    def laid(self) -> LaidOutText:
        """Return the laid-out text."""
        return LaidOutText(self.lines, self.places, tuple(self.sections))


def wrapped(text: Content, width: int) -> Block:
    """Wrap a text to lines."""
    room = max(width, NARROWEST)
    return in_pieces(text, [text] if _is_one_line(text.plain, room) else text.wrap(room))


def _is_one_line(text: str, width: int) -> bool:
    """Tell whether this surely fits one line as it is, which most labels and values do: wrapping takes longer."""
    return 0 < len(text) <= width and text.isascii() and text.isprintable() and text[-1] != " "


def hanging_indent(lead: Content, text: Content, width: int) -> Block:
    """Wrap a text after a lead, with the other lines below the text."""
    indent = lead.cell_length
    lines = wrapped(text, width - indent)
    return [lead + lines[0], *(line.pad_left(indent) for line in lines[1:])]


def indented(block: Block, by: int = 2) -> Block:
    """Indent lines; empty lines stay empty."""
    return [line.pad_left(by) if line.plain else line for line in block]


def thin_rule(width: int, style: str = "$border-blurred") -> Content:
    """Return a thin line across."""
    return styled("─" * width, style)


def sentence_page(text: str) -> Layout:
    """Return a page of one sentence."""
    return lambda width: LaidOutText(indented(wrapped(safe_text(text), width - 4)))


def answer_page(items: Sequence[AnswerEntry], width: int) -> Block:
    """Return a formatted answer, with its labels in a column of their own if there is room."""
    column = label_column((item.label for item in items), width)
    blocks = [_item(item, column, width) for item in items]
    are_apart = any(item.note or not all(below.is_link for below in item.items) for item in items)
    return join_blocks(blocks, are_apart)


def label_column(labels: Iterable[str], width: int) -> int:
    """Return the width of a column of labels with its gap; 0 if they must go above their texts."""
    widest = max((safe_text(label).cell_length for label in labels), default=0)
    return widest + 2 if widest and widest + 2 <= width * 2 // 5 else 0


def labelled(label: str, text: Content, column: int, width: int) -> Block:
    """Return a text beside its label, or below it without a column."""
    if not label and not column:
        return wrapped(text, width)
    if column:
        return hanging_indent(styled(label, MUTED).pad_right(column - safe_text(label).cell_length), text, width)
    return [*wrapped(styled(label, MUTED), width), *indented(wrapped(text, width - 2))]


def join_blocks(blocks: Iterable[Block], are_apart: bool) -> Block:
    """Join blocks, with an empty line between two if they are apart."""
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
