"""What comes back, counted where it is stored: worked examples, and what never counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from retro.core.analysis.patterns import LessonOutcomes, Patterns, short_by
from retro.core.gig.choices import Held, Hindsight, Side, Stage, Status
from retro.core.gig.flag_names import short_of
from retro.core.gig.ids import GigId, LessonId, VetId
from retro.core.gig.retrospective import Lesson, RedFlag, Retrospective, Review
from retro.core.rough_day import Precision, RoughDay, day_known
from retro.core.vet.decision import Decision, Forecast
from retro.core.vet.ending import NO_GOOD_END, Ending, GoodEnd
from retro.core.vet.quote import Quote
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import Sighting, VetAnswer, VetFlag
from retro.storage.queries import patterns
from retro.storage.queries.browse import times
from retro.storage.queries.home import behind
from retro.storage.queries.library import Library
from retro.storage.queries.patterns import read_patterns
from retro.storage.queries.vets.ratio import usual_overrun
from retro.storage.writing.store import Store
from tests.factories import id_of, numbered_gig
from tests.one_bad_record import unguarded

TODAY = date(2026, 11, 23)
BEGAN = datetime(2026, 1, 1, 12, tzinfo=UTC)


def gig(number: int, *flags: RedFlag, **facts: object) -> Retrospective:
    return numbered_gig(number, BEGAN + timedelta(days=number), *flags, **facts)


def flag(code: str, hindsight: Hindsight | None = None, name: str = "") -> RedFlag:
    return RedFlag(code, name or f"Flag {code}", Stage.WORK, Side.MINE, hindsight=hindsight)


def ids(*numbers: int) -> tuple[GigId, ...]:
    return tuple(map(id_of, numbers))


def test_a_sign_comes_back_with_its_gigs_the_newest_first_under_the_catalogues_name(
    library: Library, store: Store
) -> None:
    gigs = [gig(1, flag("D9", name="old name")), gig(2, flag("B3")), gig(3, flag("D9", name="new name"))]
    store.add_all(gigs, update=False)
    found = read_patterns(library)
    assert [(one.key, one.name, one.gigs) for one in found.returning] == [
        ("D9", "New decision-maker halfway", ids(3, 1))
    ]
    assert [one.key for one in found.once] == ["B3"]


def test_what_could_not_have_been_seen_never_counts(library: Library, store: Store) -> None:
    hidden = [gig(number, flag("D9", Hindsight.HIDDEN), flag("B3", Hindsight.SILENT)) for number in (1, 2)]
    store.add_all([*hidden, gig(3, flag("D9", Hindsight.HALF))], update=False)
    found = read_patterns(library)
    assert [one.key for one in found.returning] == ["B3"]
    assert [(one.key, one.gigs) for one in found.once] == [("D9", ids(3))]
    assert found.together == ()
    assert times(library, hidden[0]) == {"D9": 1, "B3": 1}


def test_what_was_seen_and_spoken_of_counts_and_has_cost_nothing(library: Library, store: Store) -> None:
    gigs = [
        gig(number, flag("A3", how), currency="EUR", price=Decimal(500), paid=Decimal(paid), refunded=Decimal(0))
        for number, how, paid in ((1, Hindsight.SPOKE, 100), (2, Hindsight.SILENT, 450))
    ]
    store.add_all(gigs, update=False)
    found = read_patterns(library)
    assert [(one.count, short_by(one, found)) for one in found.returning] == [(2, {"EUR": Decimal(50)})]


def test_neither_drafts_nor_the_trash_count(library: Library, store: Store) -> None:
    draft = gig(1, flag("D9"), price=Decimal(100), paid=Decimal(0), refunded=Decimal(0))._replace(finished_at=None)
    store.add_all([draft, gig(2, flag("D9")), gig(3, flag("D9"))], update=False)
    store.delete(ids(3)[0])
    found = read_patterns(library)
    assert [row.id for row in found.gigs] == list(ids(2))
    assert [one.key for one in found.once] == ["D9"]
    assert found.lost == {}
    assert not found.are_enough


def test_the_figures_of_a_gig(library: Library, store: Store) -> None:
    """Noticed on 3 March and told on 14 March: 11 days. 40 h became 52. (500 - 20) / 52 = 9.23; 600 - 480 lost."""
    store.save(
        gig(
            1,
            ended_on=date(2026, 3, 20),
            noticed_on=date(2026, 3, 3),
            told_on=date(2026, 3, 14),
            hours_planned=Decimal(40),
            hours_worked=Decimal(52),
            currency="USD",
            price=Decimal(600),
            paid=Decimal(500),
            refunded=Decimal(20),
        ),
        version=None,
    )
    (row,) = read_patterns(library).gigs
    assert (row.name, row.on, row.told_after, row.is_untold) == ("Gig 1", date(2026, 3, 20), 11, False)
    assert (row.planned, row.worked, row.ratio) == (Decimal(40), Decimal(52), Decimal("1.3"))
    assert row.rate == Decimal(480) / 52
    assert (row.lost, row.currency) == (Decimal(120), "USD")


def test_days_are_about_that_many_where_a_day_is_known_only_roughly(library: Library, store: Store) -> None:
    rough, exact = (day_known(date(2026, 3, 1), precision) for precision in (Precision.ABOUT, None))
    days = [(exact, date(2026, 3, 9)), (rough, date(2026, 3, 9)), (rough, None), (date(2026, 3, 9), rough)]
    store.add_all((gig(at, noticed_on=one, told_on=other) for at, (one, other) in enumerate(days)), update=False)
    found = [(row.told_after, row.is_told_about) for row in read_patterns(library).gigs]
    assert found == [(8, False), (8, True), (None, True), (None, True)]


@pytest.mark.parametrize(
    ("noticed", "told", "after", "at_most", "drawn"),
    [
        (RoughDay(2025, 11, 1, Precision.MONTH), date(2025, 11, 20), 19, 19, None),  # some day from the 1st to the 20th
        (RoughDay(2025, 11, 15, Precision.MONTH), date(2025, 11, 5), 0, 4, None),  # from the 1st to the 5th
        (RoughDay(2025, 11, 15, Precision.MONTH), RoughDay(2025, 11, 15, Precision.MONTH), 0, 29, None),
        (date(2025, 11, 30), RoughDay(2025, 11, 1, Precision.MONTH), 0, None, 0),  # the 30th: at once
        (RoughDay(2025, 10, 15, Precision.MONTH), date(2025, 11, 3), 19, None, 19),  # 3 to 33: off by 16
        (RoughDay(2025, 10, 1, Precision.MONTH), date(2025, 11, 3), 33, None, 33),  # off by 30
        (RoughDay(2025, 10, 15, Precision.MONTH), RoughDay(2025, 11, 5), 21, None, 21),  # 0 to 42: off by 21
        (RoughDay(2025, 10, 15, Precision.MONTH), RoughDay(2025, 11, 4), 20, None, None),  # 0 to 41: off by 21
        (RoughDay(2025, 10, 15, Precision.MONTH), RoughDay(2025, 11, 15, Precision.MONTH), 31, None, 31),
        (RoughDay(2025, 11, 8), date(2025, 11, 6), 0, None, None),  # 5 days at most
        (RoughDay(2025, 11, 8), date(2025, 11, 12), 4, None, None),  # 0 to 11
        (RoughDay(2025, 11, 8), date(2025, 11, 15), 7, None, 7),  # 0 to 14
        (RoughDay(2025, 11, 15, Precision.MONTH), date(2025, 10, 30), None, None, None),  # told before it
    ],
)
def test_days_that_may_be_off_by_more_than_they_are_are_neither_drawn_nor_summed(
    library: Library, store: Store, noticed: date, told: date, after: int | None, at_most: int | None, drawn: int | None
) -> None:
    store.save(gig(1, noticed_on=noticed, told_on=told), version=None)
    (row,) = read_patterns(library).gigs
    assert (row.told_after, row.told_at_most, row.told_drawn) == (after, at_most, drawn)


def test_gigs_of_one_day_stand_by_their_ids_however_exactly_it_is_known(library: Library, store: Store) -> None:
    """2 and 4 ended on about that day: whatever was written down first, neither is before the others of it."""
    ends = {4: Precision.ABOUT, 3: None, 2: Precision.MONTH, 1: None}
    gigs = [gig(9 - at, flag("D9"), ended_on=day_known(date(2026, 3, 1), how)) for at, how in ends.items()]
    store.add_all((each._replace(id=id_of(at)) for at, each in zip(ends, gigs, strict=True)), update=False)
    found = read_patterns(library)
    assert [row.id for row in found.gigs] == list(ids(1, 2, 3, 4))
    assert [one.gigs for one in found.returning] == [ids(4, 3, 2, 1)]


GOOD = Vet(
    id=VetId("a" * 32), created_at=BEGAN, title="Labels", decision=Decision.TAKE, ended=Ending.WELL,
    ended_on=date(2026, 4, 1),
    quote=Quote("EUR", Decimal(500), Decimal(20)), good_end=GoodEnd(Decimal(24), Decimal(480)),
    signs=(VetFlag("D1", "Stuck", Decimal(1), VetAnswer.YES), VetFlag("B3", "Script", Decimal(1), VetAnswer.UNSURE)),
    forecast=Forecast(sure=Decimal("70.5")),
)  # fmt: skip


def test_a_good_end_counts_with_its_figures_and_its_red_flags(library: Library, store: Store) -> None:
    """20 h became 24: 1.2×. 480 / 24 = 20 an hour; 500 - 480 = 20 less than agreed. Not sure is no yes."""
    store.add_all([gig(1, flag("D1"), flag("B3")), GOOD, replace(GOOD, id=VetId("b" * 32))], update=False)
    store.delete(GigId("b" * 32))
    found = read_patterns(library)
    good = next(row for row in found.gigs if row.is_good)
    assert (good.id, good.name, good.on, good.told_after) == ("a" * 32, "Labels", date(2026, 4, 1), None)
    assert (good.ratio, good.rate, good.lost, good.currency) == (Decimal("1.2"), Decimal(20), Decimal(20), "EUR")
    assert {one.key: one.well for one in found.once} == {"D1": 1, "B3": 0}
    assert found.forecasts == ((Decimal("70.5"), True),)
    assert [row.id for row in behind(library, (GigId("a" * 32), *ids(1), GigId("b" * 32)))] == ["a" * 32, *ids(1)]


def test_what_came_up_in_a_check_in_of_a_good_end_counts_as_had(library: Library, store: Store) -> None:
    """B3 was not sure when the gig was vetted; then it came. C1 was asked about and didn't; nobody asked about D9."""
    on = date(2026, 2, 1)
    came = (Sighting(on, "B3", VetAnswer.YES), Sighting(on, "C1", VetAnswer.NO), Sighting(on, "D9", VetAnswer.YES))
    signs = (*GOOD.signs, VetFlag("C1", "Budget", Decimal(1), VetAnswer.UNSURE))
    store.add_all([gig(1, *map(flag, ("D1", "B3", "C1", "D9"))), replace(GOOD, signs=signs, came=came)], update=False)
    assert {one.key: one.well for one in read_patterns(library).once} == {"D1": 1, "B3": 1, "C1": 0, "D9": 0}


