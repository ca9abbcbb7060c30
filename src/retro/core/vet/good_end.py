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


def paid_or_price(text: Decimal | None, vet: Vet, *, is_taken: bool) -> Decimal | None:
    """What was paid: as typed, else the price where Enter took it."""
    return vet.quote.price if text is None and is_taken else text


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


def hours_said(vet: Vet) -> str:
    """ "14 h, est. 12", "14 h", "est. 12 h"."""
    worked, estimated = vet.good_end.hours, vet.quote.hours
    return said_of_hours(worked, estimated)


def said_of_hours(worked: Decimal | None, estimated: Decimal | None) -> str:
    """The same of two numbers."""
    if worked is None:
        return "" if estimated is None else f"est. {wording.hours(estimated)}"
    return wording.hours(worked) + ("" if estimated is None else f", est. {wording.plain(estimated)}")


def effective_rate(vet: Vet) -> Decimal | None:
    """Paid for each hour worked; None where either is unknown."""
    paid, hours = vet.good_end.paid, vet.good_end.hours
    return None if paid is None or not hours else paid / hours
