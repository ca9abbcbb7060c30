"""The usual overrun: hours worked for each hour planned, the median over all that was finished and is over."""

from __future__ import annotations

from decimal import Decimal

from retro.storage.queries.columns import MOST
from retro.storage.queries.library import Library

FEWEST = 3
"""Gigs that know both hours from which the overrun is spoken of."""
MIDDLE = f"""
SELECT planned, worked, gigs FROM (
    SELECT hours_planned AS planned, hours_worked AS worked, count(*) OVER () AS gigs,
           row_number() OVER (ORDER BY 1.0 * hours_worked / hours_planned, id) AS place
    FROM retrospective
    WHERE deleted_at IS NULL AND finished_at IS NOT NULL AND coalesce(status, 'over') = 'over'
      AND typeof(hours_planned) = 'integer' AND hours_planned BETWEEN 1 AND {MOST - 1}
      AND typeof(hours_worked) = 'integer' AND hours_worked BETWEEN 0 AND {MOST - 1} AND id <> ?
) WHERE place IN ((gigs + 1) / 2, (gigs + 2) / 2)
"""
"""The gig in the middle, or the two of them."""


def ratio(library: Library, *, besides: str = "") -> Decimal | None:
    """Over all ended gigs that know both, but for the gig `besides`; None for fewer than three."""
    middle = library.fetch(MIDDLE, besides)
    if not middle or middle[0]["gigs"] < FEWEST:
        return None
    ratios = [Decimal(row["worked"]) / Decimal(row["planned"]) for row in middle]
    return sum(ratios, Decimal(0)) / len(ratios)
