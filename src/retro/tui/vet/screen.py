"""Vetting screen: details, at most seven questions, verdict and reply."""

from __future__ import annotations

import time
from collections.abc import Iterable
from math import inf
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.getters import query_one
from textual.widget import Widget

from retro.core.vet.decision import Decision
from retro.core.vet.flag_history import history_of
from retro.core.vet.status_text import DECIDED, offer_text
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import VetAnswer
from retro.core.vet.vet_lines import VetLine
from retro.tui.context import AppContext
from retro.tui.kit import messages
from retro.tui.kit.button import WordButton
from retro.tui.kit.own_keys import in_own_keys, key_of_action
from retro.tui.kit.screen import HELP_IN_FIELDS
from retro.tui.kit.text.held_once import HeldOnce
from retro.tui.kit.text.paste import Noted
from retro.tui.navigation import Navigate, VetRoute, VetsRoute
from retro.tui.terminal.safe_text import safe_text, toast
from retro.tui.vet.edited_texts import FORM as FORM_LINES
from retro.tui.vet.form import DetailLine, VetForm
from retro.tui.vet.line_editing import VetFormScreen
from retro.tui.vet.positions import FORM, VERDICT, first_position, is_form_alone, next_position, position_before
from retro.tui.vet.post_entry import read_into_form
from retro.tui.vet.post_line import PostLine
from retro.tui.vet.question import LABELS
from retro.tui.vet.reply_editing import ReplyEditing
from retro.tui.vet.taken_text import taken_text
from retro.tui.vet.taking import Taking
from retro.tui.vet.verdict import VetVerdict
from retro.tui.vet.view import VetView

HEADING = "Vet a gig"
FAREWELL = "Your answers are saved: press V on home for your vetted gigs."

FOUND_AGAIN = "Saved. Press V on home for your vetted gigs."
KEPT = "Saved: {}."
ANSWERED_BEFORE = "That key does nothing here. You've just answered {}; press {} to change it."
JUST_NOW = 1.5
"""Seconds after an answer within which a letter that means nothing is the word's that began with it."""


