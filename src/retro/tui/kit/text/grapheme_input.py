"""Textual's one-line input with cursor and deletions by grapheme, where stock goes by code point."""

from __future__ import annotations

from textual.widgets import Input
from textual.widgets.input import Selection

from retro.tui.kit.text.graphemes import end_after, start_before


class GraphemeInput(Input):
    """Takes an emoji family, a flag or a letter with its accents as one step."""

    def action_cursor_left(self, select: bool = False) -> None:
        """Move one grapheme to the left."""
        start, end = self.selection
        if select or start == end:
            target = start_before(self.value, end)
            self.selection = Selection(start if select else target, target)
        else:
            super().action_cursor_left()

    def action_cursor_right(self, select: bool = False) -> None:
        """Move one grapheme to the right; at the end, accept the suggestion."""
        start, end = self.selection
        if select or (start == end and not self.cursor_at_end):
            target = end_after(self.value, end)
            self.selection = Selection(start if select else target, target)
        else:
            super().action_cursor_right()

    def action_delete_left(self) -> None:
        """Delete the grapheme before."""
        if self.selection.is_empty:
            self.delete(start_before(self.value, self.cursor_position), self.cursor_position)
        else:
            super().action_delete_left()

    def action_delete_right(self) -> None:
        """Delete the grapheme after."""
        if self.selection.is_empty:
            self.delete(self.cursor_position, end_after(self.value, self.cursor_position))
        else:
            super().action_delete_right()
