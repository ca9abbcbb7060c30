"""Vets are kept like retrospectives: saved, found, taken back, deleted for good; and they are asked from the past."""

from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from retro.core.analysis.facts_table import LESS, fact_rows
from retro.core.gig import metrics
from retro.core.gig.choices import Hindsight, Outcome, Side, Stage, Status
from retro.core.gig.ids import GigId, LessonId, VetId, new_id
from retro.core.gig.retrospective import Lesson, RedFlag, Retrospective
from retro.core.vet.begin import WrittenUp, verdict_then
from retro.core.vet.decision import Decision
from retro.core.vet.ending import Ending, GoodEnd
from retro.core.vet.good_end import as_gig
from retro.core.vet.progress import Stop
from retro.core.vet.quote import Quote
from retro.core.vet.under_way.check_in import reached_on
from retro.core.vet.under_way.write_up import retrospective_from_vet
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import Sighting, VetAnswer, VetFlag
from retro.storage.backup.integrity import problems
from retro.storage.errors import Conflict
from retro.storage.queries import running, trash
from retro.storage.queries.clients import client_gigs
from retro.storage.queries.columns import stamp
from retro.storage.queries.library import Library
from retro.storage.queries.patterns import read_patterns
from retro.storage.queries.vets import ratio, search_vets, vet_context, vet_history, vets
from retro.storage.queries.wizard.memory import memory
from retro.storage.writing.store import Imported, Store
from tests import strategies
from tests.factories import flag_of as flag
from tests.factories import numbered_gig

BEGAN = datetime(2026, 1, 1, 12, tzinfo=UTC)
LATER = datetime(2026, 11, 24, 12, tzinfo=UTC)
VET = Vet(id=VetId("7e7" + "0" * 29), created_at=LATER, title="Warehouse labels")


def gig(number: int, *flags: RedFlag, **facts: object) -> Retrospective:
    return numbered_gig(number, BEGAN + timedelta(days=number), *flags, **facts)


@given(before=strategies.vets(), after=strategies.vets())
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_any_change_of_a_vet_is_read_back_equal(shared: Path, before: Vet, after: Vet) -> None:
    before = replace(before, id=VetId(new_id()))
    after = replace(after, id=before.id)
    with closing(Store.open(shared)) as store:
        version = store.save(before, version=None)
        version = store.save(after, version=version)
        assert vets.vet_by_id(Library(shared), after.id) == vets.StoredVet(after, version, None)
    assert problems(shared) == []


def test_a_vet_saved_by_another_window_first_is_a_conflict(store: Store) -> None:
    version = store.save(VET, version=None)
    store.save(replace(VET, title="Theirs"), version=version)
    with pytest.raises(Conflict):
        store.save(replace(VET, title="Ours"), version=version)


def test_a_deleted_vet_is_in_no_list_and_comes_back(store: Store, library: Library) -> None:
    store.save(VET, version=None)
    store.delete(VET.id)
    assert list(vets.iterate_vets(library)) == []
    assert vets.trash(library) == [(VET.id, VET.name)]
    assert store.undelete(VET.id) == VET.id
    assert list(vets.iterate_vets(library)) == [VET]


def test_what_was_deleted_last_comes_back_first_be_it_a_vet_or_not(store: Store, library: Library) -> None:
    store.add_all([gig(1), gig(2), VET], update=False)
    for id in (gig(1).id, VET.id, gig(2).id):
        store.delete(id)
    assert [each.id for each in trash.everything(library)] == [gig(2).id, VET.id, gig(1).id]
    assert [store.undelete() for _ in range(4)] == [gig(2).id, VET.id, gig(1).id, None]


def test_vets_are_imported_with_their_retrospectives(store: Store, library: Library) -> None:
    assert store.add_all([gig(1), VET], update=False) == Imported(added=2)
    assert store.add_all([gig(1), VET], update=False) == Imported(unchanged=2)
    changed = replace(VET, title="Other")
    assert store.add_all([changed], update=False).refused == (VET.id,)
    assert store.add_all([changed], update=True) == Imported(updated=1)
    assert list(vets.iterate_vets(library)) == [changed]


