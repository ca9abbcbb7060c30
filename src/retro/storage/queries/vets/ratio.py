"""The usual overrun: hours worked for each hour estimated, over all ended gigs that know both, good ends included."""

from __future__ import annotations

import sqlite3
from datetime import date
from decimal import Decimal
from itertools import chain

from retro.core.gig.ids import DocumentId
from retro.core.vet.overrun import Ended, Overrun, overrun
from retro.storage.queries.columns import MOST, document_id, gig_day
from retro.storage.queries.figures.by_column import Asked, fetch_columns
from retro.storage.queries.library import Library
from retro.storage.queries.standing import DAY_KNOWN, DAY_OF_VET_KNOWN, GOES_ON, IS_FINISHED, IS_GOOD_END

_KNOWN = f"typeof({{0}}) = 'integer' AND {{0}} BETWEEN {{1}} AND {MOST - 1}"
_BOTH = " AND ".join((_KNOWN.format("{0}", 1), _KNOWN.format("hours_worked", 0)))
GIGS = f"""
SELECT hours_planned AS planned, hours_worked AS worked, 0 AS good, id, created_at,
       {DAY_KNOWN.format("r")} AS day FROM retrospective AS r NOT INDEXED
WHERE {IS_FINISHED.format("r")} AND NOT {GOES_ON.format("r")} AND id <> ?1
  AND {_BOTH.format("hours_planned")}
"""
"""Without an index, as all rows are read, in their order on the disk."""
GOOD_ENDS = f"""
SELECT hours AS planned, hours_worked AS worked, 1 AS good, id, created_at, {DAY_OF_VET_KNOWN.format("vet")} AS day
FROM vet
WHERE {IS_GOOD_END.format("vet")} AND id <> ?1 AND {_BOTH.format("hours")}
"""
HOURS = ("planned", "worked", "good")
"""Columns of both that the ratios are made of."""


def usual_overrun(library: Library, *, besides: DocumentId | None = None) -> Overrun:
    """Compute the usual overrun of all ended gigs but `besides`, as core.vet.overrun does of their hours."""
    values = (besides or "",)
    with library.reading() as fetch:
        ended = fetch_columns(fetch, (Asked(GIGS, HOURS), Asked(GOOD_ENDS, HOURS)), values)
        rows = chain.from_iterable(zip(*map(each.take, HOURS), strict=True) for each in ended)
        known = overrun((planned, worked, bool(is_good)) for planned, worked, is_good in rows)
        few = [*fetch(GIGS, values), *fetch(GOOD_ENDS, values)] if known.few else []
    return known._replace(few=tuple(map(_ended, sorted(few, key=_oldest_first))))


def _oldest_first(row: sqlite3.Row) -> tuple[date, DocumentId]:
    """Return the sort key of the gigs as Patterns lists them."""
    return gig_day(row["day"], row["created_at"]), document_id(row["id"])


def _ended(row: sqlite3.Row) -> Ended:
    return Ended(Decimal(row["planned"]) / 100, Decimal(row["worked"]) / 100, bool(row["good"]))
