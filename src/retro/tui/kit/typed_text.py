"""Text area that takes many letters in one edit, undone as if each had come alone."""

from __future__ import annotations

from textual import events
from textual.document._document import Location
from textual.document._edit import Edit
from textual.document._history import EditHistory  # private: TextArea makes one in its __init__
from textual.widgets import TextArea

from retro.tui.kit.graphemes import end_after, start_before
from retro.tui.terminal.key_queue import Typed

PAUSE, TOGETHER = 2.0, 100
"""Seconds and characters after which TextArea begins a new step to undo."""


class TypingHistory(EditHistory):
    """Takes letters that were typed together for letters; stock takes more than one for a paste, undone alone."""

    is_typing = False

    @property
    def room(self) -> int:
        """How many letters the step that is being written still takes."""
        left = self.checkpoint_max_characters - self._character_count
        return left if left > 0 and not self._force_end_batch else self.checkpoint_max_characters

    def record(self, edit: Edit) -> None:
        """Keep it, in the step before where a single letter would go there."""
        if not self.is_typing or len(edit.text) < 2:
            super().record(edit)
            return
        before, text = self._character_count, edit.text
        edit.text = text[0]  # what decides whether it goes on or begins anew
        super().record(edit)
        edit.text = text
        has_gone_on = self._character_count == before + 1 and len(self._undo_stack[-1]) > 1
        self._character_count = (before if has_gone_on else 0) + len(text)


class TypedText(TextArea):
    """A TextArea for letters that come together."""

    def __init__(self, text: str, *, max_checkpoints: int, **options: object) -> None:
        super().__init__(text, max_checkpoints=max_checkpoints, **options)  # type: ignore[arg-type]  # TextArea's own
        self.history = self.typing = TypingHistory(max_checkpoints, PAUSE, TOGETHER)

    def _on_key(self, event: events.Key) -> None:  # type: ignore[override]  # Textual calls the base's as well
        if isinstance(event, Typed):
            event.stop()
            event.prevent_default()
            self.type_in(event.character or "")

    def type_in(self, letters: str) -> None:
        """Write these at the cursor, in as many steps to undo as if they had been typed."""
        self.typing.is_typing = True
        try:
            while letters:
                room = self.typing.room if self.selection.is_empty else TOGETHER
                now, letters = letters[:room], letters[room:]
                self._replace_via_keyboard(now, *self.selection)
        finally:
            self.typing.is_typing = False
        self.call_after_refresh(self.scroll_cursor_visible)  # the height that they need is known by then

    def get_cursor_left_location(self) -> Location:
        """One character to the left, as a reader sees it; Backspace takes the same."""
        row, column = self.cursor_location
        return (row, start_before(self.document[row], column)) if column else super().get_cursor_left_location()

    def get_cursor_right_location(self) -> Location:
        """One character to the right, as a reader sees it; Delete takes the same."""
        row, column = self.cursor_location
        line = self.document[row]
        return (row, end_after(line, column)) if column < len(line) else super().get_cursor_right_location()