def test_a_changed_bit_of_a_vet_is_found(store: Store, file: Path) -> None:
    store.save(VET, version=None)
    store.close()
    file.write_bytes(file.read_bytes().replace(b"Warehouse", b"Warehousf"))
    assert problems(file) == [f"The vetted gig {VET.id[:8]} isn't as retro wrote it."]


def test_what_is_purged_takes_its_vet_and_the_questions_about_its_own_signs(store: Store, file: Path) -> None:
    own = RedFlag(None, "Zebedee did not call", Stage.WORK, Side.CLIENT)
    gone = gig(1, own)._replace(id=GigId("a" * 32))
    began = replace(VET, title="Zebedee's labels", gig=gone.id)
    other = replace(
        VET,
        id=VetId("b" * 32),
        signs=(
            VetFlag(own.key, own.name, Decimal(2), VetAnswer.YES, "Call me."),
            VetFlag("B3", "A script", Decimal(1)),
        ),
    )
    store.add_all([gone, began, other], update=False)
    store.purge([gone.id])
    left = vets.vet_by_id(Library(file), other.id)
    assert left is not None
    assert [sign.key for sign in left.vet.signs] == ["B3"]
    assert vets.vet_by_id(Library(file), began.id) is None
    assert problems(file) == []
    store.close()
    assert b"ebedee" not in file.read_bytes()


@given(vet=strategies.vets())
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_home_knows_running_gigs_and_their_next_stop_as_the_vet_does(shared: Path, vet: Vet) -> None:
    vet = replace(vet, id=VetId(new_id()))
    with closing(Store.open(shared)) as store:
        store.save(vet, version=None)
        found = [one for one in running.running(Library(shared)) if one.id == vet.id]
        stop = vet.next_stop or Stop()
        known = [(vet.id, vet.name, stop.text, stop.on)] if vet.is_running else []
        assert [one[:4] for one in found] == known
        reached = [one.reached_on for one in found]
        assert reached == ([reached_on(vet)] if vet.is_running else [])
        store.purge([vet.id])


def test_the_vet_of_a_retrospective_is_found(store: Store, library: Library) -> None:
    store.add_all([gig(1), replace(VET, gig=gig(1).id)], update=False)
    assert running.vet_id_of(library, gig(1).id) == VET.id
    assert running.vet_id_of(library, GigId("f" * 32)) is None


def test_the_past_of_a_sign_is_the_finished_gigs_in_which_it_could_be_seen(store: Store, library: Library) -> None:
    draft = gig(4, flag("B3"))._replace(finished_at=None)
    priced = {"price": Decimal(400), "paid": Decimal(150), "refunded": Decimal(50)}
    later = gig(5, flag("B3"))._replace(created_at=LATER)
    store.add_all(
        [gig(1, flag("B3", "20k stars")), gig(2, flag("B3", hindsight=Hindsight.HIDDEN)), draft, later], update=False
    )
    store.add_all([gig(3, flag("B3", pivot=True), **priced)], update=False)
    found = vet_history.pasts(library, LATER)["B3"]
    assert [trace.name for trace in found.seen] == ["Gig 3", "Gig 1"]
    assert found.hidden == 1
    assert found.occurrences[0].lost_share == Decimal("0.75")  # (400 − (150 − 50)) / 400
    assert [trace.lost_share for trace in found.seen[1:]] == [None]
    assert [trace.told_myself for trace in found.told_myself] == ["20k stars"]
    assert found.occurrences[0].pivot
    assert found.ask  # the catalogue's
    assert vet_context.finished(library, LATER) == 3


def test_the_newest_rule_of_a_sign_that_is_in_force_is_quoted(store: Store, library: Library) -> None:
    def ruled(number: int, act: str, **more: object) -> Retrospective:
        lesson = Lesson(id=LessonId(f"{number:032x}"), cue="I am stuck", act=act, flag="D1")
        return gig(number, flag("D1"))._replace(lessons=(lesson._replace(**more),))  # type: ignore[arg-type]

    store.add_all(
        [ruled(1, "wait"), ruled(2, "write"), ruled(3, "call", retired_on=date(2026, 5, 1))],
        update=False,
    )
    assert vet_history.pasts(library, LATER)["D1"].rule == "If I am stuck, then I write."
    store.add_all([ruled(4, "ask", replaces=LessonId(f"{2:032x}"), retired_on=date(2026, 6, 1))], update=False)
    assert vet_history.pasts(library, LATER)["D1"].rule == "If I am stuck, then I wait.", "it stays replaced"
    store.add_all([ruled(5, " ", cue="", replaces=LessonId(f"{1:032x}"))], update=False)
    assert vet_history.pasts(library, LATER)["D1"].rule == "If I am stuck, then I wait.", "a blank one is no rule"


