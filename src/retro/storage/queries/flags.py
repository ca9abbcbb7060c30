"""Red flags and lessons of the newest other gigs, by flag key."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Mapping
from contextlib import suppress
from datetime import date

from retro.core.gig.retrospective import RedFlag, Side, Stage
from retro.core.wizard.history import Appearance, EarlierLesson
from retro.storage.queries.columns import gig_day, id_text, name_of, text
from retro.storage.queries.library import Library

NEWEST = 300
"""Gigs that are remembered: all that a person tells in a lifetime, and no more work where there are thousands."""
_GIGS = f"""
SELECT id AS gig, title, created_at, coalesce(ended_on, started_on) AS day FROM retrospective
WHERE deleted_at IS NULL AND id <> ? ORDER BY created_at DESC, id DESC LIMIT {NEWEST}
"""
_IN_ORDER = "ORDER BY r.created_at DESC, r.gig DESC"
APPEARANCES = f"""
SELECT f.key, f.told_myself, f.pivot, r.* FROM ({_GIGS}) AS r
JOIN red_flag AS f ON f.retrospective = r.gig {_IN_ORDER}, f.number
"""
LESSONS = f"""
SELECT l.key, l.id, l.cue, l.act, r.* FROM ({_GIGS}) AS r
JOIN lesson AS l ON l.retrospective = r.gig WHERE l.key IS NOT NULL {_IN_ORDER}, l.number
"""
OWN = f"""
SELECT f.name, f.stage, f.side FROM ({_GIGS}) AS r
JOIN red_flag AS f ON f.retrospective = r.gig WHERE f.flag IS NULL {_IN_ORDER}, f.number
"""


def appearances(library: Library, *, besides: str = "") -> Mapping[str, tuple[Appearance, ...]]:
    """The gigs that each flag was there in, the newest first, but for the gig `besides`."""
    found: dict[str, list[Appearance]] = {}
    gigs: dict[str, tuple[str, date]] = {}
    for row in library.fetch(APPEARANCES, besides):
        id, key, told_myself, is_pivot = (
            id_text(row["gig"]),
            text(row["key"]),
            text(row["told_myself"]),
            bool(row["pivot"]),
        )
        name, on = gigs.get(id) or gigs.setdefault(id, (_name(row), _day(row)))
        found.setdefault(key, []).append(Appearance(id, name, on, told_myself, is_pivot))
    return {key: tuple(of_flag) for key, of_flag in found.items()}


def earlier_lessons(
    library: Library, keys: Collection[str], *, besides: str = ""
) -> Mapping[str, tuple[EarlierLesson, ...]]:
    """The lessons linked to these flags, the newest first, but for those of the gig `besides`."""
    found: dict[str, list[EarlierLesson]] = {}
    for row in library.fetch(LESSONS, besides):
        if row["key"] in keys:
            found.setdefault(row["key"], []).append(_lesson(row))
    return {key: tuple(of_flag) for key, of_flag in found.items()}


def own(library: Library, *, besides: str = "") -> tuple[RedFlag, ...]:
    """The user's own flags, one of each, the newest first, with name, stage and side alone."""
    flags: dict[str, RedFlag] = {}
    for row in library.fetch(OWN, besides):
        with suppress(ValueError):  # a damaged row hides no other
            flag = RedFlag(None, text(row["name"]), Stage(row["stage"]), Side(row["side"]))
            flags.setdefault(flag.key, flag)
    return tuple(flags.values())


def _lesson(row: sqlite3.Row) -> EarlierLesson:
    return EarlierLesson(
        id_text(row["id"]), id_text(row["gig"]), _name(row), _day(row), text(row["cue"]), text(row["act"])
    )


def _name(row: sqlite3.Row) -> str:
    return name_of(row["title"], row["created_at"])


def _day(row: sqlite3.Row) -> date:
    return gig_day(row["day"], row["created_at"])
