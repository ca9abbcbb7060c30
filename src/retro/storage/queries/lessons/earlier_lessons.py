"""Reads the lessons of the newest other gigs, by flag key."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Mapping

from retro.core.gig.ids import GigId, LessonId
from retro.core.gig.retrospective import Review
from retro.core.wizard.history import EarlierLesson
from retro.storage.queries.columns import gig_day, gig_id, id_text, instant, name_of_gig, stored_text
from retro.storage.queries.flags import NEWEST_FIRST, NEWEST_GIGS
from retro.storage.queries.lessons.in_force import rule_in_force
from retro.storage.queries.lessons.reviews import reviews_of
from retro.storage.queries.library import Library

LESSONS = f"""
SELECT l.key, l.id, l.number, l.cue, l.act, {rule_in_force("g.id <> ?1")} AS is_in_force, g.* FROM ({NEWEST_GIGS}) AS g
JOIN lesson AS l ON l.retrospective = g.gig WHERE l.key IS NOT NULL {NEWEST_FIRST}, l.number
"""
"""What the gig that is left out replaces is still in force, so that it can be shown beside its successor there."""
REVIEWS = f"""
SELECT v.retrospective, v.lesson, v."on", v.result, v.note, v.gig FROM ({NEWEST_GIGS}) AS g
JOIN review AS v ON v.retrospective = g.gig ORDER BY v.retrospective, v.lesson, v.number
"""


def earlier_lessons(
    library: Library, keys: Collection[str], *, besides: GigId | None = None
) -> Mapping[str, tuple[EarlierLesson, ...]]:
    """Read the lessons linked to these flags, those in force first, without the gig `besides`."""
    with library.reading() as fetch:
        stored, reviews = fetch(LESSONS, (besides or "",)), reviews_of(fetch(REVIEWS, (besides or "",)))
    found: dict[str, list[EarlierLesson]] = {}
    for row in stored:
        if row["key"] in keys:
            found.setdefault(row["key"], []).append(_lesson(row, reviews.get((row["gig"], row["number"]), ())))
    return {key: tuple(sorted(some, key=lambda one: not one.is_in_force)) for key, some in found.items()}


def _lesson(row: sqlite3.Row, reviews: tuple[Review, ...]) -> EarlierLesson:
    finished = instant(row["finished_at"])
    since = finished.astimezone().date() if finished else None
    return EarlierLesson(
        LessonId(id_text(row["id"])),
        gig_id(row["gig"]),
        name_of_gig(row["title"], row["created_at"]),
        gig_day(row["day"], row["created_at"]),
        cue=stored_text(row["cue"]),
        act=stored_text(row["act"]),
        since=since,
        reviews=reviews,
        is_in_force=bool(row["is_in_force"]),
    )