def test_gigs_taken_with_a_sign_that_ended_well_are_counted(store: Store, library: Library) -> None:
    signs = (
        VetFlag("B3", "Flag B3", Decimal(1), VetAnswer.YES),
        VetFlag("D1", "Flag D1", Decimal(1), VetAnswer.NO),
        VetFlag("C6", "Flag C6", Decimal(1), VetAnswer.UNSURE),
        VetFlag("A3", "Flag A3", Decimal(1), VetAnswer.UNSURE),
    )
    before = LATER - timedelta(days=30)
    good = replace(VET, created_at=before, signs=signs, decision=Decision.TAKE, ended=Ending.WELL)
    good = replace(
        good, came=(Sighting(before.date(), "A3", VetAnswer.YES), Sighting(before.date(), "D1", VetAnswer.NO))
    )
    bad = replace(good, id=VetId("c" * 32), ended=Ending.WRONG)
    store.add_all([gig(1, *map(flag, ("B3", "D1", "C6", "A3"))), good, bad], update=False)
    found = vet_history.pasts(library, LATER)
    assert {key for key, one in found.items() if one.ended_well} == {"B3", "A3"} == good.had, "not sure is no yes"
    assert {flag.key for flag in read_patterns(library).once if flag.well} == good.had
    assert {flag.key for flag in as_gig(good).red_flags} == good.had
    assert {flag.key for flag in retrospective_from_vet(bad).red_flags} == bad.had


@pytest.mark.parametrize("side", Side)
def test_whose_doing_a_red_flag_of_ones_own_is_comes_from_its_gig(store: Store, library: Library, side: Side) -> None:
    store.add_all([gig(1, RedFlag(None, "Said yes on the phone", Stage.BEFORE, side))], update=False)
    (found,) = vet_history.pasts(library, LATER).values()
    assert found.is_mine is (side is Side.MINE)


def test_clients_and_sources_are_known_by_gigs_written_down_before(store: Store, library: Library) -> None:
    facts: dict[str, Any] = {
        "client": "Velo Nord", "platform": "Malt", "currency": "EUR", "price": Decimal(1200), "paid": Decimal(200),
        "refunded": Decimal(0), "hours_planned": Decimal(30), "hours_worked": Decimal(41),
    }  # fmt: skip
    before = LATER - timedelta(days=30)
    good = replace(
        VET, created_at=before, client="", platform="malt", decision=Decision.TAKE, ended=Ending.WELL,
        quote=Quote("EUR", hours=Decimal(12)), good_end=GoodEnd(Decimal(14), Decimal(600)),
    )  # fmt: skip
    later = gig(2).with_facts(**facts)._replace(created_at=LATER)
    store.add_all([gig(1).with_facts(**facts), later, good], update=False)
    known = vet_context.knowledge(library, LATER)
    ((wrong, well), tally) = known.clients, known.tally
    assert (wrong.client, wrong.found, wrong.ended) == (
        "Velo Nord", "Malt", "went wrong, 30 h became 41, €1,000 less than agreed",
    )  # fmt: skip
    assert (well.client, well.found, well.ended) == ("", "malt", "ended well, 12 h became 14, €600 paid")
    assert (tally.wrong, tally.good) == (1, 1)
    assert [len(client_gigs(library, LATER)), len(client_gigs(library))] == [2, 3]


