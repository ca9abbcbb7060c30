"""Base of every list with a cursor: where the cursor goes by keys and mouse, and how it is drawn."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import ClassVar

from textual import events
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.style import Style
from textual.widget import Widget

CURSOR, NO_CURSOR = " ▸ ", "   "
"""Marks before a row: the cursor is seen without colour too."""
REVERSED = Style(reverse=True)


def row_style(widget: Widget, component: str) -> Style:
    """Return the style of a component class, reversed if its CSS says so, which stock Textual leaves out."""
    is_reversed = widget.get_component_styles(component).text_style.reverse
    return widget.get_visual_style(component) + (REVERSED if is_reversed else Style.null())


class CursorList(ScrollView, can_focus=True):
    """Moves a cursor over rows that a subclass draws, counts and places."""

    ALLOW_SELECT = False
    TALL: ClassVar[int] = 1
    """Lines of a row."""

    cursor: reactive[int] = reactive(0)
    """Index of the row that keys act on."""

    @property
    def row_count(self) -> int:
        """Return the number of rows on which the cursor stops."""
        raise NotImplementedError

    def first_line(self, row: int) -> int:
        """Return the line on which a row begins."""
        return row * self.TALL

    def row_at(self, line: int) -> int | None:
        """Return the row of a line, or None if the cursor stops at none there."""
        row = line // self.TALL
        return row if row < self.row_count else None

    def row_under(self, event: events.Click) -> int | None:
        """Return the row under the pointer."""
        offset = event.get_content_offset(self)
        return None if offset is None else self.row_at(offset.y + self.scroll_offset.y)

    def validate_cursor(self, cursor: int) -> int:
        """Keep it on a row, as long as there is one."""
        return max(0, min(cursor, self.row_count - 1))

    def action_move(self, by: int) -> None:
        """Move up or down by rows. From a cursor out of sight, one row on is the next visible row."""
        first = self.scroll_offset.y
        end = first + self.scrollable_content_region.height
        top = self.first_line(self.cursor) if self.row_count else 0
        if abs(by) != 1 or not self.row_count or (top < end and top + self.TALL > first):
            self.cursor += by
            return
        rows = range(self.row_count)
        if by > 0:
            self.cursor = bisect_left(rows, first, key=self.first_line)
        else:
            self.cursor = bisect_right(rows, end - self.TALL, key=self.first_line) - 1

    def action_turn(self, pages: int) -> None:
        """Move up or down by pages."""
        self.cursor += pages * max(self.scrollable_content_region.height // self.TALL - 1, 1)
