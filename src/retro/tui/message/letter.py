"""Layout of a message as it will read; a part that says nothing is named in its place as not written yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from retro.core.gig.wording import on_day, short_day
from retro.core.message.assembly import paragraph_text
from retro.core.message.draft import PartLine
from retro.core.text.gaps import with_gaps_marked
from retro.tui.kit.layout import MUTED, Block, LayoutBuilder, wrapped
from retro.tui.kit.text.text_layout import LaidOutText
from retro.tui.message.words import AS_TOLD, EDITED, NOT_WRITTEN
from retro.tui.terminal.safe_text import safe_text, styled

WIDEST = 76


@dataclass(frozen=True, slots=True)
class Letter:
    """Lays the message out for a width."""

    lines: tuple[PartLine, ...]
    edited: str
    key: str = "Enter"
    """The key that edits the whole."""
    told_on: date | None = None
    """The day on which they were told."""
    enough: str = ""
    """What is said above it where it's enough to be sent; what is open then can wait, and isn't named."""

    def __call__(self, width: int) -> LaidOutText:
        """Return the edited text, else the parts."""
        room, laid = min(width - 2, WIDEST), LayoutBuilder()
        if self.edited.strip():
            said = (
                AS_TOLD.format(on_day(self.told_on, short_day(self.told_on)), self.key)
                if self.told_on
                else EDITED.format(self.key)
            )
            laid.add(wrapped(styled(said, MUTED), room))
            laid.blank()
            laid.add(_paragraphs(with_gaps_marked(self.edited), room))
            return _inset(laid)
        if self.enough:
            laid.add(wrapped(styled(self.enough, "$secondary"), room))
            laid.blank()
        for line in self.lines:
            if (line.text.strip() and not line.is_left_out) or (line.is_open and not self.enough):
                laid.begin(line.name)
                laid.add(_part(line, self.lines, room))
                laid.blank()
        return _inset(laid)


def _part(line: PartLine, lines: tuple[PartLine, ...], width: int) -> Block:
    read = paragraph_text(line, lines)
    return _paragraphs(read, width) if read else wrapped(styled(NOT_WRITTEN.format(line.label), MUTED), width)


def _paragraphs(text: str, width: int) -> Block:
    """Return its lines, each wrapped; a blank one stays."""
    return [
        row
        for part in text.split("\n")
        for row in (wrapped(safe_text(part), width) if part.strip() else [safe_text("")])
    ]


def _inset(laid: LayoutBuilder) -> LaidOutText:
    made = laid.laid()
    return LaidOutText([line.pad_left(1) if line.plain else line for line in made.lines], made.places, made.sections)
