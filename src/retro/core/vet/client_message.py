"""A message to the client of a running gig whose stop has come: the news first, two ways on, a date."""

from __future__ import annotations

from datetime import date, timedelta

from retro.core.gig import wording
from retro.core.vet.vet import Vet

ANSWER_IN = 2
"""Days until which the draft promises to be heard again."""


def draft_message(vet: Vet, today: date) -> str:
    """A draft in the order of what works: the plain fact, owned; what it means; two ways on; when they hear again.

    What only the user knows stands between angle brackets.
    """
    stop = vet.next_stop
    state = " ".join(stop.text.split()) if stop and stop.text.strip() else ""
    by = f" by {wording.day(stop.on)}" if stop and stop.on and state else ""
    fact = f"I want you to know today how it stands{f': {_small(state)}{by}' if state else ''}."
    again = wording.long_day(today + timedelta(ANSWER_IN))
    return "\n\n".join(
        (
            f"{fact} <What will not happen, in one plain sentence.>",
            "That is mine to tell you now and not later. For you it means <the date, the money, what waits for it>.",
            "What is done and works: <links>. What is left, and what I tried: <the blocker, in two lines>.",
            "I see two ways on. <First, with its date and price. I would take this one.> Or <second: stopping here, "
            "what you get handed over, what I pay back>.",
            f"Tell me which one, or call me. You hear from me again on {again} either way.",
        )
    )


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]
