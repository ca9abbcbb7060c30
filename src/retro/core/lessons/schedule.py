"""Review schedule of lessons: due dates, and the effect of each result.

Reviews are due 1, 4 and 12 weeks after a lesson was written, then every year: spaced recall helps, and growing gaps
help no more than equal ones, so few fixed dates are enough. A late review moves the next one. A rule that didn't hold
returns sooner: from that day on it counts as if it had just been written.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeVar

from retro.core.gig.choices import Held
from retro.core.gig.ids import GigId, LessonId
from retro.core.gig.retrospective import Lesson, Retrospective, Review
from retro.core.gig.wording import short_day
from retro.core.rough_day import days_after
from retro.core.text.three_way_merge import merged_line

T = TypeVar("T")

GAPS = (7, 21, 56)
"""Days between reviews, the first counted from the day it was written: at 1, 4 and 12 weeks."""
YEAR = 365


@dataclass(frozen=True, slots=True)
class StoredLesson:
    """A lesson with the gig that it comes from."""

    lesson: Lesson
    gig: GigId
    """Id of its retrospective."""
    name: str
    """Name of that gig."""
    on: date
    """Day it was written: when its retrospective was finished."""
    replaced_by: LessonId | None = None
    """Id of the lesson that replaced it."""
    flag_name: str = ""
    """Name of the red flag that it was drawn from."""
    version: int = 1
    """Version of its retrospective."""
    changed_at: datetime | None = None
    """When its retrospective was last changed, if known."""


def due_on(kept: StoredLesson) -> date | None:
    """Return the day of its next review; None if it was retired or replaced."""
    lesson = kept.lesson
    if lesson.retired_on or kept.replaced_by:
        return None
    looks = _looks(lesson.reviews)
    last = max((review.on for review in lesson.reviews), default=kept.on)
    day = days_after(last, GAPS[looks] if looks < len(GAPS) else YEAR)
    return max(day, lesson.snoozed_until) if lesson.snoozed_until else day


def _looks(reviews: Sequence[Review]) -> int:
    """Count the reviews since it last didn't hold."""
    broken = [at for at, review in enumerate(reviews, 1) if review.result is Held.BROKEN]
    return len(reviews) - max(broken, default=0)


def is_look_due(kept: StoredLesson, today: date) -> bool:
    """Tell whether `due_on` has come; never of one that was retired or replaced."""
    on = due_on(kept)
    return on is not None and on <= today


def can_be_recalled(lesson: Lesson) -> bool:
    """Tell whether there is an if from which to recall a then."""
    return bool(lesson.cue.strip() and lesson.act.strip())


def due(every: Iterable[StoredLesson], today: date) -> list[StoredLesson]:
    """Return the lessons whose review is due, the longest waiting first."""
    dated = [(day, kept) for kept in every if (day := due_on(kept)) is not None and day <= today]
    return [kept for _, kept in sorted(dated, key=lambda pair: (pair[0], pair[1].lesson.id))]


def listed(every: Iterable[StoredLesson], today: date) -> list[StoredLesson]:
    """Return all lessons in the order of their next reviews, then what was replaced or retired, the newest first."""
    newest = sorted(every, key=lambda kept: (kept.on, kept.lesson.id), reverse=True)
    to_come = [(day, kept) for kept in newest if (day := due_on(kept)) is not None and day > today]
    return [
        *due(newest, today),
        *(kept for _, kept in sorted(to_come, key=lambda pair: pair[0])),
        *(kept for kept in newest if due_on(kept) is None),
    ]


def lesson_status_text(kept: StoredLesson, today: date) -> str:
    """Return its status: "due", "due 12 Jan 2027", "replaced", "retired"."""
    on = due_on(kept)
    if on is None:
        return "retired" if kept.lesson.retired_on else "replaced"
    return "due" if on <= today else f"due {short_day(on)}"


def look_of(lesson: Lesson, today: date) -> Review | None:
    """Return today's review, as long as it is the last one."""
    last = lesson.reviews[-1] if lesson.reviews else None
    return last if last and last.on == today else None


