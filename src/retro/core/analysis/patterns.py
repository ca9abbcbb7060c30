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

from retro.core.gig import wording
from retro.core.gig.retrospective import Side, Stage
from retro.core.vet.forecast import forecasts_said
from retro.core.vet.overrun import FEWEST as FEWEST_USUAL
from retro.core.vet.overrun import Overrun, few_said, gigs_said, median, overrun, whole

FEWEST = 2
"""Gigs from which there are patterns at all."""
FEW = 8
"""Gigs below which numbers are said to be small."""
ENDED_WELL = "ended well"
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


def bar(value: float, largest: float, width: int) -> str:
    """A bar of blocks, `width` cells at the largest value; whatever is more than nothing shows one."""
    if largest <= 0 or value <= 0:
        return ""
    return "█" * max(1, round(value / largest * width))


def sample_text(found: Patterns) -> str:
    """ "8 ended gigs, 2 of them good, 1 still going, a small sample"."""
    return f"{_counted(found)}{', a small sample' if found.are_few else ''}"


def counted_said(found: Patterns) -> str:
    """ "Counted: 8 ended gigs, 2 of them good. Drafts, the trash and the example aren't counted."."""
    return f"Counted: {_counted(found)}. Drafts, the trash and the example aren't counted."


def _counted(found: Patterns) -> str:
    going = sum(gig.is_going for gig in found.gigs)
    ended = gigs_said(len(found.gigs) - going, found.good).replace(" gig", " ended gig", 1)
    return f"{ended}, {going:,} still going" if going else ended


def too_few(found: Patterns) -> str:
    """What is said instead of patterns."""
    begun = "You have one so far." if found.gigs else "You have none yet, and that's fine."
    return f"Patterns need two ended gigs. {begun}"


def usual_said(found: Patterns) -> str:
    """ "You estimate 40 h, it takes 62 (7 gigs, 2 of them good)."; "" where nothing is known.

    Of fewer than three it says the gigs themselves.
    """
    known = found.overrun
    if known.few:
        return f"{few_said(known.few)} Too few to go by."
    if found.estimate is None or known.usual is None:
        return ""
    takes = wording.plain_number(whole(found.estimate * known.usual))
    return f"You estimate {wording.hours_text(found.estimate)}, it takes {takes} ({gigs_said(known.gigs, known.good)})."


def rate_usual_said(currency: str, rate: Decimal, gigs: int) -> str:
    """ "€24.10 an hour (median of 4 gigs)"."""
    return f"{wording.money_text(rate, currency)} an hour (median of {gigs:,} gigs)"


def sure_said(found: Patterns) -> str:
    """ "You were 72 % sure on average; 3 of 5 ended well."; "" for fewer than five."""
    return forecasts_said(found.forecasts)


def behind_said(flag: RecurringFlag, found: Patterns) -> str:
    """ "USD 510 · EUR 300 less than agreed, 2 gigs with it ended well"; "" where neither is known."""
    lost = " · ".join(lost_said(amount, code) for code, amount in short_by(flag, found).items())
    well = f"{flag.well:,} {'gig' if flag.well == 1 else 'gigs'} with it ended well" if flag.well else ""
    return ", ".join(filter(None, (f"{lost} less than agreed" if lost else "", well)))


def lost_said(amount: Decimal, currency: str) -> str:
    """ "USD 1,140", "1,140.50 (no currency)"."""
    digits = f"{amount:,.0f}" if amount == amount.to_integral_value() else f"{amount:,.2f}"
    return f"{currency} {digits}" if currency else f"{digits} (no currency)"


def told_cell(gig: GigFigures) -> str:
    """ "11 d", "not told" while the client does not know, "ended well" of a good end, "unknown"."""
    if gig.is_good:
        return ENDED_WELL
    if gig.is_untold:
        return "not told"
    return "unknown" if gig.told_after is None else f"{gig.told_after:,} d"


def hours_said(gig: GigFigures) -> str:
    """ "40 → 52", either of them ? where it is unknown, "unknown" where both are."""
    if gig.planned is None and gig.worked is None:
        return "unknown"
    return " → ".join("?" if one is None else wording.plain_number(one) for one in (gig.planned, gig.worked))


def rate_text(gig: GigFigures) -> str:
    """ "$9.60", "unknown"."""
    return "unknown" if gig.rate is None else wording.money_text(gig.rate, gig.currency)
