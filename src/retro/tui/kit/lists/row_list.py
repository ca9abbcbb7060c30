"""List of rows of equal height with a cursor, drawn by lines; subclasses draw rows and handle keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from retro.tui.kit.lists.sight import row_on, row_style
from retro.tui.terminal.safe_text import safe_line

CURSOR = " ▸ "
NO_CURSOR = "   "
Row = Callable[[int], Content]
"""Lays a row out for a width, a text for each of its lines; longer ones are cut."""


class RowList(ScrollView, can_focus=True):
    """Moves a cursor over rows; it has a mark as well as a colour."""

    ALLOW_SELECT = False
    TALL: ClassVar[int] = 1
    """Lines of a row."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", id="rows.up", tooltip="The row above", show=False),
        Binding("down,j", "move(1)", "Down", id="rows.down", tooltip="The row below", show=False),
        Binding("pageup", "turn(-1)", "Page up", id="rows.page_up", tooltip="A page up", show=False),
        Binding("pagedown", "turn(1)", "Page down", id="rows.page_down", tooltip="A page down", show=False),
        Binding("home,ctrl+home", "move(-10000)", "First", id="rows.first", tooltip="The first row", show=False),
        Binding("end,ctrl+end", "move(10000)", "Last", id="rows.last", tooltip="The last row", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--row", "rows--cursor"}
    DEFAULT_CSS = """
    RowList {
        height: auto; max-height: 100%; overflow-x: hidden; background: $background;
        & > .rows--row { color: $foreground; background: $background; }
        & > .rows--cursor { color: $foreground; background: $block-cursor-blurred-background; }
        &:focus > .rows--cursor {
            color: $block-cursor-foreground; background: $block-cursor-background; text-style: bold;
        }
        &:ansi > .rows--row { background: ansi_default; }
        &:ansi > .rows--cursor { color: ansi_default; background: ansi_default; text-style: bold; }
        &:ansi:focus > .rows--cursor { text-style: reverse; }
    }
    """

    cursor: reactive[int] = reactive(0)
    """Index of the row that keys act on."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()

    def put(self, rows: tuple[Row, ...], cursor: int | None = None) -> None:
        """Show these rows, with the cursor where it was or where given."""
        is_longer = len(rows) != len(self._rows)
        self._rows = rows
        self.virtual_size = Size(0, len(rows) * self.TALL)
        self.cursor = self.cursor if cursor is None else cursor
        self.refresh(layout=is_longer)

    def validate_cursor(self, cursor: int) -> int:
        """Keep it on a row, as long as there is one."""
        return max(0, min(cursor, len(self._rows) - 1))

    def watch_cursor(self) -> None:
        """Keep the cursor visible, also if the page scrolls and not the list."""
        self.scroll_to_region(Region(0, self.cursor * self.TALL, 1, self.TALL), animate=False, force=True, x_axis=False)
        self.refresh()
        self.moved()

    def moved(self) -> None:
        """Handle a move of the cursor; overridden."""

    def pressed(self, x: int) -> None:
        """Handle a click on the row at the cursor, so many cells from its start; overridden."""

    def render_line(self, y: int) -> Strip:
        """Draw one line of a row, never wrapped."""
        width = self.scrollable_content_region.width
        index, part = divmod(self.scroll_offset.y + y, self.TALL)
        is_cursor = index == self.cursor and index < len(self._rows)
        style = row_style(self, "rows--cursor" if is_cursor else "rows--row")
        if index >= len(self._rows):
            return Strip.blank(width, style.rich_style)
        mark = CURSOR if is_cursor and part == 0 else NO_CURSOR
        words = self._rows[index](max(width - len(mark) - 1, 1))
        row = Content.assemble(mark, words.split("\n")[part] if self.TALL > 1 else words)
        return safe_line(row, width, style)

    def action_move(self, by: int) -> None:
        """Move up or down by rows."""
        count, tall = len(self._rows), self.TALL
        self.cursor = row_on(self, self.cursor, by, count=count, tall=tall, top_of=lambda row: row * tall)

    def action_turn(self, pages: int) -> None:
        """Move up or down by pages."""
        self.cursor += pages * max(self.scrollable_content_region.height // self.TALL - 1, 1)

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the row under the pointer and press it."""
        offset = event.get_content_offset(self)
        if offset is None or (index := (offset.y + self.scroll_offset.y) // self.TALL) >= len(self._rows):
            return
        self.cursor = index
        self.pressed(offset.x - len(CURSOR))
