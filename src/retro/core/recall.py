"""Lessons that come back: when each is due, and what becomes of it. Pure.

A lesson is looked at 1, 4 and 12 weeks after it was written, then every year (DOMAIN.md section 4: spaced
recall helps, growing gaps help no more, so few fixed dates are enough). A look that comes late moves the next one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from retro.core.retrospective import Held, Lesson, Review
from retro.core.wording import short_day

GAPS = (7, 21, 56)
"""Days from one look to the next, the first from the day it was written: at 1, 4 and 12 weeks."""
YEAR = 365


@dataclass(frozen=True, slots=True)
class Kept:
    """A lesson with where it comes from."""

    lesson: Lesson
    gig: str
    """The id of its retrospective."""
    name: str
    """The name of that gig."""
    on: date
    """The day it was written: when its retrospective was finished."""
    replaced_by: str | None = None
    """The id of the lesson that took its place."""


def due_on(kept: Kept) -> date | None:
    """The day of its next look; None for one that was retired or replaced."""
    lesson = kept.lesson
    if lesson.retired_on or kept.replaced_by:
        return None
    looks = len(lesson.reviews)
    last = max((review.on for review in lesson.reviews), default=kept.on)
    gap = timedelta(GAPS[looks] if looks < len(GAPS) else YEAR)
    day = last + gap if last <= date.max - gap else date.max
    return max(day, lesson.snoozed_until) if lesson.snoozed_until else day


def due(every: Iterable[Kept], today: date) -> list[Kept]:
    """Those whose look is due, the longest waiting first."""
    dated = [(day, kept) for kept in every if (day := due_on(kept)) is not None and day <= today]
    return [kept for _, kept in sorted(dated, key=lambda pair: (pair[0], pair[1].lesson.id))]


def listed(every: Iterable[Kept], today: date) -> list[Kept]:
    """All of them: those that are due, then the others, the newest first, then what was replaced or retired."""
    newest = sorted(every, key=lambda kept: (kept.on, kept.lesson.id), reverse=True)
    first = due(newest, today)
    dated = [(kept, due_on(kept)) for kept in newest]
    return [
        *first,
        *(kept for kept, on in dated if on is not None and on > today),
        *(kept for kept, on in dated if on is None),
    ]


def standing(kept: Kept, today: date) -> str:
    """How it stands with it: "to look at", "comes back 12 Jan 2027", "replaced", "retired"."""
    on = due_on(kept)
    if on is None:
        return "retired" if kept.lesson.retired_on else "replaced"
    return "to look at" if on <= today else f"comes back {short_day(on)}"


def reviewed(lesson: Lesson, today: date, result: Held, note: str = "", gig: str | None = None) -> Lesson:
    """The lesson after a look; a snooze is over."""
    return replace(lesson, reviews=(*lesson.reviews, Review(today, result, note, gig)), snoozed_until=None)


def snoozed(lesson: Lesson, today: date, days: int = 7) -> Lesson:
    """The lesson, to be looked at some days later."""
    return replace(lesson, snoozed_until=today + timedelta(days))


def retired(lesson: Lesson, today: date) -> Lesson:
    """The lesson, kept and never due again."""
    return replace(lesson, retired_on=today)


def unretired(lesson: Lesson) -> Lesson:
    """The lesson, back among those that come back."""
    return replace(lesson, retired_on=None)
