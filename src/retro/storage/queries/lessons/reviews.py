"""Decodes the stored reviews of lessons."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import suppress

from retro.core.gig.choices import Held
from retro.core.gig.ids import GigId
from retro.core.gig.retrospective import Review
from retro.storage.queries.columns import stored_day, stored_text

Reviews = Mapping[tuple[str, int], tuple[Review, ...]]
"""By gig and lesson number."""


def reviews_of(stored: Iterable[sqlite3.Row]) -> Reviews:
    """Read reviews by gig and lesson number; a damaged one hides no other."""
    found: dict[tuple[str, int], tuple[Review, ...]] = {}
    for row in stored:
        with suppress(ValueError):
            if (on := stored_day(row["on"])) is not None:
                key = (row["retrospective"], row["lesson"])
                look = Review(on, Held(row["result"]), stored_text(row["note"]), _gig_or_none(row["gig"]))
                found[key] = (*found.get(key, ()), look)
    return found


def _gig_or_none(stored: object) -> GigId | None:
    return GigId(stored) if isinstance(stored, str) else None
