"""Parses a typed month, for a gig whose day is forgotten."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from retro.core.text import days
from retro.core.text.parsing import NotUnderstood

NO_MONTH = "Try a month such as March 2025, or leave it blank."
NOT_OVER = "That month hasn't ended yet. Try a month such as March 2025, or leave it blank."


def last_day(text: str, today: date) -> date | None:
    """Return the last day of a month: "March 2025", "3/2025", "2025-03", "March", "2 months ago".

    A whole day stands for itself, and the present month ends today. Blank is None. Raises NotUnderstood, also for a
    month that is still to come.
    """
    try:
        found = days.read_day(text, today)
    except NotUnderstood as error:
        raise NotUnderstood(NO_MONTH if str(error) == days.NO_DATE else str(error)) from None
    if found is None:
        return None
    on = found.on
    if (on.replace(day=1) if found.is_month else on) > today:
        raise NotUnderstood(NOT_OVER)
    return min(on.replace(day=monthrange(on.year, on.month)[1]) if found.is_month else on, today)
