"""The usual overrun: hours worked for each hour estimated, over all ended gigs that know both, good ends included."""

from __future__ import annotations

import sqlite3
from datetime import date
from decimal import Decimal
from operator import itemgetter

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
HOURS = f"SELECT planned, worked, good FROM ({ENDED}) WHERE id <> ?"
FEW = f"SELECT * FROM ({ENDED}) WHERE id <> ?"


def usual_overrun(library: Library, *, besides: DocumentId | None = None) -> Overrun:
    """Compute the usual overrun of all ended gigs but `besides`, as core.vet.overrun does (a test compares them).

    Only the hours of the gigs with the least and the greatest overrun, and of those in the middle, become decimals.
    """
    with library.reading() as fetch:
        found = sorted(((row[1] / row[0], *row) for row in fetch(HOURS, (besides or "",))), key=itemgetter(0))
        few = fetch(FEW, (besides or "",)) if 0 < len(found) < FEWEST else ()
    if not found:
        return NOT_KNOWN
    least, low, high, most = (
        Ended(Decimal(found[place][1]) / 100, Decimal(found[place][2]) / 100).ratio
        for place in (0, (len(found) - 1) // 2, len(found) // 2, -1)
    )
    singly = tuple(map(_ended, sorted(few, key=_oldest_first)))
    return Overrun(len(found), sum(each[3] for each in found), median([low, high]), least, most, singly)


def _oldest_first(row: sqlite3.Row) -> tuple[date, DocumentId]:
    """Return the sort key of the gigs as Patterns lists them."""
    return gig_day(row["day"], row["created_at"]), document_id(row["id"])


def _ended(row: sqlite3.Row) -> Ended:
    return Ended(Decimal(row["planned"]) / 100, Decimal(row["worked"]) / 100, bool(row["good"]))
