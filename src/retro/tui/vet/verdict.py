"""Verdict of a vetting on its screen: the advice, the page below it, and the row in which one decides."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.message import Message

from retro.core.lessons.word_match import RecalledRule
from retro.core.vet.begin import VetContext, verdict_then
from retro.core.vet.decision import Advice, Decision
from retro.core.vet.replies.edited_reply import written_for
from retro.core.vet.status_text import DECISION
from retro.core.vet.verdict import Verdict
from retro.core.vet.vet import Vet
from retro.tui.kit.choice_row import ChoiceRow
from retro.tui.kit.layout import MUTED
from retro.tui.kit.own_keys import own_key_of
from retro.tui.kit.reading_pane import ReadingPane
from retro.tui.kit.screen import HELP
from retro.tui.terminal.safe_text import SafeLabel, safe_text, styled
from retro.tui.vet.verdict_page import VerdictPage

CALL = "Your call {}{}"

STYLES = {Advice.GO: "bold $success", Advice.NEGOTIATE: "bold $warning", Advice.DECLINE: "bold $error"}
DECISION_BY_ADVICE = {
    Advice.GO: Decision.TAKE,
    Advice.NEGOTIATE: Decision.NEGOTIATE,
    Advice.DECLINE: Decision.DECLINE,
}
"""Where the cursor is before anything is decided: Enter alone never takes what the past advises against.

Nor what nobody advises: until "go" is said the cursor is on *negotiate*, whose reply asks.
"""


class DecisionMarks(ChoiceRow, inherit_bindings=False):
    """The row of decisions. It has the keys, so it names all that can be done here, the main one first."""

    is_settled = False
    """True if the gig has ended: its decision is final."""

    BINDINGS: ClassVar[list[BindingType]] = [
        HELP,
        Binding("y", "screen.copy", "Copy reply", id="vet.copy", tooltip="Copy the reply to the clipboard"),
        Binding("enter,space", "choose(False)", "Decide", id="vet.decide", tooltip="Decide on the marked one"),
        Binding("e", "screen.edit", "Edit reply", id="vet.edit_reply", tooltip="Write the reply in your own words"),
        Binding("u", "screen.again", "Reopen", id="vet.again", tooltip="It hasn't ended: back under way"),
        Binding("x", "screen.export", "Export", id="vet.export", tooltip="Write it to a file, as Markdown"),
        Binding("b,f2", "screen.go_back", "Back", id="vet.to_questions", tooltip="Back to the questions"),
        Binding("right", "step(1)", "Choice", id="vet.next", tooltip="The next decision", show=False),
        Binding("left", "step(-1)", "Choice", id="vet.previous", tooltip="The previous decision", show=False),
        Binding("down,j", "screen.line(1)", "Down", id="vet.line_down", tooltip="A line down", show=False),
        Binding("up,k", "screen.line(-1)", "Up", id="vet.line_up", tooltip="A line up", show=False),
        Binding("pagedown", "screen.scroll(1)", "Page down", id="vet.page_down", tooltip="A page down", show=False),
        Binding("pageup", "screen.scroll(-1)", "Page up", id="vet.page_up", tooltip="A page up", show=False),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only reading on what has ended."""
        return action not in ("choose", "step") or not self.is_settled

    def _said(self, index: int) -> Content:
        """Return a label; the one that Enter takes is marked by shape too."""
        words = super()._said(index)
        is_marked = self.has_focus and index == self.at and self._labels[index][0] != self.value
        return Content.assemble(styled("(▸)", "reverse"), words[3:]) if is_marked and not self.is_settled else words

    def on_click(self, event: events.Click) -> None:
        """Do as the keys do."""
        if self.is_settled:
            event.prevent_default()


