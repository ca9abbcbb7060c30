"""Editor of the lessons of every gig: reads them, changes one at a time, merges what another window saved first."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress

from retro.core.gig.ids import DocumentId, GigId, LessonId
from retro.core.gig.retrospective import Lesson
from retro.core.lessons import schedule
from retro.core.lessons.overview import LessonOverview
from retro.storage.autosave.status import Diverged
from retro.storage.errors import StoreError, UnknownId
from retro.storage.queries.lessons.due_count import LOOKS, OFF
from retro.storage.queries.lessons.stored_lessons import lesson_overview
from retro.tui.context import AppContext
from retro.tui.kit.retry import retry_locked, retry_locked_in_thread
from retro.tui.lessons.editor import LessonEditor
from retro.tui.lessons.review_session import FieldNote, ReviewSession

LessonChange = Callable[[Lesson], Lesson]


class BookEditor:
    """Holds the list of lessons, and the records of the gigs whose lessons were changed here."""

    def __init__(self, app_context: AppContext, sitting: ReviewSession) -> None:
        self._app_context = app_context
        self._sitting = sitting
        self.book = LessonOverview()
        self._in_hand: dict[str, LessonEditor] = {}

    async def read(self) -> LessonOverview:
        """Return what is stored by now, once what is offered to autosave was tried. Raises StoreError."""
        library, today = self._app_context.library, self._app_context.today()
        await asyncio.to_thread(self._app_context.autosave.flush)
        book = await retry_locked_in_thread(lambda: lesson_overview(library, today))
        await self._take_up()
        return book

    def take(self, book: LessonOverview) -> None:
        """Hold what was read with the changes made here, even those that the library refuses."""
        for lesson in (lesson for in_hand in self._in_hand.values() for lesson in in_hand.changed):
            book = book.changed(lesson)
        self.book = book

    async def change(self, gig: GigId, lesson: LessonId, how: LessonChange) -> None:
        """Change a lesson and save it soon; a locked library is retried. Raises StoreError."""
        await retry_locked(lambda: self._take(gig))
        self.change_now(gig, lesson, how)

    def change_now(self, gig: GigId, lesson: LessonId, how: LessonChange) -> None:
        """Change it without retrying. Raises StoreError."""
        self.book = self.book.changed(self._take(gig).change(lesson, how))

    def noting(self, lesson: LessonId, text: str) -> LessonChange | None:
        """Return the change that sets the note of today's review; None if that is the note, as far as is known."""
        kept = self.book.find(lesson)
        look = schedule.look_of(kept.lesson, self._sitting.day_of(kept.lesson)) if kept else None
        if kept is not None and (look is None or self._held(lesson, look.note).typed == text):
            return None

        def with_note(found: Lesson) -> Lesson:
            on = self._sitting.day_of(found)
            stands = schedule.look_of(found, on)
            if look is None or stands is None:
                return schedule.noted(found, on, text)
            held = self._held(lesson, look.note).written_on(text, stands.note)
            self._sitting.hold_note(lesson, held)
            return schedule.noted(found, on, held.saved)

        return with_note

    def _held(self, lesson: LessonId, note: str) -> FieldNote:
        return self._sitting.note_held(lesson) or FieldNote.filled(note)

    def note_now(self, gig: GigId, lesson: LessonId, text: str) -> None:
        """Set it without retrying."""
        if how := self.noting(lesson, text):
            with suppress(StoreError):  # nothing can be read; this was reported while typing
                self.change_now(gig, lesson, how)

    def has_changed(self, gig: DocumentId) -> bool:
        """Tell whether a lesson of the gig was changed here."""
        return gig in self._in_hand

    async def bring_home(self, moved: Diverged) -> bool:
        """Merge what parted from another window's version. Returns False if that is gone. Raises StoreError."""
        in_hand = self._in_hand[moved.old_id]
        await asyncio.to_thread(self._app_context.autosave.flush)
        return await retry_locked(lambda: in_hand.bring_home(moved))

    async def switch_reminders(self, *, off: bool) -> None:
        """Switch reminders of what is due off, or on again, permanently. Raises StoreError."""
        value = OFF if off else "on"
        await asyncio.wrap_future(self._app_context.store.submit(lambda store: store.set(LOOKS, value)))

    def _take(self, gig: GigId) -> LessonEditor:
        """Hold a gig's record from now on."""
        if gig not in self._in_hand:
            self._in_hand[gig] = LessonEditor(self._app_context, gig)
        return self._in_hand[gig]

    async def _take_up(self) -> None:
        """Read the held records as stored now; changes to one that is gone continue in its copy."""
        for in_hand in list(self._in_hand.values()):
            with suppress(UnknownId):
                await retry_locked(in_hand.reread)
