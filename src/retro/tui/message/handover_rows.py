"""List of the rows of the handover notes: Enter writes one, a number marks it."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from retro.core.gig.message import Mark
from retro.core.message.handover import MARKS, HandoverLine
from retro.core.text.one_line import on_one_line
from retro.tui.kit.layout import MUTED
from retro.tui.message.named_rows import NamedRows
from retro.tui.terminal.safe_text import safe_text, styled

LABEL, MARK = 27, max(map(len, MARKS.values())) + 4
"""Cells of the label, and of the mark after it, each with a gap."""
LEAST = 12
"""Fewest cells in which a question is shown."""
LONGEST = 400


class HandoverRows(NamedRows[HandoverLine]):
    """Lists the rows; Enter writes one, 1 to 4 mark it, the same number again removes the mark."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Write", id="handover.open", tooltip="Write this row"),
        Binding(
            "space", "mark('')", "Mark", id="handover.mark", tooltip="The next mark: done, half, not begun, broken"
        ),
        Binding("1", "mark('done')", "Done", id="handover.done", tooltip="Mark it done", show=False),
        Binding("2", "mark('half')", "Half", id="handover.half", tooltip="Mark it half done", show=False),
        Binding("3", "mark('not_begun')", "Not begun", id="handover.none", tooltip="Mark it not begun", show=False),
        Binding("4", "mark('broken')", "Broken", id="handover.broken", tooltip="Mark it broken", show=False),
    ]

    class Opened(Message):
        """Posted to write the row at the cursor."""

    class Marked(Message):
        """Posted to mark the row at the cursor; None removes the mark."""

        def __init__(self, mark: Mark | None) -> None:
            self.mark = mark
            super().__init__()

    def show_items(self, lines: tuple[HandoverLine, ...]) -> None:
        """Show these, with the cursor where it is."""
        self.lines = lines
        self.set_rows(tuple(partial(_row, line) for line in lines))

    def action_open(self) -> None:
        """Write the row at the cursor."""
        self.post_message(self.Opened())

    def action_mark(self, mark: str) -> None:
        """Set this mark, or the next one if none is given."""
        if here := self.here:
            self.post_message(self.Marked(_toggled(here.mark, Mark(mark)) if mark else _following(here.mark)))

    def pressed(self, x: int) -> None:
        """Set the next mark on a click on the mark; open the row on a click elsewhere."""
        if LABEL <= x < LABEL + MARK:
            self.action_mark("")
        else:
            self.action_open()


def _toggled(before: Mark | None, mark: Mark) -> Mark | None:
    return None if mark is before else mark


def _following(mark: Mark | None) -> Mark | None:
    """Return the next mark; after the last, none."""
    every: tuple[Mark | None, ...] = (None, *Mark)
    return every[(every.index(mark) + 1) % len(every)]


def _row(line: HandoverLine, width: int) -> Content:
    mark = f"[{MARKS[line.mark]}]" if line.mark else "[ ]"
    lead = Content.assemble(safe_text(line.label.ljust(LABEL)), styled(mark.ljust(MARK), "" if line.mark else MUTED))
    if not line.text.strip():
        return lead + styled(f"· {line.question}" if width - lead.cell_length >= LEAST else "·", MUTED)
    return lead + safe_text(on_one_line(line.text[:LONGEST]))
