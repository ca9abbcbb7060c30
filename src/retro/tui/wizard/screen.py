"""Wizard screen: one page at a time; only the title is required."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from textual import events, on, work
from textual.binding import Binding, BindingType
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import Input, TextArea

from retro.core.gig.ids import QuestionKey
from retro.core.gig.retrospective import Retrospective
from retro.core.wizard.resume_note import stopped_after
from retro.storage.autosave.status import Diverged
from retro.storage.edit_files import Target
from retro.storage.errors import StoreError
from retro.tui.context import AppContext
from retro.tui.kit import messages
from retro.tui.kit.retry import retry_locked
from retro.tui.kit.saving import ShownSaves
from retro.tui.kit.screen import BaseScreen
from retro.tui.kit.text.paste import Noted
from retro.tui.navigation import FinishedRoute, HomeRoute, MessageRoute, Navigate, OlderGigRoute, WizardRoute
from retro.tui.terminal.safe_text import safe_text, toast
from retro.tui.wizard import field_aids
from retro.tui.wizard.draft import DraftEditor, open_draft
from retro.tui.wizard.fields.base import Field
from retro.tui.wizard.offers import offers_in_wizard
from retro.tui.wizard.page import PageView
from retro.tui.wizard.page_frame import Frame
from retro.tui.wizard.pages import DraftPages
from retro.tui.wizard.review import ReviewView
from retro.tui.wizard.steps import StepLine
from retro.tui.wizard.told_here import ToldHere
from retro.tui.wizard.view import WizardView
from retro.tui.wizard.wizard_keys import wizard_keys

FAREWELL = "Saved at step {}. Run retro to carry on."


class WizardScreen(BaseScreen):
    """Opens a draft, new or old, walks through it, and finishes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *wizard_keys(),
        Binding(
            "f9", "message", "Write to them", id="wizard.message", tooltip="Write the message, part by part", show=False
        ),
        Binding("f9", "untold", "Undo", id="wizard.untold", tooltip="Undo “I've told them”", show=False),
    ]

    is_form = True
    shown_saves = ShownSaves.EVERY
    walk = query_one(WizardView)

    def __init__(self, app_context: AppContext, route: WizardRoute) -> None:
        super().__init__()
        self.app_context = app_context
        self._route = route
        self._leads_to_message = route.is_telling
        """True until the message was opened, for somebody who came to tell a client."""
        self._is_below = False
        """True if another screen over this one may write in the same gig."""
        self.pages = DraftPages(self, app_context, lambda: self.walk, self._shown)
        self._told = ToldHere(self, app_context, self.pages)

    @property
    def drafting(self) -> DraftEditor:
        """Return the draft's editor."""
        return self.pages.drafting

    def heading(self) -> str:
        """Return the gig's name."""
        return self._retrospective.name

    def compose_body(self) -> Iterable[Widget]:
        """Yield the views."""
        yield WizardView()

    async def on_mount(self) -> None:
        """Open what was asked for, where it was left."""
        async with self.turning:
            await self._open()

    async def _open(self) -> None:
        try:
            if self._route.id and self.app_context.autosave.unsaved(self._route.id):
                await asyncio.to_thread(self.app_context.autosave.flush, 1.0)
            found = await retry_locked(lambda: open_draft(self.app_context, self._route))
        except StoreError as error:
            toast(self, safe_text(str(error)), "warning")
            self.dismiss()
            return
        self.pages.drafting = found.drafting
        if found.is_stored:
            self.title_line.state = messages.saved_before(
                self.drafting.retrospective.updated_at, self.app_context.today()
            )
        note = stopped_after(self.drafting.retrospective, found.left, self.app_context.today()) if found.left else ""
        here = self.drafting.interview.where_it_is_asked()
        await self.pages.turn(here, note, found.left.cursor if found.left else None)

    @on(events.ScreenResume)
    async def _go_on_with_what_was_written_above(self) -> None:
        """Continue with what was written in the message, or that they were told."""
        if not self._is_below:
            return
        self._is_below = False
        async with self.turning:
            await asyncio.to_thread(self.app_context.autosave.flush, 2.0)
            if self.is_closing:  # every screen over home is being closed
                return
            try:
                found = await retry_locked(lambda: open_draft(self.app_context, WizardRoute(self._retrospective.id)))
            except StoreError as error:
                toast(self, safe_text(str(error)), "warning")
                self.dismiss()
                return
            before, self.pages.drafting = self.drafting, found.drafting
            self._told.note_told_above(before)
            await self.pages.stay(replace(before.interview, retrospective=found.drafting.retrospective))

    def save_now(self) -> None:
        """Read the fields, and save them."""
        self.pages.save_now()

    def exit_message(self) -> str:
        """Return where it goes on, as long as it is a draft with something in it."""
        if not (self.drafting.is_begun and self._retrospective.is_draft):
            return ""
        interview = self.drafting.interview
        return FAREWELL.format(interview.steps.index(interview.step) + 1)

    def on_new_day(self) -> None:
        """Update what counts up to today."""
        self.pages.tell()

    async def follow_copy(self, moved: Diverged) -> None:
        """Continue in the copy once no page is being turned."""
        async with self.turning:
            await self.pages.carry_on_as(moved)

    async def take_edit(self, target: Target, known: str, text: str) -> bool:
        """Take an edit of this gig into the field or the draft."""
        if target.gig != self._retrospective.id:
            return False
        async with self.turning:
            return self.pages.take_edit(QuestionKey(target.question), known, text)

    def on_field_answered(self, event: Field.Answered) -> None:
        """Take a changed answer."""
        event.stop()
        self._changed(event.key)

    def on_field_unread(self, event: Field.Unread) -> None:
        """Note text that a field does not understand, or understands again."""
        event.stop()
        self._changed(event.key)

    def _changed(self, key: QuestionKey) -> None:
        """Take the field's present answer: a later word may have overtaken the message."""
        if field := self.walk.page.field_of(key):
            before = self._retrospective
            self.drafting.take(field)
            self.drafting.schedule_save(self.walk.cursor)
            self.pages.tell()
            if self.pages.is_passing and self._retrospective is not before:
                self.pages.say("")

    def on_field_implied(self, event: Field.Implied) -> None:
        """Take an answer that a field implies."""
        event.stop()
        field = self.walk.page.field_of(event.key)
        if field and (field.text or "").strip() in ("", event.instead_of):
            field.replace_text(event.text)

    async def on_field_rule_kept(self, event: Field.RuleKept) -> None:
        """Save the review of an earlier gig's rule, which stays as it is, with that gig."""
        event.stop()
        self.pages.say(event.said)
        try:
            await field_aids.keep_review(self.app_context, event)
        except StoreError as error:
            toast(self, safe_text(str(error)), "warning")

    async def on_field_ready(self, event: Field.Ready) -> None:
        """Move on from a field."""
        event.stop()
        if self.walk.page.field_of(event.key):
            await self.action_ready()

    def on_noted(self, event: Noted) -> None:
        """Show a field's remark."""
        event.stop()
        self.walk.say(event.text)

    def answer_stray(self, sentence: str) -> None:
        """Answer on the page what nothing on it takes."""
        if self.walk.is_page:
            can_write = bool(self.walk.page.query(Input) or self.walk.page.query(TextArea))
            self.walk.say(messages.NOT_WRITING if can_write else sentence)
        else:
            super().answer_stray(sentence)

    def on_frame_not_writing(self, event: Frame.NotWriting) -> None:
        """Answer a letter that is no command where letters are commands."""
        event.stop()
        self.walk.say(messages.NOT_WRITING)

    def on_descendant_blur(self) -> None:
        """Save on leaving a field."""
        self.drafting.save_soon()

    async def on_page_view_asked(self, event: PageView.Asked) -> None:
        """Handle one of the two buttons."""
        event.stop()
        await (self.action_go_on() if event.is_forward else self.action_go_back())

    async def on_review_view_chosen(self, event: ReviewView.Chosen) -> None:
        """Go to an answer from the review."""
        event.stop()
        async with self.turning:
            await self.pages.turn(self.drafting.interview.open(event.page))
            if field := self.walk.page.field_of(event.question):
                field.focus_input()

    async def on_step_line_chosen(self, event: StepLine.Chosen) -> None:
        """Go to a step by mouse."""
        event.stop()
        async with self.turning:
            await self.pages.open_step(event.step)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what the page, and being a draft, allow."""
        if not self.is_mounted:
            return True
        is_offered = offers_in_wizard(action, self.walk, self.drafting, self._told)
        return super().check_action(action, parameters) if is_offered is None else is_offered

    async def action_go_on(self) -> None:
        """Go one page on; the short path ends with a word, the long one with the review."""
        async with self.turning:
            await self.pages.go_on()

    async def action_go_back(self) -> None:
        """Go one page back."""
        async with self.turning:
            await self.pages.go_back()

    async def action_go_to(self) -> None:
        """Show all answers, to jump to any; this is also the way to the end."""
        async with self.turning:
            await self.pages.show_review()

    async def action_return_to_page(self) -> None:
        """Return to where one was before the review; leave if it was opened there."""
        if not self.pages.can_return:
            await self.run_action("screen.leave")
            return
        async with self.turning:
            await self.pages.return_to_page()

    async def action_ready(self) -> None:
        """Handle Enter in a line: to the next field of the page, or to the next page."""
        field = self.walk.page.focused_field()
        later = self.walk.page.field_after(field.question.key) if field else None
        if later:
            later.focus_input()
        else:
            await self.action_go_on()

    async def action_read(self) -> None:
        """Go from the field to the frame, where letters are commands; not on a page with only choices."""
        self.save_now()
        if self.walk.page.takes_text:
            self.set_focus(self.walk.page.frame)
        else:
            await self.run_action("screen.leave")

    def action_write(self) -> None:
        """Return to the field."""
        self.walk.say("")
        self.walk.page.focus_input()

    def action_edit(self) -> None:
        """Open this text in the user's editor."""
        self.save_now()
        field = self.walk.page.focused_field()
        self.walk.say(field_aids.edit_elsewhere(self.app, self.app_context, self._retrospective.id, field))

    async def action_earlier(self) -> None:
        """Offer what was in this field before; the save that this begins may still be running."""
        async with self.turning:
            self.save_now()
            field = self.walk.page.focused_field()
            self.walk.say(await field_aids.bring_back(self.app, self.app_context, self._retrospective.id, field))

    def action_saved(self) -> None:
        """Do nothing on Ctrl+S; while the library refuses, say so again."""
        self.save_now()
        self.walk.say(self.title_line.state if self.title_line.is_alarming else messages.SAVED_ALREADY)

    def action_done(self) -> None:
        """Leave a finished one that was changed or looked at."""
        self.action_leave()

    def action_leave(self) -> None:
        """Leave the wizard: all is saved, and home has the draft."""
        self.save_now()
        if self.drafting.retrospective.is_draft and self.drafting.is_begun:
            self.post_message(Navigate(HomeRoute(self.drafting.retrospective.id)))
        else:
            self.dismiss()

    def action_message(self) -> None:
        """Write to the client now."""
        self.save_now()
        self._is_below = True
        self.post_message(Navigate(MessageRoute(self._retrospective.id, is_asking=self.walk.is_they_first)))

    @work
    async def action_told(self) -> None:
        """Ask when and how the client was told."""
        await self._told.note()

    async def action_untold(self) -> None:
        """Note that they were not told after all."""
        await self._told.take_back()

    async def action_the_rest(self) -> None:
        """Take the long path, from the first page that still has something to ask."""
        async with self.turning:
            await self.pages.turn(self.drafting.interview.to_long_path())

    def action_older_gig(self) -> None:
        """The form of an older gig."""
        self.save_now()
        self.post_message(Navigate(OlderGigRoute(), instead=True))

    async def action_finish(self) -> None:
        """Finish it: from now on it is read, compared, and remembered. It needs a name to be found by."""
        if nameless := self.drafting.interview.nameless():
            async with self.turning:
                await self.pages.turn(self.drafting.interview.open(nameless.key), messages.NEEDS_NAME)
            return
        self.drafting.finish()
        self.save_now()
        self.run_worker(self._wait_until_saved())

    async def action_leave_it(self) -> None:
        """Leave it written up as far as it is, while the client does not know: it stays at the top of home."""
        await self.action_finish()

    async def action_reopen(self) -> None:
        """Make it a draft again."""
        self.drafting.reopen()
        async with self.turning:
            await self.pages.turn(self.drafting.interview)

    @property
    def _retrospective(self) -> Retrospective:
        return self.drafting.retrospective

    async def _wait_until_saved(self) -> None:
        """Wait until it is saved: the next screen reads it from the library."""
        async with self.turning:
            if await asyncio.to_thread(self.app_context.autosave.flush, 2.0):
                self.call_later(self._go_to_finished)
            else:
                self.walk.say(messages.UNSAVED)

    def _go_to_finished(self) -> None:
        """Show that it is finished, unless it continues as a copy meanwhile, which is a draft."""
        if not self._retrospective.is_draft:
            self.post_message(Navigate(FinishedRoute(self._retrospective.id, self.walk.is_closing), instead=True))

    def _shown(self) -> None:
        """Offer what fits the page. Who came to tell a client has chosen already what They come first offers."""
        self.refresh_bindings()
        if self._leads_to_message and self.is_attached and self.walk.is_they_first:
            self._leads_to_message = False
            self.action_message()
