"""Reads red flags of the newest other gigs, by flag key."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import suppress
from datetime import date

from retro.core.gig.choices import Hindsight, Side, Stage
from retro.core.gig.ids import GigId
from retro.core.gig.retrospective import RedFlag
from retro.core.rough_day import is_rough
from retro.core.wizard.history import Appearance
from retro.storage.queries.columns import (
    enum_or_none,
    gig_day,
    gig_id,
    known_day,
    name_of_gig,
    stored_text,
)
from retro.storage.queries.library import Library
from retro.storage.queries.standing import BEGAN, DAY_KNOWN

NEWEST = 300
"""Number of gigs read: all that a person tells in a lifetime, and a limit on the work where there are thousands."""
NEWEST_GIGS = f"""
SELECT id AS gig, title, created_at, finished_at, deleted_at, told_on, told_on_precision,
    {DAY_KNOWN.format("retrospective")} AS day, {BEGAN} AS began
FROM retrospective
WHERE deleted_at IS NULL AND id <> ?1 ORDER BY created_at DESC, id DESC LIMIT {NEWEST}
"""
"""The other gigs `g`, drafts included; the gig that is worked on is left out by its id."""
NEWEST_FIRST = "ORDER BY g.created_at DESC, g.gig DESC"
APPEARANCES = f"""
SELECT f.key, f.told_myself, f.pivot, f.hindsight, f.seen_on, f.seen_on_precision, g.*
FROM ({NEWEST_GIGS}) AS g
JOIN red_flag AS f ON f.retrospective = g.gig WHERE g.finished_at IS NOT NULL {NEWEST_FIRST}, f.number
"""
"""A draft is no past yet: what is ticked in it can still change."""
OWN = f"""
SELECT f.name, f.stage, f.side FROM ({NEWEST_GIGS}) AS g
JOIN red_flag AS f ON f.retrospective = g.gig WHERE f.flag IS NULL {NEWEST_FIRST}, f.number
"""


def appearances(library: Library, *, besides: GigId | None = None) -> Mapping[str, tuple[Appearance, ...]]:
    """Read the finished gigs that each flag was in, without the gig `besides`; the newest first by their day."""
    found: dict[str, list[Appearance]] = {}
    gigs: dict[GigId, tuple[str, date, date]] = {}
    for row in library.fetch(APPEARANCES, besides or ""):
        id, hindsight = gig_id(row["gig"]), enum_or_none(Hindsight, row["hindsight"])
        name, on, began = gigs.get(id) or gigs.setdefault(id, (_name(row), _day(row, "day"), _day(row, "began")))
        spoke_after = days_until_told(row) if hindsight is Hindsight.SPOKE else None
        told_myself, pivot = stored_text(row["told_myself"]), bool(row["pivot"])
        seen = Appearance(id, name, on, told_myself, pivot, hindsight, spoke_after, began)
        found.setdefault(stored_text(row["key"]), []).append(seen)
    return {key: tuple(sorted(of_flag, key=lambda gig: gig.on, reverse=True)) for key, of_flag in found.items()}


def times_missed(library: Library) -> Mapping[str, int]:
    """Count the finished gigs in which each flag could have been seen and was not spoken of."""
    return {key: sum(gig.is_missed for gig in gigs) for key, gigs in appearances(library).items()}


def own_flags(library: Library, *, besides: GigId | None = None) -> tuple[RedFlag, ...]:
    """Read the user's own flags, each once, the newest first, with name, stage and side."""
    flags: dict[str, RedFlag] = {}
    for row in library.fetch(OWN, besides or ""):
        with suppress(ValueError):  # a damaged row hides no other
            flag = RedFlag(None, stored_text(row["name"]), Stage(row["stage"]), Side(row["side"]))
            flags.setdefault(flag.key, flag)
    return tuple(flags.values())


def days_until_told(row: sqlite3.Row) -> int | None:
    """Return the days from noticing to telling; None if either is unknown or rough, or they were told before."""
    with suppress(ValueError):
        seen, told = (known_day(row[name], row[f"{name}_precision"]) for name in ("seen_on", "told_on"))
        return (told - seen).days if seen and told and told >= seen and not is_rough(seen, told) else None
    return None


def _name(row: sqlite3.Row) -> str:
    return name_of_gig(row["title"], row["created_at"])


def _day(row: sqlite3.Row, name: str) -> date:
    return gig_day(row[name], row["created_at"])
