"""Recurring red flags and figures over all gigs, computed from rows that storage has counted.

counted          finished retrospectives and good ends; neither drafts, nor the trash, nor the example
usual estimate   the median of the hours estimated, of the gigs behind the usual overrun
usual rate       the median effective rate of each currency, from three gigs on that know it
fell short by    what the gigs with a red flag brought in less than agreed, by currency, unless it was spoken of
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import NamedTuple

from retro.core.gig.choices import Side, Stage
from retro.core.gig.ids import DocumentId
from retro.core.gig.metrics import ClientLearned
from retro.core.vet.overrun import FEWEST as FEWEST_USUAL
from retro.core.vet.overrun import Overrun, median, overrun

FEWEST = 2
"""Fewest gigs for which patterns are shown."""
FEW = 8
"""Number of gigs below which the sample is called small."""
MOST_ROWS = 12
"""Most gigs drawn row by row; a plot is drawn for more."""


@dataclass(frozen=True, slots=True)
class RecurringFlag:
    """A red flag and the gigs in which it could have been seen; `hidden` ones are not among them."""

    key: str
    name: str
    stage: Stage
    side: Side
    gigs: tuple[DocumentId, ...]
    """Ids, newest first."""
    well: int = 0
    """Number of good ends that had it all the same."""
    spoken: frozenset[DocumentId] = frozenset()
    """Gigs in which the user saw it and said so: what they cost is not laid to it."""

    @property
    def count(self) -> int:
        """Return the number of gigs in which it could have been seen."""
        return len(self.gigs)


class GigFigures(NamedTuple):
    """One gig as a row; None is unknown."""

    id: DocumentId
    name: str
    on: date
    told_after: int | None = None
    """Days; None while the client does not know, and if nobody told them."""
    is_told_about: bool = False
    """True if a day that those are counted from is known only roughly."""
    planned: Decimal | None = None
    worked: Decimal | None = None
    rate: Decimal | None = None
    """Effective rate an hour."""
    lost: Decimal | None = None
    currency: str = ""
    learned: ClientLearned = ClientLearned.TOLD
    is_good: bool = False
    """True if it ended well; the id is then that of its vet."""
    is_going: bool = False
    """True if it is written up while it goes on: it has no usual figures and no loss yet."""

    @property
    def is_untold(self) -> bool:
        """Tell whether the client does not know yet."""
        return self.learned is ClientLearned.NOT_YET

    @property
    def ratio(self) -> Decimal | None:
        """Return hours worked for each hour planned."""
        return self.worked / self.planned if self.planned and self.worked is not None else None

    @property
    def is_in_overrun(self) -> bool:
        """Tell whether it counts in the usual overrun."""
        return self.ratio is not None and not self.is_going

    @property
    def is_in_rate(self) -> bool:
        """Tell whether it counts in the usual effective rate of its currency."""
        return self.rate is not None and not self.is_going

    @property
    def is_short(self) -> bool:
        """Tell whether it brought in less than agreed."""
        return self.lost is not None and self.lost > 0 and not self.is_going


@dataclass(frozen=True, slots=True)
class LessonOutcomes:
    """How lessons fared; misses are not counted."""

    held: int = 0
    """Lessons that held at their last review."""
    waiting: int = 0
    """Lessons that were never met, neither retired nor replaced."""
    held_in: tuple[DocumentId, ...] = ()
    """Gigs of the lessons that held, newest first."""
    waiting_in: tuple[DocumentId, ...] = ()


@dataclass(frozen=True, slots=True)
class FlagPair:
    """Two red flags that share gigs."""

    one: str
    other: str
    """Names."""
    gigs: tuple[DocumentId, ...]


@dataclass(frozen=True, slots=True)
class Patterns:
    """Everything that the Patterns screen shows."""

    gigs: tuple[GigFigures, ...]
    """Oldest first."""
    returning: tuple[RecurringFlag, ...]
    """Flags seen at least twice, the most frequent first."""
    once: tuple[RecurringFlag, ...]
    """Flags seen once."""
    overrun: Overrun
    """Of all ended gigs that know both hours, good ends included."""
    estimate: Decimal | None
    """Usual estimate of these gigs in hours; None for fewer than three."""
    rates: Mapping[str, tuple[Decimal, int]]
    """Usual effective rate by currency and the number of gigs behind it, from three gigs on."""
    lost: Mapping[str, Decimal]
    """Money lost by currency, as far as known."""
    fared: LessonOutcomes
    together: tuple[FlagPair, ...] = ()
    forecasts: tuple[tuple[Decimal, bool], ...] = ()
    """For each gig that is over and had a forecast: how sure the user was that it ends well, and whether it did."""
    short: Mapping[DocumentId, tuple[str, Decimal]] = field(default_factory=dict)
    """Currency and amount of each gig that brought in less than agreed."""

    @property
    def good(self) -> int:
        """Return the number of good ends among the gigs."""
        return sum(map(attrgetter("is_good"), self.gigs))

    @property
    def going(self) -> int:
        """Return the number of gigs that go on."""
        return sum(map(attrgetter("is_going"), self.gigs))

    @property
    def are_few(self) -> bool:
        """Tell whether the sample is small: fewer than FEW gigs."""
        return len(self.gigs) < FEW

    @property
    def are_enough(self) -> bool:
        """Tell whether there are enough gigs for patterns."""
        return len(self.gigs) >= FEWEST


def patterns_of(
    gigs: Iterable[GigFigures],
    flags: Iterable[RecurringFlag],
    fared: LessonOutcomes,
    together: Iterable[FlagPair] = (),
    forecasts: Iterable[tuple[Decimal, bool]] = (),
) -> Patterns:
    """Compute the patterns from counted rows."""
    rows = tuple(sorted(gigs, key=lambda gig: (gig.on, gig.id)))
    both = [gig for gig in rows if gig.is_in_overrun]
    short = _short(rows)
    usual = overrun((gig.planned, gig.worked, gig.is_good) for gig in both)
    estimates = sorted(gig.planned for gig in both if gig.planned)
    ranked = sorted(flags, key=lambda flag: (-flag.count, flag.name))
    return Patterns(
        gigs=rows,
        returning=tuple(flag for flag in ranked if flag.count > 1),
        once=tuple(flag for flag in ranked if flag.count == 1),
        overrun=usual,
        estimate=median(estimates) if usual.usual is not None else None,
        rates=_rates(rows),
        lost=_totals(short.values()),
        fared=fared,
        together=tuple(together),
        forecasts=tuple(forecasts),
        short=short,
    )


def _rates(rows: Iterable[GigFigures]) -> Mapping[str, tuple[Decimal, int]]:
    known: dict[str, list[Decimal]] = {}
    for row in rows:
        if row.rate is not None and row.is_in_rate:
            known.setdefault(row.currency, []).append(row.rate)
    return {code: (median(sorted(of)), len(of)) for code, of in known.items() if len(of) >= FEWEST_USUAL}


def _short(rows: Iterable[GigFigures]) -> Mapping[DocumentId, tuple[str, Decimal]]:
    return {row.id: (row.currency, row.lost) for row in rows if row.lost and row.is_short}


def _totals(short: Iterable[tuple[str, Decimal]]) -> Mapping[str, Decimal]:
    totals: dict[str, Decimal] = {}
    for currency, lost in short:
        totals[currency] = totals.get(currency, Decimal(0)) + lost
    return totals


def short_by(flag: RecurringFlag, found: Patterns) -> Mapping[str, Decimal]:
    """Sum what the gigs with a red flag brought in less than agreed, by currency, unless it was spoken of."""
    with_it = (gig for gig in reversed(flag.gigs) if gig not in flag.spoken)  # in the order of all, the oldest first
    return _totals(found.short[gig] for gig in with_it if gig in found.short)
