"""Answers that can be put into a blank part of the message, to be changed or taken as they are. English only. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal

from retro.core.gig.retrospective import Facts
from retro.core.message.refund import refund_text
from retro.core.text.languages.english import is_english

TWO_WAYS = (
    "1. I hand over everything I have, so that someone else can finish it.\n"
    "2. I finish a smaller part, and we agree on its price and day.\n"
    "I'd choose the {}."
)
OPTIONS = (TWO_WAYS.format("first"), TWO_WAYS.format("second"))
REGRETS = ("I'm sorry about the time you've lost.", "I'm sorry I didn't tell you sooner.")
HANDED_OVER = "all there is so far, by {}"
ALL_PAID, HALF_PAID, NO_REFUND = "everything you've paid, by {}", "half of what you've paid, by {}", "no refund"
AMOUNT_BY = "{} by {}"
HEAR_ON, HEAR_OR_CALL = "on {}", "on {}, and you can call me before then"
SOON, A_WEEK, SATURDAY = 2, 7, 5
CENT = Decimal("0.01")


def offers(name: str, facts: Facts, today: date, beside: str = "") -> tuple[str, ...]:
    """Return answers that one part often has; none where its own words are all that helps, or it isn't in English.

    `beside` is what is written in the other parts.
    """
    make = _OFFERS.get(name)
    return make(facts, today) if make and is_english(beside) else ()


def working_day(today: date, after: int) -> date:
    """Return the day so many days on, or the Monday after if it's on a weekend."""
    on = today + timedelta(after)
    return on + timedelta(max(0, SATURDAY + 2 - on.weekday())) if on.weekday() >= SATURDAY else on


def _said(today: date, after: int) -> str:
    on = working_day(today, after)
    return f"{on:%A}, {on.day} {on:%B}"


def _refunds(facts: Facts, today: date) -> tuple[str, ...]:
    """Return the whole, half and nothing of what was paid, each that is paid with its day."""
    by, paid = _said(today, A_WEEK), facts.paid
    if paid is None:
        return (ALL_PAID.format(by), HALF_PAID.format(by), NO_REFUND)
    amounts = (paid, (paid / 2).quantize(CENT)) if paid else ()
    return (*(AMOUNT_BY.format(refund_text(amount, facts.currency), by) for amount in amounts), NO_REFUND)


_OFFERS: Mapping[str, Callable[[Facts, date], tuple[str, ...]]] = {
    "options": lambda facts, today: OPTIONS,
    "money": _refunds,
    "handover": lambda facts, today: (HANDED_OVER.format(_said(today, SOON)),),
    "regret": lambda facts, today: REGRETS,
    "next": lambda facts, today: tuple(form.format(_said(today, SOON)) for form in (HEAR_ON, HEAR_OR_CALL)),
}
