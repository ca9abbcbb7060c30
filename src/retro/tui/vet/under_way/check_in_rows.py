"""Rows of a check-in that are questions answered by one key."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from retro.core.text.one_line import on_one_line
from retro.core.vet.under_way.check_in import COME_TO_THAT, YES_OR_NO
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import ANSWER_KEYS, ANSWER_WORDS, VetAnswer
from retro.tui.kit.layout import MUTED, Block, hanging_indent, wrapped
from retro.tui.kit.own_keys import own_key_of
from retro.tui.terminal.safe_text import safe_text, styled

WIDEST = 88


@dataclass(frozen=True, slots=True)
class YesNoRow:
    """A row of a check-in that one key answers."""

    words: str
    answers: Mapping[VetAnswer, str]
    answer: VetAnswer | None
    """Today's answer; None without one."""
    put: Callable[[Vet, VetAnswer], Vet]
    """Returns the vet with another answer."""
    after_yes: Callable[[Vet], str]
    """Returns what is said after a yes; "" for nothing."""
    help: tuple[tuple[str, str], ...] = ()
    """Text below it: our label and the user's words."""
    leads_to_message: bool = False
    """True if the message to the client follows the check-in after a yes."""


YES_NO_UNSURE: Mapping[VetAnswer, str] = {answer: ANSWER_WORDS[answer] for answer in ANSWER_KEYS}
YES_NO: Mapping[VetAnswer, str] = {answer: ANSWER_WORDS[answer] for answer in YES_OR_NO}
SO_OR_NOT: Mapping[VetAnswer, str] = COME_TO_THAT


class AnswerRow(Widget, can_focus=True):
    """A question and its answers, each with its key; the chosen one is marked by shape."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer('yes')", "Yes", id="check_in.yes", tooltip="Yes"),
        Binding("n", "answer('no')", "No", id="check_in.no", tooltip="No"),
        Binding("s", "answer('unsure')", "Not sure", id="check_in.unsure", tooltip="Not sure", show=False),
        Binding("down,j,enter", "app.focus_next", "Down", id="check_in.down", tooltip="The next row", show=False),
        Binding("up,k", "app.focus_previous", "Up", id="check_in.up", tooltip="The previous row", show=False),
        # as everywhere, but without its place in the footer, which is that of Esc
        Binding("colon", "app.command_palette", "Commands", show=False),
    ]
    SCOPED_CSS = False  # its CSS uses the screen's breakpoint classes
    DEFAULT_CSS = """
    AnswerRow { height: auto; width: 1fr; max-width: 90; margin: 0 0 1 0; }
    .-short AnswerRow { margin: 0; }
    """

    @dataclass
    class Answered(Message):
        """Posted with the answer to that row."""

        question: YesNoRow
        answer: VetAnswer

    def __init__(self, question: YesNoRow) -> None:
        super().__init__()
        self.question = question
        self._answer = question.answer

    def show_answer(self, answer: VetAnswer | None) -> None:
        """Show this answer."""
        self._answer = answer
        self.refresh()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only the answers that the row has."""
        return action != "answer" or VetAnswer(str(parameters[0])) in self.question.answers

    def action_answer(self, answer: str) -> None:
        """Answer it, and move on."""
        self.show_answer(VetAnswer(answer))
        self.post_message(self.Answered(self.question, VetAnswer(answer)))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the lines that the words take."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Return the question with its answers, then its help."""
        return Content("\n").join(self._lines(self.size.width))

    def on_click(self, event: events.Click) -> None:
        """Choose the answer under the pointer."""
        offset = event.get_content_offset(self)
        if offset is None or offset.y != len(self._question(self.size.width)) - 1 + self._is_below(self.size.width):
            return
        x = self.size.width - self._choices().cell_length
        for answer, label in self._labels().items():
            if x <= offset.x < x + len(label) + 2:
                self.action_answer(answer.value)
            x += len(label) + 3

    def _lines(self, width: int) -> list[Content]:
        lines, choices = self._question(width), self._choices()
        if self._is_below(width):
            lines.append(Content(" " * max(width - choices.cell_length, 0)) + choices)
        else:
            gap = " " * (width - lines[-1].cell_length - choices.cell_length)
            lines[-1] = lines[-1] + safe_text(gap) + choices
        for label, text in self.question.help:
            lines += said_before(label, on_one_line(text), min(width, WIDEST))
        return lines

    def _question(self, width: int) -> list[Content]:
        mark = "▸ " if self.has_focus else "  "
        words = wrapped(safe_text(on_one_line(self.question.words)), max(width - 2, 8))
        return [safe_text(mark if at == 0 else "  ") + line for at, line in enumerate(words)]

    def _is_below(self, width: int) -> bool:
        """Tell whether the answers have a line of their own for lack of room beside the question."""
        return self._question(width)[-1].cell_length + 2 + self._choices().cell_length > width

    def _labels(self) -> dict[VetAnswer, str]:
        """Return each answer with its key, such as "y yes"."""
        return {
            answer: f"{own_key_of(self, f'check_in.{answer}', ANSWER_KEYS[answer])} {words}"
            for answer, words in self.question.answers.items()
        }

    def _choices(self) -> Content:
        marked = (
            styled(f"[{label}]", "bold") if answer is self._answer else safe_text(f" {label} ")
            for answer, label in self._labels().items()
        )
        return Content(" ").join(marked)


def said_before(label: str, text: str, width: int) -> Block:
    """Return what was said before, beside its label, or in a narrow window on from it."""
    lead, words = styled(f"    {label} ", MUTED), safe_text(text)
    if lead.cell_length <= width // 3:
        return hanging_indent(lead, words, width)
    first, *more = wrapped(styled(label, MUTED) + safe_text(" ") + words, width - 6)
    return [first.pad_left(4), *(line.pad_left(6) for line in more)]
