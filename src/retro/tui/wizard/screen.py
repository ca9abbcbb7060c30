"""Wizard screen: one page at a time; only the title is required."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.getters import query_one
from textual.widget import Widget

from retro.core.gig.ids import QuestionKey
from retro.storage.autosave.status import Moved
from retro.storage.edit_files import Target
from retro.tui.context import AppContext
from retro.tui.kit import messages
from retro.tui.kit.saving import ShownSaves
from retro.tui.kit.screen import BaseScreen
from retro.tui.navigation import Navigate, OlderGigRoute, WizardRoute
from retro.tui.wizard.draft import DraftEditor
from retro.tui.wizard.field_aids import FieldAids
from retro.tui.wizard.fields.base import Field
from retro.tui.wizard.leaving import DraftLeaving
from retro.tui.wizard.offers import offers_in_wizard
from retro.tui.wizard.opening import DraftOpening
from retro.tui.wizard.page import PageView
from retro.tui.wizard.pages import DraftPages
from retro.tui.wizard.remembering import read_flags_ahead
from retro.tui.wizard.review.view import ReviewView
from retro.tui.wizard.steps import StepLine
from retro.tui.wizard.told_here import ToldHere
from retro.tui.wizard.view import WizardView
from retro.tui.wizard.wizard_keys import wizard_keys


class WizardScreen(BaseScreen):
    """Does what keys, fields and the mouse ask for to one draft."""

    BINDINGS: ClassVar[list[BindingType]] = wizard_keys()
    is_form = True
    shown_saves = ShownSaves.EVERY
    walk = query_one(WizardView)

    def __init__(self, app_context: AppContext, route: WizardRoute) -> None:
        super().__init__()
        self.pages = DraftPages(self, app_context, lambda: self.walk, self._shown)
        self._told = ToldHere(self, app_context, self.pages)
        self._opening = DraftOpening(self, app_context, route, self.pages, self._told)
        self._leaving = DraftLeaving(self, app_context, self.pages)
        self._aids = FieldAids(self, app_context, self.pages)

    @property
    def drafting(self) -> DraftEditor:
        """Return the draft's editor."""
        return self.pages.drafting

    def heading(self) -> str:
        """Return the gig's name."""
        return self.drafting.retrospective.name

    def compose_body(self) -> Iterable[Widget]:
        """Yield the views."""
        yield WizardView()

    async def on_mount(self) -> None:
        """Open what was asked for, where it was left."""
        async with self.turning:
            await self._opening.open()
        read_flags_ahead(self)

    async def read_shown(self) -> None:
        """Go on with what was written above, or in another window."""
        if not await self._opening.go_on():
            async with self.turning:
                await self._opening.look_again()

    def save_now(self) -> None:
        """Read the fields, and save them."""
        self.pages.save_now()

    def take_typed(self) -> None:
        """Take the texts of the page, and save them."""
        if self.pages.take_texts():
            self.pages.save_now()

    def exit_message(self) -> str:
        """Return where it goes on."""
        return self._leaving.exit_message()

    def on_new_day(self) -> None:
        """Update what counts up to today."""
        self.pages.show_derived()

    async def follow_copy(self, moved: Moved) -> None:
        """Continue in the copy once no page is being turned."""
        async with self.turning:
            await self.pages.carry_on_as(moved)

    async def take_edit(self, target: Target, known: str, text: str) -> bool:
        """Take an edit of this gig into the field or the draft."""
        if target.gig != self.drafting.retrospective.id:
            return False
        async with self.turning:
            return self.pages.take_edit(QuestionKey(target.question), known, text)

    @on(Field.Answered)
    @on(Field.Unread)
    def _take(self, event: Field.Answered | Field.Unread) -> None:
        """Take the field's present answer, understood or not: a later word may have overtaken the message."""
        event.stop()
        if field := self.walk.page.field_of(event.key):
            before = self.drafting.retrospective
            self.drafting.take(field)
            self.drafting.schedule_save(self.walk.cursor)
            self.pages.show_derived()
            if self.pages.is_passing and self.drafting.retrospective is not before:
                self.pages.say("")

    def on_field_implied(self, event: Field.Implied) -> None:
        """Take an answer that a field implies."""
        event.stop()
        field = self.walk.page.field_of(event.key)
        if field and (field.text or "").strip() in ("", event.instead_of):
            field.replace_text(event.text)

    async def on_field_rule_kept(self, event: Field.RuleKept) -> None:
        """Save the review of an earlier gig's rule."""
        event.stop()
        await self._aids.keep_rule(event)

    async def on_field_ready(self, event: Field.Ready) -> None:
        """Move on from a field."""
        event.stop()
        if self.walk.page.field_of(event.key):
            await self.action_ready()

    def answer_stray(self, sentence: str) -> None:
        """Answer what nothing takes; on a page with a text, with how to write there."""
        self.say_in_passing(self.walk.page.way_to_text or sentence if self.walk.is_page else sentence)

    def say_in_passing(self, sentence: str) -> None:
        """Say it on the page, where there is one."""
        if self.walk.is_page:
            self.pages.say(sentence, is_passing=True)
        else:
            super().say_in_passing(sentence)

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
            await self.pages.open_answer(event.page, event.question)

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
        if not self.walk.page.focus_next_field():
            await self.action_go_on()

    def action_read(self) -> None:
        """Go from the field to the frame, where letters are commands."""
        self.save_now()
        self.set_focus(self.walk.page.frame)

    action_read_keys = action_read  # from what is no text

    def action_write(self) -> None:
        """Return to the field."""
        self.walk.say("")
        self.walk.page.focus_input()

    def action_edit(self) -> None:
        """Open this text in the user's editor."""
        self.walk.say(self._aids.edit_elsewhere(self.walk.page.focused_field()))

    async def action_earlier(self) -> None:
        """Offer what was in this field before; the save that this begins may still be running."""
        async with self.turning:
            self.walk.say(await self._aids.bring_back(self.walk.page.focused_field()))

    def action_saved(self) -> None:
        """Do nothing on Ctrl+S; while the library refuses, say so again."""
        self.save_now()
        self.walk.say(self.title_line.state if self.title_line.is_alarming else messages.SAVED_ALREADY)

    def action_done(self) -> None:
        """Leave a finished one that was changed or looked at."""
        self.action_leave()

    def action_leave(self) -> None:
        """Leave the wizard."""
        self._leaving.leave()

    def action_message(self) -> None:
        """Write to the client now."""
        self._opening.write_message(is_asking=self.walk.is_they_first)

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
        """Open the form of an older gig."""
        self.save_now()
        self.post_message(Navigate(OlderGigRoute(), instead=True))

    async def action_finish(self) -> None:
        """Finish it, and show what comes after."""
        await self._leaving.finish()

    async def action_leave_it(self) -> None:
        """Leave it written up as far as it is, while the client does not know: it stays at the top of home."""
        await self.action_finish()

    async def action_reopen(self) -> None:
        """Make it a draft again."""
        self.drafting.reopen()
        async with self.turning:
            await self.pages.turn(self.drafting.interview)

    def _shown(self) -> None:
        """Offer what fits the page. Who came to tell a client has chosen already what They come first offers."""
        self.refresh_bindings()
        if self.is_attached and self.walk.is_they_first:
            self._opening.lead_to_message()
