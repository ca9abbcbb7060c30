"""Values of a vetted gig, before the yes and, once taken, under way."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Self

from retro.core.gig.choices import gig_name
from retro.core.gig.flag_names import SCAMS, short_of
from retro.core.gig.ids import new_id
from retro.core.gig.message import NO_MESSAGE, Message
from retro.core.gig.retrospective import now

HEAVY = Decimal(1)
"""Weight from which a red flag is serious: one recent gig that lost nothing but its trouble."""


class VetAnswer(StrEnum):
    """Answer to one question."""

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
class VetFlag:
    """One question of a vet with its answer. What the past says of it is looked up anew (`weights.FlagHistory`)."""

    key: str
    """`RedFlag.key`."""
    name: str
    weight: Decimal
    """Its weight on that day, to the hundredth; at least HEAVY if it was serious, less for any other."""
    answer: VetAnswer | None = None
    ask: str = ""
    """Sentence for the reply, as edited; "" for the catalogue's."""

    @property
    def short(self) -> str:
        """Return its name in reasons and lists: the catalogue's short name, or the user's own."""
        return short_of(self.key, self.name)

    @property
    def is_scam(self) -> bool:
        """Tell whether scams often ask for it; it is then serious whatever the past says."""
        return self.key in SCAMS

    @property
    def is_serious(self) -> bool:
        """Tell whether it counts double (`weights.signs` gives serious ones a weight of at least HEAVY)."""
        return self.weight >= HEAVY or self.is_scam

    @property
    def is_there(self) -> bool:
        """Tell whether it is or may be there: whatever was not denied goes into reasons and reply."""
        return self.answer in (VetAnswer.YES, VetAnswer.UNSURE)


@dataclass(frozen=True, slots=True)
class Stop:
    """A checkpoint: a state and a date at which to stop and look."""

    text: str = ""
    on: date | None = None
    settled_on: date | None = None
    """When it was looked at and found fine, or led to something."""


class Done(StrEnum):
    """Share of a gig that is done, in per cent."""

    QUARTER = "25"
    HALF = "50"
    MOST = "75"
    NEARLY_ALL = "90"


@dataclass(frozen=True, slots=True)
class CheckIn:
    """What was said of a gig under way on one day."""

    on: date
    hours: Decimal | None = None
    """Hours worked so far."""
    done: Done | None = None
    hiding: VetAnswer | None = None
    """Whether something is kept from the client."""
    stop: VetAnswer | None = None
    """Whether what the checkpoint names is true; no means "not yet"."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """Whether a red flag seen before the yes has come up, as said on one day."""

    on: date
    key: str
    """`Sign.key`."""
    answer: VetAnswer


@dataclass(frozen=True, slots=True)
class GoodEnd:
    """How a gig ended well; blank is unknown."""

    hours: Decimal | None = None
    paid: Decimal | None = None
    kept: str = ""
    """What kept it well."""


NO_GOOD_END = GoodEnd()


@dataclass(frozen=True, slots=True)
class Forecast:
    """What was expected on the day on which it was taken."""

    feared: str = ""
    """The reason, if it goes wrong."""
    sure: Decimal | None = None
    """How sure the user was that it ends well, in per cent."""


NO_FORECAST = Forecast()


@dataclass(frozen=True, slots=True)
class Quote:
    """What is offered: a price for planned hours, and the rate below which it is not worth it."""

    currency: str = ""
    price: Decimal | None = None
    hours: Decimal | None = None
    floor: Decimal | None = None
    """Minimum for an hour, in the same currency."""

    @property
    def rate(self) -> Decimal | None:
        """Return the price for each planned hour."""
        return None if self.price is None or not self.hours else self.price / self.hours

    @property
    def is_too_low(self) -> bool:
        """Tell whether the price as quoted is below the minimum; False if anything is unknown."""
        return _is_below(self.rate, self.floor)

    def is_too_low_at(self, ratio: Decimal | None) -> bool:
        """Tell whether the price is below the minimum for the real hours."""
        return _is_below(self.real_rate(ratio), self.floor)

    def real_hours(self, ratio: Decimal | None) -> Decimal | None:
        """Return the planned hours by the user's own ratio of real to planned."""
        return None if self.hours is None or ratio is None else self.hours * ratio

    def real_rate(self, ratio: Decimal | None) -> Decimal | None:
        """Return the price for each real hour."""
        real = self.real_hours(ratio)
        return None if self.price is None or not real else self.price / real


def _is_below(rate: Decimal | None, floor: Decimal | None) -> bool:
    return rate is not None and floor is not None and rate < floor


