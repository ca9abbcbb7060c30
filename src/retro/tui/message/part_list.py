"""List of the parts of a message, a line each: number, label, and beginning or question."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from retro.core.message.draft import PartLine
from retro.core.text.one_line import on_one_line
from retro.tui.kit.layout import MUTED
from retro.tui.kit.lists.cursor_list import CURSOR
from retro.tui.kit.own_keys import own_key_of
from retro.tui.message.named_rows import NamedRows
from retro.tui.message.words import CAN_WAIT, LEFT_OUT, UNASKED, YOUR_NOTE
from retro.tui.terminal.safe_text import safe_text, styled

LABEL = 14
"""Cells from the label to the text."""
HANDOVER_NOTES, NOTES = "  ({}: handover notes)", "  ({}: notes)"
"""Said behind the handover, the second where the first doesn't fit."""
LONGEST = 400
"""Most characters read for a line."""


class PartList(NamedRows[PartLine]):
    """Moves a cursor over the parts of a message; Enter opens one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Write", id="parts.open", tooltip="Write this part, as one question"),
    ]

    class Moved(Message):
        """Posted when the cursor is on another part."""

    class Opened(Message):
        """Posted to write the part at the cursor."""

    _is_asking = False
    """True while a question is asked over it."""

    def show_items(self, lines: Sequence[PartLine]) -> None:
        """Show these, with the cursor where it is."""
        self.lines = tuple(lines)
        key = own_key_of(self, "message.handover", "h")
        notes = (HANDOVER_NOTES.format(key), NOTES.format(key))
        self.set_rows(
            tuple(
                partial(_row, line, notes if line.name == "handover" else (), is_asking=self._is_asking)
                for line in lines
            )
        )

    def show_asking(self, is_asking: bool) -> None:
        """Name no question of others while one is asked, but which of them can wait."""
        if self._is_asking is not is_asking:
            self._is_asking = is_asking
            self.show_items(self.lines)

    @property
    def question_cut(self) -> str:
        """Return the question of the open part at the cursor if it is too long for its line; "" otherwise."""
        here, room = self.here, self.scrollable_content_region.width - len(CURSOR) - 1
        is_asked = here is not None and not (here.text.strip() or here.is_left_out)
        return here.question if here and is_asked and 0 < room < _row(here, (), room).cell_length else ""

    def on_resize(self) -> None:
        """Keep the cursor visible, and report what may be cut now."""
        super().on_resize()
        self.moved()

    def moved(self) -> None:
        """Report the move."""
        if self.is_attached:
            self.post_message(self.Moved())

    def action_open(self) -> None:
        """Write the part at the cursor."""
        self.post_message(self.Opened())

    def pressed(self, x: int) -> None:
        """Open it on a click."""
        self.action_open()


def _row(line: PartLine, notes: tuple[str, ...], width: int, *, is_asking: bool = False) -> Content:
    number = f"{line.number:>2} " if line.number else "   "
    lead = Content.assemble(safe_text(number), styled(line.label.ljust(LABEL), "" if line.text else MUTED))
    if line.is_left_out:
        return lead + styled(LEFT_OUT, MUTED)
    is_open = not line.text.strip()
    if is_open and is_asking:
        return lead + styled(CAN_WAIT if line.number and not line.part.is_first else UNASKED, MUTED)
    said = styled(f"· {line.question}", MUTED) if is_open else safe_text(on_one_line(line.text[:LONGEST]))
    room = width - lead.cell_length - said.cell_length
    if line.is_note:
        lead += styled(YOUR_NOTE, "$warning")
        room -= len(YOUR_NOTE)
    return lead + said + styled(next((note for note in notes if len(note) <= room), ""), MUTED)
