"""Counts how a rule fared since it was written, for every place that shows the rule. Pure.

    Your rule (May 2023, held once, not in Jul 2024, also in Mar 2026): If …, then I ….

The month is its birthday, the day on which its retrospective was finished. "Held" counts the reviews that say so, "not
in" names the months of those that say it didn't: that of the gig, if it is known, however late the gig was written up.
"Also in" names the gigs that began after its birthday, in which its red flag was missed, and that no review mentions:
one in which it was spoken of is praised instead, and its own gig, however late that ended, began before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from retro.core.gig import wording
from retro.core.gig.choices import Held, Hindsight
from retro.core.gig.retrospective import Review

MOST_MONTHS = 2
"""Most months that are named; of more the last ones."""
Later = tuple[str, date]
"""Id of a gig in which the red flag was missed, and its day."""
YOUR_RULE = "Your rule ({})"
HELD, HELD_TIMES = ("", "held once", "held twice"), "held {:,} times"
NOT_IN, ALSO_IN, AND = "not in {}", "also in {}", " and "


def rule_label(since: date, reviews: Sequence[Review] = (), later: Iterable[Later] = ()) -> str:
    """Return "Your rule (May 2023, held once, not in Jul 2024)"."""
    return YOUR_RULE.format(how_it_fared(since, reviews, later))


def how_it_fared(since: date, reviews: Sequence[Review] = (), later: Iterable[Later] = ()) -> str:
    """Return "May 2023, held once, not in Jul 2024"."""
    known = {review.gig for review in reviews if review.gig}
    days = {gig: on for gig, on in later if on > since}
    again = sorted(on for gig, on in days.items() if gig not in known)
    held = sum(review.result is Held.HELD for review in reviews)
    broken = sorted(days.get(review.gig or "", review.on) for review in reviews if review.result is Held.BROKEN)
    parts = (
        wording.month(since),
        HELD[held] if held < len(HELD) else HELD_TIMES.format(held),
        _in(NOT_IN, broken),
        _in(ALSO_IN, again),
    )
    return ", ".join(filter(None, parts))


def fared_in(hindsight: Hindsight | None, began: date, since: date) -> Held:
    """Return how a rule fared in a gig that had its red flag.

    A rule that was written no earlier than the gig began was not met in it, nor one whose red flag could not be seen.
    Who saw it and spoke kept the rule; anybody else did not.
    """
    if began <= since or hindsight is Hindsight.HIDDEN:
        return Held.NOT_MET
    return Held.HELD if hindsight is Hindsight.SPOKE else Held.BROKEN


def _in(words: str, days: Sequence[date]) -> str:
    """Return the last few months, each once."""
    months = list(dict.fromkeys(wording.month(on) for on in days))[-MOST_MONTHS:]
    return words.format(AND.join(months)) if months else ""
