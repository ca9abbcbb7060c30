"""Conditions on what a retrospective says so far, which decide what is asked."""

from collections.abc import Callable

from retro.core.gig import metrics
from retro.core.gig.choices import Learned, Outcome, Status
from retro.core.gig.retrospective import Retrospective

Condition = Callable[[Retrospective], bool]


def always(retrospective: Retrospective) -> bool:
    """Asked of every gig."""
    return True


def is_over(retrospective: Retrospective) -> bool:
    """Asked once the gig is over."""
    return retrospective.facts.status is Status.OVER


def is_client_untold(retrospective: Retrospective) -> bool:
    """Asked while the client does not know yet."""
    return metrics.is_untold(retrospective.facts)


def is_message_next(retrospective: Retrospective) -> bool:
    """True if the client does not know yet, and only the day of noticing is asked before they are written to."""
    return is_client_untold(retrospective) and retrospective.facts.noticed_on is None


def is_told_and_going_on(retrospective: Retrospective) -> bool:
    """True if the gig goes on and the client knows how it stands."""
    return retrospective.facts.status is Status.LIVE


def not_over(retrospective: Retrospective) -> bool:
    """Asked while the gig goes on, whether the client knows or not."""
    status = retrospective.facts.status
    return status is not None and status.goes_on


def cost_is_told(retrospective: Retrospective) -> bool:
    """True if what it cost the client is written, where what they need may stand as well."""
    return bool(retrospective.answers.get("client.cost", "").strip())


def cost_is_told_and_over(retrospective: Retrospective) -> bool:
    """True if that is written of a gig that is over."""
    return cost_is_told(retrospective) and is_over(retrospective)


def told_or_may_be(retrospective: Retrospective) -> bool:
    """Asked unless the client does not know yet; a day that was written can still be changed."""
    facts = retrospective.facts
    if facts.told_on is not None:
        return True
    return facts.status is not Status.UNTOLD and facts.learned is not Learned.NEVER


def found_out(retrospective: Retrospective) -> bool:
    """True if the client found out by themselves."""
    return metrics.has_found_out(retrospective.facts)


def told_the_same_day(retrospective: Retrospective) -> bool:
    """True if there was no silence to explain."""
    return metrics.is_told_at_once(retrospective.facts)


def may_not_have_been_theirs(retrospective: Retrospective) -> bool:
    """True if it ended in a way that may not have been the user's doing."""
    return retrospective.facts.outcome in (Outcome.UNPAID, Outcome.THEY_STOPPED, Outcome.DISPUTED)


def is_in_message(key: str) -> Condition:
    """Return whether this answer is part of a message that is being written."""
    return lambda retrospective: retrospective.message.is_begun and bool(retrospective.answers.get(key, "").strip())


def was_in_message(key: str) -> Condition:
    """Return whether this answer was part of a message, which stays as it was when they were told."""
    is_in = is_in_message(key)
    return lambda retrospective: retrospective.facts.told_on is not None and is_in(retrospective)


def any_flag(retrospective: Retrospective) -> bool:
    """Asked once a flag is ticked."""
    return bool(retrospective.red_flags)
