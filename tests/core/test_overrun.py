"""The usual overrun: a median over all ended gigs that know both hours, spoken of from three on."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retro.core.vet.overrun import NOT_KNOWN, Overrun, median_ratio, overrun_text
from tests.factories import overrun_of_hours

Gig = tuple[str, str, bool]


def of(*gigs: Gig) -> Overrun:
    return overrun_of_hours((Decimal(estimated), Decimal(worked), good) for estimated, worked, good in gigs)


# ratios 1.2, 1.3, 1.3, 1.9, 1.2, 1.25, 1.5: sorted 1.2 1.2 1.25 [1.3] 1.3 1.5 1.9
# of 20 hours: 20 × 1.2 = 24, 20 × 1.3 = 26, 20 × 1.9 = 38
SEVEN: tuple[Gig, ...] = (
    ("10", "12", True), ("20", "26", False), ("10", "13", False), ("10", "19", False), ("5", "6", True),
    ("8", "10", False), ("10", "15", False),
)  # fmt: skip


@pytest.mark.parametrize(
    ("gigs", "hours", "said"),
    [
        (SEVEN, "20", "20 hours estimated usually becomes 26 (24 to 38, 7 gigs, 2 of them good)."),
        ((), "20", ""),
        ((("10", "40", False),), "20", "One gig so far: 10 h became 40. Too few to go by."),
        (
            (("10", "40", False), ("7.5", "9", True)), "20",
            "Two gigs so far: 10 h became 40, 7.5 h became 9. Too few to go by.",
        ),
        # equality: three gigs are enough; 20 × 1.5 = 30 for all of them, so there is no range
        ((("10", "15", False),) * 3, "20", "20 hours estimated usually becomes 30 (3 gigs)."),
        # 1.0, 1.0, 2.0: the median is 1.0
        ((("8", "8", True), ("9", "9", True), ("10", "20", False)), "20",
         "20 hours estimated usually stays 20 (20 to 40, 3 gigs, 2 of them good)."),
        # an even number: 1.2, 1.4, 1.6, 2.0: (1.4 + 1.6) / 2 = 1.5; below ten hours tenths are said: 5 × 1.5 = 7.5
        ((("10", "12", False), ("10", "14", False), ("10", "16", False), ("10", "20", False)), "5",
         "5 hours estimated usually becomes 7.5 (6 to 10, 4 gigs)."),
        ((("10", "15", False),) * 3, "1", "1 hour estimated usually becomes 1.5 (3 gigs)."),
        # half an hour is rounded up from ten hours on: 7 × 1.5 = 10.5
        ((("10", "15", False),) * 3, "7", "7 hours estimated usually becomes 11 (3 gigs)."),
    ],
)  # fmt: skip
def test_the_usual_overrun_is_said_with_its_range_and_its_gigs(gigs: tuple[Gig, ...], hours: str, said: str) -> None:
    assert overrun_text(Decimal(hours), of(*gigs)) == said


def test_without_an_estimate_three_gigs_say_nothing_and_one_says_what_it_was() -> None:
    assert overrun_text(None, of(*SEVEN)) == ""
    assert overrun_text(None, of(*SEVEN[:1])) == "One gig so far: 10 h became 12. Too few to go by."


def test_what_is_usual_takes_three_gigs() -> None:
    assert of(*SEVEN[:2]).usual is None
    assert of(*SEVEN[:3]).usual == Decimal("1.3")


def test_a_gig_that_does_not_know_both_hours_does_not_count() -> None:
    assert (
        overrun_of_hours([(None, Decimal(5), True), (Decimal(5), None, False), (Decimal(0), Decimal(3), False)])
        == NOT_KNOWN
    )
    assert overrun_of_hours([(Decimal(5), Decimal(0), False)]).gigs == 1  # no hour worked is known, not unknown


@given(st.lists(st.tuples(st.integers(1, 500), st.integers(0, 500)), min_size=3, max_size=9), st.integers(1, 500))
def test_one_more_gig_moves_the_median_no_further_than_its_neighbours(gigs: list[tuple[int, int]], worked: int) -> None:
    before = overrun_of_hours((Decimal(one), Decimal(other), False) for one, other in gigs)
    after = overrun_of_hours(
        [*((Decimal(one), Decimal(other), False) for one, other in gigs), (Decimal(1), Decimal(worked), True)]
    )
    ratios = sorted(Decimal(other) / one for one, other in gigs)
    place = len(ratios) // 2
    assert after.middle is not None
    nearly = Decimal("1e-20")
    assert ratios[max(place - 1, 0)] - nearly <= after.middle <= ratios[min(place + 1, len(ratios) - 1)] + nearly
    assert after.gigs == before.gigs + 1


AMOUNTS = st.integers(-(10**9), 10**9)
UNITS = st.integers(1, 10**7)


@given(st.lists(st.tuples(AMOUNTS, UNITS), min_size=1, max_size=9))
def test_a_median_is_that_of_the_exact_ratios(parts: list[tuple[int, int]]) -> None:
    """They are sorted as floating-point numbers; up to ten million in money and a hundred thousand hours."""
    exact = sorted(Fraction(amount, unit) for amount, unit in parts)
    middle = (exact[(len(exact) - 1) // 2] + exact[len(exact) // 2]) / 2
    assert abs(Fraction(median_ratio(parts)) - middle) <= abs(middle) * Fraction(1, 10**20) + Fraction(1, 10**17)