def sat_on(lesson: Lesson, since: date, today: date) -> date:
    """Return the day of the present review in a session that began on `since`, which may go on over one midnight."""
    last = lesson.reviews[-1] if lesson.reviews else None
    return last.on if last and max(since, today - timedelta(1)) <= last.on <= today else today


def reviewed(lesson: Lesson, today: date, result: Held, note: str = "", gig: GigId | None = None) -> Lesson:
    """Return the lesson with a review, which replaces one of the same day and ends a snooze."""
    look = Review(today, result, note, gig)
    return lesson._replace(reviews=(*unreviewed(lesson, today).reviews, look), snoozed_until=None)


def unreviewed(lesson: Lesson, today: date) -> Lesson:
    """Return the lesson without today's review."""
    return lesson._replace(reviews=lesson.reviews[:-1]) if look_of(lesson, today) else lesson


def with_look(lesson: Lesson, today: date, result: Held) -> Lesson:
    """Return the lesson with a review; today's note stays. A rule that was not met has no gig."""
    look = look_of(lesson, today)
    gig = look.gig if look and result.came_up else None
    return reviewed(lesson, today, result, look.note if look else "", gig)


def noted(lesson: Lesson, today: date, note: str) -> Lesson:
    """Return the lesson with a note on today's review; unchanged without one."""
    look = look_of(lesson, today)
    return _with_look(lesson, look._replace(note=note)) if look else lesson


def met_in(lesson: Lesson, today: date, gig: GigId | None) -> Lesson:
    """Return the lesson with the gig in which it came up, or none; unchanged without a review today."""
    look = look_of(lesson, today)
    return _with_look(lesson, look._replace(gig=gig)) if look else lesson


def _with_look(lesson: Lesson, look: Review) -> Lesson:
    return lesson._replace(reviews=(*lesson.reviews[:-1], look))


def snoozed(lesson: Lesson, today: date, days: int = 7) -> Lesson:
    """Return the lesson, due some days later."""
    return lesson._replace(snoozed_until=today + timedelta(days))


def retired(lesson: Lesson, today: date) -> Lesson:
    """Return the lesson, kept and never due again."""
    return lesson._replace(retired_on=today)


def unretired(lesson: Lesson) -> Lesson:
    """Return the lesson, in review again."""
    return lesson._replace(retired_on=None)


def carried(theirs: Lesson, ours: Lesson, before: Lesson, today: date) -> Lesson:
    """Return the lesson as another window wrote it, with what was changed here since `before`; both notes stay."""
    return _with_our_look(theirs, ours, before, today)._replace(
        snoozed_until=_newer(theirs.snoozed_until, ours.snoozed_until, before.snoozed_until),
        retired_on=_newer(theirs.retired_on, ours.retired_on, before.retired_on),
    )


def _with_our_look(theirs: Lesson, ours: Lesson, before: Lesson, today: date) -> Lesson:
    other, look, was = (look_of(each, today) for each in (theirs, ours, before))
    if look == was:
        return theirs
    if look is None:
        return unreviewed(theirs, today) if other == was else theirs
    if other is None:
        return reviewed(theirs, today, look.result, look.note, look.gig)
    if was is None:
        return reviewed(theirs, today, look.result, merged_line(other.note, "", look.note), look.gig)
    note = other.note if look.note == was.note else merged_line(other.note, was.note, look.note)
    result, gig = _newer(other.result, look.result, was.result), _newer(other.gig, look.gig, was.gig)
    return reviewed(theirs, today, result, note, gig)


def _newer(theirs: T, ours: T, before: T) -> T:
    """Return ours if it was changed here, else theirs."""
    return theirs if ours == before else ours


def replace_lesson(retrospective: Retrospective, lesson: Lesson) -> Retrospective:
    """Return the retrospective with this lesson in place of the one with its id."""
    return retrospective._replace(
        lessons=tuple(lesson if each.id == lesson.id else each for each in retrospective.lessons)
    )
