"""Reads red flags and lessons of the newest other gigs, by flag key."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from datetime import date

from retro.core.gig.choices import Held, Hindsight, Side, Stage
from retro.core.gig.ids import GigId, LessonId
from retro.core.gig.retrospective import RedFlag, Review
from retro.core.rough_day import is_rough
from retro.core.wizard.history import Appearance, EarlierLesson
from retro.storage.queries.columns import (
    enum_or_none,
    gig_day,
    gig_id,
    id_text,
    instant,
    known_day,
    name_of_gig,
    stored_day,
    stored_text,
)
from retro.storage.queries.library import Library

NEWEST = 300
"""Number of gigs read: all that a person tells in a lifetime, and a limit on the work where there are thousands."""
_GIGS = f"""
SELECT id AS gig, title, created_at, finished_at, told_on, told_on_precision,
    coalesce(ended_on, started_on) AS day
FROM retrospective
WHERE deleted_at IS NULL AND id <> ? ORDER BY created_at DESC, id DESC LIMIT {NEWEST}
"""
_IN_ORDER = "ORDER BY r.created_at DESC, r.gig DESC"
APPEARANCES = f"""
SELECT f.key, f.told_myself, f.pivot, f.hindsight, f.seen_on, f.seen_on_precision, r.*
FROM ({_GIGS}) AS r
JOIN red_flag AS f ON f.retrospective = r.gig WHERE r.finished_at IS NOT NULL {_IN_ORDER}, f.number
"""
"""A draft is no past yet: what is ticked in it can still change."""
LESSONS = f"""
SELECT l.key, l.id, l.number, l.cue, l.act, l.replaces, l.retired_on, r.* FROM ({_GIGS}) AS r
JOIN lesson AS l ON l.retrospective = r.gig WHERE l.key IS NOT NULL {_IN_ORDER}, l.number
"""
REVIEWS = f"""
SELECT v.retrospective, v.lesson, v."on", v.result, v.note, v.gig FROM ({_GIGS}) AS r
JOIN review AS v ON v.retrospective = r.gig ORDER BY v.retrospective, v.lesson, v.number
"""
OWN = f"""
SELECT f.name, f.stage, f.side FROM ({_GIGS}) AS r
JOIN red_flag AS f ON f.retrospective = r.gig WHERE f.flag IS NULL {_IN_ORDER}, f.number
"""


def appearances(library: Library, *, besides: GigId | None = None) -> Mapping[str, tuple[Appearance, ...]]:
    """Read the finished gigs that each flag was in, without the gig `besides`; the newest first by their day."""
    found: dict[str, list[Appearance]] = {}
    gigs: dict[GigId, tuple[str, date]] = {}
    for row in library.fetch(APPEARANCES, besides or ""):
        id, hindsight = gig_id(row["gig"]), enum_or_none(Hindsight, row["hindsight"])
        name, on = gigs.get(id) or gigs.setdefault(id, (_name(row), _day(row)))
        spoke_after = days_until_told(row) if hindsight is Hindsight.SPOKE else None
        seen = Appearance(id, name, on, stored_text(row["told_myself"]), bool(row["pivot"]), hindsight, spoke_after)
        found.setdefault(stored_text(row["key"]), []).append(seen)
    return {key: tuple(sorted(of_flag, key=lambda gig: gig.on, reverse=True)) for key, of_flag in found.items()}


def earlier_lessons(
    library: Library, keys: Collection[str], *, besides: GigId | None = None
) -> Mapping[str, tuple[EarlierLesson, ...]]:
    """Read the lessons linked to these flags, those in force first, without the gig `besides`."""
    with library.reading() as fetch:
        stored, reviews = fetch(LESSONS, (besides or "",)), reviews_of(fetch(REVIEWS, (besides or "",)))
    replaced = {row["replaces"] for row in stored if row["replaces"] and row["finished_at"] and _has_rule(row)}
    found: dict[str, list[EarlierLesson]] = {}
    for row in stored:
        if row["key"] in keys:
            is_in_force = bool(row["finished_at"]) and not row["retired_on"] and row["id"] not in replaced
            said = reviews.get((row["gig"], row["number"]), ())
            found.setdefault(row["key"], []).append(_lesson(row, said, is_in_force))
    return {key: tuple(sorted(some, key=lambda one: not one.is_in_force)) for key, some in found.items()}


def reviews_of(stored: Iterable[sqlite3.Row]) -> Mapping[tuple[str, int], tuple[Review, ...]]:
    """Read reviews by gig and lesson number; a damaged one hides no other."""
    found: dict[tuple[str, int], tuple[Review, ...]] = {}
    for row in stored:
        with suppress(ValueError):
            if (on := stored_day(row["on"])) is not None:
                key = (row["retrospective"], row["lesson"])
                look = Review(on, Held(row["result"]), stored_text(row["note"]), _gig_or_none(row["gig"]))
                found[key] = (*found.get(key, ()), look)
    return found


def own_flags(library: Library, *, besides: GigId | None = None) -> tuple[RedFlag, ...]:
    """Read the user's own flags, each once, the newest first, with name, stage and side."""
    flags: dict[str, RedFlag] = {}
    for row in library.fetch(OWN, besides or ""):
        with suppress(ValueError):  # a damaged row hides no other
            flag = RedFlag(None, stored_text(row["name"]), Stage(row["stage"]), Side(row["side"]))
            flags.setdefault(flag.key, flag)
    return tuple(flags.values())


def _gig_or_none(stored: object) -> GigId | None:
    return GigId(stored) if isinstance(stored, str) else None


def _lesson(row: sqlite3.Row, reviews: tuple[Review, ...], is_in_force: bool) -> EarlierLesson:
    finished = instant(row["finished_at"])
    since = finished.astimezone().date() if finished else None
    gig, cue, act = gig_id(row["gig"]), stored_text(row["cue"]), stored_text(row["act"])
    return EarlierLesson(
        LessonId(id_text(row["id"])), gig, _name(row), _day(row), cue, act, since, reviews, is_in_force
    )


def _has_rule(row: sqlite3.Row) -> bool:
    return bool(f"{stored_text(row['cue'])}{stored_text(row['act'])}".strip())


def days_until_told(row: sqlite3.Row) -> int | None:
    """Return the days from noticing to telling; None if either is unknown or rough, or they were told before."""
    with suppress(ValueError):
        seen, told = (known_day(row[name], row[f"{name}_precision"]) for name in ("seen_on", "told_on"))
        return (told - seen).days if seen and told and told >= seen and not is_rough(seen, told) else None
    return None


def _name(row: sqlite3.Row) -> str:
    return name_of_gig(row["title"], row["created_at"])


def _day(row: sqlite3.Row) -> date:
    return gig_day(row["day"], row["created_at"])
