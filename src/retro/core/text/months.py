"""Parses the month in which a gig ended, or the day."""

from __future__ import annotations

from datetime import date

from retro.core.text import days
from retro.core.text.calendar_days import Meant
from retro.core.text.parsing import NotUnderstood

NO_MONTH = "Try a month such as March 2025, or leave it blank."
NOT_OVER = "That month hasn't ended yet. Try a month such as March 2025, or leave it blank."


def read_end(text: str, today: date) -> Meant | None:
    """Return the day on which a gig ended, None for a blank text; of a month about its middle, as everywhere.

    Reads "March 2025", "3/2025", "2025-03", "March", "2 months ago" and every day. The present month has got no
    further than today. Raises NotUnderstood, also for what is still to come.
    """
    try:
        found = days.read_day(text, today)
    except NotUnderstood as error:
        raise NotUnderstood(NO_MONTH if str(error) == days.NO_DATE else str(error)) from None
    if found is None:
        return None
    if (found.on.replace(day=1) if found.is_month else found.on) > today:
        raise NotUnderstood(NOT_OVER)
    return found._replace(on=min(found.on, today))
