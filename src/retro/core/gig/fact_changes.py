"""Facts of a gig by name, for what changes some of them: the type alone, which only a type checker needs."""

from datetime import date
from decimal import Decimal
from typing import TypedDict

from retro.core.gig.choices import Learned, Outcome, Status


class FactChanges(TypedDict, total=False):
    """Some fields of Facts, with the types that they have there."""

    title: str
    client: str
    platform: str
    status: Status | None
    outcome: Outcome | None
    started_on: date | None
    ended_on: date | None
    trouble_on: date | None
    noticed_on: date | None
    told_on: date | None
    learned: Learned | None
    currency: str
    price: Decimal | None
    paid: Decimal | None
    refunded: Decimal | None
    hours_planned: Decimal | None
    hours_worked: Decimal | None
