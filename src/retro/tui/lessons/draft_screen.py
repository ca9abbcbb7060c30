"""Base of the Lessons screen: loads lessons on a thread, changes one at a time, shows the save status."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import date

from textual import work

from retro.core.gig.ids import GigId, LessonId
from retro.core.gig.retrospective import Lesson
from retro.core.gig.wording import in_quotes
from retro.core.lessons import schedule
from retro.core.lessons.overview import LessonOverview
from retro.storage.autosave.status import Diverged
from retro.storage.errors import StoreError, UnknownId
from retro.storage.queries import lessons
from retro.storage.queries.due import LOOKS, OFF
from retro.tui.context import AppContext
from retro.tui.kit.retry import retry_locked, retry_locked_in_thread
from retro.tui.kit.saving import ShownSaves
from retro.tui.kit.screen import BaseScreen
from retro.tui.lessons.editor import LessonEditor
from retro.tui.lessons.review_session import ReviewSession
from retro.tui.terminal.safe_text import safe_text, toast

BOTH_SAVED = "{} was changed in another window too. Both changes are saved."


class LessonDraftScreen(BaseScreen):
    """Holds the list of lessons, and the records of the gigs whose lessons were changed here."""

    shown_saves = ShownSaves.EVERY

    def __init__(self, app_context: AppContext) -> None:
        super().__init__()
        self.app_context = app_context
        self.sitting = ReviewSession(app_context.today)
        self.book = LessonOverview()
        self._in_hand: dict[str, LessonEditor] = {}

    @property
    def today(self) -> date:
        """Return today's date."""
        return self.app_context.today()

    def heading(self) -> str:
        """Return the screen's name for the title line."""
        return "Lessons"

    def show_book(self) -> None:
        """Handle lessons that were read or reordered; overridden."""

    def remark(self, text: str) -> None:
        """Show a passing remark; overridden."""

    def on_screen_resume(self) -> None:
        """Read, and read again after another screen may have changed something."""
        self._read_again()

    @work(group="read", exclusive=True)
    async def _read_again(self) -> None:
        await self.read()

    async def read(self) -> None:
        """Return what is stored by now with the changes made here, even those that the library refuses."""
        self.save_now()
        library, today = self.app_context.library, self.today
        try:
            await asyncio.to_thread(self.app_context.autosave.flush)
            book = await retry_locked_in_thread(lambda: lessons.book(library, today))
            await self._take_up()
        except StoreError as error:
            toast(self, safe_text(str(error)), "error")
            return
        self.save_now()  # text typed in the meantime
        for lesson in (lesson for in_hand in self._in_hand.values() for lesson in in_hand.changed):
            book = book.changed(lesson)
        self.book = book
        self.show_book()

    async def change(self, gig: GigId, lesson: LessonId, how: Callable[[Lesson], Lesson]) -> bool:
        """Change a lesson and save it soon. Returns whether it could be done."""
        try:
            await retry_locked(lambda: self._take(gig))
            self.change_now(gig, lesson, how)
        except StoreError as error:
            toast(self, safe_text(str(error)), "warning")
            return False
        return True

    def change_now(self, gig: GigId, lesson: LessonId, how: Callable[[Lesson], Lesson]) -> None:
        """Change it without retrying. Raises StoreError."""
        self.book = self.book.changed(self._take(gig).change(lesson, how))

    async def note(self, gig: GigId, lesson: LessonId, text: str) -> None:
        """Set the note of today's review."""
        if self._is_news(lesson, text):
            await self.change(gig, lesson, lambda found: schedule.noted(found, self.sitting.day_of(found), text))

    def note_now(self, gig: GigId, lesson: LessonId, text: str) -> None:
        """Set it without retrying."""
        if self._is_news(lesson, text):
            with suppress(StoreError):  # nothing can be read; this was reported while typing
                self.change_now(gig, lesson, lambda found: schedule.noted(found, self.sitting.day_of(found), text))

    def _is_news(self, lesson: LessonId, text: str) -> bool:
        """Tell whether the note differs, as far as is known."""
        kept = self.book.find(lesson)
        look = schedule.look_of(kept.lesson, self.sitting.day_of(kept.lesson)) if kept else None
        return kept is None or (look is not None and look.note != text)

    def _take(self, gig: GigId) -> LessonEditor:
        """Hold a gig's record from now on."""
        if gig not in self._in_hand:
            self._in_hand[gig] = LessonEditor(self.app_context, gig)
        return self._in_hand[gig]

    async def action_looks(self, off: bool) -> None:
        """Switch reminders of what is due off, or on again, permanently."""
        value = OFF if off else "on"
        try:
            await asyncio.wrap_future(self.app_context.store.submit(lambda store: store.set(LOOKS, value)))
        except StoreError as error:
            toast(self, safe_text(str(error)), "error")
        else:
            await self.read()

    async def follow_copy(self, moved: Diverged) -> None:
        """Merge what parted from another window's version."""
        if moved.old_id in self._in_hand:
            self.run_worker(self._bring_home(self._in_hand[moved.old_id], moved))

    async def _bring_home(self, in_hand: LessonEditor, moved: Diverged) -> None:
        self.save_now()
        name = next((kept.name for kept in self.book.kept if kept.gig == moved.old_id), "")
        await asyncio.to_thread(self.app_context.autosave.flush)
        try:
            is_home = await retry_locked(lambda: in_hand.bring_home(moved))
        except StoreError as error:
            toast(self, safe_text(str(error)), "warning")
            return
        await self.read()
        both = BOTH_SAVED.format(in_quotes(name))
        self.remark(both if is_home else moved.line)

    async def _take_up(self) -> None:
        """Read the held records as stored now; changes to one that is gone continue in its copy."""
        for in_hand in list(self._in_hand.values()):
            with suppress(UnknownId):
                await retry_locked(in_hand.reread)
