"""One-line input whose changes are steps that can be undone and redone."""

from __future__ import annotations

from retro.tui.kit.text.grapheme_input import GraphemeInput
from retro.tui.kit.text.line_history import LineHistory, LineState


class UndoInput(GraphemeInput):
    """Keeps the steps of its own line; what it is made with is no step."""

    edits: LineHistory
    _is_edit = True
    """True if the change to the line has its step already."""

    def begin_history(self) -> None:
        """Keep steps from now on, once the line has the value that it is made with."""
        self.edits = LineHistory()
        self._is_edit = False

    def replace(self, text: str, start: int, end: int) -> None:
        """Replace some letters by a text, as a step that can be undone."""
        before, self._is_edit = LineState(self.value, self.cursor_position), True
        super().replace(text, start, end)
        self._is_edit = False
        if self.value != before.text:
            self.edits.changed(before, self.value)

    def watch_value(self, before: str, value: str) -> None:
        """Make a whole new line a step of its own."""
        if not self._is_edit:
            self.edits.step()
            self.edits.changed(LineState(before, len(before)), value)
            self.edits.step()

    def action_undo(self) -> None:
        """Undo the last step."""
        self._restore(self.edits.undo(LineState(self.value, self.cursor_position)))

    def action_redo(self) -> None:
        """Redo what was undone."""
        self._restore(self.edits.redo(LineState(self.value, self.cursor_position)))

    def _restore(self, line: LineState | None) -> None:
        if line is not None:
            self._is_edit = True
            self.value, self.cursor_position = line.text, line.cursor
            self._is_edit = False