def test_what_is_not_paid_yet_is_no_loss_anywhere(store: Store, library: Library) -> None:
    paid: dict[str, Any] = {
        "client": "Ahrens", "currency": "EUR", "price": Decimal(600), "paid": Decimal(200), "refunded": Decimal(0),
        "hours_planned": Decimal(20), "hours_worked": Decimal(26),
    }  # fmt: skip
    over, going = gig(1).with_facts(**paid), gig(2, flag("B3")).with_facts(**paid, status=Status.LIVE)
    store.add_all([over, going], update=False)
    assert {each.ended for each in client_gigs(library)} == {
        "went wrong, 20 h became 26, €400 less than agreed", "still going, €400 not paid yet",
    }  # fmt: skip
    assert vet_history.pasts(library, LATER)["B3"].occurrences[0].lost_share is None
    assert [(row.is_going, row.lost) for row in read_patterns(library).gigs] == [
        (False, Decimal(400)), (True, None),
    ]  # fmt: skip
    (row,) = (row for row in fact_rows(over, going) if row.label == LESS)
    assert (row.a, row.b, row.change) == ("€400.00", "€400.00 not paid yet", "")


def test_a_known_client_is_said_with_the_rule_that_holds_today(store: Store, library: Library) -> None:
    def ruled(number: int, client: str, rule: Lesson) -> Retrospective:
        return gig(number).with_facts(client=client)._replace(lessons=(rule,))

    def said() -> str:
        return next(each.rule for each in client_gigs(library) if each.client == "Velo Nord")

    first = Lesson.new(cue="it slips", act="write", flag="B3")
    second = Lesson.new(cue="it slips", act="call", flag="B3", replaces=first.id)
    third = Lesson.new(cue="it slips", act="call today", flag="B3", replaces=second.id)
    store.add_all([ruled(1, "Velo Nord", first)], update=False)
    assert said() == "If it slips, then I write."
    store.add_all([ruled(2, "Lumen", second)], update=False)
    assert said() == "If it slips, then I call."
    store.add_all([ruled(3, "Ahrens", third._replace(retired_on=date(2026, 5, 1)))], update=False)
    assert said() == ""


def test_the_usual_overrun_is_the_median_from_three_ended_gigs(store: Store, library: Library) -> None:
    assert ratio.usual_overrun(library).usual is None
    hours = [(10, 20), (30, 30), (10, 40), (None, 5)]
    store.add_all(
        [
            gig(at, hours_planned=planned and Decimal(planned), hours_worked=Decimal(worked))
            for at, (planned, worked) in enumerate(hours, 1)
        ],
        update=False,
    )
    assert ratio.usual_overrun(library).usual == Decimal(2)  # of 2, 1 and 4
    assert memory(library).ended.usual == Decimal(2)
    assert (
        memory(library, besides=gig(2).id).ended.usual is None
    )  # two are too few, and a gig says nothing of its own quote
    store.add_all([gig(5, hours_planned=Decimal(10), hours_worked=Decimal(30))], update=False)
    assert ratio.usual_overrun(library).usual == Decimal("2.5")  # of 1, 2, 3 and 4
    still_live = gig(6, hours_planned=Decimal(1), hours_worked=Decimal(90), status=Status.LIVE)
    store.add_all([still_live], update=False)
    assert ratio.usual_overrun(library).usual == Decimal("2.5")


@pytest.mark.parametrize(
    ("status", "outcome", "wrong"),
    [
        (Status.OVER, Outcome.I_STOPPED, 1),
        (Status.OVER, None, 1),
        (Status.LIVE, None, 0),
        (Status.LIVE, Outcome.LATE, 1),
        (Status.UNTOLD, None, 0),
        (None, None, 1),
    ],
)
def test_a_gig_that_still_goes_on_has_not_gone_wrong(
    store: Store, library: Library, status: Status | None, outcome: Outcome | None, wrong: int
) -> None:
    stuck = RedFlag("D1", "Stuck", Stage.WORK, Side.MINE)
    goes_on = gig(1, stuck, status=status, outcome=outcome)
    over = [gig(number, stuck, status=Status.OVER, outcome=Outcome.LATE) for number in (2, 3, 4)]
    well = [Vet(id=VetId(f"{at:032x}"), created_at=BEGAN, ended=Ending.WELL) for at in (1, 2)]
    store.add_all([goes_on, *over, *well], update=False)
    known = vet_context.knowledge(library, LATER)
    assert known.tally == (3 + wrong, 2)
    reasons = verdict_then(Vet(signs=(VetFlag("D1", "", Decimal(1), VetAnswer.YES),)), known).reasons
    assert (
        f"Of {5 + wrong} gigs, {3 + wrong} had one of these: all of those went wrong. Of the others, none went wrong."
        in [reason.text for reason in reasons]
    )
    assert next(iter(vet_context.with_contexts(library, [Vet(created_at=LATER)])))[1].tally == known.tally


