"""Vetting the next gig: what it is, at most seven questions from one's own past, the verdict and the reply."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.getters import query_one
from textual.widget import Widget

from retro.core.verdict import asking, assembled, reply
from retro.core.vet import Answer, Decision, Ending, Stop, Vet
from retro.core.vetting import DECIDED, Knowledge, quoted, standing, stop_said
from retro.core.weighing import known
from retro.storage.errors import StoreError
from retro.storage.save_state import Diverged, NotSaved, Saving
from retro.tui import remarks
from retro.tui.clipboard import copy
from retro.tui.desk import Desk
from retro.tui.patience import patiently
from retro.tui.places import Go, ToExportVet, ToRunning, ToVet, ToVets
from retro.tui.saving import SaveReported
from retro.tui.text import Words, say, shown
from retro.tui.vetting import Vetting, flushed, opened
from retro.tui.widgets.field import Field
from retro.tui.widgets.reading_pane import ReadingPane
from retro.tui.widgets.sheet import HELP_IN_FIELDS, Sheet
from retro.tui.widgets.stop_dialog import StopDialog
from retro.tui.widgets.text_dialog import TextDialog
from retro.tui.widgets.vet_form import VetForm
from retro.tui.widgets.vet_question import VetQuestion
from retro.tui.widgets.vet_verdict import VetVerdict
from retro.tui.widgets.word_button import WordButton

FORM, VERDICT = -1, 1000
"""Where one is before the first question, and after the last."""
Changed = Callable[[str], Vet]
"""The vet with other words."""
KEPT = "Kept beside the advice: {}."


class VetScreen(Sheet):
    """One vet, new or opened again. Every answer is saved as it is given."""

    BINDINGS: ClassVar[list[BindingType]] = [
        HELP_IN_FIELDS,
        Binding("ctrl+n,f3", "go_on", "Continue", id="vet.continue", tooltip="To the questions"),
        Binding("ctrl+s", "saved", "Save", id="vet.save", tooltip="Nothing to do: it is saved", show=False),
        Binding("escape", "leave", "Leave", id="leave", tooltip="Leave; what was answered stays"),
    ]
    DEFAULT_CSS = """
    VetScreen > .form { height: 1fr; }
    VetScreen > .form > .buttons { height: 1; margin: 1 0 0 0; }
    VetScreen > .form > .note { height: auto; padding: 0 1; color: $secondary; }
    """

    form_view = query_one(".form", Vertical)
    form = query_one(VetForm)
    note = query_one(".note", Words)
    question = query_one(VetQuestion)
    verdict_view = query_one(VetVerdict)

    def __init__(self, desk: Desk, place: ToVet) -> None:
        super().__init__()
        self._desk = desk
        self._place = place
        self._at = FORM
        self._vetting = Vetting(desk, Vet(), Knowledge({}, 0))

    def heading(self) -> str:
        """What is looked at."""
        vet = self._vetting.vet
        about = " · ".join(filter(None, (vet.title.strip(), quoted(vet))))
        return f"Vet a gig   {about}" if about else "Vet a gig"

    def compose_body(self) -> Iterable[Widget]:
        """The three views, one shown at a time."""
        buttons = (WordButton("To the questions ›", id="go-on"), WordButton("Earlier vets", id="vets"))
        yield Vertical(VetForm(), Horizontal(*buttons, classes="buttons"), Words(classes="note"), classes="form")
        yield VetQuestion()
        yield VetVerdict()

    async def on_mount(self) -> None:
        """Open what was asked for, where it was left."""
        self._stand(self.form_view)
        try:
            self._vetting = await patiently(lambda: opened(self._desk, self._place.id))
        except StoreError as error:
            say(self, shown(str(error)), "warning")
            self.dismiss()
            return
        await self.form.put(self._vetting.vet, self._desk.today())
        if self._place.id:
            self.title_line.state = remarks.saved_before(self._vetting.vet.updated_at, self._desk.today())
        self._show(self._begin())

    def keep(self) -> None:
        """Have it saved as it stands."""
        if self._at == FORM:
            self._vetting.put(self.form.settle(self._vetting.vet))
        self._vetting.hurry()

    def farewell(self) -> str:
        """What is said in the terminal when the program ends here."""
        return "Your answers are kept: V at home lists your vets." if self._vetting.is_begun else ""

    def on_save_reported(self, message: SaveReported) -> None:
        """Say what is true of the answers."""
        state = message.state
        if isinstance(state, Saving):
            return
        self.title_line.state = state.line
        self.title_line.is_alarming = isinstance(state, NotSaved | Diverged)
        if isinstance(state, Diverged) and self._vetting.carry_on_as(state):
            say(self, shown(state.line))
            self._tell()

    @on(VetForm.Changed)
    def _written(self, message: VetForm.Changed) -> None:
        message.stop()
        self.note.update(shown(""))
        self._put(self.form.settle(self._vetting.vet))

    @on(Field.Noted)
    def _noted(self, message: Field.Noted) -> None:
        say(self, shown(message.text))

    @on(WordButton.Pressed, "#vets")
    def _to_vets(self, message: WordButton.Pressed) -> None:
        message.stop()
        self.keep()
        self.post_message(Go(ToVets(), instead=True))

    @on(VetVerdict.Decided)
    def _decided(self, message: VetVerdict.Decided) -> None:
        message.stop()
        self._put(self._vetting.vet.decided(message.decision, self._desk.today()))
        if message.decision is Decision.TAKE:
            name, stop = self._vetting.vet.name, self._vetting.vet.next_stop or Stop()
            self.app.push_screen(StopDialog(name, stop, self._desk.today()), self._taken)
        else:
            self._show(VERDICT, KEPT.format(DECIDED[message.decision]) if message.decision else "")

    @on(WordButton.Pressed, "#go-on")
    def _on(self, message: WordButton.Pressed) -> None:
        message.stop()
        self.action_go_on()

    def action_ready(self) -> None:
        """Enter in the last line."""
        self.action_go_on()

    def action_go_on(self) -> None:
        """To the next question, or to the verdict after the last; a line that is not understood is asked for first."""
        self.keep()
        if self._at == FORM and self.form.unread:
            self.note.update(shown(self.form.unread))
            self.form.enter()
            return
        following = self._at + 1
        self._show(following if following < len(self._vetting.vet.signs) else VERDICT)

    def action_go_back(self) -> None:
        """One question back; before the first the details."""
        self._show(len(self._vetting.vet.signs) - 1 if self._at == VERDICT else max(self._at - 1, FORM))

    def action_verdict(self) -> None:
        """What the answers so far advise."""
        self.keep()
        self._show(VERDICT)

    def action_answer(self, answer: str) -> None:
        """Answer the question that is shown, and go on."""
        sign = self._vetting.vet.signs[self._at]
        self._put(self._vetting.vet.answered(sign.key, Answer(answer)))
        self.action_go_on()

    def action_edit(self) -> None:
        """The sentence about this question; at the verdict, the whole reply."""
        vet, pasts = self._vetting.vet, self._vetting.known.pasts
        if self._at == VERDICT:
            usual = assembled(vet, pasts)
            self._edit("Your reply", reply(vet, pasts), usual, lambda text: replace(self._vetting.vet, reply=text))
            return
        sign = vet.signs[self._at]
        past = known(sign, pasts)
        change = "The sentence for the reply"
        self._edit(change, asking(sign, past), past.ask, lambda text: self._vetting.vet.asking(sign.key, text))

    def action_copy(self) -> None:
        """The reply, to be pasted to the client."""
        copy(self, reply(self._vetting.vet, self._vetting.known.pasts))

    def action_export(self) -> None:
        """Write it to a file."""
        self.keep()
        self.run_worker(self._export())

    def action_scroll(self, by: int) -> None:
        """Scroll what is read by some pages."""
        self._read.action_turn(by)

    def action_line(self, by: int) -> None:
        """Scroll it by some lines."""
        self._read.action_line(by)

    def action_saved(self) -> None:
        """Ctrl+S has nothing to do."""
        self.keep()
        say(self, shown(remarks.SAVED_ALREADY))

    def action_close(self) -> None:
        """Out of it; what was answered stays."""
        self.keep()
        self.dismiss()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """In the form letters are text; after the verdict nothing comes."""
        if action == "close":
            return self._at != FORM
        return action != "go_on" or self._at != VERDICT

    @property
    def _read(self) -> ReadingPane:
        return self.verdict_view.page if self._at == VERDICT else self.question.aid

    def _begin(self) -> int:
        """Where it goes on: at the form, the first question without an answer, or the verdict."""
        vet = self._vetting.vet
        if not self._place.id:
            return FORM
        return VERDICT if vet.decision or vet.unanswered is None else vet.unanswered

    def _put(self, vet: Vet) -> None:
        self._vetting.put(vet)
        self._tell()

    def _tell(self) -> None:
        self.title_line.name_shown = self.heading()

    def _edit(self, name: str, text: str, usual: str, changed: Changed) -> None:
        def take(words: str) -> None:
            self._put(changed(words))

        self.app.push_screen(TextDialog(name, text, usual, take), lambda _: self._show(self._at))

    def _show(self, at: int, note: str = "") -> None:
        """Show the form, a question, or the verdict."""
        self._at = at
        vet, pasts = self._vetting.vet, self._vetting.known.pasts
        self._tell()
        if at == FORM:
            self._stand(self.form_view)
            self.form.enter()
        elif at == VERDICT:
            self._stand(self.verdict_view)
            self.verdict_view.put(vet, pasts, note or self._said(vet))
            self.verdict_view.enter()
        else:
            self._stand(self.question)
            self.question.put(vet, at, known(vet.signs[at], pasts))
            self.question.enter()
        self.refresh_bindings()

    def _said(self, vet: Vet) -> str:
        """What was decided before, and how it went on."""
        if vet.ended is Ending.WELL or vet.is_running:
            stop = stop_said(vet.next_stop) if vet.next_stop else ""
            return f"Taken: {standing(vet)}{f', next stop {stop}' if stop else ''}."
        return ""

    def _taken(self, stop: Stop | None) -> None:
        """It runs now; its stop is watched, if one was named."""
        if stop:
            self._put(self._vetting.vet.stopping(stop, self._desk.today()))
        self._vetting.hurry()
        self.post_message(Go(ToRunning(self._vetting.vet.id), instead=True))

    async def _export(self) -> None:
        """What is written to a file is read from the library."""
        if await flushed(self._desk):
            self.post_message(Go(ToExportVet(self._vetting.vet.id)))
        else:
            say(self, shown(remarks.UNSAVED), "warning")

    def _stand(self, view: Widget) -> None:
        for each in (self.form_view, self.question, self.verdict_view):
            each.display = each is view
