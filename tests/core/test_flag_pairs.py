"""Red flags that were often in the same gigs."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retro.core.analysis import flag_pairs
from retro.core.analysis.flag_pairs import MOST_PAIRS, often_together
from retro.core.analysis.patterns import FEWEST, RecurringFlag
from retro.core.gig.choices import Side, Stage
from retro.core.gig.ids import DocumentId, GigId

GIGS: list[DocumentId] = [GigId(f"{number:032x}") for number in range(8)]
PLACES = {gig: number for number, gig in enumerate(GIGS)}


def placed(flags: list[RecurringFlag]) -> dict[str, list[int]]:
    return {flag.key: [PLACES[gig] for gig in flag.gigs] for flag in flags}


def flag(key: str, gigs: list[DocumentId]) -> RecurringFlag:
    return RecurringFlag(key, key.upper(), Stage.BEFORE, Side.MINE, tuple(gigs))


@given(st.lists(st.sets(st.sampled_from(GIGS), max_size=6), max_size=12))
def test_few_flags_and_many_have_the_pairs_that_share_most_gigs(sets: list[set[DocumentId]]) -> None:
    flags = [flag(f"f{number:02}", sorted(each, reverse=True)) for number, each in enumerate(sets)]
    shared = {(one.name, other.name): len({*one.gigs} & {*other.gigs}) for one, other in combinations(flags, 2)}
    expected = sorted((-times, *names) for names, times in shared.items() if times >= FEWEST)[:MOST_PAIRS]
    for most in (0, 400):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(flag_pairs, "MOST_COMPARED", most)
            found = often_together(flags, placed(flags))
        assert [(-len(pair.gigs), *sorted((pair.one, pair.other))) for pair in found] == expected


def test_pairs_of_thousands_of_ones_own_are_counted_gig_by_gig(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flag_pairs, "_pairs_of_few", lambda *given: pytest.fail("compared each with each"))
    many = [flag(f"f{number:04}", [GIGS[number % 4], GIGS[number % 4 + 4]]) for number in range(1_000)]
    assert [len(pair.gigs) for pair in often_together(many, placed(many))] == [2] * MOST_PAIRS
