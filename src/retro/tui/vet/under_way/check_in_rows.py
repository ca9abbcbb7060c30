"""Rows of a check-in: hours with how much is done, and questions answered by one key."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.geometry import Size
from textual.getters import query_one
from textual.message import Message
from textual.widget import Widget

from retro.core.gig import wording
from retro.core.vet.progress import Done
from retro.core.vet.under_way.check_in import DONE, HOURS
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import VetAnswer
from retro.tui.kit.choice_row import ChoiceRow
from retro.tui.kit.layout import MUTED, Block, hanging_indent, wrapped
from retro.tui.kit.text.form_line import FormLine
from retro.tui.terminal.safe_text import SafeLabel, safe_text, styled

HOURS_SUCH_AS = "e.g. 9.5"
HOW_MUCH = "How much is done?"

WIDEST = 88


@dataclass(frozen=True, slots=True)
class YesNoRow:
    """One row that is answered by a key."""

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


YES_NO_UNSURE: Mapping[VetAnswer, str] = {VetAnswer.YES: "y yes", VetAnswer.NO: "n no", VetAnswer.UNSURE: "s not sure"}
YES_NO: Mapping[VetAnswer, str] = {VetAnswer.YES: "y yes", VetAnswer.NO: "n no"}
SO_OR_NOT: Mapping[VetAnswer, str] = {VetAnswer.YES: "y it has come to that", VetAnswer.NO: "n not yet"}


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
        for answer, label in self.question.answers.items():
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
            lines += said_before(label, wording.on_one_line(text), min(width, WIDEST))
        return lines

    def _question(self, width: int) -> list[Content]:
        mark = "▸ " if self.has_focus else "  "
        words = wrapped(safe_text(wording.on_one_line(self.question.words)), max(width - 2, 8))
        return [safe_text(mark if at == 0 else "  ") + line for at, line in enumerate(words)]

    def _is_below(self, width: int) -> bool:
        """Tell whether the answers have a line of their own for lack of room beside the question."""
        return self._question(width)[-1].cell_length + 2 + self._choices().cell_length > width

    def _choices(self) -> Content:
        marked = (
            styled(f"[{label}]", "bold") if answer is self._answer else safe_text(f" {label} ")
            for answer, label in self.question.answers.items()
        )
        return Content(" ").join(marked)


def said_before(label: str, text: str, width: int) -> Block:
    """Return what was said before, beside its label, or in a narrow window on from it."""
    lead, words = styled(f"    {label} ", MUTED), safe_text(text)
    if lead.cell_length <= width // 3:
        return hanging_indent(lead, words, width)
    first, *more = wrapped(styled(label, MUTED) + safe_text(" ") + words, width - 6)
    return [first.pad_left(4), *(line.pad_left(6) for line in more)]


class ShareRow(ChoiceRow, inherit_bindings=False):
    """How much is done: the arrows across choose, those up and down go to the rows beside it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "step(1)", "Choice", key_display="←→", id="share.next", tooltip="Another share"),
        Binding("left", "step(-1)", "Choice", id="share.previous", tooltip="Another share", show=False),
        Binding("enter", "choose(True)", "Choose", id="share.choose", tooltip="Choose this and go on"),
        Binding("space", "choose(False)", "Mark", id="share.mark", tooltip="Choose this, or take it back", show=False),
    ]

    def action_choose(self, is_final: bool) -> None:
        """Choose it; Enter goes on to the next row."""
        super().action_choose(is_final)
        if is_final:
            self.screen.focus_next()


class HoursRow(Vertical):
    """Hours worked so far, how much is done, and the pace: beside the hours, or below them in a narrow window."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "app.focus_next", "Down", id="hours.down", tooltip="The next row", show=False),
        Binding("up", "app.focus_previous", "Up", id="hours.up", tooltip="The previous row", show=False),
    ]
    SCOPED_CSS = False  # its CSS uses the screen's breakpoint classes
    DEFAULT_CSS = """
    HoursRow { height: auto; margin: 0 0 1 0; }
    HoursRow > .line { height: auto; }
    HoursRow > .line > SafeLabel { width: 24; }
    HoursRow > .line > FormLine { width: 12; }
    HoursRow > .line > .pace { width: 1fr; padding-left: 2; }
    HoursRow > .below { display: none; height: auto; width: 1fr; padding-left: 4; }
    HoursRow ChoiceRow { width: 1fr; }
    .-short HoursRow { margin: 0; }
    .-narrow HoursRow > .line > .pace { display: none; }
    .-narrow HoursRow > .-said { display: block; }
    """

    hours = query_one(FormLine)
    done = query_one(ChoiceRow)
    pace = query_one(".pace", SafeLabel)
    below = query_one(".below", SafeLabel)

    def __init__(self, done: Done | None, hours: str, pace: str) -> None:
        super().__init__()
        self._share, self._typed, self._pace = done, hours, pace

    def compose(self) -> ComposeResult:
        """Yield the line with the pace, and the share."""
        beside = SafeLabel(safe_text(self._pace), classes="pace")
        yield Horizontal(
            SafeLabel(safe_text(f"  {HOURS}")),
            FormLine("hours", HOURS_SUCH_AS, self._typed, is_number=True),
            beside,
            classes="line",
        )
        below = SafeLabel(safe_text(self._pace), classes="below")
        below.set_class(bool(self._pace), "-said")
        yield below
        labels: dict[StrEnum, str] = {done: f"{share}%" for done, share in DONE.items()}
        yield Horizontal(SafeLabel(safe_text(f"  {HOW_MUCH}")), ShareRow(labels, self._share), classes="line")

    def say(self, pace: str) -> None:
        """Show the pace, or what is not understood."""
        self.pace.update(safe_text(pace))
        self.below.update(safe_text(pace))
        self.below.set_class(bool(pace), "-said")
