"""Lines of the palette: commands with their keys at the right, then gigs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.content import Content

from retro.core.text.one_line import on_one_line
from retro.tui.kit.footer import KEY_STYLE
from retro.tui.kit.layout import HEADING, MUTED
from retro.tui.kit.lists.line_list import LineList, OpeningLine
from retro.tui.palette.commands import Command
from retro.tui.terminal.safe_text import safe_text, styled

NAME_MOST = 18
"""Most cells of a group's column of names where purposes need the rest."""
GAPS = 3
"""Cells between name, purpose and key."""
NARROW = 56
"""Columns below which each purpose follows its name, because a column of names would leave it too little."""
NOTHING = "Nothing matches. Backspace, or Esc to close."


class CommandLines(LineList[Command], can_focus=False):
    """Lists what was found for the words in the line above; the palette has the keys that move its cursor."""

    DEFAULT_CSS = """
    CommandLines {
        height: 1fr; border-top: none; background: $surface;
        & > .opening-lines--line { background: $surface; }
        & > .opening-lines--cursor {
            color: $block-cursor-foreground; background: $block-cursor-background; text-style: bold;
        }
        &:ansi > .opening-lines--cursor { text-style: reverse; }
    }
    """


@dataclass(frozen=True, slots=True)
class Groups:
    """Commands under their headings; each line opens its command."""

    groups: Sequence[tuple[str, Sequence[Command]]]
    nothing: str = NOTHING
    """Sentence where nothing was found."""

    def __call__(self, width: int) -> Sequence[OpeningLine[Command]]:
        """Return the lines for a width."""
        commands = [command for _, group in self.groups for command in group]
        if not commands:
            return [OpeningLine(styled(self.nothing, MUTED))]
        return list(self._lines(width))

    def _lines(self, width: int) -> Iterator[OpeningLine[Command]]:
        for heading, group in self.groups:
            if heading and group:
                yield OpeningLine(styled(heading, HEADING), is_heading=True)
            columns = {gigs: _column([each for each in group if each.is_gig is gigs], width) for gigs in (True, False)}
            for command in group:
                yield OpeningLine(_words(command, columns[command.is_gig], width), command)


def _column(commands: Sequence[Command], width: int) -> int:
    """Return the width of the names of commands, or of gigs.

    Short names leave their room to the purposes; long ones have a column if every purpose beside it is still whole.
    """
    names = [safe_text(command.name).cell_length for command in commands]
    beside = [len(command.key) + safe_text(command.says).cell_length + GAPS for command in commands]
    free = width - max(beside, default=0)
    return min(max(names, default=0), max(free, NAME_MOST), width // 2)


def _words(command: Command, column: int, width: int) -> Content:
    """Return name, purpose and key; a gig's name can take all the room."""
    key = styled(command.key, KEY_STYLE)
    room = max(width - key.cell_length - (1 if command.key else 0), 1)
    name = safe_text(on_one_line(command.name))
    if width < NARROW:
        column = min(name.cell_length, column)
    says = styled(command.says, MUTED)
    if name.cell_length > column and not command.key:
        column = min(name.cell_length, max(room - says.cell_length - 2, column))
    cut = name.truncate(column, ellipsis=True)
    words = Content.assemble(cut.pad_right(column - cut.cell_length), "  ", says).truncate(room, ellipsis=True)
    gap = " " * (width - words.cell_length - key.cell_length)
    return Content.assemble(words, gap, key)
