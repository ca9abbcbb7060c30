"""What comes back, counted."""

from datetime import date
from decimal import Decimal

import pytest

from retro.core.analysis.chart import plot
from retro.core.analysis.patterns import (
    Fared,
    GigFigures,
    Return,
    bar,
    hours_said,
    lost_said,
    over,
    own_ratio,
    patterns,
    rate_said,
    ratio_said,
    told_said,
    too_few,
)
from retro.core.gig.retrospective import Side, Stage


def flag(key: str, name: str, *gigs: str) -> Return:
    return Return(key, name, Stage.WORK, Side.MINE, gigs)


def gig(number: int, **figures: object) -> GigFigures:
    return GigFigures(f"{number:032x}", f"Gig {number}", date(2026, number, 1), **figures)  # type: ignore[arg-type]


def test_what_came_back_stands_before_what_was_seen_once() -> None:
    found = patterns([], [flag("B3", "b", "1"), flag("D1", "d", "1", "2", "3"), flag("C6", "c", "1", "2")], Fared())
    assert [one.key for one in found.returning] == ["D1", "C6"]
    assert [one.key for one in found.once] == ["B3"]


def test_gigs_stand_in_the_order_of_their_days() -> None:
    assert [one.name for one in patterns([gig(5), gig(2)], [], Fared()).gigs] == ["Gig 2", "Gig 5"]


def test_the_own_ratio_is_over_all_hours_that_know_both() -> None:
    """(52 + 30) / (40 + 20) = 1.3666…; 12 hours worked with no plan are left out."""
    hours = [(Decimal(40), Decimal(52)), (Decimal(20), Decimal(30)), (None, Decimal(12)), (Decimal(8), None)]
    assert own_ratio(hours) == Decimal(82) / Decimal(60)
    assert own_ratio([(None, Decimal(1))]) is None
    assert own_ratio([(Decimal(0), Decimal(1))]) is None


def test_money_lost_is_added_up_by_currency_and_gains_are_not_taken_off() -> None:
    rows = [gig(1, lost=Decimal(200), currency="USD"), gig(2, lost=Decimal(100), currency="USD"),
            gig(3, lost=Decimal(-50), currency="USD"), gig(4, lost=Decimal(300), currency="EUR"), gig(5)]  # fmt: skip
    assert patterns(rows, [], Fared()).lost == {"USD": Decimal(300), "EUR": Decimal(300)}


def test_few_gigs_are_said_to_be_few() -> None:
    assert patterns([gig(1), gig(2)], [], Fared()).are_few
    assert not patterns([gig(number) for number in range(1, 9)], [], Fared()).are_few


@pytest.mark.parametrize(("value", "cells"), [(0, 0), (0.1, 1), (5, 5), (10, 10)])
def test_a_bar_is_as_long_as_its_value_and_never_nothing_for_something(value: float, cells: int) -> None:
    assert bar(value, 10, 10) == "█" * cells
    assert bar(value, 0, 10) == ""


def test_what_is_said_of_the_whole() -> None:
    few, many = (patterns([gig(number) for number in range(1, count)], [], Fared()) for count in (7, 9))
    assert over(few) == "6 retrospectives, a small sample"
    assert over(many) == "8 retrospectives"
    assert "one so far" in too_few(patterns([gig(1)], [], Fared()))
    assert ratio_said(Decimal(82) / Decimal(60)) == "An hour you plan takes you 1.4."
    assert lost_said(Decimal(1140), "USD") == "USD 1,140"
    assert lost_said(Decimal("10.50"), "") == "10.50 (no currency)"


def test_unknown_is_said_and_never_a_zero() -> None:
    unknown = gig(1)
    assert [told_said(unknown), hours_said(unknown), rate_said(unknown)] == ["unknown"] * 3
    assert told_said(gig(1, told_after=0)) == "0 d"
    assert told_said(gig(1, is_untold=True)) == "not told"
    assert hours_said(gig(1, planned=Decimal(40))) == "40 → ?"
    assert hours_said(gig(1, planned=Decimal(40), worked=Decimal("52.5"))) == "40 → 52.5"
    assert rate_said(gig(1, rate=Decimal("9.6"), currency="USD")) == "$9.60"


def test_a_plot_is_as_high_as_its_highest_value_with_dots_for_the_unknown() -> None:
    assert plot([4, 2, None, 0], 4, 2).rows == ("█   ", "██·▁")
    assert plot([4, 2], 8, 1).rows == ("███ ▄▄▄ ",)


def test_more_values_than_cells_share_columns_as_their_mean() -> None:
    """(1 + 3) / 2 = 2; of one known and one unknown, the known one: 4."""
    drawn = plot([1, 3, 4, None], 2, 1)
    assert (drawn.each, drawn.most, drawn.rows) == (2, 4, ("▄█",))


def test_a_plot_of_nothing_known_is_dots() -> None:
    assert plot([None, None], 2, 1).rows == ("··",)
    assert plot([], 10, 2).rows == ("", "")
