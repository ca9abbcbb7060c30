"""Red flags that were often in the same gigs. Pure."""

from __future__ import annotations

from bisect import insort
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from retro.core.analysis.patterns import FEWEST, FlagPair, RecurringFlag

MOST_PAIRS = 5
MOST_COMPARED = 400
"""Most flags of which each is compared with each: the catalogue and some hundreds of one's own."""

_ONE = ord("1")


def often_together(flags: Iterable[RecurringFlag], places: Mapping[str, Sequence[int]]) -> tuple[FlagPair, ...]:
    """Return the pairs of red flags that share most gigs; a red flag of fewer than FEWEST gigs is left out.

    `places` has numbers of the gigs of each flag, by its key. More than MOST_COMPARED flags aren't compared with each
    other, but counted gig by gig.
    """
    often = sorted((flag for flag in flags if flag.count >= FEWEST), key=lambda flag: flag.count, reverse=True)
    keys = [flag.key for flag in often]
    found = _pairs_of_few(keys, places) if len(often) <= MOST_COMPARED else _pairs_by_gig(keys, places)
    named = {flag.key: flag for flag in often}
    return tuple(_pair(named[first], named[second]) for _, first, second in found)


_Pairs = list[tuple[int, str, str]]
"""How often they were together, negative, so that the first in order is the most frequent; the keys of both."""


def _pairs_of_few(often: Sequence[str], places: Mapping[str, Sequence[int]]) -> _Pairs:
    """Compare each flag with each; most frequent first is their order."""
    compared = [(key, len(places[key]), _as_bits(places[key])) for key in often]
    found: _Pairs = []
    least = FEWEST
    for at, (one, _, gigs) in enumerate(compared):
        for other, count, others in compared[at + 1 :]:
            if count < least:
                break
            times = (gigs & others).bit_count()
            if times >= least:
                first, second = sorted((one, other))
                insort(found, (-times, first, second))
                del found[MOST_PAIRS:]
                least = -found[-1][0] if len(found) == MOST_PAIRS else FEWEST
    return found


def _pairs_by_gig(often: Iterable[str], places: Mapping[str, Sequence[int]]) -> _Pairs:
    flags_of: dict[int, list[str]] = {}
    for key in often:
        for gig in places[key]:
            flags_of.setdefault(gig, []).append(key)
    counts = Counter(pair for keys in flags_of.values() for pair in combinations(sorted(keys), 2))
    return sorted((-times, *pair) for pair, times in counts.items() if times >= FEWEST)[:MOST_PAIRS]


def _pair(one: RecurringFlag, other: RecurringFlag) -> FlagPair:
    shared = set(other.gigs)
    return FlagPair(one.name, other.name, tuple(gig for gig in one.gigs if gig in shared))


def _as_bits(places: Sequence[int]) -> int:
    """Return a number with one bit for each place: what two of them share is counted at once."""
    digits = bytearray(b"0") * (max(places) + 1)
    for place in places:
        digits[place] = _ONE
    return int(digits[::-1], 2)