class VetScreen(VetFormScreen):
    """One vet, new or opened again where it was left. Every answer is saved as it is given."""

    BINDINGS: ClassVar[list[BindingType]] = [
        HELP_IN_FIELDS,
        Binding("f3,ctrl+n", "go_on", "Continue", id="vet.continue", tooltip="To the questions"),
        Binding("f4,ctrl+o", "edit_line", "Editor", id="vet.editor", tooltip="Write this in your own editor"),
        Binding("escape", "leave", "Close", id="leave", tooltip="Close; your answers are saved"),
    ]

    lines_named = FORM_LINES
    walk = query_one(VetView)

    def __init__(self, app_context: AppContext, route: VetRoute) -> None:
        super().__init__(app_context, route.id)
        self._is_new = not route.id
        self._at = FORM
        self._held = HeldOnce[VetLine]()
        self._answered, self._answered_at = "", -inf
        self._reply = ReplyEditing(self, lambda: self.walk.verdict.as_marked(self.vet))
        self._taking = Taking(self)

    def heading(self) -> str:
        """Return what is being vetted."""
        about = " · ".join(filter(None, (self.vet.title.strip(), offer_text(self.vet))))
        return f"{HEADING}   {about}" if about else HEADING

    def compose_body(self) -> Iterable[Widget]:
        """Yield the views."""
        yield VetView()

    async def on_mount(self) -> None:
        """Open it where it was left. The form of a new one is drawn before the past is read; keys wait for both."""
        await self.turning.acquire()
        if self._is_new:
            await self._fill()
            self.call_after_refresh(self._open)
        else:
            await self._open()

    async def _open(self) -> None:
        """Read it, show it, and let the keys in."""
        try:
            if await self.open():
                await self._fill()
        finally:
            self.turning.release()

    async def _fill(self) -> None:
        await self.walk.fill(self.vet, self.app_context.today, self.vetting.known)
        self._go(first_position(self.vet, is_new=self._is_new))

    def lines_shown(self) -> Iterable[DetailLine]:
        """Return the lines of the form, before the questions."""
        return self.walk.form.lines if self._at == FORM else ()

    def save_now(self) -> None:
        """Save it as it is."""
        if self._at == FORM:
            self.replace_vet(self.walk.form.read_widget(self.vet))
        super().save_now()

    def exit_message(self) -> str:
        """Return what the terminal prints when the program ends here."""
        is_kept = self.vetting.is_begun and not self.app_context.is_demo
        return in_own_keys(self, FAREWELL, "home.vets") if is_kept else ""

    def show(self) -> None:
        """Draw the present position again."""
        self._go(self._at)

    async def show_newer(self, before: Vet) -> None:
        """Fill the form with what another window wrote, and draw the present position again."""
        self.walk.form.carry_on_as(self.vet)
        self.walk.form.read_widget(self.vet)
        self._go(self._at if self._at == VERDICT or self._at < len(self.vet.signs) else FORM)

    def show_copy(self) -> None:
        """Update the form in place."""
        if self._at == FORM:
            self.walk.form.carry_on_as(self.vet)
            self.replace_vet(self.walk.form.read_widget(self.vet))
            self.show_title()
        else:
            self.show()

    @on(VetForm.Changed)
    def _written(self, message: VetForm.Changed) -> None:
        """Keep the vet equal to the form."""
        message.stop()
        self.walk.say("")
        self.replace_vet(self.walk.form.read_widget(self.vet))

    @on(PostLine.Pasted)
    def _posted(self, message: PostLine.Pasted) -> None:
        """Read a job post, and say what it was understood to say."""
        message.stop()
        read, said = read_into_form(message.post, self.walk, self.vetting, self.app_context.today)
        self.replace_vet(read)
        self.save_now()
        self.walk.say(said)

    @on(Noted)
    def _noted(self, message: Noted) -> None:
        toast(self, safe_text(message.text))

    @on(WordButton.Pressed, "#vets")
    def _to_vets(self, message: WordButton.Pressed) -> None:
        message.stop()
        self.save_now()
        self.post_message(Navigate(VetsRoute(), instead=True))

    @on(WordButton.Pressed, "#go-on")
    def _on(self, message: WordButton.Pressed) -> None:
        message.stop()
        self.action_go_on()

    @on(VetVerdict.Decided)
    def _decided(self, message: VetVerdict.Decided) -> None:
        message.stop()
        self.replace_vet(self.vet.decided(message.decision, self.app_context.today()))
        self._go(VERDICT, KEPT.format(DECIDED[message.decision]))
        if message.decision is Decision.TAKE:
            self._taking.ask()

    def action_ready(self) -> None:
        """Handle Enter in the last line."""
        self.action_go_on()

    def action_go_on(self) -> None:
        """Go to the next question, or to the verdict after the last; a line that is not understood holds it once."""
        self.save_now()
        if is_form_alone(self.vet):
            self.action_close()
            return
        if self._at == FORM and self.walk.form.unread and self._held.holds(self.vet.lines_unread):
            self.walk.say(messages.STAYS_AS_TYPED.format(self.walk.form.unread))
            self.walk.form.focus_input()
            return
        self._go(next_position(self.vet, self._at))

    def action_go_back(self) -> None:
        """Go one question back; before the first to the details."""
        self._go(position_before(self.vet, self._at))

    def action_verdict(self) -> None:
        """Show what the answers so far advise."""
        self.save_now()
        self._go(VERDICT)

    def action_answer(self, answer: str) -> None:
        """Answer the question that is shown, and move on."""
        flag = self.vet.signs[self._at]
        past = history_of(flag, self.vetting.known.pasts)
        self.replace_vet(self.vet.answered(flag.key, past.as_said(VetAnswer(answer))))
        self._answered, self._answered_at = LABELS[VetAnswer(answer)][0], time.monotonic()
        self.action_go_on()

    def answer_stray(self, sentence: str) -> None:
        """Say what the first letter of a word did, where it was an answer."""
        is_one_word = self._answered and time.monotonic() - self._answered_at <= JUST_NOW
        back = key_of_action(self, "screen.go_back", "b")
        super().answer_stray(ANSWERED_BEFORE.format(self._answered, back) if is_one_word else sentence)

    def action_edit(self) -> None:
        """Edit the sentence about this question; at the verdict, the whole reply."""
        if self._at == VERDICT:
            self._reply.edit()
        else:
            self._reply.edit_sentence(self.vet.signs[self._at])

    def action_again(self) -> None:
        """Put it under way again, because its end was a mistake."""
        self._taking.take_again()

    def action_copy(self) -> None:
        """Copy the reply."""
        self._reply.copy(self.walk.verdict.say_of_reply)

    def action_scroll(self, by: int) -> None:
        """Scroll by pages."""
        self.walk.reading.action_turn(by)

    def action_line(self, by: int) -> None:
        """Scroll by lines."""
        self.walk.reading.action_line(by)

    def action_close(self) -> None:
        """Leave; what was answered stays, and the user is told where while nothing is decided."""
        self.save_now()
        if self.vetting.is_begun and self.vet.decision is None:
            toast(self, safe_text(in_own_keys(self, FOUND_AGAIN, "home.vets")))
        self.dismiss()

    @property
    def is_form(self) -> bool:
        """True before the questions."""
        return self._at == FORM

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to put the gig back under way after a good end; nothing comes after the verdict."""
        if action == "again":
            return self.vet.is_good_end
        if action == "go_on":
            return self._at != VERDICT
        return super().check_action(action, parameters)

    def _taken_text(self) -> str:
        return in_own_keys(self, taken_text(self.vet, self._taking.going), "vet.again")

    def _go(self, at: int, note: str = "") -> None:
        """Go to the form, a question, or the verdict."""
        self._at = at
        pasts = self.vetting.known.pasts
        self.show_title()
        if at == FORM:
            self.walk.show_form()
        elif at == VERDICT:
            self.walk.show_verdict(self.vet, self.vetting.known, note or self._taken_text())
        else:
            self.walk.show_question(self.vet, at, pasts)
        self.refresh_bindings()