def test_the_past_says_after_how_many_days_it_was_spoken_of(store: Store, library: Library) -> None:
    seen, told = date(2026, 3, 1), date(2026, 3, 2)
    spoken = RedFlag("D1", "Stuck", Stage.WORK, Side.MINE, hindsight=Hindsight.SPOKE, seen_on=seen)
    silent = spoken._replace(flag="B3", hindsight=Hindsight.SILENT)
    store.add_all([gig(1, spoken, silent, told_on=told)], update=False)
    pasts = vet_context.knowledge(library, LATER).pasts
    assert (pasts["D1"].praise, pasts["B3"].praise) == ("Last time you said so the next day.", "")
    assert [trace.spoke_after for trace in (*pasts["D1"].occurrences, *pasts["B3"].occurrences)] == [1, None]


def test_a_rule_is_also_in_gigs_that_began_after_it_and_never_in_its_own(store: Store, library: Library) -> None:
    """Its own gig and the second were going on as it was written on 2 January, and ended much later."""
    rule = Lesson.new(cue="I'm stuck", act="write", flag="D1")
    own = gig(1, flag("D1"), started_on=date(2025, 12, 1), ended_on=date(2026, 7, 28))._replace(lessons=(rule,))
    before = gig(2, flag("D1"), noticed_on=date(2025, 12, 20), ended_on=date(2026, 8, 1))
    after = gig(3, flag("D1"), started_on=date(2026, 2, 1), ended_on=date(2026, 3, 5))
    for gigs, said in (((own, before), "Your rule (Jan 2026)"), ((after,), "Your rule (Jan 2026, also in Mar 2026)")):
        store.add_all(gigs, update=False)
        past, history = vet_context.knowledge(library, LATER).pasts["D1"], memory(library)
        mine = history.rule_of("D1")
        assert mine
        assert (past.rule_label, history.rule_label("D1", mine)) == (said, said)


@pytest.mark.parametrize(
    "known", [*combinations(("started_on", "trouble_on", "noticed_on", "told_on", "ended_on"), 2), ()]
)
def test_a_gig_began_on_the_same_day_for_sql_as_for_a_comparison(
    store: Store, library: Library, known: tuple[str, ...]
) -> None:
    for at, order in enumerate((known, known[::-1]), 1):
        days = {name: date(2025, 12, day) for day, name in enumerate(order, 1)}
        whole = gig(at, flag("D1"), **days)
        store.add_all([whole], update=False)
        seen = {one.id: one.began for one in memory(library).appearances["D1"]}
        traces = {one.gig: one.began for one in vet_context.knowledge(library, LATER).pasts["D1"].occurrences}
        assert seen[whole.id] == traces[whole.id] == metrics.began(whole)


def test_the_newest_floor_of_each_currency_is_offered_again(store: Store, library: Library) -> None:
    assert vet_context.floors(library) == {}
    older = replace(VET, id=VetId("d" * 32), created_at=BEGAN, quote=Quote("USD", floor=Decimal(20)))
    newer = replace(VET, quote=Quote("EUR", floor=Decimal("27.50")))
    without = replace(VET, id=VetId("e" * 32), created_at=LATER + timedelta(1))
    oldest = replace(older, id=VetId("f" * 32), created_at=BEGAN - timedelta(1), quote=Quote("USD", floor=Decimal(18)))
    store.add_all([newer, older, oldest, without], update=False)
    assert list(vet_context.floors(library).items()) == [("EUR", Decimal("27.50")), ("USD", Decimal(20))]


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("etiquettes", "vet.title"),
        ("lodz fair", "vet.platform"),
        ("don't print", "vet.stops"),
        ("half before", "vet.signs"),
        ("my reply", "vet.reply"),
    ],
)
def test_a_vetted_gig_is_found_by_what_was_written_of_it(
    store: Store, library: Library, words: str, place: str
) -> None:
    signs = (
        VetFlag("late", "Late", Decimal(1), VetAnswer.YES, "Half before I start"),
        VetFlag("B3", "No one", Decimal(1)),
    )
    stops = (Stop("If they don’t print"),)
    vet = Vet(title="Étiquettes", platform="Łódź Fair", signs=signs, stops=stops, reply="My reply")
    store.add_all([vet, Vet(title="Another")], update=False)
    (hit,) = search_vets.search_vets(library, words)
    assert (hit.id, hit.found[0].place) == (vet.id, place)
    assert search_vets.search_running(library, words) == []
    store.save(vet.decided(Decision.TAKE, date(2026, 11, 1)), version=1)
    assert [gig.id for gig in search_vets.search_running(library, words)] == [vet.id]
    assert search_vets.search_vets(library, " ") == search_vets.search_vets(library, f"{words} never") == []


