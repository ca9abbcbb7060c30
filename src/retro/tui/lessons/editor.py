"""Editor of one gig's record during a lesson review; each change goes to autosave."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from retro.core.gig.ids import GigId, LessonId
from retro.core.gig.retrospective import Lesson, Retrospective
from retro.core.lessons import schedule
from retro.storage.autosave.status import Diverged
from retro.storage.errors import UnknownId
from retro.storage.queries.record import retrospective_by_id
from retro.tui.context import AppContext
from retro.tui.kit.gigs.newest import newest_retrospective

GONE = "This lesson isn't there any more."


class LessonEditor:
    """Holds the record as last read and changed here; it never overwrites another window's words."""

    def __init__(self, app_context: AppContext, gig: GigId) -> None:
        """Raises StoreError."""
        self._app_context = app_context
        self._gig = gig
        self._begun = app_context.today()
        self._changed: set[LessonId] = set()
        self._retrospective, self._version = self._read()
        self._stored = self._retrospective
        """The record as last read or saved; what differs from it was changed here since."""

    def lesson(self, id: LessonId) -> Lesson:
        """Return a lesson as it is now. Raises UnknownId."""
        return _found(self._retrospective, id)

    def change(self, id: LessonId, how: Callable[[Lesson], Lesson]) -> Lesson:
        """Change a lesson, and save it soon. Raises UnknownId."""
        self._note_saved()
        before = self.lesson(id)
        after = how(before)
        if after != before:
            self._changed.add(id)
            self._offer(schedule.replace_lesson(self._retrospective, after))
        return after

    def bring_home(self, moved: Diverged) -> bool:
        """Apply what was done here to what another window saved first, in place of a copy.

        The copy goes to the trash. Returns False if the gig is gone; the copy then stays. Raises StoreError.
        """
        try:
            stored, version = self._read_stored()
            both = self._with_changes(stored)
        except UnknownId:
            return False
        self._version, self._stored = version, stored
        self._app_context.autosave.forget(moved.new_id)
        self._app_context.store.submit(lambda store: store.delete(moved.new_id))
        self._offer(both)
        return True

    def _day_of(self, lesson: Lesson) -> date:
        """Return the day of the review that was done here."""
        return schedule.sat_on(lesson, self._begun, self._app_context.today())

    def reread(self) -> None:
        """Read what is stored by now; what was changed here since stays.

        Raises StoreError, and UnknownId if a lesson that was changed here is gone.
        """
        self._note_saved()
        read, version = self._read()
        both = self._with_changes(read)
        self._retrospective, self._version, self._stored = both, version, read
        if both != read:
            self._offer(both)

    def _note_saved(self) -> None:
        """Note what the library has taken: what another window does to it from then on is newer."""
        if self._app_context.autosave.is_saved(self._gig):
            self._stored = self._retrospective

    def _with_changes(self, stored: Retrospective) -> Retrospective:
        """Return the record as stored, with what was changed here since. Raises UnknownId if one of those is gone."""
        for id in self._changed:
            stored = schedule.replace_lesson(stored, self._with_ours(_found(stored, id)))
        return stored

    def _with_ours(self, theirs: Lesson) -> Lesson:
        """Return the lesson as stored, with what was changed here since it was last read or saved."""
        ours, before = self.lesson(theirs.id), _found(self._stored, theirs.id)
        if ours in (theirs, before):
            return theirs
        return ours if theirs == before else schedule.carried(theirs, ours, before, self._day_of(ours))

    @property
    def changed(self) -> tuple[Lesson, ...]:
        """Return the lessons that were changed here."""
        return tuple(lesson for lesson in self._retrospective.lessons if lesson.id in self._changed)

    def _offer(self, retrospective: Retrospective) -> None:
        self._retrospective = retrospective.touched()
        self._app_context.autosave.schedule_save(self._retrospective, version=self._version)

    def _read(self) -> tuple[Retrospective, int | None]:
        found = newest_retrospective(self._app_context, self._gig)
        if found is None:
            raise UnknownId(GONE)
        return found.document, found.version

    def _read_stored(self) -> tuple[Retrospective, int | None]:
        found = retrospective_by_id(self._app_context.library, self._gig)
        if found is None or found.deleted_at is not None:
            raise UnknownId(GONE)
        return found.retrospective, found.version


def _found(retrospective: Retrospective, id: LessonId) -> Lesson:
    for lesson in retrospective.lessons:
        if lesson.id == id:
            return lesson
    raise UnknownId(GONE)
