"""Recurring red flags and figures over all gigs, computed from rows that storage has counted.

counted          finished retrospectives and good ends; neither drafts, nor the trash, nor the example
usual estimate   the median of the hours estimated, of the gigs from which the usual overrun is
usual rate       the median effective rate of each currency, from three gigs on that know it
fell short by    what the gigs with a red flag brought in less than agreed, by currency
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from retro.core.gig.retrospective import Side, Stage
from retro.core.vet.overrun import FEWEST as FEWEST_USUAL
from retro.core.vet.overrun import Overrun, median, overrun

FEWEST = 2
"""Gigs from which there are patterns at all."""
FEW = 8
"""Gigs below which numbers are said to be small."""
MOST_ROWS = 12
"""Gigs that are drawn row by row; above that a plot."""


@dataclass(frozen=True, slots=True)
class RecurringFlag:
    """A red flag and the gigs in which it could have been seen; `hidden` ones are not among them."""

    key: str
    name: str
    stage: Stage
    side: Side
    gigs: tuple[str, ...]
    """Ids, newest first."""
    well: int = 0
    """How many good ends had it all the same."""

    @property
    def count(self) -> int:
        """In how many gigs it could have been seen."""
        return len(self.gigs)


@dataclass(frozen=True, slots=True)
class GigFigures:
    """One gig as a row; None is unknown."""

    id: str
    name: str
    on: date
    told_after: int | None = None
    """Days; None while the client does not know."""
    planned: Decimal | None = None
    worked: Decimal | None = None
    rate: Decimal | None = None
    """The true rate, an hour."""
    lost: Decimal | None = None
    currency: str = ""
    is_untold: bool = False
    """Whether the client still does not know."""
    is_good: bool = False
    """Whether it ended well: the id is that of its vet."""
    is_going: bool = False
    """Whether it is written up while it goes on: nothing is usual or lost of it yet."""

    @property
    def ratio(self) -> Decimal | None:
        """Hours worked for each hour planned."""
        return self.worked / self.planned if self.planned and self.worked is not None else None


@dataclass(frozen=True, slots=True)
class LessonOutcomes:
    """How lessons fared, without counting misses."""

    held: int = 0
    """Lessons that held at their last look."""
    waiting: int = 0
    """Lessons not met yet, neither retired nor replaced."""
    held_in: tuple[str, ...] = ()
    """The gigs that those which held are from, newest first."""
    waiting_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FlagPair:
    """Two red flags that travel together."""

    one: str
    other: str
    """Names."""
    gigs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Patterns:
    """All of it."""

    gigs: tuple[GigFigures, ...]
    """Oldest first."""
    returning: tuple[RecurringFlag, ...]
    """Seen at least twice, most often first."""
    once: tuple[RecurringFlag, ...]
    """Seen once."""
    overrun: Overrun
    """Of all ended gigs that know both hours, good ends too."""
    estimate: Decimal | None
    """The usual estimate of these, in hours; None for fewer than three."""
    rates: Mapping[str, tuple[Decimal, int]]
    """The usual effective rate by currency, with how many gigs know it; of three gigs or more."""
    lost: Mapping[str, Decimal]
    """Money lost by currency, where it is known."""
    fared: LessonOutcomes
    together: tuple[FlagPair, ...] = ()
    forecasts: tuple[tuple[Decimal, bool], ...] = ()
    """Of each gig that is over and had one: how sure one was that it ends well, and whether it did."""

    @property
    def good(self) -> int:
        """How many of the gigs are good ends."""
        return sum(gig.is_good for gig in self.gigs)

    @property
    def are_few(self) -> bool:
        """Whether the numbers are too small to lean on."""
        return len(self.gigs) < FEW

    @property
    def are_any(self) -> bool:
        """Whether there are gigs enough to speak of patterns."""
        return len(self.gigs) >= FEWEST


def patterns_of(
    gigs: Iterable[GigFigures],
    flags: Iterable[RecurringFlag],
    fared: LessonOutcomes,
    together: Iterable[FlagPair] = (),
    forecasts: Iterable[tuple[Decimal, bool]] = (),
) -> Patterns:
    """The patterns of counted rows."""
    rows = tuple(sorted(gigs, key=lambda gig: (gig.on, gig.id)))
    both = [gig for gig in rows if gig.planned and gig.worked is not None and not gig.is_going]
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
        lost=_lost(rows),
        fared=fared,
        together=tuple(together),
        forecasts=tuple(forecasts),
    )


def _rates(rows: Iterable[GigFigures]) -> Mapping[str, tuple[Decimal, int]]:
    known: dict[str, list[Decimal]] = {}
    for row in rows:
        if row.rate is not None and not row.is_going:
            known.setdefault(row.currency, []).append(row.rate)
    return {code: (median(sorted(of)), len(of)) for code, of in known.items() if len(of) >= FEWEST_USUAL}


def _lost(rows: Iterable[GigFigures]) -> Mapping[str, Decimal]:
    totals: dict[str, Decimal] = {}
    for row in rows:
        if row.lost is not None and row.lost > 0 and not row.is_going:
            totals[row.currency] = totals.get(row.currency, Decimal(0)) + row.lost
    return totals


def short_by(flag: RecurringFlag, found: Patterns) -> Mapping[str, Decimal]:
    """What the gigs with a red flag brought in less than agreed, by currency."""
    with_it = set(flag.gigs)
    return _lost(gig for gig in found.gigs if gig.id in with_it)
