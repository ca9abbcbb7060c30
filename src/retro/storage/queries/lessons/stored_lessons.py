"""Reads all lessons with their results, without reading whole records."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cache

from retro.core.gig import wording
from retro.core.gig.choices import Obstacle
from retro.core.gig.flag_names import catalogue_name as name_of_flag
from retro.core.gig.flag_names import flag_key
from retro.core.gig.ids import GigId, LessonId
from retro.core.gig.retrospective import Lesson
from retro.core.lessons.overview import LessonOverview
from retro.core.lessons.schedule import StoredLesson
from retro.storage.queries.columns import (
    NEVER,
    enum_or_none,
    gig_id,
    id_text,
    instant,
    name_of_gig,
    stamp,
    stored_day,
    stored_text,
    text_or_none,
    version_of,
)
from retro.storage.queries.flags import NEWEST
from retro.storage.queries.lessons.due_count import LOOKS, OFF
from retro.storage.queries.lessons.in_force import RULE_IN_FORCE, WRITTEN_RULE
from retro.storage.queries.lessons.reviews import Reviews, reviews_of
from retro.storage.queries.library import Fetch, Library
from retro.storage.queries.settings import SETTING
from retro.storage.queries.standing import IS_FINISHED

LESSONS = f"""
SELECT l.*, g.title, g.created_at, g.finished_at, g.updated_at, g.version, f.name AS flag_name
FROM lesson AS l JOIN retrospective AS g ON g.id = l.retrospective
LEFT JOIN red_flag AS f ON f.retrospective = l.retrospective AND +f.key = l.key
WHERE {WRITTEN_RULE} ORDER BY g.finished_at, g.id, l.number
"""
"""The plus keeps SQLite from the index of keys: a gig has few flags, and a flag many gigs."""
HEADS = f"""
SELECT l.rowid AS number, l.flag, g.finished_at
FROM lesson AS l JOIN retrospective AS g ON g.id = l.retrospective
WHERE {RULE_IN_FORCE} ORDER BY g.finished_at, g.id, l.number
"""
"""What ranks a lesson; its texts are read only of those at the top."""
RANKED = f"""
SELECT l.*, l.rowid AS number_of_row, g.title, g.created_at, g.finished_at, g.updated_at, g.version, '' AS flag_name
FROM lesson AS l JOIN retrospective AS g ON g.id = l.retrospective
WHERE {WRITTEN_RULE} AND l.rowid IN (SELECT value FROM json_each(?))
"""
REVIEWS = 'SELECT retrospective, lesson, "on", result, note, gig FROM review ORDER BY retrospective, lesson, number'
MET_IN = """
SELECT id, title, created_at FROM retrospective
WHERE deleted_at IS NULL AND id IN (SELECT gig FROM review WHERE gig IS NOT NULL)
"""
"""Gigs in which a rule came up, drafts included."""
_NEW_GIGS = f"""
SELECT * FROM retrospective
WHERE {IS_FINISHED.format("retrospective")} AND created_at < ?1 AND id <> ?2
ORDER BY created_at DESC, id DESC LIMIT {NEWEST}
"""
FREE_RULES = f"""
SELECT l.*, g.title, g.created_at, g.finished_at, g.updated_at, g.version, '' AS flag_name
FROM ({_NEW_GIGS}) AS g JOIN lesson AS l ON l.retrospective = g.id
WHERE {RULE_IN_FORCE} AND l.flag IS NULL ORDER BY g.finished_at, g.id, l.number
"""
"""Rules in force without a red flag, of the newest finished gigs written down before an instant."""
FREE_REVIEWS = f"""
SELECT r.* FROM ({_NEW_GIGS}) AS g JOIN review AS r ON r.retrospective = g.id
ORDER BY r.retrospective, r.lesson, r.number
"""
AFTER_ALL = "~"
"""Sorts after every stored instant."""


def stored_lessons(library: Library) -> list[StoredLesson]:
    """Read the lessons of finished gigs outside the trash, oldest first.

    Of several replacements the newest is named.
    """
    with library.reading() as fetch:
        return _all(fetch)


def heaviest_rules(library: Library, times: Mapping[str, int], most: int) -> list[StoredLesson]:
    """Read the rules in force of the commonest red flags, the newest first, without their reviews.

    `times` counts the gigs in which each flag was missed, by `RedFlag.key`.
    """
    found: list[StoredLesson] = []
    with library.reading() as fetch:
        numbers = _ranked(fetch(HEADS, ()), times)
        for at in range(0, len(numbers), most):
            asked = numbers[at : at + most]
            rows = {row["number_of_row"]: row for row in fetch(RANKED, (json.dumps(asked),))}
            kept = (_kept(rows[number], {}, None) for number in asked if number in rows)
            found += (each for each in kept if wording.rule_text(each.lesson))
            if len(found) >= most:
                break
    return found[:most]


def _ranked(heads: Sequence[sqlite3.Row], times: Mapping[str, int]) -> list[int]:
    """Return the row numbers of the rules in force, as `heaviest_rules` orders them."""
    day = cache(lambda finished: (instant(finished) or NEVER).astimezone().date())
    weight = cache(lambda flag: times.get(flag_key(flag), 0) if isinstance(flag, str) and flag else 0)
    by_weight = sorted(heads, key=lambda row: (weight(row["flag"]), day(row["finished_at"])), reverse=True)
    return [row["number"] for row in by_weight]


def lesson_overview(library: Library, today: date) -> LessonOverview:
    """Return the lessons in list order, with the names of the gigs in which they came up."""
    with library.reading() as fetch:
        every, met = _all(fetch), fetch(MET_IN, ())
        is_off = any(row["value"] == OFF for row in fetch(SETTING, (LOOKS,)))
    names = {row["id"]: name_of_gig(row["title"], row["created_at"]) for row in met}
    return LessonOverview(tuple(every), names, is_off).in_order(today)


def free_rules(
    library: Library, *, before: datetime | None = None, besides: GigId | None = None
) -> tuple[StoredLesson, ...]:
    """Read the rules in force without a red flag, the oldest first, of the newest gigs but `besides`."""
    given = (stamp(before) if before else AFTER_ALL, besides or "")
    with library.reading() as fetch:
        stored = fetch(FREE_RULES, given)
        looks = reviews_of(fetch(FREE_REVIEWS, given)) if stored else {}
    return tuple(_kept(row, looks, None) for row in stored)


def _all(fetch: Fetch) -> list[StoredLesson]:
    stored, looks = fetch(LESSONS, ()), reviews_of(fetch(REVIEWS, ()))
    replaced = {row["replaces"]: row["id"] for row in stored if row["replaces"]}
    return [_kept(row, looks, replaced.get(row["id"])) for row in stored]


def _kept(row: sqlite3.Row, looks: Reviews, replaced_by: LessonId | None) -> StoredLesson:
    lesson = Lesson(
        id=LessonId(id_text(row["id"])),
        cue=stored_text(row["cue"]),
        act=stored_text(row["act"]),
        next_time=stored_text(row["next_time"]),
        stop=stored_text(row["stop"]),
        stop_on=stored_day(row["stop_on"]),
        flag=text_or_none(row["flag"]),
        replaces=_lesson_or_none(row["replaces"]),
        got_in_the_way=enum_or_none(Obstacle, row["got_in_the_way"]),
        reviews=looks.get((row["retrospective"], row["number"]), ()),
        snoozed_until=stored_day(row["snoozed_until"]),
        retired_on=stored_day(row["retired_on"]),
    )
    written = (instant(row["finished_at"]) or NEVER).astimezone().date()
    name = name_of_gig(row["title"], row["created_at"])
    gig, named, version = gig_id(row["retrospective"]), stored_text(row["flag_name"]), version_of(row["version"])
    flag = name_of_flag(text_or_none(row["flag"]), named) if named else ""
    return StoredLesson(lesson, gig, name, written, replaced_by, flag, version, instant(row["updated_at"]))


def _lesson_or_none(stored: object) -> LessonId | None:
    return LessonId(stored) if isinstance(stored, str) else None
