"""One-line answer with the parsed value beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.getters import query_one
from textual.widgets import Input

from retro.core.wizard.question import Question
from retro.tui.kit.text.line_history import LineHistory
from retro.tui.kit.text.line_input import LineInput
from retro.tui.terminal.safe_text import SafeLabel, safe_text, styled
from retro.tui.wizard.fields.base import Context, Field, V

BESIDE = 14
"""Characters of the parsed value that fit beside the line even in a narrow window."""


@dataclass(frozen=True, slots=True)
class ParsedText(Generic[V]):
    """Result of parsing a text: its value and its words, or the sentence that says why not."""

    value: V
    said: str = ""
    problem: str = ""


class TypedField(Field[V]):
    """A label and a line, with how it was understood beside it, and what was not below."""

    SCOPED_CSS = False  # its CSS uses the screen's breakpoint classes
    DEFAULT_CSS = """
    TypedField > Horizontal { height: auto; }
    TypedField .label { width: 18; height: 1; text-overflow: ellipsis; text-wrap: nowrap; }
    TypedField .said { width: auto; height: 1; color: $foreground-muted; padding: 0 0 0 2; }
    TypedField .below { width: 1fr; height: auto; display: none; color: $warning; }
    TypedField.-labelled .below { padding: 0 0 0 18; }
    TypedField.-unread .below { display: block; }
    .-narrow TypedField.-long .said { display: none; }
    .-narrow TypedField.-long .below { display: block; color: $foreground-muted; }
    """

    line = query_one(LineInput)
    _said = query_one(".said", SafeLabel)
    _below = query_one(".below", SafeLabel)

    def __init__(self, question: Question[V], value: V, context: Context, label: str = "") -> None:
        super().__init__(question, value, context, label)
        self.set_class(bool(label), "-labelled")
        self._typed = context.unread or self.typed(value)
        self._reading = self.read(self._typed)
        self._unread = context.unread if self._reading.problem else ""
        if context.unread and not self._reading.problem:  # it is understood by now
            self.value = self._reading.value

    def compose(self) -> ComposeResult:
        """Yield label, line and parsed value, then what is wrong."""
        with Horizontal():
            if self.label:
                yield SafeLabel(safe_text(self.label), classes="label")
            yield LineInput(self._typed, self.placeholder(), self.suggestions())
            yield SafeLabel(classes="said")
        yield SafeLabel(classes="below")

    def on_mount(self) -> None:
        """Show at once how the line is understood."""
        self.show_reading(self._reading)

    def read(self, text: str) -> ParsedText[V]:
        """Parse the typed text."""
        raise NotImplementedError

    def typed(self, value: V) -> str:
        """Return the value as it would be typed."""
        raise NotImplementedError

    def placeholder(self) -> str:
        """Return the text of the empty line."""
        return ""

    def suggestions(self) -> Sequence[str]:
        """Return completions of the first letters."""
        return ()

    @property
    def unread(self) -> str:
        """Return the line if it is not understood."""
        return self._unread

    @property
    def cursor(self) -> int:
        """Return the cursor's position in the line."""
        return self.line.cursor_position

    def focus_input(self, cursor: int | None = None) -> None:
        """Take the focus, at the end unless told otherwise."""
        self.line.cursor_position = len(self.line.value) if cursor is None else cursor
        self.screen.set_focus(self.line)

    def carry_on_as(self, value: V) -> None:
        """Show the copy's answer; what is typed next goes where it would have gone, or replaces a name that was
        ours.
        """
        if value != self.value:
            self.line.rewrite(self.typed(value))
            self.understand()

    def read_widget(self) -> None:
        """Parse the line."""
        if self.line.value != self._typed:
            self.understand()

    def understand(self) -> None:
        """Parse the line, even an unchanged one whose meaning depends on something else."""
        self._typed = self.line.value
        self._reading = self.read(self._typed)
        self._unread = self._typed if self._reading.problem else ""
        self.value = self._reading.value
        self.show_reading(self._reading)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Post every change as an answer, or as text that is not understood yet."""
        event.stop()
        before = (self.value, self._unread)
        if self.line.value != self._typed or self._unread:
            self.understand()
        self.tell_of_change(*before)

    def tell_of_change(self, value: V, unread: str) -> None:
        """Post what became of an answer, and of text that was not understood."""
        before = (value, unread)
        if before[0] != self.value:
            self.post_message(self.Answered(self.question.key, self.value))
        if before[1] != self._unread:
            self.post_message(self.Unread(self.question.key, self._unread))

    @property
    def text(self) -> str | None:
        """Return the line."""
        return self.line.value

    def replace_text(self, text: str) -> None:
        """Replace the line."""
        self.line.value = text
        self.line.cursor_position = len(self.line.value)

    @property
    def undo_steps(self) -> LineHistory:
        """Return the edits of the line."""
        return self.line.edits

    def take_undo_steps(self, steps: object) -> None:
        """Go on with these; what is typed next is a step of its own."""
        if isinstance(steps, LineHistory):
            steps.step()
            self.line.edits = steps

    def show_reading(self, reading: ParsedText[V]) -> None:
        """Show how the line is understood, or why it is not."""
        said = "" if reading.problem or reading.said == self._typed.strip() else reading.said
        self.line.problem = reading.problem
        self._said.update(safe_text(said))
        self._below.update(safe_text(reading.problem) if reading.problem else styled(said, "$foreground-muted"))
        self.set_class(bool(reading.problem), "-unread")
        self.set_class(len(said) > BESIDE, "-long")