class VetVerdict(Vertical):
    """Shows the verdict; the decision is made in the row at the bottom, which has the keys."""

    DEFAULT_CSS = """
    VetVerdict > .advice { height: auto; max-height: 4; padding: 0 1; border-top: solid $border-blurred; }
    VetVerdict > ReadingPane { margin: 0 0 0 1; }
    VetVerdict > DecisionMarks { padding: 0 1; margin: 1 0 0 0; }
    VetVerdict > .note { height: auto; padding: 0 1; color: $secondary; }
    """

    advice = query_one(".advice", SafeLabel)
    page = query_one(ReadingPane)
    marks = query_one(DecisionMarks)
    note = query_one(".note", SafeLabel)

    @dataclass
    class Decided(Message):
        """Posted with the decision."""

        decision: Decision

    def __init__(self) -> None:
        super().__init__()
        self._page: VerdictPage | None = None
        self.not_asked: tuple[str, ...] = ()
        """Names of what the job post suggests and no question was about."""
        self._note = ""
        """What is said of the gig, without what is said of a copy of its reply."""

    def compose(self) -> ComposeResult:
        """Yield the advice, the reasons and the reply, the decision."""
        yield SafeLabel(classes="advice")
        yield ReadingPane()
        arrows = own_key_of(self, "vet.previous", "←"), own_key_of(self, "vet.next", "→")
        yield DecisionMarks(DECISION, heading=CALL.format(*arrows), is_required=True)
        yield SafeLabel(classes="note")

    def show_verdict(
        self, vet: Vet, known: VetContext, recalled: tuple[RecalledRule, ...] = (), note: str = ""
    ) -> None:
        """Show the verdict of these answers, with the rules that the gig's words recall."""
        said = verdict_then(vet, known, len(self.not_asked))
        advice = styled(said.advised.upper(), STYLES[said.advice] if said.is_said else "bold")
        self.advice.update(Content.assemble(advice, styled(f"     {said.counted}", MUTED)))
        before = self._page
        is_same = before is not None and vet.id == before.vet.id
        decision = vet.decision or _first_marked(vet, said)
        if before and is_same and (vet.signs, vet.quote, vet.decision) == (before.vet.signs, before.vet.quote, None):
            decision = before.marked
        self._page = VerdictPage(vet, known, recalled, decision, self.not_asked)
        (self.page.redo if is_same else self.page.set_text)(self._page)
        self.marks.value = vet.decision
        self.marks.at = list(DECISION).index(decision)
        self.marks.is_settled = vet.ended is not None or vet.gig is not None
        self.say(note)

    def as_marked(self, vet: Vet) -> Vet:
        """Return the vet with the decision that is marked, whose reply is shown, copied and edited."""
        return replace(vet, decision=self._page.marked) if self._page else vet

    def on_mount(self) -> None:
        """Follow the mark."""
        self.watch(self.marks, "at", self._show_reply, init=False)

    def _show_reply(self, at: int) -> None:
        marked = Decision(tuple(DECISION)[at])
        if self._page and self._page.marked is not marked:
            self._page = replace(self._page, marked=marked)
            self.page.redo(self._page)
            self.say(self._note)

    def focus_input(self) -> None:
        """Focus the decision."""
        self.marks.focus()

    def say(self, sentence: str) -> None:
        """Show one sentence below the decision."""
        self._note = sentence
        self.note.update(safe_text(sentence))

    def say_of_reply(self, sentence: str) -> None:
        """Show one sentence there on the reply that is shown; another reply ends it."""
        self.note.update(safe_text(sentence))

    @on(ChoiceRow.Chosen)
    def _decide(self, message: ChoiceRow.Chosen) -> None:
        message.stop()
        self.post_message(self.Decided(Decision(message.value or Decision.SLEEP)))


def _first_marked(vet: Vet, said: Verdict) -> Decision:
    """Return the decision that the cursor is on first: the one whose reply was edited, else the one advised."""
    advised = DECISION_BY_ADVICE[said.advice] if said.is_said else Decision.NEGOTIATE
    edited = written_for(vet)
    return advised if edited in (None, Decision.TAKE) else edited
