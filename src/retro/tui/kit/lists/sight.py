"""How a list's cursor is drawn, and where it goes when the wheel has scrolled it out of sight."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable

from textual.scroll_view import ScrollView
from textual.style import Style
from textual.widget import Widget

REVERSED = Style(reverse=True)


def row_style(widget: Widget, component: str) -> Style:
    """Return the style of a component class, reversed if its CSS says so, which stock Textual leaves out."""
    is_reversed = widget.get_component_styles(component).text_style.reverse
    return widget.get_visual_style(component) + (REVERSED if is_reversed else Style.null())


def row_on(view: ScrollView, cursor: int, by: int, *, count: int, tall: int, top_of: Callable[[int], int]) -> int:
    """Return the row so many rows on. From a cursor out of sight, one row on is the next visible row.

    `count` rows have `tall` lines each; `top_of` gives a row's first line.
    """
    first = view.scroll_offset.y
    end = first + view.scrollable_content_region.height
    if abs(by) != 1 or not count or (top_of(cursor) < end and top_of(cursor) + tall > first):
        return cursor + by
    rows = range(count)
    in_sight = bisect_left(rows, first, key=top_of) if by > 0 else bisect_right(rows, end - tall, key=top_of) - 1
    return max(0, min(in_sight, count - 1))
