"""A message to the client of a gig under way: the news first, two ways forward, a date."""

from __future__ import annotations

from datetime import date, timedelta

from retro.core.gig import wording
from retro.core.vet.vet import Vet

ANSWER_IN = 2
"""Days until which the draft promises to be heard again."""


def draft_message(vet: Vet, today: date) -> str:
    """A draft in the order of what works: the plain fact, owned; what it means; two ways; when they hear again.

    What only the user knows stands between angle brackets. The checkpoint is the user's own and never in the text.
    """
    job = " ".join(vet.title.split()) or "<the job>"
    again = wording.long_day(today + timedelta(ANSWER_IN))
    return "\n\n".join(
        (
            f"I have bad news about {job} and want you to have it today: <what won't happen, in one plain sentence>.",
            "That's on me. For you it means <the date, the money, what's waiting for it>.",
            "Done and working: <links>. Still open: <what>. What I tried: <two lines>.",
            "I see two ways forward. <One, with date and price; it's the one I'd choose.> "
            "Or <we stop here: what I hand over, and any refund>.",
            f"Tell me which you'd prefer, or call me. Either way you'll hear from me by {again}.",
        )
    )
