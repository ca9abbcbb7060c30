"""The usual overrun: hours worked for each hour estimated, over all ended gigs that know both, good ends included."""

from __future__ import annotations

import sqlite3
from datetime import date
from decimal import Decimal

from retro.core.gig.ids import DocumentId
from retro.core.vet.overrun import FEWEST, NOT_KNOWN, Ended, Overrun, median
from retro.storage.queries.columns import MOST, document_id, gig_day
from retro.storage.queries.library import Library
from retro.storage.queries.standing import GOES_ON, IS_FINISHED, IS_GOOD_END

_KNOWN = f"typeof({{0}}) = 'integer' AND {{0}} BETWEEN {{1}} AND {MOST - 1}"
_BOTH = " AND ".join((_KNOWN.format("{0}", 1), _KNOWN.format("hours_worked", 0)))
ENDED = f"""
SELECT id, created_at, coalesce(ended_on, started_on) AS day, hours_planned AS planned, hours_worked AS worked,
       0 AS good FROM retrospective AS r
WHERE {IS_FINISHED.format("r")} AND NOT {GOES_ON.format("r")}
  AND {_BOTH.format("hours_planned")}
UNION ALL
SELECT id, created_at, ended_on, hours, hours_worked, 1 FROM vet
WHERE {IS_GOOD_END.format("vet")} AND {_BOTH.format("hours")}
"""
MIDDLE = f"""
SELECT id, created_at, day, planned, worked, good, place, gigs, goods FROM (
    SELECT id, created_at, day, planned, worked, good, count(*) OVER () AS gigs, sum(good) OVER () AS goods,
           row_number() OVER (ORDER BY 1.0 * worked / planned, id) AS place
    FROM ({ENDED}) WHERE id <> ?
) WHERE place IN (1, (gigs + 1) / 2, (gigs + 2) / 2, gigs)
"""
"""The gigs with the least and the greatest overrun, and the one or two in the middle."""


def usual_overrun(library: Library, *, besides: DocumentId | None = None) -> Overrun:
    """Compute the usual overrun of all ended gigs but `besides`, as core.vet.overrun does (a test compares them)."""
    rows = library.fetch(MIDDLE, besides or "")
    if not rows:
        return NOT_KNOWN
    found = {row["place"]: _ended(row) for row in rows}
    ratios = [found[place].ratio for place in sorted(found)]
    gigs, good = rows[0]["gigs"], rows[0]["goods"]
    middle = median([found[(gigs + 1) // 2].ratio, found[(gigs + 2) // 2].ratio])
    few = tuple(map(_ended, sorted(rows, key=_oldest_first))) if gigs < FEWEST else ()
    return Overrun(gigs, good, middle, ratios[0], ratios[-1], few)


def _oldest_first(row: sqlite3.Row) -> tuple[date, DocumentId]:
    """Return the sort key of the gigs as Patterns lists them."""
    return gig_day(row["day"], row["created_at"]), document_id(row["id"])


def _ended(row: sqlite3.Row) -> Ended:
    return Ended(Decimal(row["planned"]) / 100, Decimal(row["worked"]) / 100, bool(row["good"]))
