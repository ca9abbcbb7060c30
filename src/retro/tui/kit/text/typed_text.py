"""Text area that takes many letters in one edit, undone as if each had come alone."""

from __future__ import annotations

from typing import Any, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.document._document import Location
from textual.document._wrapped_document import WrappedDocument  # private: TextArea makes one for each text
from textual.geometry import Offset
from textual.widgets import TextArea
from textual.widgets.text_area import Selection

from retro.tui.kit.stray_keys import TakesText
from retro.tui.kit.text.copying import (
    DOUBLE,
    NOTHING_TO_CUT,
    copy_with_count,
    paste_copied,
    selected_in_field,
    selection_to_copy,
)
from retro.tui.kit.text.graphemes import end_after, start_before
from retro.tui.kit.text.letting_go import LettingGo
from retro.tui.kit.text.line_history import STEP_LETTERS, STEP_PAUSE
from retro.tui.kit.text.pieces import word_at
from retro.tui.kit.text.typing_history import TypingHistory
from retro.tui.terminal.key_queue import TypedRun
from retro.tui.terminal.safe_text import safe_text, toast

SELECTING = frozenset({"select_line", "select_all"})
"""What stock Textual does on F6 and F7, which no footer names."""


class WrappedLines(WrappedDocument):
    """Takes over a wrapped text with its number of rows, which stock adds up for each row that is drawn."""

    def __init__(self, wrapped: WrappedDocument) -> None:
        vars(self).update(vars(wrapped))

    @property
    def height(self) -> int:
        """Return the number of rows."""
        return len(self._offset_to_line_info)


class TypedText(TextArea, LettingGo, TakesText):
    """A TextArea for letters that come together, with selection by clicks and a cursor that does not blink."""

    enter_hint = "Enter: new line"

    ALLOW_SELECT = False  # excluded from selecting what the screen shows; it has a selection of its own
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+home", "cursor_to(0)", "Start of the text", show=False),
        Binding("ctrl+end", "cursor_to(1)", "End of the text", show=False),
        Binding("ctrl+shift+home", "cursor_to(0, True)", "Select to the start", show=False),
        Binding("ctrl+shift+end", "cursor_to(1, True)", "Select to the end", show=False),
    ]

    @property
    def all_written(self) -> str:
        """Return the whole text."""
        return self.text

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what F6 and F7 do in stock Textual: the next letter would take the place of what they select."""
        return action not in SELECTING and super().check_action(action, parameters)

    def __init__(self, text: str, *, max_checkpoints: int, **options: Any) -> None:
        super().__init__(text, max_checkpoints=max_checkpoints, **options)
        self.cursor_blink = False  # a blinking cursor is redrawn while nothing happens
        self.history = self.typing = TypingHistory(max_checkpoints, STEP_PAUSE, STEP_LETTERS)

    def on_click(self, event: events.Click) -> None:
        """Select a word by two clicks, and a paragraph by three."""
        row, column = self.cursor_location
        words = self.document[row]
        if event.chain >= DOUBLE:
            start, end = word_at(words, column) if event.chain == DOUBLE else (0, len(words))
            self.selection = Selection((row, start), (row, end))

    def watch_selection(self, before: Selection, selection: Selection) -> None:
        """Make this the selection that is copied."""
        if not selection.is_empty:
            selected_in_field(self)

    def scroll_cursor_visible(self, center: bool = False, animate: bool = False) -> Offset:
        """Scroll to the cursor, unless it is still below the end of a text that has just become shorter.

        Undoing lines that made the text scroll takes the scrollbar away, and stock Textual scrolls to the cursor then,
        before the edit has moved it: ValueError. The edit scrolls once it has.
        """
        if self.cursor_location[0] >= self.document.line_count:
            return Offset(0, 0)
        return super().scroll_cursor_visible(center, animate)

    def action_cursor_to(self, end: int, select: bool = False) -> None:
        """Go to the start or the end of the whole text."""
        self.move_cursor(self.document.end if end else self.document.start, select=select)

    def action_delete_to_start_of_line(self) -> None:
        """Delete to the start of the paragraph; stock stops at the row on which it is wrapped."""
        row, column = self.selection.end
        if column and not self.read_only:
            self._replace_via_keyboard("", (row, 0), (row, column))
        else:
            super().action_delete_to_start_of_line()

    def action_copy(self) -> None:
        """Copy the selection, and say so."""
        copy_with_count(self, selection_to_copy(self, self.selected_text))

    def action_cut(self) -> None:
        """Cut the selection; without one, stock Textual cuts a whole line."""
        if text := self.selected_text:
            copy_with_count(self, text)
            self._replace_via_keyboard("", *self.selection)
        else:
            toast(self, safe_text(NOTHING_TO_CUT))

    def action_paste(self) -> None:
        """Paste as the terminal does, cleaned and within the limit."""
        paste_copied(self)

    @property
    def wrapped_document(self) -> WrappedDocument:
        """Return the wrapped text."""
        return self._wrapped_lines

    @wrapped_document.setter
    def wrapped_document(self, wrapped: WrappedDocument) -> None:
        self._wrapped_lines = WrappedLines(wrapped)

    async def _on_key(self, event: events.Key) -> None:
        if isinstance(event, TypedRun):
            event.stop()
            event.prevent_default()
            self.type_in(event.character or "")

    def type_in(self, letters: str) -> None:
        """Insert these at the cursor, in as many undo steps as if they had been typed."""
        self.typing.is_typing = True
        try:
            while letters:
                room = self.typing.room if self.selection.is_empty else STEP_LETTERS
                now, letters = letters[:room], letters[room:]
                self._replace_via_keyboard(now, *self.selection)
        finally:
            self.typing.is_typing = False
        self.call_after_refresh(self.scroll_cursor_visible)  # the height that they need is known by then

    def get_cursor_left_location(self) -> Location:
        """Return the position one grapheme to the left, which Backspace uses too."""
        row, column = self.cursor_location
        return (row, start_before(self.document[row], column)) if column else super().get_cursor_left_location()

    def get_cursor_right_location(self) -> Location:
        """Return the position one grapheme to the right, which Delete uses too."""
        row, column = self.cursor_location
        line = self.document[row]
        return (row, end_after(line, column)) if column < len(line) else super().get_cursor_right_location()
