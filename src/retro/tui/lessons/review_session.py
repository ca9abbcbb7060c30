"""One review session: which lessons were recalled, and may be shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from retro.core.gig.answer_kinds import AnswerEntry
from retro.core.gig.ids import GigId, LessonId
from retro.core.gig.retrospective import Lesson, Review
from retro.core.lessons import schedule
from retro.core.lessons.overview import LessonOverview
from retro.core.lessons.schedule import StoredLesson
from retro.core.text.clock import Clock
from retro.core.text.three_way_merge import merged_line


@dataclass(frozen=True, slots=True)
class LessonView:
    """What is shown of a lesson now."""

    lesson: Lesson
    gig: GigId
    """Id of the gig that it is from."""
    is_hidden: bool = False
    """True if the then must be recalled before it is shown."""
    recalled: str = ""
    """What the user recalled today, in their words."""
    can_judge: bool = True
    """True if it is in force, so that the user can say how it fared."""
    look: Review | None = None
    """Today's review."""
    met_in: str = ""
    """Name of the gig in which it came up today."""
    is_last: bool = True
    """True if no other is due."""
    looks: tuple[AnswerEntry, ...] = ()
    story: tuple[AnswerEntry, ...] = ()


class FieldNote(NamedTuple):
    """What a note's field held at last, and what was saved of it: with another window's note that is longer."""

    typed: str
    saved: str
    base: str
    """What the field held before the note of the other window was met."""
    theirs: str
    """That note; `base` if there is none."""

    @classmethod
    def filled(cls, note: str) -> FieldNote:
        """Return it for a field that shows what is saved."""
        return cls(note, note, note, note)

    def written_on(self, typed: str, stored: str) -> FieldNote:
        """Return it after more was typed; what another window has stored since stays beside that."""
        base, theirs = (self.base, self.theirs) if stored == self.saved else (self.typed, stored)
        both = typed if base == theirs else merged_line(theirs, base, typed)
        return FieldNote(typed, both, base, theirs)


class ReviewSession:
    """State that is not stored; only how the rule fared is."""

    def __init__(self, today: Clock) -> None:
        self._today = today
        self._begun = today()
        self._seen: set[LessonId] = set()
        self._recalled: dict[LessonId, str] = {}
        self._notes: dict[LessonId, FieldNote] = {}

    @property
    def today(self) -> date:
        """Return today's date."""
        return self._today()

    def day_of(self, lesson: Lesson) -> date:
        """Return the day of the present review of a lesson, also if midnight has passed since."""
        return schedule.sat_on(lesson, self._begun, self.today)

    def show(self, id: LessonId) -> None:
        """Show the then of this lesson from now on."""
        self._seen.add(id)

    def remember(self, id: LessonId, words: str) -> None:
        """Keep what the user recalled."""
        self._recalled[id] = words

    def hold_note(self, id: LessonId, note: FieldNote) -> None:
        """Keep what its field was filled with, or what was taken from it."""
        self._notes[id] = note

    def note_held(self, id: LessonId) -> FieldNote | None:
        """Return what its field held at last."""
        return self._notes.get(id)

    def is_hidden(self, kept: StoredLesson) -> bool:
        """Tell whether its then is still to be recalled."""
        is_new = kept.lesson.id not in self._seen
        return is_new and schedule.is_look_due(kept, self.today) and schedule.can_be_recalled(kept.lesson)

    def can(self, action: str, kept: StoredLesson) -> bool:
        """Tell whether this can be done to a lesson: how it fared can be said only when the then is shown."""
        is_in_force = schedule.due_on(kept) is not None
        return {
            "judge": is_in_force and not self.is_hidden(kept),
            "snooze": schedule.is_look_due(kept, self.today),
            "retire": is_in_force,
            "bring_back": kept.lesson.retired_on is not None,
        }.get(action, True)

    def hidden(self, book: LessonOverview) -> list[StoredLesson]:
        """Return those still to be recalled, the longest waiting first."""
        return [kept for kept in schedule.due(book.kept, self.today) if self.is_hidden(kept)]

    def view(self, book: LessonOverview, kept: StoredLesson) -> LessonView:
        """Return what is shown of a lesson now."""
        lesson = kept.lesson
        look = schedule.look_of(lesson, self.day_of(lesson))
        return LessonView(
            lesson=lesson,
            gig=kept.gig,
            is_hidden=self.is_hidden(kept),
            recalled=self._recalled.get(lesson.id, ""),
            can_judge=schedule.due_on(kept) is not None,
            look=look,
            met_in=book.names.get(look.gig, "") if look and look.gig else "",
            is_last=not any(self.is_hidden(each) for each in book.kept if each.lesson.id != lesson.id),
            looks=book.looks(kept),
            story=book.story(kept, self.today),
        )
