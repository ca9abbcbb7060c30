"""How heavy the signs of one's own past are, and which of them to ask about. Pure.

The weight of a sign, in full (the screen says it in two sentences, `EXPLAINED`):

    each gig that had it, and in which it could have been seen, gives  recency × cost
        recency = ½ ^ (days since that gig / 730)                      half after two years
        cost    = 1 + share of the price that was lost (0 to 1, an unknown share is 0), doubled for the pivot
    weight = their sum × n / (n + good)                                n gigs; good: gigs taken with it that ended well
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from retro.core.gig import flag_catalogue
from retro.core.gig.wording import on_one_line
from retro.core.vet.vet import HEAVY, Sign

MOST_QUESTIONS = 7
FEWEST = 2
"""Finished retrospectives from which the questions are one's own."""
HALF_LIFE = 730
"""Days."""
EXPLAINED = (
    "Heaviest first: how often it came back, what those gigs cost, how recent; not sure counts half.",
    "Two heavy signs, or a price that falls below your floor by your own ratio, mean negotiate; "
    "a third sign, or a quote below it as it stands, decline.",
)
HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Trace:
    """One gig of the past that had a sign."""

    gig: str
    """Its id."""
    name: str
    on: date
    told_myself: str = ""
    pivot: bool = False
    lost_share: Decimal | None = None
    """Money lost ÷ price, None where unknown."""

    @property
    def dated(self) -> str:
        """ "Booking calendar (Dec ’25)"."""
        return f"{on_one_line(self.name)} ({self.on:%b ’%y})"


@dataclass(frozen=True, slots=True)
class Past:
    """A sign with all that the past knows of it."""

    key: str
    """`RedFlag.key`."""
    name: str
    question: str
    """A yes-or-no question about the next gig."""
    ask: str = ""
    """What goes into the reply, in the client's language."""
    traces: tuple[Trace, ...] = ()
    """Newest first; gigs in which it could not have been seen are not among them."""
    rule: str = ""
    """The newest rule drawn from it, as an if-then."""
    ended_well: int = 0
    """Gigs taken although it was there, that ended well."""

    @property
    def told_myself(self) -> tuple[Trace, ...]:
        """The gigs in which it was written down what one told oneself."""
        return tuple(trace for trace in self.traces if trace.told_myself.strip())


Pasts = Mapping[str, Past]
"""By key."""


def weight(past: Past, today: date) -> float:
    """How heavy a sign is; the arithmetic is at the top of this module."""
    total = sum(_recency(trace, today) * _cost(trace) for trace in past.traces)
    count = len(past.traces)
    return total * count / (count + past.ended_well) if count else 0.0


def _recency(trace: Trace, today: date) -> float:
    return float(0.5 ** (max((today - trace.on).days, 0) / HALF_LIFE))


def _cost(trace: Trace) -> float:
    share = float(min(max(trace.lost_share or Decimal(0), Decimal(0)), Decimal(1)))
    return (1 + share) * (2 if trace.pivot else 1)


def signs(pasts: Iterable[Past], today: date, most: int | None = MOST_QUESTIONS) -> tuple[Sign, ...]:
    """The questions, heaviest first, seven or as many; equal weights by name. Signs that no gig had are left out."""
    weighed = sorted(((weight(past, today), past) for past in pasts), key=lambda pair: (-pair[0], pair[1].name))
    return tuple(_sign(past, heaviness) for heaviness, past in weighed if past.traces)[:most]


def catalogue_signs() -> tuple[Sign, ...]:
    """The questions while the past is too short: the catalogue's most named, each just heavy."""
    return tuple(Sign(flag.code, flag.name, HEAVY) for flag in flag_catalogue.most_named(MOST_QUESTIONS))


def of_catalogue(code: str) -> Past | None:
    """What the catalogue says of a sign that no gig had; None for a code that this version does not know."""
    flag = flag_catalogue.by_code(code)
    return Past(code, flag.name, flag.question, flag.ask) if flag else None


def of_own(key: str, name: str) -> Past:
    """What can be asked about a sign of the user's own."""
    return Past(key, name, f"Is this there: {name.strip().rstrip('.?!')}?")


def known(sign: Sign, pasts: Pasts) -> Past:
    """What the past says of a question, or else the catalogue."""
    return pasts.get(sign.key) or of_catalogue(sign.key) or of_own(sign.key, sign.name)


def _sign(past: Past, heaviness: float) -> Sign:
    return Sign(past.key, past.name, Decimal(heaviness).quantize(HUNDREDTH))
