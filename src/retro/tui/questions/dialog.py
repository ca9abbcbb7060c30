"""Dialog that asks for the words of an own question, and the step in which it is asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.getters import query_one
from textual.widgets import Input

from retro.core.gig.own_questions import A_QUESTION, StepKey
from retro.core.text.one_line import on_one_line
from retro.core.wizard.questions import STEPS
from retro.tui.kit.button import WordButton
from retro.tui.kit.choice_row import ChoiceRow
from retro.tui.kit.dialogs.base import BaseDialog
from retro.tui.kit.text.form_line import FormLine
from retro.tui.terminal.safe_text import SafeLabel, safe_text, set_border_title, styled

RENAME = "Rename a question"
WORDS = "What will you ask yourself?"
SUCH_AS = "e.g. How did you sleep?"
WHERE = "At the end of"
OLD_WORDS_STAY = "What you've answered keeps the old words."
SAVE, NOT_NOW = "Save ›", "Not now"


STEP_NAMES: dict[StrEnum, str] = {StepKey(step.key): step.short_name for step in STEPS if step.pages}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Step and words of a question."""

    step: StepKey
    ask: str


class QuestionDialog(BaseDialog[Wanted]):
    """Answers once the question can be asked; Esc with None."""

    AUTO_FOCUS = "#ask"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", NOT_NOW, id="leave", tooltip=NOT_NOW),
        Binding("f3,ctrl+n", "ready", "Save", id="question.ready", tooltip="Ask it from now on"),
    ]
    DEFAULT_CSS = """
    QuestionDialog > .panel { width: 76; padding: 1 2; }
    QuestionDialog SafeLabel { width: 1fr; height: auto; }
    QuestionDialog .line, QuestionDialog .buttons { height: 1; }
    QuestionDialog ChoiceRow { margin: 1 0 0 0; }
    QuestionDialog .said { min-height: 1; color: $secondary; margin: 1 0; }
    QuestionDialog WordButton { margin: 0 2 0 0; }
    """

    ask = query_one("#ask", FormLine)
    said = query_one(".said", SafeLabel)

    def __init__(
        self, refused: Callable[[str], str], keep: Callable[[str], object], typed: str = "", renamed: str = ""
    ) -> None:
        """`refused` says why these words cannot be asked; `renamed` are the words that change.

        `typed` are words that were typed before and not answered; `keep` is called with what is typed.
        """
        super().__init__()
        self._refused, self._renamed = refused, renamed
        self._typed_words, self._keep = typed or renamed, keep

    def compose(self) -> ComposeResult:
        """Yield the words, the step of a new one, the buttons."""
        with Vertical(classes="panel"):
            yield SafeLabel(safe_text(WORDS))
            yield Horizontal(FormLine("ask", SUCH_AS, self._typed_words, is_last=bool(self._renamed)), classes="line")
            if not self._renamed:
                yield ChoiceRow(STEP_NAMES, StepKey.STORY, heading=WHERE, is_required=True)
            yield SafeLabel(safe_text(OLD_WORDS_STAY if self._renamed else ""), classes="said")
            yield Horizontal(WordButton(SAVE, id="ready"), WordButton(NOT_NOW, id="not-now"), classes="buttons")

    def on_mount(self) -> None:
        """Show what is done."""
        set_border_title(self.query_one(".panel", Vertical), RENAME if self._renamed else A_QUESTION)

    @on(Input.Changed)
    def _typed(self) -> None:
        self.said.update(safe_text(OLD_WORDS_STAY if self._renamed else ""))
        words = self.ask.value.strip()
        self._keep("" if words == self._renamed else words)

    @on(WordButton.Pressed, "#ready")
    def action_ready(self) -> None:
        """Answer if it can be asked."""
        words = on_one_line(self.ask.value)
        if refused := self._refused(words):
            self.said.update(styled(refused, "$warning"))
            self.ask.focus()
            return
        chosen = None if self._renamed else self.query_one(ChoiceRow).value
        step = StepKey(chosen) if chosen else StepKey.STORY
        self.dismiss(Wanted(step, words))

    @on(WordButton.Pressed, "#not-now")
    def _leave(self) -> None:
        self.dismiss(None)