@pytest.mark.parametrize(
    ("sql", "values"),
    [
        (vet_history.OCCURRENCES, (stamp(LATER), None)),
        (vet_history.RULES, (stamp(LATER), None)),
        (vet_history.ENDED_WELL, (stamp(LATER), None)),
        (vet_context.FINISHED, (stamp(LATER),)),
        (ratio.GIGS, ("",)),
        (ratio.GOOD_ENDS, ("",)),
        (vet_context.FLOOR, ()),
        (running.RUNNING, ()),
        (search_vets.matching_vets_sql(["a", "b"]), ("*a*", "*b*")),
        (vets.FIND, ("a", "b")),
        (vets.FIND_ANY, ("a", "b")),
        (vets.BEGAN, ("[]",)),
        (vets.NUMBERS, ()),
        (running.OF_GIG, ("a",)),
        (vets.COUNT, ()),
        (vets.TRASH, ()),
        *((sql, ("[]",)) for sql in vets.RECORDS.values()),
    ],
)
def test_every_question_fits_the_tables(library: Library, sql: str, values: tuple[str | int | None, ...]) -> None:
    assert library.fetch(f"EXPLAIN QUERY PLAN {sql}", *values)


def test_what_is_purged_takes_no_question_about_a_sign_that_it_never_had(store: Store, file: Path) -> None:
    renamed = VetFlag("late payer", "Late payer", Decimal(2), VetAnswer.YES, "Half before I start, please.")
    asked, unrelated = replace(VET, id=VetId("b" * 32), signs=(renamed,)), gig(1)._replace(id=GigId("a" * 32))
    store.add_all([unrelated, asked], update=False)
    store.purge([unrelated.id])
    left = vets.vet_by_id(Library(file), asked.id)
    assert left is not None
    assert left.vet.signs == (renamed,)
    store.close()


def test_a_purge_keeps_the_questions_about_a_sign_of_another_gig_and_about_the_catalogues(
    store: Store, library: Library
) -> None:
    own = RedFlag(None, "Late payer", Stage.WORK, Side.CLIENT)
    from_catalogue = RedFlag("B3", "A script", Stage.SCOPE, Side.CLIENT)
    gone = gig(1, own, from_catalogue)._replace(id=GigId("a" * 32))
    deleted = gig(2, own)._replace(id=GigId("c" * 32))
    asked = replace(
        VET,
        id=VetId("b" * 32),
        signs=(
            VetFlag(own.key, own.name, Decimal(2), VetAnswer.YES, "Half before I start."),
            VetFlag("B3", "A script", Decimal(1), VetAnswer.NO),
        ),
    )
    store.add_all([gone, deleted, asked], update=False)
    store.delete(deleted.id)  # it can be restored, and its red flag with it
    store.purge([gone.id])
    left = vets.vet_by_id(library, asked.id)
    assert left is not None
    assert left.vet.signs == asked.signs


