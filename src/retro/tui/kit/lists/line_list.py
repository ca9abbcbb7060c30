"""List of laid-out lines of which some can be opened; the cursor stops only at those."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip

from retro.tui.kit.lists.cursor_list import CURSOR, NO_CURSOR, CursorList, row_style
from retro.tui.terminal.safe_text import safe_line

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class OpeningLine(Generic[T_co]):
    """One line, and what it opens; None for one that is only read."""

    words: Content
    opens: T_co | None = None
    is_heading: bool = False


LineLayout = Callable[[int], Sequence[OpeningLine[T]]]
"""Lays the lines out for a width in cells, without the cursor's mark."""


class LineList(CursorList, Generic[T], inherit_bindings=False):
    """Draws the lines and moves the cursor, which has a mark as well as a colour.

    Lines laid out again are the same if what they open is equal.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Show gigs", id="lines.open", tooltip="Show the gigs behind this line"),
        Binding("up,k", "move(-1)", "Up", id="lines.up", tooltip="The line above", show=False),
        Binding("down,j", "move(1)", "Down", id="lines.down", tooltip="The line below", show=False),
        Binding("pageup", "turn(-1)", "Page up", id="lines.page_up", tooltip="A page up", show=False),
        Binding("pagedown", "turn(1)", "Page down", id="lines.page_down", tooltip="A page down", show=False),
        Binding("home,ctrl+home,g", "move(-1000000)", "First", id="lines.first", tooltip="The first line", show=False),
        Binding("end,ctrl+end,G", "move(1000000)", "Last", id="lines.last", tooltip="The last line", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"opening-lines--line", "opening-lines--cursor"}
    DEFAULT_CSS = """
    LineList {
        width: 1fr; height: 1fr; overflow-x: hidden; scrollbar-gutter: stable; background: $background;
        border-top: solid $border-blurred;
        & > .opening-lines--line { color: $foreground; background: $background; }
        & > .opening-lines--cursor { color: $foreground; background: $block-cursor-blurred-background; }
        &:focus > .opening-lines--cursor { background: $block-cursor-background; text-style: bold; }
        &:ansi > .opening-lines--line { background: ansi_default; }
        &:ansi > .opening-lines--cursor { color: ansi_default; background: ansi_default; text-style: bold; }
        &:ansi:focus > .opening-lines--cursor { text-style: reverse; }
    }
    """

    @dataclass
    class Opened(Message, Generic[T_co]):
        """Posted to open what this line stands for."""

        what: T_co

    def __init__(self) -> None:
        super().__init__()
        self._layout: LineLayout[T] | None = None
        self._lines: Sequence[OpeningLine[T]] = ()
        self._stops: tuple[int, ...] = ()

    def set_lines(self, layout: LineLayout[T]) -> None:
        """Show other lines, with the cursor where it was if that line still exists."""
        here = self.here
        self._layout = layout
        self._lay_out()
        at = next((stop for stop, line in enumerate(self._stops) if self._lines[line].opens == here), self.cursor)
        self.cursor = at
        self.refresh_bindings()

    @property
    def here(self) -> T | None:
        """Return what the line at the cursor opens, or None if no line opens anything."""
        return self._lines[self._stops[self.cursor]].opens if self._stops else None

    @property
    def row_count(self) -> int:
        """Return the number of lines that can be opened: the cursor counts these alone."""
        return len(self._stops)

    def first_line(self, row: int) -> int:
        """Return the number of a line among all."""
        return self._stops[row]

    def row_at(self, line: int) -> int | None:
        """Return the place of a line among those that can be opened."""
        return self._stops.index(line) if line in self._stops else None

    def watch_cursor(self) -> None:
        """Keep the cursor visible; at the first one also the headings above, at the last all below."""
        if self._stops:
            top = 0 if self.cursor == 0 else self._stops[self.cursor]
            is_last = self.cursor == len(self._stops) - 1
            bottom = len(self._lines) if is_last else self._stops[self.cursor] + 1
            region = Region(0, top, 1, min(bottom - top, max(self.size.height, 1)))
            self.scroll_to_region(region, animate=False, force=True, x_axis=False)

    def on_resize(self) -> None:
        """Lay the lines out for the new width."""
        self._lay_out()
        self.watch_cursor()

    def render_line(self, y: int) -> Strip:
        """Draw one line, never wrapped."""
        width, number = self.scrollable_content_region.width, self.scroll_offset.y + y
        is_cursor = bool(self._stops) and number == self._stops[self.cursor]
        style = row_style(self, "opening-lines--cursor" if is_cursor else "opening-lines--line")
        if number >= len(self._lines):
            return Strip.blank(width, style.rich_style)
        here = self._lines[number]
        mark = " " if here.is_heading else CURSOR if is_cursor else NO_CURSOR
        return safe_line(Content.assemble(mark, here.words), width, style)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer opening only if a line can be opened."""
        return action != "open" or bool(self._stops)

    def action_open(self) -> None:
        """Open what the line stands for."""
        if (here := self.here) is not None:
            self.post_message(self.Opened(here))

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the line under the pointer and open it."""
        if (row := self.row_under(event)) is not None:
            self.cursor = row
            self.action_open()

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width - len(CURSOR) - 1
        if self._layout is None or width < 1:
            return
        self._lines = self._layout(width)
        self._stops = tuple(number for number, line in enumerate(self._lines) if line.opens is not None)
        self.virtual_size = Size(0, len(self._lines))
        self.cursor = self.validate_cursor(self.cursor)
        self.refresh()
