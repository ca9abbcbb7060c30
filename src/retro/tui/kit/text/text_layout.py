"""Cache of laid-out lines for a width: draws only visible ones, selects all."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Protocol, runtime_checkable

from textual.content import Content
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip
from textual.style import Style

from retro.core.value import Value
from retro.tui.kit.text.pieces import selected_text, span_of
from retro.tui.terminal.safe_text import safe_line

NO_PLACES: Mapping[str, int] = MappingProxyType({})


class LaidOutText(Value):
    """Lines for one width, none wider, and the lines at which named places begin."""

    lines: Sequence[Content] = ()
    places: Mapping[str, int] = NO_PLACES
    """Line at which each place begins, in order; the names of sections are among them."""
    sections: tuple[str, ...] = ()
    """Places at which walking stops."""

    def section_at(self, line: int) -> str:
        """Return the section of a line; "" before the first."""
        begun = bisect_right([self.places[name] for name in self.sections], line)
        return self.sections[begun - 1] if begun else ""


Layout = Callable[[int], LaidOutText]
"""Lays the text out for a width in cells."""


@runtime_checkable
class LongLayout(Protocol):
    """A layout that takes long, and can lay out its beginning alone."""

    def beginning(self, width: int, lines: int) -> LaidOutText:
        """Return at least so many of its first lines, or all."""


class LineView(ScrollView, inherit_bindings=False):
    """Draws a layout of its width.

    TextView adds keys and a kept position to it by inheritance: what scrolls is one widget, and a second one around it
    would have a position of its own to keep equal.
    """

    def __init__(self) -> None:
        super().__init__()
        self._layout: Layout | None = None
        self._laid = LaidOutText()
        self._laid_for: tuple[Layout | None, int] = (None, 0)

    @property
    def laid(self) -> LaidOutText:
        """Return the text as laid out now."""
        return self._laid

    def about_to_draw(self, width: int) -> None:
        """Lay out before a line is drawn, when the size is not known yet; overridden."""

    def render_line(self, y: int) -> Strip:
        """Draw one line, with its selection."""
        width, style = self.scrollable_content_region.width, self.visual_style
        self.about_to_draw(width)
        number = self.scroll_offset.y + y
        if number >= len(self._laid.lines):
            return Strip.blank(width, style.rich_style)
        words = self._with_selection(self._laid.lines[number], number)
        return safe_line(words, width, style).apply_offsets(0, number)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the selected text, for the clipboard."""
        return selected_text(self._laid.lines, selection), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Show the selection."""
        self.refresh()

    def _make(self, width: int) -> None:
        if self._layout is not None and self._laid_for != (self._layout, width):
            self._laid, self._laid_for = self._layout(width), (self._layout, width)
            if self.text_selection:  # its line numbers belong to the old layout
                self.screen.clear_selection()

    def _with_selection(self, words: Content, number: int) -> Content:
        selection = self.text_selection
        span = span_of(selection, words, number) if selection else None
        if span is None:
            return words
        style = Style.from_styles(self.screen.get_component_styles("screen--selection"))
        return words.stylize(style, *span)
