"""A good end: its words, and its form as a gig to compare."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from types import MappingProxyType

from retro.core.gig import flag_catalogue, line_kinds, wording
from retro.core.gig.choices import Status
from retro.core.gig.ids import GigId
from retro.core.gig.retrospective import Facts, RedFlag, Retrospective
from retro.core.vet.vet import Vet

GOOD = "Good to hear."
HOURS, PAID, KEPT = "Hours, in the end", "Paid", "What helped?"
WELL, WELL_ON, MONEY_PAID = "It ended well", "It ended well {}", "{} paid"
KEPT_KEY = "meaning.keep"
"""Question of the wizard that asks nearly the same: what went well that you would keep."""


class GoodGig(Retrospective):
    """A good end in the form of a retrospective, to stand beside one. It is never saved."""

    __slots__ = ()


def amount_paid(typed: str, known: str) -> Decimal | None:
    """Parse what was paid for a gig whose currency is known, or "". Raises NotUnderstood, also for another currency."""
    return line_kinds.Money().priced(typed, known)[1]


def as_gig(vet: Vet, own: Iterable[RedFlag] = ()) -> GoodGig:
    """Return a good end as a gig to compare with a retrospective: its facts, red flags, and what helped.

    `own` are the known own red flags, for the stage and side of a red flag that is one.
    """
    end, quote = vet.good_end, vet.quote
    facts = Facts(
        title=vet.title.strip(),
        client=vet.client.strip(),
        platform=vet.platform.strip(),
        status=Status.OVER,
        started_on=vet.decided_on,
        ended_on=vet.ended_on,
        currency=quote.currency,
        price=quote.price,
        paid=end.paid,
        refunded=None if end.paid is None else Decimal(0),
        hours_planned=quote.hours,
        hours_worked=end.hours,
    )
    known = {flag.key: flag for flag in own}
    there = (flag.key for flag in vet.signs if flag.key in vet.had)
    flags = tuple(flag for key in there if (flag := flag_catalogue.red_flag_of(key) or known.get(key)))
    kept = MappingProxyType({KEPT_KEY: end.kept} if end.kept.strip() else {})
    return GoodGig(GigId(vet.id), vet.created_at, vet.updated_at, vet.updated_at, facts, red_flags=flags, answers=kept)


def ended_text(vet: Vet) -> str:
    """Format as "It ended well on 12 June 2026. 14 h, est. 12. €600.00 paid, €42.86 an hour."."""
    hours = wording.worked_text(vet.good_end.hours, vet.quote.hours)
    paid, rate = vet.good_end.paid, effective_rate(vet)
    money = "" if paid is None else MONEY_PAID.format(wording.money_text(paid, vet.quote.currency))
    an_hour = "" if rate is None else wording.hourly_text(rate, vet.quote.currency)
    ended = WELL_ON.format(wording.on_day(vet.ended_on, wording.day_text(vet.ended_on))) if vet.ended_on else WELL
    parts = (ended, hours, ", ".join(filter(None, (money, an_hour))))
    return " ".join(f"{part}." for part in parts if part)


def effective_rate(vet: Vet) -> Decimal | None:
    """Return paid ÷ hours worked; None if either is unknown."""
    paid, hours = vet.good_end.paid, vet.good_end.hours
    return None if paid is None or not hours else paid / hours
