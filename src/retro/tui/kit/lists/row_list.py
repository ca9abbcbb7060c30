"""List of rows of equal height with a cursor, drawn by lines; subclasses draw rows and handle keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.strip import Strip

from retro.tui.kit.lists.cursor_list import CURSOR, NO_CURSOR, CursorList, row_style
from retro.tui.terminal.safe_text import safe_line

Row = Callable[[int], Content]
"""Lays a row out for a width, a text for each of its lines; longer ones are cut."""


class RowList(CursorList):
    """Moves a cursor over rows; it has a mark as well as a colour."""

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

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()

    def set_rows(self, rows: tuple[Row, ...], cursor: int | None = None) -> None:
        """Show these rows, with the cursor where it was or where given."""
        is_longer = len(rows) != len(self._rows)
        self._rows = rows
        self.virtual_size = Size(0, len(rows) * self.TALL)
        self.cursor = self.cursor if cursor is None else cursor
        self.refresh(layout=is_longer)

    @property
    def row_count(self) -> int:
        """Return the number of rows."""
        return len(self._rows)

    def watch_cursor(self) -> None:
        """Follow the cursor."""
        self.show_cursor()
        self.refresh()
        self.moved()

    def show_cursor(self) -> None:
        """Keep the cursor visible, also if the page scrolls and not the list."""
        self.scroll_to_region(Region(0, self.cursor * self.TALL, 1, self.TALL), animate=False, force=True, x_axis=False)

    def on_resize(self) -> None:
        """Keep the cursor visible in less room, such as beside a question that opens over it."""
        self.show_cursor()

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

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the row under the pointer and press it."""
        offset, row = event.get_content_offset(self), self.row_under(event)
        if offset is not None and row is not None:
            self.cursor = row
            self.pressed(offset.x - len(CURSOR))
