"""Body of the vetting: details, a question, or the verdict."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical
from textual.getters import query_one
from textual.widget import Widget

from retro.core.text.clock import Clock
from retro.core.vet.begin import VetContext
from retro.core.vet.flag_history import Pasts, close_to, history_of
from retro.core.vet.vet import Vet
from retro.tui.kit.button import WordButton
from retro.tui.kit.reading_pane import ReadingPane
from retro.tui.terminal.safe_text import SafeLabel, safe_text
from retro.tui.vet.form import VetForm
from retro.tui.vet.positions import is_form_alone
from retro.tui.vet.question import VetQuestion
from retro.tui.vet.verdict import VetVerdict

QUESTIONS, DONE = "To the questions ›", "Done"
VETTED = "Vetted gigs"
UNDECIDED = "Vetted gigs, {} undecided"


class VetView(Container):
    """Shows the form, one question or the verdict; the screen says which, and with what."""

    SCOPED_CSS = False  # its CSS uses the screen's breakpoint classes
    DEFAULT_CSS = """
    VetView { layout: vertical; height: 1fr; }
    VetView > .form { height: 1fr; }
    VetView > .form > .buttons { height: 1; margin: 1 0 0 0; }
    .-narrow VetView > .form > .buttons { layout: vertical; height: 2; }
    VetView > .form > .note { height: auto; padding: 0 1; color: $secondary; }
    """

    form_view = query_one(".form", Vertical)
    form = query_one(VetForm)
    note = query_one(".note", SafeLabel)
    go_on = query_one("#go-on", WordButton)
    vets = query_one("#vets", WordButton)
    question = query_one(VetQuestion)
    verdict = query_one(VetVerdict)

    def compose(self) -> ComposeResult:
        """Yield the three views."""
        buttons = (WordButton(QUESTIONS, id="go-on"), WordButton(VETTED, id="vets"))
        yield Vertical(VetForm(), Horizontal(*buttons, classes="buttons"), SafeLabel(classes="note"), classes="form")
        yield VetQuestion()
        yield VetVerdict()

    def on_mount(self) -> None:
        """Show the form first."""
        self._stand(self.form_view)

    async def fill(self, vet: Vet, today: Clock, known: VetContext) -> None:
        """Fill the form, and say how many earlier vets are undecided."""
        undecided = known.undecided
        self.go_on.label = DONE if is_form_alone(vet) else QUESTIONS
        self.vets.label = UNDECIDED.format(undecided) if undecided else VETTED
        await self.form.show_vet(vet, today, known)

    def show_form(self) -> None:
        """Show the form."""
        self._stand(self.form_view)
        self.form.focus_input()

    def show_question(self, vet: Vet, at: int, pasts: Pasts) -> None:
        """Show the question of this index."""
        self._stand(self.question)
        key = vet.signs[at].key
        self.question.show_question(vet, at, history_of(vet.signs[at], pasts), close_to(key, pasts))
        self.question.focus_input()

    def show_verdict(self, vet: Vet, known: VetContext, note: str) -> None:
        """Show the verdict of these answers."""
        self._stand(self.verdict)
        self.verdict.show_verdict(vet, known, self.form.recalled, note)
        self.verdict.focus_input()

    def say(self, sentence: str) -> None:
        """Show one sentence below the form; "" clears it."""
        self.note.update(safe_text(sentence))

    @property
    def reading(self) -> ReadingPane:
        """Return what can be scrolled on the present view."""
        return self.verdict.page if self.verdict.display else self.question.aid

    def _stand(self, view: Widget) -> None:
        for each in (self.form_view, self.question, self.verdict):
            each.display = each is view