@dataclass(frozen=True, slots=True)
class Vet:
    """One vetting of the next gig; once taken, a gig under way."""

    id: str = field(default_factory=new_id)
    created_at: datetime = field(default_factory=now)
    updated_at: datetime = field(default_factory=now)
    title: str = ""
    client: str = ""
    client_went_wrong: bool = False
    """True if the last gig with this client had gone wrong by that day; it counts as one red flag."""
    platform: str = ""
    quote: Quote = Quote()
    ratio: Decimal | None = None
    """The user's hours worked for each hour planned, on that day."""
    signs: tuple[VetFlag, ...] = ()
    from_catalogue: bool = False
    """True if the questions are the catalogue's, because the past is too short."""
    reply: str = ""
    """The edited reply; "" for the assembled one."""
    message: Message = NO_MESSAGE
    """What is said to the client; all its parts are kept here until the gig is a retrospective."""
    decision: Decision | None = None
    decided_on: date | None = None
    stops: tuple[Stop, ...] = ()
    forecast: Forecast = NO_FORECAST
    check_ins: tuple[CheckIn, ...] = ()
    """One a day, in order."""
    came: tuple[Sighting, ...] = ()
    """One a day for each red flag, in order."""
    no_check_ins: bool = False
    """True if check-ins are off."""
    quiet_until: date | None = None
    """Day until which check-ins are off."""
    ended: Ending | None = None
    ended_on: date | None = None
    good_end: GoodEnd = NO_GOOD_END
    """Of a good end."""
    told_on: date | None = None
    """When the client was told that it will not be as agreed."""
    gig: str | None = None
    """Id of the retrospective that it became."""

    @property
    def name(self) -> str:
        """Return its name on screen."""
        return gig_name(self.title, self.created_at)

    @property
    def is_untouched(self) -> bool:
        """Tell whether nothing was written or answered; its questions and an offered floor do not count."""
        written = (
            self.title.strip()
            or self.client.strip()
            or self.platform.strip()
            or self.reply.strip()
            or self.message != NO_MESSAGE
            or self.stops
            or self.decision
        )
        answered = any(sign.answer or sign.ask for sign in self.signs)
        return not (written or answered or self.quote.price is not None or self.quote.hours is not None)

    @property
    def is_running(self) -> bool:
        """Tell whether it was taken and goes on."""
        return self.decision is Decision.TAKE and self.ended is None and self.gig is None

    @property
    def is_good_end(self) -> bool:
        """True if it ended well."""
        return self.ended is Ending.WELL

    @property
    def next_stop(self) -> Stop | None:
        """Return the earliest checkpoint that is still to come."""
        waiting = [stop for stop in self.stops if stop.settled_on is None]
        return min(waiting, key=lambda stop: stop.on or date.max, default=None)

    @property
    def unanswered(self) -> int | None:
        """Return the index of the first question without an answer; None if all have one."""
        return next((at for at, sign in enumerate(self.signs) if sign.answer is None), None)

    def answered(self, key: str, answer: VetAnswer | None) -> Vet:
        """Return it with one answer."""
        return self._with_sign(key, answer=answer)

    def asking(self, key: str, ask: str) -> Vet:
        """Return it with another sentence for the reply; "" goes back to the catalogue's."""
        return self._with_sign(key, ask=ask)

    def decided(self, decision: Decision | None, today: date) -> Vet:
        """Return it with a decision, or without one."""
        return replace(self, decision=decision, decided_on=today if decision else None)

    def stopping(self, stop: Stop, today: date) -> Vet:
        """Return it with this checkpoint to come; waiting ones are settled."""
        settled = (one if one.settled_on else replace(one, settled_on=today) for one in self.stops)
        return replace(self, stops=(*settled, stop))

    def over(self, ending: Ending, today: date, gig: str | None = None, good_end: GoodEnd = NO_GOOD_END) -> Vet:
        """Return it as ended, with its checkpoints settled; `gig` is the retrospective that it became."""
        settled = tuple(one if one.settled_on else replace(one, settled_on=today) for one in self.stops)
        return replace(self, ended=ending, ended_on=today, gig=gig, stops=settled, good_end=good_end)

    def going_on(self) -> Vet:
        """Return it as under way again, because its end was a mistake. Checkpoints settled by the end come back."""
        back = (replace(one, settled_on=None) if one.settled_on == self.ended_on else one for one in self.stops)
        return replace(self, ended=None, ended_on=None, gig=None, stops=tuple(back), good_end=NO_GOOD_END)

    def going_wrong(self, gig: str) -> Vet:
        """Return it as written up in a draft while it goes on."""
        return replace(self, gig=gig)

    def touched(self) -> Vet:
        """Return it with the present instant as time of change."""
        return replace(self, updated_at=now())

    def as_copy(self, id: str, title: str) -> Self:
        """Return it under another id and title, for what two windows wrote at once."""
        return replace(self, id=id, title=title)

    def _with_sign(self, key: str, **changes: object) -> Vet:
        signs = (replace(sign, **changes) if sign.key == key else sign for sign in self.signs)  # type: ignore[arg-type]  # names are checked by replace
        return replace(self, signs=tuple(signs))