def test_a_forecast_counts_once_its_gig_is_over(library: Library, store: Store) -> None:
    """The first is finished, the second still a draft, the third under way, the fourth went wrong without a gig."""
    going = replace(GOOD, ended=None, ended_on=None, good_end=NO_GOOD_END)
    vets = [
        replace(going, id=VetId("1" * 32), gig=ids(1)[0], forecast=Forecast(sure=Decimal(10))),
        replace(going, id=VetId("2" * 32), gig=ids(2)[0], forecast=Forecast(sure=Decimal(20))),
        replace(going, id=VetId("3" * 32), forecast=Forecast(sure=Decimal(30))),
        replace(going, id=VetId("4" * 32), ended=Ending.WRONG, forecast=Forecast(sure=Decimal(40))),
        replace(GOOD, id=VetId("5" * 32), forecast=Forecast("the API")),
    ]
    store.add_all([gig(1), gig(2)._replace(finished_at=None), *vets], update=False)
    assert sorted(read_patterns(library).forecasts) == [(Decimal(10), False), (Decimal(40), False)]


def test_the_usual_overrun_is_the_same_as_where_it_is_counted_for_a_vet(library: Library, store: Store) -> None:
    """2, 1.2, 1.5 and 3, of which a gig that goes on and a draft say nothing; the middle of 1.2, 1.5, 2 is 1.5."""
    hours = ((1, 10, 20), (2, 10, 15), (3, 10, 30), (4, 10, 90))
    gigs = [gig(n, hours_planned=Decimal(one), hours_worked=Decimal(other)) for n, one, other in hours]
    gigs[2] = gigs[2].with_facts(status=Status.LIVE)
    gigs[3] = gigs[3]._replace(finished_at=None)
    store.add_all([*gigs, GOOD], update=False)
    found = read_patterns(library).overrun
    assert found == usual_overrun(library)
    assert (found.usual, found.gigs, found.good) == (Decimal("1.5"), 3, 1)


