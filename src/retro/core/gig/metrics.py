"""Figures derived from facts: days, ratios, rates. An unknown input gives None, never zero."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import Enum, auto

from retro.core.gig.choices import Learned, Outcome, Status, when_gig_was
from retro.core.gig.retrospective import Facts, Retrospective
from retro.core.rough_day import is_rough, is_surely_before


def is_untold(facts: Facts) -> bool:
    """Tell whether the client does not know yet; a day of telling outweighs the status."""
    return facts.status is Status.UNTOLD and facts.told_on is None


def has_found_out(facts: Facts) -> bool:
    """Tell whether the client found out by themselves: nobody told them."""
    return facts.learned is Learned.FOUND_OUT


def has_never_known(facts: Facts) -> bool:
    """Tell whether the client never knew, as the user says."""
    return facts.learned is Learned.NEVER


class ClientLearned(Enum):
    """How the client learned that the gig went wrong."""

    NOT_YET = auto()
    TOLD = auto()
    """By the user; also if nothing else is said."""
    FOUND_OUT = auto()
    NEVER = auto()


_NOT_TOLD = {Learned.FOUND_OUT: ClientLearned.FOUND_OUT, Learned.NEVER: ClientLearned.NEVER}


def client_learned(facts: Facts) -> ClientLearned:
    """Return how the client learned of it; one who does not know yet can still be told, whatever else was answered."""
    return how_learned(facts.status, facts.told_on, facts.learned)


def how_learned(status: Status | None, told_on: date | None, learned: Learned | None) -> ClientLearned:
    """Return the same of the facts alone that it follows from."""
    if status is Status.UNTOLD and told_on is None:
        return ClientLearned.NOT_YET
    return _NOT_TOLD.get(learned, ClientLearned.TOLD) if learned else ClientLearned.TOLD


def time_to_tell(facts: Facts) -> int | None:
    """Return the days from noticing to telling.

    None while the client does not know, if nobody told them, or if the dates contradict each other.
    """
    return days_until(facts.noticed_on, facts.told_on) if client_learned(facts) is ClientLearned.TOLD else None


def is_told_at_once(facts: Facts) -> bool:
    """Tell whether the client was told on the day of noticing; rough days can't tell."""
    return time_to_tell(facts) == 0 and not is_rough(facts.noticed_on, facts.told_on)


def time_to_notice(facts: Facts) -> int | None:
    """Return the days from the beginning of trouble to noticing it."""
    return days_until(facts.trouble_on, facts.noticed_on)


def days_until(start: date | None, end: date | None) -> int | None:
    """Return the days between two days; None unless both are known, and in this order if they can be."""
    if start is None or end is None or (end < start and is_surely_before(end, start)):
        return None
    return max((end - start).days, 0)


def net_paid(facts: Facts) -> Decimal | None:
    """Return the money that was kept, paid − refunded; None unless both are known."""
    if facts.paid is None or facts.refunded is None:
        return None
    return facts.paid - facts.refunded


def true_rate(facts: Facts) -> Decimal | None:
    """Return the money kept for each hour worked; None unless both are known and the hours aren't zero."""
    return per_hour(net_paid(facts), facts.hours_worked)


def agreed_rate(facts: Facts) -> Decimal | None:
    """Return the price for each hour planned; None as in `true_rate`."""
    return per_hour(facts.price, facts.hours_planned)


def overrun_ratio(facts: Facts) -> Decimal | None:
    """Return hours worked for each hour planned; None as in `true_rate`."""
    return per_hour(facts.hours_worked, facts.hours_planned)


def money_lost(facts: Facts) -> Decimal | None:
    """Return price − money kept; negative if more came in than was agreed."""
    kept = net_paid(facts)
    return None if facts.price is None or kept is None else facts.price - kept


def is_going(facts: Facts) -> bool:
    """Tell whether the gig goes on, so that what is not paid may still come."""
    return gig_goes_on(facts.status, facts.outcome)


def gig_goes_on(status: Status | None, outcome: Outcome | None) -> bool:
    """Tell whether a gig of this status and outcome goes on."""
    return outcome is None and status is not None and status.goes_on


def shortfall(facts: Facts) -> Decimal | None:
    """Return what came in less than was agreed; None while the gig goes on, since the rest may still come."""
    return None if is_going(facts) else money_lost(facts)


def per_hour(amount: Decimal | None, hours: Decimal | None) -> Decimal | None:
    """Return an amount for each of these hours; None unless both are known and the hours aren't zero."""
    return None if amount is None or not hours else amount / hours


def day_of_gig(retrospective: Retrospective) -> date:
    """Return when a gig was: the day it ended, else started, else was written down."""
    facts = retrospective.facts
    return when_gig_was(facts.ended_on, facts.started_on, retrospective.created_at)


def began(retrospective: Retrospective) -> date:
    """Return the day a gig began, else its earliest known day, else the day it was written down."""
    facts = retrospective.facts
    known = filter(None, (facts.trouble_on, facts.noticed_on, facts.told_on, facts.ended_on))
    return facts.started_on or min(known, default=retrospective.created_at.astimezone().date())
