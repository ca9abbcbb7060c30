"""Base screen that edits a retrospective: takes answers, saves them, shows the save status."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.getters import query_one
from textual.widgets import Input, TextArea

from retro.core.gig.retrospective import Retrospective
from retro.core.text.merge import merged
from retro.core.wizard.derived import worked_out
from retro.core.wizard.history import GigHistory
from retro.core.wizard.interview import Interview, is_blank
from retro.storage.autosave.status import Diverged
from retro.storage.edit_files import Target
from retro.storage.errors import StoreError
from retro.tui.context import AppContext
from retro.tui.kit import messages
from retro.tui.kit.saving import ShownSaves
from retro.tui.kit.screen import BaseScreen
from retro.tui.kit.text.paste import Noted
from retro.tui.terminal.safe_text import safe_text, toast
from retro.tui.wizard import field_aids
from retro.tui.wizard.draft import DraftEditor
from retro.tui.wizard.fields.base import AnyField, Field
from retro.tui.wizard.page_frame import Frame
from retro.tui.wizard.view import WizardView
from retro.tui.wizard.wizard_keys import wizard_keys

FAREWELL = "Saved at step {}. Run retro to carry on."


class DraftScreen(BaseScreen):
    """Holds the draft. A subclass goes from page to page."""

    BINDINGS: ClassVar[list[BindingType]] = wizard_keys()

    walk = query_one(WizardView)
    shown_saves = ShownSaves.EVERY

    def __init__(self, app_context: AppContext) -> None:
        super().__init__()
        self.app_context = app_context
        self.drafting = DraftEditor(app_context, Interview(Retrospective.new()))
        self.memory = GigHistory()
        """What earlier gigs have to say."""
        self.passing = False
        """True while what was said on opening the page is shown; the first answer removes it."""

    def heading(self) -> str:
        """Return the gig's name."""
        return self.drafting.retrospective.name

    def save_now(self) -> None:
        """Read the fields, and save them."""
        for field in self.walk.page.fields if self.walk.is_page else ():
            self._take(field)
        self.schedule_save()
        self.drafting.save_soon()

    def exit_message(self) -> str:
        """Return where it goes on, as long as it is a draft with something in it."""
        if not (self.drafting.is_begun and self.drafting.retrospective.is_draft):
            return ""
        interview = self.drafting.interview
        step = interview.steps.index(interview.step) + 1
        return FAREWELL.format(step)

    def schedule_save(self) -> None:
        """Save the draft soon with its position."""
        field = self.walk.page.focused_field() if self.walk.is_page else None
        self.drafting.schedule_save(field.cursor if field else 0)

    def tell(self) -> None:
        """Show what follows from the answers."""
        interview = self.drafting.interview
        self.title_line.name_shown = interview.retrospective.name
        if page := interview.page:
            figures = worked_out(page, interview.retrospective, self.app_context.today(), self.memory)
            can_skip = is_blank(page, interview.retrospective) and not page.is_required
            self.walk.page.tell(interview.retrospective, figures, can_skip)
            self.walk.page.tell_of_client(interview.retrospective, self.memory.clients)

    def on_new_day(self) -> None:
        """Update what counts up to today."""
        self.tell()

    async def turn(self, interview: Interview, note: str = "", cursor: int | None = None) -> None:
        """Show another page."""
        raise NotImplementedError

    def on_field_answered(self, event: Field.Answered) -> None:
        """Take a changed answer."""
        event.stop()
        self._changed(event.key)

    def on_field_unread(self, event: Field.Unread) -> None:
        """Note text that a field does not understand, or understands again."""
        event.stop()
        self._changed(event.key)

    def on_field_implied(self, event: Field.Implied) -> None:
        """Take an answer that a field implies."""
        event.stop()
        field = self.walk.page.field_of(event.key)
        if field and (field.text or "").strip() in ("", event.instead_of):
            field.replace_text(event.text)

    async def on_field_rule_kept(self, event: Field.RuleKept) -> None:
        """Save the review of an earlier gig's rule, which stays as it is, with that gig."""
        event.stop()
        self.walk.say(event.said)
        self.passing = False
        try:
            await field_aids.keep_review(self.app_context, event)
        except StoreError as error:
            toast(self, safe_text(str(error)), "warning")

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

    async def follow_copy(self, moved: Diverged) -> None:
        """Continue in the copy once no page is being turned."""
        async with self.turning:
            self.save_now()
            if self.drafting.carry_on_as(moved):
                await self._show_copy(moved)

    def action_edit(self) -> None:
        """Open this text in the user's editor."""
        self.save_now()
        field = self.walk.page.focused_field()
        self.walk.say(field_aids.edit_elsewhere(self.app, self.app_context, self.drafting.retrospective.id, field))

    async def take_edit(self, target: Target, known: str, text: str) -> bool:
        """Put the edit into the field if it is on the page, as one edit; else into the draft."""
        if target.gig != self.drafting.retrospective.id:
            return False
        async with self.turning:
            field = self.walk.page.field_of(target.question) if self.walk.is_page else None
            if field and field.text is not None:
                field.replace_text(merged(field.text, known, text))
            elif not self.drafting.take_edit(target.question, known, text):
                return False
            self.save_now()
            self.tell()
        return True

    async def action_earlier(self) -> None:
        """Offer what was in this field before; the save that this begins may still be running."""
        async with self.turning:
            self.save_now()
            field = self.walk.page.focused_field()
            self.walk.say(
                await field_aids.bring_back(self.app, self.app_context, self.drafting.retrospective.id, field)
            )

    def action_saved(self) -> None:
        """Do nothing on Ctrl+S; while the library refuses, say so again."""
        self.save_now()
        self.walk.say(self.title_line.state if self.title_line.is_alarming else messages.SAVED_ALREADY)

    async def _show_copy(self, moved: Diverged) -> None:
        """Continue in the copy. The page stays: a new one would lose the letters typed while it is made."""
        if not self.walk.is_page:
            await self.turn(self.drafting.interview, moved.line)
            return
        self.walk.page.carry_on_as(self.drafting.retrospective)
        self.schedule_save()
        self.drafting.save_soon()
        self.tell()
        self.walk.say(moved.line)
        self.passing = False  # it stays until the next page, however fast the user types

    def _changed(self, key: str) -> None:
        """Take the field's present answer: a later word may have overtaken the message."""
        if field := self.walk.page.field_of(key):
            before = self.drafting.retrospective
            self._take(field)
            self.schedule_save()
            self.tell()
            if self.passing and self.drafting.retrospective is not before:
                self.passing = False
                self.walk.say("")

    def _take(self, field: AnyField) -> None:
        field.read_widget()
        self.drafting.answer(field.question, field.value)
        self.drafting.leave_unread(field.question.key, field.unread)
