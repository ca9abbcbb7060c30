"""Recurring red flags and figures over all gigs, computed from rows that storage has counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from retro.core.gig import wording
from retro.core.gig.retrospective import Side, Stage

FEWEST = 2
"""Gigs from which there are patterns at all."""
FEW = 8
"""Gigs below which numbers are said to be small."""
MOST_ROWS = 12
"""Gigs that are drawn row by row; above that a plot."""


@dataclass(frozen=True, slots=True)
class Return:
    """A red flag and the gigs in which it could have been seen; `hidden` ones are not among them."""

    key: str
    name: str
    stage: Stage
    side: Side
    gigs: tuple[str, ...]
    """Ids, newest first."""

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

    @property
    def ratio(self) -> Decimal | None:
        """Hours worked for each hour planned."""
        return self.worked / self.planned if self.planned and self.worked is not None else None


@dataclass(frozen=True, slots=True)
class Fared:
    """How lessons fared, without counting misses."""

    held: int = 0
    """Lessons that held at their last look."""
    waiting: int = 0
    """Lessons not met yet, neither retired nor replaced."""
    held_in: tuple[str, ...] = ()
    """The gigs that those which held are from, newest first."""
    waiting_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
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
    returning: tuple[Return, ...]
    """Seen at least twice, most often first."""
    once: tuple[Return, ...]
    """Seen once."""
    ratio: Decimal | None
    """Hours worked for each hour planned, over all gigs that know both."""
    lost: Mapping[str, Decimal]
    """Money lost by currency, where it is known."""
    fared: Fared
    together: tuple[Pair, ...] = ()

    @property
    def are_few(self) -> bool:
        """Whether the numbers are too small to lean on."""
        return len(self.gigs) < FEW

    @property
    def are_any(self) -> bool:
        """Whether there are gigs enough to speak of patterns."""
        return len(self.gigs) >= FEWEST


def patterns(
    gigs: Iterable[GigFigures], flags: Iterable[Return], fared: Fared, together: Iterable[Pair] = ()
) -> Patterns:
    """The patterns of counted rows."""
    rows = tuple(sorted(gigs, key=lambda gig: (gig.on, gig.id)))
    ranked = sorted(flags, key=lambda flag: (-flag.count, flag.name))
    return Patterns(
        gigs=rows,
        returning=tuple(flag for flag in ranked if flag.count > 1),
        once=tuple(flag for flag in ranked if flag.count == 1),
        ratio=own_ratio((gig.planned, gig.worked) for gig in rows),
        lost=_lost(rows),
        fared=fared,
        together=tuple(together),
    )


def own_ratio(hours: Iterable[tuple[Decimal | None, Decimal | None]]) -> Decimal | None:
    """Hours worked for each hour planned, all gigs together that know both; None where none does."""
    known = [(planned, worked) for planned, worked in hours if planned and worked is not None]
    planned = sum((one for one, _ in known), Decimal(0))
    return sum((one for _, one in known), Decimal(0)) / planned if planned else None


def _lost(rows: Iterable[GigFigures]) -> Mapping[str, Decimal]:
    totals: dict[str, Decimal] = {}
    for row in rows:
        if row.lost is not None and row.lost > 0:
            totals[row.currency] = totals.get(row.currency, Decimal(0)) + row.lost
    return totals


def bar(value: float, largest: float, width: int) -> str:
    """A bar of blocks, `width` cells at the largest value; whatever is more than nothing shows one."""
    if largest <= 0 or value <= 0:
        return ""
    return "█" * max(1, round(value / largest * width))


def over(found: Patterns) -> str:
    """ "6 retrospectives, a small sample"."""
    return f"{len(found.gigs):,} retrospectives{', a small sample' if found.are_few else ''}"


def too_few(found: Patterns) -> str:
    """What is said instead of patterns."""
    begun = "You have one so far." if found.gigs else "You have none yet, and that's fine."
    return f"Patterns need two finished retrospectives. {begun}"


def ratio_said(ratio: Decimal) -> str:
    """ "An hour you plan takes you 1.4."."""
    return f"An hour you plan takes you {ratio:.1f}."


def lost_said(amount: Decimal, currency: str) -> str:
    """ "USD 1,140", "1,140.50 (no currency)"."""
    digits = f"{amount:,.0f}" if amount == amount.to_integral_value() else f"{amount:,.2f}"
    return f"{currency} {digits}" if currency else f"{digits} (no currency)"


def told_said(gig: GigFigures) -> str:
    """ "11 d", "not told" while the client does not know, "unknown"."""
    if gig.is_untold:
        return "not told"
    return "unknown" if gig.told_after is None else f"{gig.told_after:,} d"


def hours_said(gig: GigFigures) -> str:
    """ "40 → 52", either of them ? where it is unknown, "unknown" where both are."""
    if gig.planned is None and gig.worked is None:
        return "unknown"
    return " → ".join("?" if one is None else wording.plain(one) for one in (gig.planned, gig.worked))


def rate_said(gig: GigFigures) -> str:
    """ "$9.60", "unknown"."""
    return "unknown" if gig.rate is None else wording.money(gig.rate, gig.currency)
