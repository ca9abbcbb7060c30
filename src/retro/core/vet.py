"""A look at the next gig before saying yes; once taken, a running gig with its stops. Values."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from retro.core import wording
from retro.core.retrospective import new_id, now

HEAVY = 1.0
"""The weight from which a sign counts: one gig of today that lost nothing more than its trouble."""


class Answer(StrEnum):
    """What was said to one question."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


class Advice(StrEnum):
    """What the past advises."""

    GO = "go"
    NEGOTIATE = "negotiate"
    DECLINE = "decline"


class Decision(StrEnum):
    """What the user decided; kept beside the advice."""

    TAKE = "take"
    NEGOTIATE = "negotiate"
    DECLINE = "decline"
    SLEEP = "sleep"


class Ending(StrEnum):
    """How a gig that was taken ended."""

    WELL = "well"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Sign:
    """One question of a vet, as it was answered."""

    key: str
    name: str
    question: str
    ask: str
    """Editable; what the reply takes."""
    weight: float
    answer: Answer | None = None
    gigs: tuple[str, ...] = ()
    """"Booking calendar (Dec 2025)", newest first."""
    told_myself: tuple[tuple[str, str], ...] = ()
    """What I told myself, and in which gig."""
    rule: str = ""

    @property
    def is_heavy(self) -> bool:
        """Whether it counts for the advice."""
        return self.weight >= HEAVY


@dataclass(frozen=True, slots=True)
class Stop:
    """A state and a date at which one stops and looks."""

    text: str
    on: date | None
    settled_on: date | None = None
    """When it was looked at and found fine, or led to something."""


@dataclass(frozen=True, slots=True)
class Quote:
    """What is offered: a price for planned hours, and the rate below which it is not worth it."""

    currency: str = ""
    price: Decimal | None = None
    hours: Decimal | None = None
    floor: Decimal | None = None
    """An hour, in the same currency."""

    @property
    def rate(self) -> Decimal | None:
        """The price for each planned hour."""
        return None if self.price is None or not self.hours else self.price / self.hours

    def real_hours(self, ratio: Decimal | None) -> Decimal | None:
        """The planned hours by one's own planned-to-real ratio."""
        return None if self.hours is None or ratio is None else self.hours * ratio

    def real_rate(self, ratio: Decimal | None) -> Decimal | None:
        """The price for each hour that it will really take."""
        real = self.real_hours(ratio)
        return None if self.price is None or not real else self.price / real


@dataclass(frozen=True, slots=True)
class Vet:
    """One look at the next gig, before saying yes; once taken, a running gig."""

    id: str = field(default_factory=new_id)
    created_at: datetime = field(default_factory=now)
    updated_at: datetime = field(default_factory=now)
    title: str = ""
    platform: str = ""
    quote: Quote = Quote()
    ratio: Decimal | None = None
    """The user's own, as it was that day."""
    signs: tuple[Sign, ...] = ()
    is_from_catalogue: bool = False
    """Whether the questions are the catalogue's, because the past is too short."""
    reply: str = ""
    """As edited; "" for the assembled one."""
    decision: Decision | None = None
    decided_on: date | None = None
    stops: tuple[Stop, ...] = ()
    ended: Ending | None = None
    ended_on: date | None = None
    gig: str | None = None
    """The id of the retrospective that it became."""

    @property
    def name(self) -> str:
        """What it is called on screen."""
        return self.title.strip() or f"A gig vetted on {wording.short_day(self.created_at.astimezone().date())}"

    @property
    def is_running(self) -> bool:
        """Whether it was taken and goes on."""
        return self.decision is Decision.TAKE and self.ended is None and self.gig is None

    @property
    def next_stop(self) -> Stop | None:
        """The stop that is still to come, the earliest first."""
        waiting = [stop for stop in self.stops if stop.settled_on is None]
        return min(waiting, key=lambda stop: stop.on or date.max, default=None)

    def answered(self, key: str, answer: Answer | None) -> Vet:
        """The same with one answer."""
        return self._with_sign(key, answer=answer)

    def asking(self, key: str, ask: str) -> Vet:
        """The same with another sentence for the reply."""
        return self._with_sign(key, ask=ask)

    def _with_sign(self, key: str, **changes: object) -> Vet:
        signs = (replace(sign, **changes) if sign.key == key else sign for sign in self.signs)  # type: ignore[arg-type]  # names are checked by replace
        return replace(self, signs=tuple(signs))
