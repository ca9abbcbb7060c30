"""Free-text field: Textual's TextArea as a page to write on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.filter import LineFilter
from textual.getters import query_one
from textual.widgets import TextArea

from retro.core.text.control_chars import sanitize
from retro.core.wizard.question import Question
from retro.tui.kit.text.paste import LIMIT, Noted, fit_paste, taken
from retro.tui.kit.text.typed_text import TypedText
from retro.tui.kit.text.typing_history import TypingHistory
from retro.tui.terminal.safe_text import WRITTEN
from retro.tui.wizard.fields.base import Context, Field
from retro.tui.wizard.fields.long_line import LongLine, WrapCache

V = TypeVar("V")

CHECKPOINTS = 1000
"""Most edits that can be undone."""
LONG = 15_000
"""Characters of one paragraph at which keys slow down: it is wrapped again at each."""
TOO_LONG = "A very long paragraph slows typing. Add a line break, or press F4 for your editor."


class Writing(TypedText):
    """A page to write on, without border or line numbers; Tab leaves it."""

    DEFAULT_CSS = """
    Writing { background: $background; padding: 0; border: none !important; }
    """

    def __init__(self, text: str) -> None:
        super().__init__(
            text,
            soft_wrap=True,
            tab_behavior="focus",
            max_checkpoints=CHECKPOINTS,
            compact=True,
            highlight_cursor_line=False,
        )
        self._cutter = WrapCache()
        self._joined: tuple[list[str], str] = ([], "")

    @property
    def text(self) -> str:
        """Return the whole text, joined again only if a line changed.

        TextArea asks for it for each row that it draws.
        """
        lines = self.document.lines
        if lines != self._joined[0]:  # nearly always the same objects, so this takes no time
            self._joined = (list(lines), self.document.text)
        return self._joined[1]

    @text.setter
    def text(self, value: str) -> None:
        self.load_text(value)

    def get_line(self, line_index: int) -> Text:
        """Return a line that is not cut again for each of its rows."""
        return LongLine(self.document.get_line(line_index), self._cutter)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return a filter, so that drawn text cannot steer the terminal."""
        return (*super().get_line_filters(), WRITTEN)

    async def _on_paste(self, event: events.Paste) -> None:
        """Take a paste whole or not at all, and say what was left out."""
        event.prevent_default()
        event.stop()
        paste = taken(event, LIMIT - len(self.text) + len(self.selected_text))
        if paste.note:
            self.post_message(Noted(paste.note))
        if paste.text and (result := self._replace_via_keyboard(paste.text, *self.selection)):  # as stock does
            self.move_cursor(result.end_location)


class WritingField(Field[V]):
    """An answer that is written as a text; a subclass reads and writes it."""

    DEFAULT_CSS = "WritingField { height: 1fr; }"

    area = query_one(Writing)

    def __init__(self, question: Question[V], value: V, context: Context, label: str = "") -> None:
        super().__init__(question, value, context, label)
        self._before = self.written(value)
        self._has_warned = False

    def compose(self) -> ComposeResult:
        """Yield the page alone."""
        yield Writing(self._before)

    @property
    def cursor(self) -> int:
        """Return the number of characters before the cursor."""
        row, column = self.area.cursor_location
        return sum(map(len, self.area.document.lines[:row])) + row + column

    def focus_input(self, cursor: int | None = None) -> None:
        """Put the cursor where told, or at the end."""
        self.screen.set_focus(self.area)
        self.area.move_cursor(self.area.document.end if cursor is None else self._location(cursor))

    @property
    def text(self) -> str:
        """Return the text on the page."""
        return self.area.text

    def replace_text(self, text: str) -> None:
        """Replace the text as one edit; the cursor goes to its end."""
        replacement = fit_paste(*_cleaned(text))
        if replacement.note:
            self.post_message(Noted(replacement.note))
        if replacement.text is not None and replacement.text != self.text:
            document = self.area.document
            self.area.history.checkpoint()
            self.area.replace(replacement.text, document.start, document.end, maintain_selection_offset=False)
            self.area.history.checkpoint()
            self.area.move_cursor(self.area.document.end)

    @property
    def undo_steps(self) -> TypingHistory:
        """Return the edits of the page."""
        return self.area.typing

    def take_undo_steps(self, steps: object) -> None:
        """Go on with these; what is typed next is a step of its own."""
        if isinstance(steps, TypingHistory):
            steps.rest()
            self.area.history = self.area.typing = steps

    def read(self, text: str) -> V:
        """Parse the text to an answer."""
        raise NotImplementedError

    def written(self, value: V) -> str:
        """Format the answer as a text."""
        raise NotImplementedError

    def read_widget(self) -> None:
        """Read the page."""
        self.value = self.read(self.area.text)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Post every change as an answer."""
        event.stop()
        before = self.value
        self.read_widget()
        if before != self.value:
            self.post_message(self.Answered(self.question.key, self.value))
            self._warn()

    def _warn(self) -> None:
        """Say once what a too long paragraph costs."""
        if not self._has_warned and len(self.area.document.get_line(self.area.cursor_location[0])) > LONG:
            self._has_warned = True
            self.post_message(Noted(TOO_LONG))

    def _location(self, cursor: int) -> tuple[int, int]:
        """Return row and column of a position in characters; the end if the text is shorter."""
        for row in range(self.area.document.line_count):
            length = len(self.area.document.get_line(row))
            if cursor <= length:
                return (row, cursor)
            cursor -= length + 1
        return self.area.document.end


class TextField(WritingField[str]):
    """The answer is the text, unchanged."""

    def read(self, text: str) -> str:
        """Return the text itself."""
        return text

    def written(self, value: str) -> str:
        """Return the text itself."""
        return value


def _cleaned(text: str) -> tuple[str, int, int]:
    kept, removed = sanitize(text)
    return kept, LIMIT, removed
