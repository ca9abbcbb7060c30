"""Sentences about a pasted chat: how many events it has, of which days."""

from __future__ import annotations

from retro.core.gig.retrospective import Moment
from retro.core.gig.wording import days_text

EVENT = "1 event"
EVENTS = "{:,} events"
PUT_IN = "Added {}, {}. F9 removes the paste."
PUT_IN_OPEN = "Added {}, {}. Day and month swapped? F7: {}. F9 removes the paste."
PUT_IN_UNDATED = "Added {} without a day. F9 removes the paste."

Moments = tuple[Moment, ...]


def put_in_text(found: Moments, otherwise: Moments) -> str:
    """Say how many events of which days were understood, and of which others they can be."""
    days, count = days_text(found), EVENT if len(found) == 1 else EVENTS.format(len(found))
    if otherwise:
        return PUT_IN_OPEN.format(count, days, days_text(otherwise))
    return PUT_IN.format(count, days) if days else PUT_IN_UNDATED.format(count)
