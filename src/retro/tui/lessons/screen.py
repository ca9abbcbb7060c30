"""Lessons screen: every rule, recalled before it is shown, with its results."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.getters import query_one
from textual.widget import Widget

from retro.core.gig.choices import Held
from retro.core.gig.ids import GigId, LessonId
from retro.core.gig.retrospective import Lesson
from retro.core.gig.wording import in_quotes
from retro.core.lessons import schedule
from retro.storage.autosave.status import Diverged, Moved
from retro.storage.edit_files import Target
from retro.storage.errors import StoreError
from retro.tui.context import AppContext
from retro.tui.kit.button import WordButton
from retro.tui.kit.choice_row import ChoiceRow
from retro.tui.kit.dialogs.choose_gig import choose_gig
from retro.tui.kit.own_keys import in_own_keys
from retro.tui.kit.saving import ShownSaves
from retro.tui.kit.screen import BaseScreen
from retro.tui.lessons.book_editor import BookEditor, LessonChange
from retro.tui.lessons.edited_notes import has_review, named_note, noting_edit
from retro.tui.lessons.lesson_keys import OUTSIDE_TEXT, lesson_keys
from retro.tui.lessons.note_editing import NoteEditing
from retro.tui.lessons.page import LessonPage
from retro.tui.lessons.panes import LessonPanes
from retro.tui.lessons.review_session import ReviewSession
from retro.tui.navigation import LessonsRoute, Navigate, ReaderRoute
from retro.tui.terminal.safe_text import safe_text, toast

SNOOZED = "It comes back in a week."
RETIRED = "Retired. It stays here, without reminders; u restores it."
BACK = "Reminders are on again."
BOTH_SAVED = "{} was changed in another window too. Both changes are saved."
WHICH = "In which gig did it come up?"


class LessonsScreen(BaseScreen):
    """Does what its keys say to the lesson at the cursor."""

    AUTO_FOCUS = "LessonList"
    BINDINGS: ClassVar[list[BindingType]] = lesson_keys()

    panes = query_one(LessonPanes)
    shown_saves = ShownSaves.EVERY

    def __init__(self, app_context: AppContext, route: LessonsRoute) -> None:
        super().__init__()
        self._app_context = app_context
        self.sitting = ReviewSession(app_context.today)
        self.editor = BookEditor(app_context, self.sitting)
        self._counted = ""
        self._editing = NoteEditing(self, app_context, lambda: self.panes.page)

    def heading(self) -> str:
        """Return the screen's name for the title line."""
        return "Lessons"

    @property
    def today(self) -> date:
        """Return today's date."""
        return self._app_context.today()

    def compose_body(self) -> Iterable[Widget]:
        """Yield the list and the lesson."""
        yield LessonPanes(self.sitting)

    async def read_shown(self) -> None:
        """Read, and read again after another screen may have changed something."""
        self._read_again()

    async def look_again(self) -> None:
        """Read again; an open lesson stays as it is until it is left."""
        self.on_new_day()

    @work(group="read", exclusive=True)
    async def _read_again(self) -> None:
        await self.read()

    async def read(self) -> None:
        """Show what is stored by now with the changes made here."""
        self.save_now()
        try:
            book = await self.editor.read()
        except StoreError as error:
            toast(self, safe_text(str(error)), "error")
            return
        self.save_now()  # text typed in the meantime
        self.editor.take(book)
        self.show_book()

    async def follow_copy(self, moved: Moved) -> None:
        """Merge what parted from another window's version."""
        if isinstance(moved, Diverged) and self.editor.has_changed(moved.old_id):
            self.run_worker(self._bring_home(moved))

    async def _bring_home(self, moved: Diverged) -> None:
        self.save_now()
        name = next((kept.name for kept in self.editor.book.kept if kept.gig == moved.old_id), "")
        try:
            is_home = await self.editor.bring_home(moved)
        except StoreError as error:
            toast(self, safe_text(str(error)), "warning")
            return
        await self.read()
        self.remark(BOTH_SAVED.format(in_quotes(name)) if is_home else moved.line)

    def show_book(self, at: LessonId | None = None) -> None:
        """Show the lessons as they are now, with the cursor on the one named."""
        self.panes.show(self.editor.book, at)
        if self.title_line.state == self._counted:
            self.title_line.state = self._counted = self.editor.book.state(self.today)

    def on_new_day(self) -> None:
        """Update what is due; an open lesson stays as it is until it is left."""
        if not self.panes.is_reading:
            self._read_again()

    def remark(self, text: str) -> None:
        """Show the remark below the lessons."""
        self.panes.remark(text)

    def save_now(self) -> None:
        """Take the note from its field."""
        if noted := self.panes.page.noted:
            self.editor.note_now(noted.gig, noted.lesson, noted.note)
            self.panes.book = self.editor.book

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done."""
        if action == "edit_note":
            return self._editing.is_offered
        if action not in OUTSIDE_TEXT or not self.is_mounted:
            return True
        if action == "looks":
            book = self.editor.book
            return bool(book.kept) and book.is_off is not parameters[0] and not self.panes.is_writing
        return self.panes.can(action)

    @on(LessonPage.Noted)
    async def _noted(self, message: LessonPage.Noted) -> None:
        noted = self.panes.page.noted
        newest = noted if noted and noted.lesson == message.lesson else message
        if how := self.editor.noting(newest.lesson, newest.note):
            await self._change(message.gig, message.lesson, how)

    @on(ChoiceRow.Chosen, "#held")
    async def _chosen(self, message: ChoiceRow.Chosen) -> None:
        if message.value:
            await self.action_judge(message.value)
        else:
            await self._do(schedule.unreviewed)

    @on(WordButton.Pressed, "#met")
    def _ask_which(self) -> None:
        if kept := self.panes.current:
            choose_gig(self, self._app_context, WHICH, kept.gig, lambda gig: self.run_worker(self._meet(gig)))

    @on(WordButton.Pressed, "#unmet")
    async def _unmet(self) -> None:
        await self._meet(None)

    async def _meet(self, gig: GigId | None) -> None:
        if await self._do(lambda lesson, today: schedule.met_in(lesson, today, gig)):
            await self.read()

    @on(WordButton.Pressed, "#done")
    def _go_on(self) -> None:
        """Go to the next one to recall, or back to the list."""
        waiting = self.sitting.hidden(self.editor.book)
        self._back(waiting[0].lesson.id if waiting else None)
        if waiting:
            self.panes.open()

    @on(WordButton.Pressed, "#gig")
    def action_open_gig(self) -> None:
        """Read the gig that the lesson is from."""
        self.save_now()
        if kept := self.panes.current:
            self.post_message(Navigate(ReaderRoute(kept.gig)))

    def action_edit_note(self) -> None:
        """Open the note in the user's editor."""
        self._editing.edit()

    async def take_edit(self, target: Target, known: str, text: str) -> bool:
        """Take an edit of a note that this screen shows, or of a lesson that was changed here."""
        if (named := named_note(target.question)) is None:
            return False
        if self._editing.take(named, known, text):
            return True
        kept = self.editor.book.find(named[0])
        is_here = kept is not None and has_review(kept.lesson, named[1])
        return is_here and await self._change(GigId(target.gig), named[0], noting_edit(named[1], known, text))

    def action_leave(self) -> None:
        """Go from the lesson to the list, or from the list out."""
        if self.panes.is_reading:
            self._back()
        else:
            self.action_close()

    async def action_judge(self, result: str) -> None:
        """Note how it went; the user can add a note."""
        if await self._do(lambda lesson, today: schedule.with_look(lesson, today, Held(result))):
            self.panes.write_note()

    async def action_looks(self, off: bool) -> None:
        """Switch reminders of what is due off, or on again, permanently."""
        try:
            await self.editor.switch_reminders(off=off)
        except StoreError as error:
            toast(self, safe_text(str(error)), "error")
        else:
            await self.read()

    async def action_snooze(self) -> None:
        """Review it in a week."""
        await self._put_away(schedule.snoozed, SNOOZED)

    async def action_retire(self) -> None:
        """Keep it, and never ask again."""
        await self._put_away(schedule.retired, in_own_keys(self, RETIRED, "lessons.bring_back"))

    async def action_bring_back(self) -> None:
        """Put it back into review."""
        if await self._do(lambda lesson, today: schedule.unretired(lesson)):
            self._back()
            self.remark(BACK)

    async def _put_away(self, how: Callable[[Lesson, date], Lesson], said: str) -> None:
        """Change the lesson so that it is not asked for, and go to the one below."""
        below = self.panes.lessons.below
        if await self._do(lambda lesson, _: how(lesson, self.today)):
            self._back(below)
            self.remark(said)

    async def _change(self, gig: GigId, lesson: LessonId, how: LessonChange) -> bool:
        """Change a lesson and save it soon. Returns whether it could be done; else the reason is shown."""
        try:
            await self.editor.change(gig, lesson, how)
        except StoreError as error:
            toast(self, safe_text(str(error)), "warning")
            return False
        self.panes.book = self.editor.book
        return True

    async def _do(self, how: Callable[[Lesson, date], Lesson]) -> bool:
        """Change the lesson at the cursor. Returns whether that could be done."""
        self.save_now()
        kept = self.panes.current
        if kept is None or not await self._change(kept.gig, kept.lesson.id, self._of_this_sitting(how)):
            return False
        self._app_context.autosave.save_soon()
        self.show_book()
        return True

    def _of_this_sitting(self, how: Callable[[Lesson, date], Lesson]) -> LessonChange:
        return lambda lesson: how(lesson, self.sitting.day_of(lesson))

    def _back(self, at: LessonId | None = None) -> None:
        """Go to the list, and sort it again."""
        self.save_now()
        self._app_context.autosave.save_soon()
        self.editor.book = self.editor.book.in_order(self.today)
        self.panes.go_back()
        self.show_book(at)
