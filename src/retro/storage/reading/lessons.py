"""All rules that were written, with how they fared, without reading a single whole record."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import suppress

from retro.core.recall import Kept
from retro.core.retrospective import Held, Lesson, Obstacle, Review
from retro.storage.reading.due import IN_FORCE
from retro.storage.reading.due import lessons as due_count
from retro.storage.reading.library import Library
from retro.storage.reading.values import NEVER, day, instant, name_of, one_of, text

__all__ = ["due_count", "kept"]

LESSONS = f"""
SELECT l.*, g.title, g.created_at, g.finished_at FROM lesson AS l JOIN retrospective AS g ON g.id = l.retrospective
WHERE {IN_FORCE} ORDER BY g.finished_at, g.id, l.number
"""
REVIEWS = 'SELECT retrospective, lesson, "on", result, note, gig FROM review ORDER BY retrospective, lesson, number'
Reviews = Mapping[tuple[str, int], tuple[Review, ...]]


def kept(library: Library) -> list[Kept]:
    """Those of finished gigs outside the trash, the oldest first; of several replacements the newest is named."""
    with library.reading() as fetch:
        stored, looks = fetch(LESSONS, ()), _reviews(fetch(REVIEWS, ()))
    replaced = {row["replaces"]: row["id"] for row in stored if row["replaces"]}
    return [_kept(row, looks, replaced.get(row["id"])) for row in stored]


def _reviews(stored: Iterable[sqlite3.Row]) -> Reviews:
    found: dict[tuple[str, int], tuple[Review, ...]] = {}
    for row in stored:
        with suppress(ValueError):  # a damaged look hides no other
            on = day(row["on"])
            if on is not None:
                key = (row["retrospective"], row["lesson"])
                found[key] = (*found.get(key, ()), Review(on, Held(row["result"]), text(row["note"]), row["gig"]))
    return found


def _kept(row: sqlite3.Row, looks: Reviews, replaced_by: str | None) -> Kept:
    lesson = Lesson(
        id=row["id"],
        cue=text(row["cue"]),
        act=text(row["act"]),
        next_time=text(row["next_time"]),
        stop=text(row["stop"]),
        stop_on=day(row["stop_on"]),
        flag=row["flag"],
        replaces=row["replaces"],
        got_in_the_way=one_of(Obstacle, row["got_in_the_way"]),
        reviews=looks.get((row["retrospective"], row["number"]), ()),
        snoozed_until=day(row["snoozed_until"]),
        retired_on=day(row["retired_on"]),
    )
    written = (instant(row["finished_at"]) or NEVER).astimezone().date()
    return Kept(lesson, row["retrospective"], name_of(row["title"], row["created_at"]), written, replaced_by)