def test_a_client_who_does_not_know_is_no_days_and_unknown_stays_unknown(library: Library, store: Store) -> None:
    untold = gig(1, status=Status.UNTOLD, noticed_on=date(2026, 11, 20), ended_on=date(2026, 11, 1))
    store.add_all([untold, gig(2, ended_on=date(2026, 11, 2))], update=False)
    first, second = read_patterns(library).gigs
    assert (first.told_after, first.is_untold) == (None, True)
    assert (second.told_after, second.worked, second.rate, second.lost) == (None, None, None, None)


def looked_at(*results: Held) -> tuple[Review, ...]:
    return tuple(Review(date(2026, 5, 1 + number), result) for number, result in enumerate(results))


def test_how_lessons_fared_without_counting_misses(library: Library, store: Store) -> None:
    """Held: the last look counts. Waiting: never met, neither retired nor replaced."""
    lessons = (
        Lesson.new(cue="held", reviews=looked_at(Held.BROKEN, Held.HELD)),
        Lesson.new(cue="broken after it held", reviews=looked_at(Held.HELD, Held.BROKEN)),
        Lesson.new(cue="not met", reviews=looked_at(Held.NOT_MET)),
        Lesson.new(cue="never looked at"),
        Lesson.new(cue="retired", retired_on=date(2026, 6, 1)),
        Lesson(id=LessonId("9" * 32), cue="replaced"),
    )
    newer = Lesson.new(cue="in its place", replaces="9" * 32, reviews=looked_at(Held.HELD))
    store.add_all([gig(1)._replace(lessons=lessons), gig(2)._replace(lessons=(newer,))], update=False)
    assert read_patterns(library).fared == LessonOutcomes(2, 2, held_in=ids(2, 1), waiting_in=ids(1))


