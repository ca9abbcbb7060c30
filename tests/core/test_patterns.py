"""What comes back, counted."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from retro.commands.patterns import _text
from retro.core.analysis.chart import plot
from retro.core.analysis.flag_pairs import often_together
from retro.core.analysis.gig_figures import GigFigures
from retro.core.analysis.pattern_texts import (
    bar,
    behind_text,
    counted_text,
    lost_text,
    planned_and_worked_text,
    rate_text,
    rate_usual_text,
    sample_text,
    sure_text,
    told_cell,
    too_few,
    usual_text,
)
from retro.core.analysis.patterns import LessonOutcomes, RecurringFlag, patterns_of
from retro.core.gig.choices import Side, Stage
from retro.core.gig.ids import EXAMPLE_ID, GigId
from retro.core.gig.metrics import ClientLearned
from tests.factories import figures_of


def flag(key: str, name: str, *gigs: str) -> RecurringFlag:
    return RecurringFlag(key, name, Stage.WORK, Side.MINE, tuple(map(GigId, gigs)))


def gig(number: int, **known: object) -> GigFigures:
    figures = {name: known.pop(name) for name in ("planned", "worked", "rate", "lost") if name in known}
    stored = known | figures_of(**figures)  # type: ignore[arg-type]  # each test gives decimals
    return GigFigures(f"{number:032x}", f"Gig {number}", date(2026, number, 1), **stored)  # type: ignore[arg-type]


def test_of_pairs_that_came_together_equally_often_the_first_by_name_are_kept() -> None:
    gigs = [GigId(f"{number:032x}") for number in range(12)]
    pairs = ("kl", "ij", "gh", "ef", "cd", "ab")
    flags = [flag(key, key, *gigs[2 * at : 2 * at + 2]) for at, pair in enumerate(pairs) for key in pair]
    found = often_together(flags, {each.key: [gigs.index(GigId(gig)) for gig in each.gigs] for each in flags})
    assert [pair.one + pair.other for pair in found] == ["ab", "cd", "ef", "gh", "ij"]


def test_what_came_back_stands_before_what_was_seen_once() -> None:
    found = patterns_of(
        [],
        [flag("B3", "b", "1"), flag("D1", "d", "1", "2", "3"), flag("C6", "c", "1", "2")],
        LessonOutcomes(),
    )
    assert [one.key for one in found.returning] == ["D1", "C6"]
    assert [one.key for one in found.once] == ["B3"]


def test_gigs_stand_in_the_order_of_their_days() -> None:
    assert [one.name for one in patterns_of([gig(5), gig(2)], [], LessonOutcomes()).gigs] == ["Gig 2", "Gig 5"]


def ended(number: int, planned: object, worked: object, **figures: object) -> GigFigures:
    return gig(number, planned=Decimal(str(planned)), worked=Decimal(str(worked)), **figures)


@pytest.mark.parametrize(
    ("gigs", "said"),
    [
        ([], ""),
        ([gig(1, worked=Decimal(12)), gig(2, planned=Decimal(8)), ended(3, 0, 5)], ""),
        ([ended(1, 10, 40)], "One gig so far: 10 h became 40. Too few to go by."),
        ([ended(1, 10, 40), ended(2, 10, 10, is_good=True)],
         "Two gigs so far: 10 h became 40, 10 h became 10. Too few to go by."),
        # exactly three: estimates 10, 40, 50, the middle 40; 1×, 1.55×, 4×, the middle 1.55×; 40 × 1.55 = 62
        ([ended(1, 10, 40), ended(2, 50, 50, is_good=True), ended(3, 40, 62)],
         "You estimate 40 h, it takes 62 (3 gigs, 1 of them good)."),
        # four: estimates 10, 20, 40, 40, between 20 and 40: 30; 1, 1.5, 2, 4: 1.75; 30 × 1.75 = 52.5, a half upwards
        ([ended(1, 10, 40), ended(2, 40, 40), ended(3, 40, 60), ended(4, 20, 40)],
         "You estimate 30 h, it takes 53 (4 gigs)."),
        # the fourth goes on: what it takes is not known yet
        ([ended(1, 10, 40), ended(2, 50, 50), ended(3, 40, 62), ended(4, 1, 99, is_going=True)],
         "You estimate 40 h, it takes 62 (3 gigs)."),
        ([ended(1, 10, 10), ended(2, 10, 10), ended(3, 10, 10)], "You estimate 10 h, it takes 10 (3 gigs)."),
    ],
)  # fmt: skip
def test_what_an_estimate_usually_becomes_is_a_median_from_three_gigs_on(gigs: list[GigFigures], said: str) -> None:
    assert usual_text(patterns_of(gigs, [], LessonOutcomes())) == said


@pytest.mark.parametrize(
    ("rates", "said"),
    [
        ([], []),
        ([("USD", 10), ("USD", 30)], []),  # two make nothing usual
        ([("USD", 10), ("USD", 30), ("EUR", 99)], []),  # nor do three in two currencies
        ([("USD", 10), ("USD", 31), ("USD", 20)], ["$20.00 an hour (median of 3 gigs)"]),
        # (20 + 25) ÷ 2 = 22.50
        ([("USD", 10), ("USD", 31), ("USD", 20), ("USD", 25)], ["$22.50 an hour (median of 4 gigs)"]),
        ([("", 5), ("", 5), ("", 5)], ["5.00 an hour (median of 3 gigs)"]),
    ],
)
def test_the_usual_effective_rate_is_a_median_of_each_currency(rates: list[tuple[str, int]], said: list[str]) -> None:
    rows = [gig(number + 1, rate=Decimal(rate), currency=code) for number, (code, rate) in enumerate(rates)]
    found = patterns_of([*rows, gig(9, rate=Decimal(1), currency="USD", is_going=True)], [], LessonOutcomes())
    assert [rate_usual_text(code, rate, count) for code, (rate, count) in found.rates.items()] == said


def test_a_flag_says_what_its_gigs_fell_short_by_and_how_many_ended_well() -> None:
    """200 + 100 USD and 300 EUR; the gain of the fourth is not taken off, and the fifth has another flag."""
    rows = [gig(1, lost=Decimal(200), currency="USD"), gig(2, lost=Decimal(100), currency="USD"),
            gig(3, lost=Decimal(300), currency="EUR"), gig(4, lost=Decimal(-50), currency="USD"),
            gig(5, lost=Decimal(7), currency="USD")]  # fmt: skip
    found = patterns_of(rows, [], LessonOutcomes())
    of = replace(flag("D1", "d", *(row.id for row in reversed(rows[:4]))), well=2)
    assert behind_text(of, found) == "$300 · €300 less than agreed, 2 gigs with it ended well"
    assert behind_text(replace(of, gigs=(rows[3].id,), well=1), found) == "1 gig with it ended well"
    assert behind_text(flag("D1", "d", rows[3].id), found) == ""
    assert behind_text(replace(of, spoken=frozenset({rows[0].id, rows[2].id}), well=0), found) == (
        "$100 less than agreed, you spoke up in 2 of them"
    )
    assert behind_text(replace(of, spoken=frozenset(of.gigs), well=1), found) == (
        "you spoke up each time, 1 gig with it ended well"
    )
    assert behind_text(replace(flag("D1", "d", rows[3].id), spoken=frozenset({rows[3].id})), found) == "you spoke up"


def test_forecasts_are_spoken_of_from_five_on() -> None:
    """(70 + 90 + 50 + 80 + 70) ÷ 5 = 72."""
    sure = [(70, True), (90, False), (50, True), (80, True), (70, False)]
    known = [(Decimal(one), well) for one, well in sure]
    assert (
        sure_text(patterns_of([], [], LessonOutcomes(), (), known))
        == "You were 72% sure on average; 3 of 5 ended well."
    )
    assert sure_text(patterns_of([], [], LessonOutcomes(), (), known[:4])) == ""


@pytest.mark.parametrize(
    ("gigs", "said"),
    [
        ([], "0 gigs, a small sample"),
        ([gig(1)], "1 gig, a small sample"),
        ([gig(1), gig(2, is_good=True)], "2 gigs, 1 ended well, a small sample"),
        ([gig(number) for number in range(1, 8)], "7 gigs, a small sample"),
        ([gig(number) for number in range(1, 9)], "8 gigs"),
        ([gig(1, is_going=True), *(gig(number, is_good=number < 4) for number in range(2, 10))],
         "9 gigs, 2 ended well, 1 still going"),
    ],
)  # fmt: skip
def test_what_is_counted_is_said(gigs: list[GigFigures], said: str) -> None:
    found = patterns_of(gigs, [], LessonOutcomes())
    assert sample_text(found) == said
    counted = said.removesuffix(", a small sample")
    assert counted_text(found) == f"Counted: {counted}. Drafts, the trash and the example aren't counted."


def test_the_demo_says_that_the_example_is_counted_in_its_figures() -> None:
    ours = [gig(1)._replace(id=EXAMPLE_ID), gig(2)]
    counted = counted_text(patterns_of(ours, [], LessonOutcomes()))
    assert counted == "Counted: 2 gigs, the example among them. Drafts and the trash aren't counted."


def test_money_lost_is_added_up_by_currency_and_gains_are_not_taken_off() -> None:
    rows = [gig(1, lost=Decimal(200), currency="USD"), gig(2, lost=Decimal(100), currency="USD"),
            gig(3, lost=Decimal(-50), currency="USD"), gig(4, lost=Decimal(300), currency="EUR"), gig(5),
            gig(6, lost=Decimal(900), currency="USD", is_going=True)]  # fmt: skip
    assert patterns_of(rows, [], LessonOutcomes()).lost == {"USD": Decimal(300), "EUR": Decimal(300)}


def test_few_gigs_are_said_to_be_few() -> None:
    assert patterns_of([gig(1), gig(2)], [], LessonOutcomes()).are_few
    assert [patterns_of(gigs, [], LessonOutcomes()).are_enough for gigs in ([gig(1)], [gig(1), gig(2)])] == [
        False,
        True,
    ]
    assert not patterns_of([gig(number) for number in range(1, 9)], [], LessonOutcomes()).are_few


@pytest.mark.parametrize(("value", "cells"), [(0, 0), (0.1, 1), (5, 5), (10, 10)])
def test_a_bar_is_as_long_as_its_value_and_never_nothing_for_something(value: float, cells: int) -> None:
    assert bar(value, 10, 10) == "█" * cells
    assert bar(value, 0, 10) == ""


def test_what_is_said_of_the_whole() -> None:
    assert "one so far" in too_few(patterns_of([gig(1)], [], LessonOutcomes()))
    going = too_few(patterns_of([gig(1, is_going=True)], [], LessonOutcomes()))
    assert going == "Patterns need two gigs, drafts aside. You have one so far.", "it has not ended"
    assert lost_text(Decimal(1140), "USD") == "$1,140"
    assert lost_text(Decimal("10.50"), "") == "10.50 (no currency)"


def test_unknown_is_said_and_never_a_zero() -> None:
    unknown = gig(1)
    assert [told_cell(unknown), planned_and_worked_text(unknown), rate_text(unknown)] == ["unknown"] * 3
    assert told_cell(gig(1, told_after=0)) == "0 d"
    assert told_cell(gig(1, told_after=0, is_told_about=True, told_at_most=29)) == "under 30 d"
    assert told_cell(gig(1, told_after=None, learned=ClientLearned.FOUND_OUT)) == "found out"
    assert told_cell(gig(1, told_after=None, learned=ClientLearned.NEVER)) == "never told"
    assert told_cell(gig(1, learned=ClientLearned.NOT_YET)) == "not told"
    assert told_cell(gig(1, is_good=True)) == "ended well"
    assert planned_and_worked_text(gig(1, planned=Decimal(40))) == "40 → ?"
    assert planned_and_worked_text(gig(1, planned=Decimal(40), worked=Decimal("52.5"))) == "40 → 52.5"
    assert rate_text(gig(1, rate=Decimal("9.6"), currency="USD")) == "$9.60"


def test_a_plot_is_as_high_as_its_highest_value_with_dots_for_the_unknown() -> None:
    assert plot([4, 2, None, 0], 4, 2).rows == ("█   ", "██·▁")
    assert plot([4, 2], 8, 1).rows == ("███ ▄▄▄ ",)


def test_more_values_than_cells_share_columns_as_their_mean() -> None:
    """(1 + 3) / 2 = 2; of one known and one unknown, the known one: 4."""
    drawn = plot([1, 3, 4, None], 2, 1)
    assert (drawn.each, drawn.most, drawn.rows) == (2, 4, ("▄█",))


def test_a_plot_marks_good_ends_below_its_ground_line() -> None:
    """Of several gigs in a column it marks those of which more than half ended well: 1 of 2 is not."""
    assert plot([4, None, 2], 12, 1, [False, True, False]).marks == "    ✓"
    assert plot([1, 1, 1, 1, 1, 1], 3, 1, [False, True, True, True, False, False]).marks == " ✓"
    assert plot([1, 1, 1], 2, 1, [False, False, True]).marks == " ✓", "a last column of one"
    assert plot([1, 1], 2, 1, [False, False]).marks == plot([1], 2, 1).marks == ""


def test_a_plot_of_nothing_known_is_dots() -> None:
    assert plot([None, None], 2, 1).rows == ("··",)
    assert plot([], 10, 2).rows == ("", "")


@pytest.mark.parametrize(("count", "are_rows"), [(12, True), (13, False)])
def test_twelve_gigs_are_printed_row_by_row_and_thirteen_as_a_plot(count: int, are_rows: bool) -> None:
    gigs = [gig(1, told_after=number)._replace(name=f"Shop {number}") for number in range(count)]
    printed = "\n".join(_text(patterns_of(gigs, [], LessonOutcomes())))
    assert [f"Shop {number}" in printed for number in range(count)] == [are_rows] * count
