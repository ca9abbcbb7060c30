"""Rows of the timeline: one for each event, which can be changed, removed and restored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from retro.core.gig import wording
from retro.core.gig.links import counted_links
from retro.core.gig.retrospective import Moment
from retro.core.text.one_line import on_one_line
from retro.tui.kit.lists.row_list import RowList
from retro.tui.terminal.safe_text import safe_text, styled


class MomentRows(RowList):
    """Events on the timeline; Enter changes a row, Delete removes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "Change", id="moments.change", tooltip="Change this event"),
        Binding("d,delete", "take_out", "Remove", id="moments.out", tooltip="Remove this event; it can be put back"),
        Binding("L,f6", "links", "Links", id="moments.links", tooltip="Links beside this event"),
        Binding("u", "put_back", "Put back", id="moments.back", tooltip="Put back the last one removed", show=False),
    ]
    DEFAULT_CSS = "MomentRows { height: 1fr; margin: 0 0 1 0; }"

    @dataclass
    class ChangeAsked(Message):
        """Posted to change the moment of this index."""

        at: int

    @dataclass
    class RemovalAsked(Message):
        """Posted to remove the moment of this index."""

        at: int

    @dataclass
    class LinksAsked(Message):
        """Posted to show the links beside the moment of this index."""

        at: int

    class PutBackAsked(Message):
        """Posted to restore the last one removed."""

    def on_resize(self) -> None:
        """Keep the cursor visible if there is room for fewer rows."""
        self.watch_cursor()

    def action_move(self, by: int) -> None:
        """Move to another row; past the ends to the next field."""
        if by in (-1, 1) and not 0 <= self.cursor + by < self.virtual_size.height:
            raise SkipAction
        super().action_move(by)

    def action_choose(self) -> None:
        """Change it."""
        self.post_message(self.ChangeAsked(self.cursor))

    def action_take_out(self) -> None:
        """Remove it."""
        self.post_message(self.RemovalAsked(self.cursor))

    def action_links(self) -> None:
        """Add links to it."""
        self.post_message(self.LinksAsked(self.cursor))

    def action_put_back(self) -> None:
        """Restore the last one."""
        self.post_message(self.PutBackAsked())

    def pressed(self, x: int) -> None:
        """Change it on a click."""
        self.action_choose()


def moment_row(moment: Moment, width: int) -> Content:
    """Draw one event: its day, if it has one, and its words on one line."""
    day = wording.short_day(moment.on) if moment.on else ""
    links = f"{counted_links(len(moment.links))}  " if moment.links else ""
    words = safe_text(on_one_line(moment.text))
    return Content.assemble(styled(f"{day:>11}  {links}", "$foreground-muted"), words)
