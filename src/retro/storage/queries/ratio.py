"""Hours worked for each hour planned, over all that was finished."""

from __future__ import annotations

from decimal import Decimal

from retro.storage.queries.columns import MOST
from retro.storage.queries.library import Library

RATIO = f"""
SELECT sum(hours_planned) AS planned, sum(hours_worked) AS worked FROM retrospective
WHERE deleted_at IS NULL AND finished_at IS NOT NULL
  AND typeof(hours_planned) = 'integer' AND hours_planned BETWEEN 1 AND {MOST - 1}
  AND typeof(hours_worked) = 'integer' AND hours_worked BETWEEN 0 AND {MOST - 1} AND id <> ?
"""


def ratio(library: Library, *, besides: str = "") -> Decimal | None:
    """Over all finished gigs that know both, but for the gig `besides`; None where none does."""
    sums = library.fetch(RATIO, besides)
    return next((Decimal(row["worked"]) / Decimal(row["planned"]) for row in sums if row["planned"]), None)
