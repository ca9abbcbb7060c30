"""List of laid-out lines of which some can be opened; the cursor stops only at those."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from retro.tui.kit.lists.sight import row_on, row_style
from retro.tui.terminal.safe_text import safe_line

CURSOR, NO_CURSOR = " ▸ ", "   "


@dataclass(frozen=True, slots=True)
class OpeningLine:
    """One line, and the name of what it opens; "" for one that is only read."""

    words: Content
    opens: str = ""
    is_heading: bool = False


LineLayout = Callable[[int], Sequence[OpeningLine]]
"""Lays the lines out for a width in cells, without the cursor's mark."""


class LineList(ScrollView, can_focus=True, inherit_bindings=False):
    """Draws the lines and moves the cursor, which has a mark as well as a colour."""

    ALLOW_SELECT = False
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

    cursor: reactive[int] = reactive(0)
    """Index, among the lines that can be opened, of the one that keys act on."""

    @dataclass
    class Opened(Message):
        """Posted to open what this line stands for."""

        what: str

    def __init__(self) -> None:
        super().__init__()
        self._layout: LineLayout | None = None
        self._lines: Sequence[OpeningLine] = ()
        self._stops: tuple[int, ...] = ()

    def put(self, layout: LineLayout) -> None:
        """Show other lines, with the cursor where it was if that line still exists."""
        here = self.here
        self._layout = layout
        self._lay_out()
        at = next((stop for stop, line in enumerate(self._stops) if self._lines[line].opens == here), self.cursor)
        self.cursor = at
        self.refresh_bindings()

    @property
    def here(self) -> str:
        """Return the name of what the line at the cursor opens."""
        return self._lines[self._stops[self.cursor]].opens if self._stops else ""

    def validate_cursor(self, cursor: int) -> int:
        """Keep it on a line that can be opened, as long as there is one."""
        return max(0, min(cursor, len(self._stops) - 1))

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

    def action_move(self, by: int) -> None:
        """Move up or down by lines."""
        stops = self._stops
        self.cursor = row_on(self, self.cursor, by, count=len(stops), tall=1, top_of=stops.__getitem__)

    def action_turn(self, pages: int) -> None:
        """Move up or down by pages."""
        self.cursor += pages * max(self.size.height - 1, 1)

    def action_open(self) -> None:
        """Open what the line stands for."""
        if self.here:
            self.post_message(self.Opened(self.here))

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the line under the pointer and open it."""
        offset = event.get_content_offset(self)
        number = offset.y + self.scroll_offset.y if offset else -1
        if number in self._stops:
            self.cursor = self._stops.index(number)
            self.action_open()

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width - len(CURSOR) - 1
        if self._layout is None or width < 1:
            return
        self._lines = self._layout(width)
        self._stops = tuple(number for number, line in enumerate(self._lines) if line.opens)
        self.virtual_size = Size(0, len(self._lines))
        self.cursor = self.validate_cursor(self.cursor)
        self.refresh()
