"""Day of the next check-in. A shell's start asks for it, so only days are imported."""

from datetime import date
from typing import NamedTuple

from retro.core.rough_day import days_after

WEEK = 7
"""Days from one check-in to the next."""


class HasCheckIns(NamedTuple):
    """Values that the day of the next check-in follows from."""

    began_on: date
    """When the gig was taken."""
    last_on: date | None = None
    """Day of the last check-in."""
    stop_on: date | None = None
    """Day of the next checkpoint."""
    quiet_until: date | None = None
    is_off: bool = False


def check_in_on(gig: HasCheckIns) -> date | None:
    """Return seven days after the last one (or the beginning), or the checkpoint's day; None if they are off.

    A checkpoint's day counts once: after a check-in on that day or later the week counts again.
    """
    if gig.is_off:
        return None
    last = gig.last_on or gig.began_on
    weekly = days_after(last, WEEK)
    is_stop_to_come = gig.stop_on is not None and (gig.last_on is None or gig.last_on < gig.stop_on)
    on = min(weekly, gig.stop_on) if gig.stop_on and is_stop_to_come else weekly
    return max(on, gig.quiet_until) if gig.quiet_until else on


def is_check_in_due(gig: HasCheckIns, today: date) -> bool:
    """Tell whether it is due today: never twice a day, and never while the clock is behind the last check-in."""
    on = check_in_on(gig)
    return on is not None and on <= today and (gig.last_on is None or gig.last_on < today)
