"""Recurring red flags and figures over all gigs, computed from rows that storage has counted.

counted          finished retrospectives and good ends; neither drafts, nor the trash, nor the example
usual estimate   the median of the hours estimated, of the gigs behind the usual overrun
usual rate       the median effective rate of each currency, from three gigs on that know it
fell short by    what the gigs with a red flag brought in less than agreed, by currency, unless it was spoken of
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from operator import attrgetter

from retro.core.analysis.gig_figures import GigFigures, amounts_short
from retro.core.gig.choices import Side, Stage
from retro.core.gig.ids import DocumentId
from retro.core.vet.overrun import FEWEST as FEWEST_USUAL
from retro.core.vet.overrun import NOT_KNOWN, Overrun, median_hours, median_ratio, overrun

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
    short: Mapping[DocumentId, tuple[str, int]] = field(default_factory=dict)
    """Currency and amount, in hundredths, of each gig that brought in less than agreed."""
    is_whole: bool = True
    """False while only red flags are known."""

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
    rows = tuple(sorted(gigs, key=lambda gig: (gig.on.toordinal(), gig.id)))
    over = [gig for gig in rows if not gig.is_going]
    usual = overrun((gig.hours_planned, gig.hours_worked, gig.is_good) for gig in over)
    short = amounts_short((gig.id, gig.currency, gig.price, gig.kept) for gig in over)
    returning, once = _ranked(flags)
    return Patterns(
        gigs=rows,
        returning=returning,
        once=once,
        overrun=usual,
        estimate=_estimate(over) if usual.usual is not None else None,
        rates=_rates(over),
        lost=_totals(short.values()),
        fared=fared,
        together=tuple(together),
        forecasts=tuple(forecasts),
        short=short,
    )


def flags_alone(flags: Iterable[RecurringFlag], short: Mapping[DocumentId, tuple[str, int]]) -> Patterns:
    """Return the red flags, and what their gigs fell short by, while the rest isn't counted yet."""
    returning, once = _ranked(flags)
    return Patterns((), returning, once, NOT_KNOWN, None, {}, {}, LessonOutcomes(), short=short, is_whole=False)


def _ranked(flags: Iterable[RecurringFlag]) -> tuple[tuple[RecurringFlag, ...], tuple[RecurringFlag, ...]]:
    """Return those that came back, the most frequent first, and those seen once."""
    ranked = sorted(flags, key=lambda flag: (-flag.count, flag.name))
    return tuple(flag for flag in ranked if flag.count > 1), tuple(flag for flag in ranked if flag.count == 1)


def _estimate(over: Iterable[GigFigures]) -> Decimal:
    """Return the usual estimate of the gigs that know both hours."""
    hours = ((gig.hours_planned, gig.hours_worked) for gig in over)
    return median_hours([planned for planned, worked in hours if planned and worked is not None])


def _rates(over: Iterable[GigFigures]) -> Mapping[str, tuple[Decimal, int]]:
    known: dict[str, list[tuple[int, int]]] = {}
    for gig in over:
        kept, worked = gig.kept, gig.hours_worked
        if kept is not None and worked:
            known.setdefault(gig.currency, []).append((kept, worked))
    return {code: (median_ratio(of), len(of)) for code, of in known.items() if len(of) >= FEWEST_USUAL}


def _totals(short: Iterable[tuple[str, int]]) -> Mapping[str, Decimal]:
    totals: dict[str, int] = {}
    for currency, lost in short:
        totals[currency] = totals.get(currency, 0) + lost
    return {currency: Decimal(lost) / 100 for currency, lost in totals.items()}


def short_by(flag: RecurringFlag, found: Patterns) -> Mapping[str, Decimal]:
    """Sum what the gigs with a red flag brought in less than agreed, by currency, unless it was spoken of."""
    oldest_first = reversed(flag.gigs)
    with_it = (gig for gig in oldest_first if gig not in flag.spoken) if flag.spoken else oldest_first
    return _totals(filter(None, map(found.short.get, with_it)))
