"""The usual overrun and the usual effective rate.

Medians over all ended gigs that know both numbers, good ends included.

    overrun of one gig   hours worked ÷ hours estimated
    usual overrun        the median of these; of an even number the mean of the two in the middle
    range                the lowest and the highest of them
    effective rate       (paid − refunded) ÷ hours worked, the median for each currency

One or two gigs are named singly; from three on there is a usual one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from retro.core.gig import wording

FEWEST = 3
"""Fewest gigs with both numbers for which something is usual."""
BECOMES = "{} estimated usually becomes {} ({})."
STAYS = "{} estimated usually stays {} ({})."
RANGE_OF = "{} to {}, {}"
"""The fewest and the most hours, and over how many gigs."""
TOO_FEW = "{} Too few to go by."
FEW_ONE, FEW_MANY = "{} gig so far: {}.", "{} gigs so far: {}."
BECAME = "{} became {}"
GIGS_ONE, GIGS_MANY = "{:,} gig", "{:,} gigs"
GOOD_ONE, GOOD_MANY = "{:,} gig, {:,} of them good", "{:,} gigs, {:,} of them good"
HOURS_ONE, HOURS_MANY = "{} hour", "{} hours"
_WHOLE, _TENTH = Decimal(1), Decimal("0.1")
_IN_WHOLE_HOURS = 10
"""Hours from which a part of one says nothing."""


class Ended(NamedTuple):
    """One gig that is over, with the two hours that make an overrun."""

    estimated: Decimal
    worked: Decimal
    is_good: bool = False
    """True if it ended well."""

    @property
    def ratio(self) -> Decimal:
        """Return hours worked ÷ hours estimated."""
        return self.worked / self.estimated


class Overrun(NamedTuple):
    """What the ended gigs that know both hours say of an estimate."""

    gigs: int = 0
    good: int = 0
    """Number that ended well."""
    middle: Decimal | None = None
    """Median."""
    least: Decimal | None = None
    most: Decimal | None = None
    few: tuple[Ended, ...] = ()
    """The gigs themselves while they are fewer than FEWEST, the oldest first."""

    @property
    def usual(self) -> Decimal | None:
        """Return hours usually worked for each hour estimated; None for fewer gigs than FEWEST."""
        return self.middle if self.gigs >= FEWEST else None


NOT_KNOWN = Overrun()


def overrun(ended: Iterable[tuple[int | None, int | None, bool]]) -> Overrun:
    """Compute the overrun of these gigs, oldest first: hours estimated and worked, and whether each ended well.

    The hours are hundredths. Those without both are left out.
    """
    known = [(hours, worked, is_good) for hours, worked, is_good in ended if hours and worked is not None]
    if not known:
        return NOT_KNOWN
    least, low, high, most = ratios_at([(worked, hours) for hours, worked, _ in known], (0, *_middle(known), -1))
    few = [Ended(Decimal(hours) / 100, Decimal(worked) / 100, is_good) for hours, worked, is_good in known[:FEWEST]]
    good = sum(is_good for _, _, is_good in known)
    return Overrun(len(known), good, median([low, high]), least, most, tuple(few) if len(few) < FEWEST else ())


def median_ratio(parts: Sequence[tuple[int, int]]) -> Decimal:
    """Return the median of these ratios; there is one at least."""
    return median(ratios_at(parts, _middle(parts)))


def median_hours(hours: Sequence[int]) -> Decimal:
    """Return the median of these hundredths of hours; there is one at least."""
    ordered = sorted(hours)
    return median([Decimal(ordered[place]) / 100 for place in _middle(ordered)])


def ratios_at(parts: Sequence[tuple[int, int]], places: Iterable[int]) -> list[Decimal]:
    """Return those of these ratios, of one hundredths to others, that stand at some places once they are sorted.

    Only these become decimals, because thousands are sorted sooner as floating-point numbers.
    """
    unordered = [amount / unit for amount, unit in parts]
    ordered = sorted(unordered)
    found = (parts[unordered.index(ordered[place])] for place in places)
    return [Decimal(amount) / 100 / (Decimal(unit) / 100) for amount, unit in found]


def _middle(ordered: Sequence[object]) -> tuple[int, int]:
    """Return the places in the middle, which are the same in an odd number."""
    return (len(ordered) - 1) // 2, len(ordered) // 2


def median(ordered: Sequence[Decimal]) -> Decimal:
    """Return the middle of sorted values, or the mean of the two in the middle."""
    low, high = (ordered[place] for place in _middle(ordered))
    return low + (high - low) / 2


def overrun_text(hours: Decimal | None, known: Overrun, becomes: Decimal | None = None) -> str:
    """Format as "20 hours estimated usually becomes 26 (24 to 38, 7 gigs, 2 of them good)."; "" if nothing is known.

    `becomes` are the hours to be named, if not those of the median.
    """
    if known.few:
        return TOO_FEW.format(few_text(known.few))
    if not hours or known.middle is None or known.least is None or known.most is None:
        return ""
    usual, least, most = (round_hours(hours * ratio) for ratio in (known.middle, known.least, known.most))
    usual = usual if becomes is None else becomes
    gigs = gigs_text(known.gigs, known.good)
    if least != most:
        gigs = RANGE_OF.format(wording.plain_number(least), wording.plain_number(most), gigs)
    return (STAYS if usual == hours else BECOMES).format(hours_in_words(hours), wording.plain_number(usual), gigs)


def few_text(few: Sequence[Ended]) -> str:
    """Format as "One gig so far: 10 h became 40."."""
    count = wording.count_word(len(few))
    became = (BECAME.format(wording.hours_text(gig.estimated), wording.plain_number(gig.worked)) for gig in few)
    said = FEW_ONE if len(few) == 1 else FEW_MANY
    return said.format(f"{count[0].upper()}{count[1:]}", ", ".join(became))


def gigs_text(gigs: int, good: int) -> str:
    """Format as "7 gigs, 2 of them good" or "7 gigs"."""
    of_one, of_many = (GOOD_ONE, GOOD_MANY) if good else (GIGS_ONE, GIGS_MANY)
    return (of_one if gigs == 1 else of_many).format(gigs, good)


def round_hours(hours: Decimal) -> Decimal:
    """Round to the hour, or to its tenth if they are few; a half upwards."""
    return hours.quantize(_WHOLE if hours >= _IN_WHOLE_HOURS else _TENTH, ROUND_HALF_UP)


def hours_in_words(hours: Decimal) -> str:
    """Format as "1 hour" or "7.5 hours"."""
    plain = wording.plain_number(hours)
    return (HOURS_ONE if plain == "1" else HOURS_MANY).format(plain)