def test_signs_travel_together_from_two_gigs_on_and_at_most_five_pairs_are_named(
    library: Library, store: Store
) -> None:
    four = [flag(code) for code in ("A1", "B1", "C1", "D1")]
    gigs = [gig(1, *four), gig(2, *four), gig(3, four[2], four[3]), gig(4, four[0], flag("E1"))]
    store.add_all(gigs, update=False)
    found = read_patterns(library).together
    assert len(found) == 5
    assert (found[0].one, found[0].other, found[0].gigs) == (
        "Budget far too low",
        "Stuck, and nobody knew",
        ids(3, 2, 1),
    )
    assert all(short_of("E1", "") not in (pair.one, pair.other) for pair in found)


def test_the_rows_behind_stand_in_the_order_asked_for_without_what_has_gone(library: Library, store: Store) -> None:
    store.add_all([gig(1), gig(2), gig(3)], update=False)
    store.delete(ids(2)[0])
    assert [row.id for row in behind(library, ids(3, 2, 1, 7))] == list(ids(3, 1))


def test_no_library_has_no_patterns(library: Library) -> None:
    library.file.unlink()
    found = read_patterns(library)
    assert (found.gigs, found.returning, found.fared) == ((), (), LessonOutcomes())


DAMAGED = (
    "UPDATE retrospective SET id = CAST(id AS BLOB) WHERE title = 'Gig 2'",
    "UPDATE retrospective SET title = CAST(x'4769ff' AS TEXT) WHERE title = 'Gig 2'",
    "UPDATE retrospective SET price = 9e999 WHERE title = 'Gig 2'",
    "UPDATE retrospective SET price = 9e999, title = 'Info: Inf' WHERE title = 'Gig 2'",
    "UPDATE retrospective SET created_at = 'once' WHERE title = 'Gig 2'",
    "UPDATE retrospective SET hours_planned = x'07', currency = x'45' WHERE title = 'Gig 2'",
    "UPDATE vet SET id = x'ff00', paid = 9e999",
)


@pytest.mark.parametrize("damage", DAMAGED)
def test_a_damaged_row_changes_no_figure_of_the_others(library: Library, store: Store, damage: str) -> None:
    facts = {"price": Decimal(500), "paid": Decimal(400), "refunded": Decimal(0), "currency": "EUR"}
    hours = {"hours_planned": Decimal(10), "hours_worked": Decimal(20)}
    store.add_all([*(gig(number, flag("D9"), **facts, **hours) for number in (1, 2, 3)), GOOD], update=False)
    before = {row.name: row for row in read_patterns(library).gigs}
    with unguarded(library.file) as raw:
        raw.execute(damage)
    found = read_patterns(library)
    after = {row.name: row for row in found.gigs}
    assert len(found.gigs) == len(before)
    assert {name: after[name] for name in ("Gig 1", "Gig 3")} == {name: before[name] for name in ("Gig 1", "Gig 3")}
    assert found.overrun.gigs in (3, 4)
    assert [set(ids(1, 3)) <= set(one.gigs) for one in found.returning] == [True]


@pytest.mark.parametrize(("most", "handed_on"), [(1, 1), (2, 0)])
def test_of_many_gigs_the_red_flags_are_handed_on_before_the_rest_is_counted(
    library: Library, store: Store, monkeypatch: pytest.MonkeyPatch, most: int, handed_on: int
) -> None:
    """Two are more than one; a draft and a good end are not counted among them."""
    monkeypatch.setattr(patterns, "MANY", most)
    facts = {"price": Decimal(500), "paid": Decimal(400), "refunded": Decimal(0), "currency": "EUR"}
    gigs = [gig(1, flag("D9"), flag("B3"), **facts), gig(2, flag("D9"), **facts), gig(3)._replace(finished_at=None)]
    store.add_all([*gigs, GOOD], update=False)
    first: list[Patterns] = []
    whole = read_patterns(library, None, first.append)
    assert whole == read_patterns(library)
    assert [(found.returning, found.once, found.is_whole) for found in first] == [
        (whole.returning, whole.once, False)
    ] * handed_on
    assert all(short_by(one, found) == short_by(one, whole) for found in first for one in whole.returning)