def test_a_sentence_that_was_edited_is_that_flags_sentence_from_then_on(store: Store, library: Library) -> None:
    """The newest one holds, where no gig had the flag too; a blank one and one of a deleted vet are none."""
    at = LATER - timedelta(9)
    asked = [("A3", "First."), ("A3", "Newest."), ("A3", " "), ("B3", "Deleted."), ("D1", "Of a past.")]
    edited = [
        replace(
            VET,
            id=VetId(f"{number:032x}"),
            created_at=at + timedelta(number),
            signs=(VetFlag(key, "", Decimal(1), None, ask),),
        )
        for number, (key, ask) in enumerate(asked)
    ]
    store.add_all([gig(99, RedFlag("D1", "Stuck", Stage.WORK, Side.MINE)), *edited], update=False)
    store.delete(edited[3].id)
    pasts = vet_history.pasts(library, LATER)
    assert (pasts["A3"].ask, pasts["D1"].ask, pasts.get("B3")) == ("Newest.", "Of a past.", None)
    assert not pasts["A3"].occurrences
    assert vet_history.pasts(library, at + timedelta(hours=30))["A3"].ask == "Newest."
    assert vet_history.pasts(library, at + timedelta(hours=12))["A3"].ask == "First."


def test_what_was_written_up_last_is_known_until_a_gig_is_vetted(store: Store, library: Library) -> None:
    day = timedelta(days=1)
    asked = (VetFlag("D1", "Stuck", Decimal(1), VetAnswer.NO),)

    def told() -> WrittenUp | None:
        return vet_context.last_written_up(library, LATER)

    assert told() is None
    one = gig(1).with_facts(title="Labels")._replace(finished_at=LATER - 6 * day)
    two = gig(2).with_facts(title="Draft")._replace(finished_at=None)
    store.add_all([one, two, gig(3)._replace(finished_at=LATER + day)], update=False)
    assert told() == WrittenUp("Labels", (LATER - 6 * day).date())
    watched = replace(VET, id=VetId(new_id()), created_at=LATER - day)
    older = replace(watched, id=VetId(new_id()), signs=asked, decision=Decision.TAKE, ended=Ending.WELL)
    before = replace(watched, id=VetId(new_id()), signs=asked, created_at=LATER - 7 * day)
    store.add_all([watched, older, before, replace(VET, signs=asked)], update=False)
    assert told() == WrittenUp("Labels", (LATER - 6 * day).date())
    store.add_all([replace(watched, id=VetId(new_id()), signs=asked)], update=False)
    assert told() is None


@pytest.mark.parametrize("is_finished", [False, True])
def test_a_gig_under_way_outlives_only_the_draft_that_it_was_written_up_in(tmp_path: Path, is_finished: bool) -> None:
    begun = gig(1)
    written = begun._replace(finished_at=begun.created_at if is_finished else None)
    taken = Vet(title="Labels", decision=Decision.TAKE, decided_on=date(2026, 10, 1), gig=written.id)
    file = tmp_path / "retro.db"
    with closing(Store.open(file)) as store:
        store.add_all([written, taken], update=False)
        store.delete(written.id)
        assert store.purge([written.id]) == 1
    found = vets.vet_by_id(Library(file), taken.id)
    assert (found.vet.gig if found else "gone") == ("gone" if is_finished else None)
    assert problems(file) == []


def test_a_new_vetting_knows_what_was_written_since_and_what_has_become_the_past(
    store: Store, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("retro.storage.queries.library.TICK", -1)
    store.add_all([gig(1)], update=False)
    first = vet_context.knowledge_now(library, LATER)
    assert first == vet_context.knowledge(library, LATER)
    assert vet_context.knowledge_now(library, LATER) is first
    store.add_all([gig(2)], update=False)
    assert vet_context.knowledge_now(library, LATER).finished == first.finished + 1
    ahead = LATER + timedelta(hours=1)  # written by a clock that is set back since
    store.add_all([gig(3)._replace(created_at=ahead, updated_at=ahead, finished_at=ahead)], update=False)
    told = [vet_context.knowledge_now(library, at).finished for at in (LATER, ahead, ahead + timedelta(hours=1))]
    assert told == [first.finished + 1, first.finished + 1, first.finished + 2]


def test_a_new_vetting_sees_what_was_finished_by_a_clock_that_was_ahead(
    store: Store, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("retro.storage.queries.library.TICK", -1)
    ahead = LATER + timedelta(hours=1)
    store.add_all([gig(1)._replace(finished_at=ahead)], update=False)
    assert vet_context.knowledge_now(library, LATER).written_up is None
    later = ahead + timedelta(hours=1)
    assert vet_context.knowledge_now(library, later) == vet_context.knowledge(library, later)
    assert vet_context.knowledge_now(library, later).written_up is not None
