"""A good end: what it says of itself, and a gig of the past that is kept as one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from retro.core.gig import wording
from retro.core.gig.retrospective import RedFlag
from retro.core.vet.vet import Answer, Decision, Ending, GoodEnd, Quote, Sign, Vet

HOURS, PAID, KEPT = "Hours, in the end", "Paid", "What kept it well?"
MARK = "ended well"


def older_good_end(
    title: str,
    ended_on: date | None,
    flags: Iterable[RedFlag],
    hours: tuple[Decimal | None, Decimal | None],
    kept: str,
    begun: Vet,
) -> Vet:
    """A gig of the past that ended well, with the red flags that were there all the same; hours estimated, worked."""
    estimated, worked = hours
    signs = tuple(Sign(flag.key, flag.name, Decimal(0), Answer.YES) for flag in flags)
    return replace(
        begun,
        title=title,
        quote=Quote(hours=estimated),
        signs=signs,
        decision=Decision.TAKE,
        ended=Ending.WELL,
        ended_on=ended_on,
        good_end=GoodEnd(worked, None, kept),
    )


def ended_said(vet: Vet) -> str:
    """ "It ended well on 12 June 2026. 14 h, est. 12. €600.00 paid, €42.86 an hour."."""
    on = f" on {wording.day(vet.ended_on)}" if vet.ended_on else ""
    hours = wording.worked_said(vet.good_end.hours, vet.quote.hours)
    paid, rate = vet.good_end.paid, effective_rate(vet)
    money = "" if paid is None else f"{wording.money(paid, vet.quote.currency)} paid"
    an_hour = "" if rate is None else f"{wording.money(rate, vet.quote.currency)} an hour"
    parts = (f"It ended well{on}", hours, ", ".join(filter(None, (money, an_hour))))
    return " ".join(f"{part}." for part in parts if part)


def effective_rate(vet: Vet) -> Decimal | None:
    """Paid for each hour worked; None where either is unknown."""
    paid, hours = vet.good_end.paid, vet.good_end.hours
    return None if paid is None or not hours else paid / hours
