"""The list of all lessons: its order, status line and history."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from retro.core.gig import wording
from retro.core.gig.answer_kinds import AnswerEntry
from retro.core.gig.choices import Held, Obstacle
from retro.core.gig.ids import LessonId
from retro.core.gig.part_kinds import NEXT_LIKELY, RED_FLAG, STOP_IF
from retro.core.gig.retrospective import Lesson, Review
from retro.core.lessons import schedule
from retro.core.lessons.schedule import StoredLesson

NONE_YET = "No rules yet. A retrospective can end with one, and it comes back here."
HOW = "Read the “if”, recall the “then”, then check what you wrote."
OFF = "Reminders are off. Press Z to turn them on."
IN_THE_WAY, BEFORE = "What got in the way of this one", "What got in the way of the earlier rule"
SAID: Mapping[Held, str] = {
    Held.HELD: "It held.",
    Held.BROKEN: "Not this time. What got in the way? If it was the rule, read the gig and reword it there.",
    Held.NOT_MET: "Hasn't come up yet.",
}
OFTEN_BROKEN = (
    "That's {:,} times it didn't hold. What got in the way? It may need other words: read the gig and reword it."
)
"""Said of a rule that didn't hold for the second time or later, and that held no more often."""
ONE_LESSON, LESSONS, WITH_DUE = "1 lesson", "{:,} lessons", "{}, {:,} due"
NOTHING_DUE, NOTHING_DUE_UNTIL = "Nothing due today.", "Nothing due today. Next review: {}."
IN_A_GIG = "in {}"
REPLACED_BY = "Replaced by"
NEXT_REVIEW = "Next review"
GOT_IN_THE_WAY = "What got in the way"


def said_of(result: Held, lesson: Lesson) -> str:
    """Return what is said after a review, one of the lesson's; a rule that is often broken asks for other words."""
    held, broken = (sum(look.result is each for look in lesson.reviews) for each in (Held.HELD, Held.BROKEN))
    is_often = result is Held.BROKEN and broken > 1 and broken >= held
    return OFTEN_BROKEN.format(broken) if is_often else SAID[result]


@dataclass(frozen=True, slots=True)
class LessonOverview:
    """Every lesson of a finished gig, and the names of the gigs in which one came up."""

    kept: tuple[StoredLesson, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    """Names by id."""
    is_off: bool = False
    """True if nothing is said of what is due, at home and at a shell's start."""

    def find(self, id: LessonId | None) -> StoredLesson | None:
        """Return the lesson of that id; None if it is gone."""
        return next((kept for kept in self.kept if kept.lesson.id == id), None) if id else None

    def changed(self, lesson: Lesson) -> LessonOverview:
        """Return the list with one lesson changed."""
        kept = (replace(each, lesson=lesson) if each.lesson.id == lesson.id else each for each in self.kept)
        return replace(self, kept=tuple(kept))

    def in_order(self, today: date) -> LessonOverview:
        """Return the lessons in the order of `schedule.listed`."""
        return replace(self, kept=tuple(schedule.listed(self.kept, today)))

    def state(self, today: date) -> str:
        """Format as "12 lessons, 1 due"; "" without lessons."""
        count, due = len(self.kept), len(schedule.due(self.kept, today))
        lessons = "" if not count else ONE_LESSON if count == 1 else LESSONS.format(count)
        return WITH_DUE.format(lessons, due) if due else lessons

    def hint(self, today: date) -> str:
        """Return the line over the list: nothing yet, reminders are off, how to review, or when the next comes."""
        if not self.kept or self.is_off:
            return OFF if self.kept else NONE_YET
        days = [on for each in self.kept if (on := schedule.due_on(each)) is not None]
        if any(on <= today for on in days):
            return HOW
        return NOTHING_DUE_UNTIL.format(wording.short_day(min(days))) if days else NOTHING_DUE

    def looks(self, kept: StoredLesson) -> tuple[AnswerEntry, ...]:
        """Return each review, the newest first: its day, how the lesson fared, the note, the gig."""
        return tuple(
            AnswerEntry(self._fared(look), wording.short_day(look.on)) for look in reversed(kept.lesson.reviews)
        )

    def story(self, kept: StoredLesson, today: date) -> tuple[AnswerEntry, ...]:
        """Describe where the lesson comes from, what it replaced or was replaced by and why, and when it returns."""
        return tuple(AnswerEntry(text, label) for label, text in self._story(kept, today) if text.strip())

    def _story(self, kept: StoredLesson, today: date) -> Iterator[tuple[str, str]]:
        lesson = kept.lesson
        yield "Written", f"{wording.short_day(kept.on)}, after {kept.name}"
        yield RED_FLAG, kept.flag_name
        yield NEXT_LIKELY, lesson.next_time
        yield STOP_IF, " by ".join(filter(None, (lesson.stop, wording.day_text(lesson.stop_on))))
        before, after = self.find(lesson.replaces), self.find(kept.replaced_by)
        yield "Replaced", _beside(before, GOT_IN_THE_WAY, lesson.got_in_the_way)
        yield REPLACED_BY, _beside(after, IN_THE_WAY, after.lesson.got_in_the_way) if after else ""
        on = schedule.due_on(kept)
        yield NEXT_REVIEW, wording.short_day(on) if on and on > today else ""
        yield "Retired", wording.short_day(lesson.retired_on) if lesson.retired_on else ""

    def _fared(self, look: Review) -> str:
        name = self.names.get(look.gig) if look.gig else None
        return " · ".join(filter(None, (wording.fared(look), IN_A_GIG.format(name) if name else "")))


def _beside(kept: StoredLesson | None, question: str, obstacle: Obstacle | None) -> str:
    """Describe another rule with its gig, and what got in the way of the earlier of the two."""
    rule = f"{wording.rule_text(kept.lesson)} ({kept.name}, {wording.month(kept.on)})" if kept else ""
    way = f"{question if kept else BEFORE}: {wording.obstacle(obstacle)}." if obstacle else ""
    return " ".join(part for part in (rule, way) if part)
