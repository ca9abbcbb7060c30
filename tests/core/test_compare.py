"""Two gigs beside each other: what they share, what changed, what each said."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from retro.core.analysis.compare import Comparison, compare, in_order
from retro.core.gig.answer_kinds import AnswerEntry
from retro.core.gig.choices import Held, Hindsight, Obstacle, Outcome, Side, Stage, Status
from retro.core.gig.ids import GigId
from retro.core.gig.retrospective import Lesson, RedFlag, Retrospective, Review

TODAY = date(2026, 11, 23)
STUCK = RedFlag("D9", "I was stuck for hours and nobody knew", Stage.WORK, Side.MINE)
SCRIPT = RedFlag("B3", "It rests on a script nobody has tried", Stage.SCOPE, Side.PROJECT)


def own(name: str) -> RedFlag:
    return RedFlag(None, name, Stage.BEFORE, Side.CLIENT)


def gig(*flags: RedFlag, lessons: tuple[Lesson, ...] = (), **facts: Any) -> Retrospective:
    return Retrospective.new(red_flags=flags, lessons=lessons).with_facts(**facts)


def facts_of(comparison: Comparison) -> dict[str, tuple[str, str, str]]:
    return {row.label: (row.a, row.b, row.change) for row in comparison.facts}


def answers_of(comparison: Comparison) -> dict[str, tuple[tuple[AnswerEntry, ...], tuple[AnswerEntry, ...]]]:
    return {pair.key: (pair.a, pair.b) for pair in comparison.answers}


def test_a_flag_of_both_stands_with_what_each_told_themselves() -> None:
    a, b = (
        gig(STUCK._replace(told_myself="One more evening."), SCRIPT),
        gig(own("x"), STUCK._replace(told_myself="Soon.")),
    )
    (shared,) = compare(a, b).shared
    assert (shared.a.told_myself, shared.b.told_myself, shared.lesson) == ("One more evening.", "Soon.", None)


def test_own_flags_are_the_same_when_their_names_are_but_for_case_and_spaces() -> None:
    assert len(compare(gig(own("They vanish  at weekends")), gig(own("they VANISH at weekends"))).shared) == 1


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        (Hindsight.SILENT, Hindsight.HALF, "A saw it, said nothing · B saw part of it"),
        (Hindsight.SPOKE, Hindsight.SPOKE, "both saw it, spoke up"),
        (None, Hindsight.HIDDEN, "A not marked · B couldn't have seen it"),
        (None, None, ""),
    ],
)
def test_both_marks_are_said(one: Hindsight | None, other: Hindsight | None, said: str) -> None:
    (shared,) = compare(gig(STUCK._replace(hindsight=one)), gig(STUCK._replace(hindsight=other))).shared
    assert shared.marks == said


def test_a_rule_that_a_had_for_the_flag_comes_with_what_got_in_its_way() -> None:
    rule = Lesson.new(cue="stuck three hours", act="write two lines", flag="D9")
    heir = Lesson.new(cue="stuck", act="write", flag="D9", replaces=rule.id, got_in_the_way=Obstacle.VAGUE)
    shared = compare(gig(STUCK, SCRIPT, lessons=(rule,)), gig(STUCK, SCRIPT, lessons=(heir,))).shared
    assert [(flag.lesson, flag.got_in_the_way) for flag in shared] == [(rule, "it was too vague"), (None, "")]


@pytest.mark.parametrize(
    ("result", "note", "said"),
    [
        (Held.HELD, "", "In B, it held."),
        (Held.BROKEN, "", "In B, it didn't hold."),
        (Held.BROKEN, "I forgot it", "In B, you forgot it."),  # as the lesson page notes it
        (Held.BROKEN, "Late again.", "In B, it didn't hold."),
        (Held.NOT_MET, "", "In B: not noted."),
    ],
)
def test_a_rule_comes_with_how_it_fared_and_what_its_review_says_of_b(result: Held, note: str, said: str) -> None:
    b = gig(STUCK)
    looks = (Review(date(2023, 6, 1), Held.HELD), Review(date(2024, 7, 2), Held.BROKEN, "", GigId("c" * 32)))
    rule = Lesson.new(cue="stuck", act="write", flag="D9")._replace(reviews=(*looks, Review(TODAY, result, note, b.id)))
    a = gig(STUCK, lessons=(rule,))._replace(finished_at=datetime(2023, 5, 9, 12, tzinfo=UTC))
    ((name, in_b),) = [flag.rule for flag in compare(a, b).shared]
    assert name.startswith(
        f"Rule after A (May 2023, held {'twice' if result is Held.HELD else 'once'}, not in Jul 2024"
    )
    assert in_b == said


def test_a_rule_that_did_not_hold_in_b_is_said_with_the_month_of_b_not_of_writing_it_up() -> None:
    b = gig(STUCK, started_on=date(2024, 6, 1), ended_on=date(2024, 7, 30))
    rule = Lesson.new(cue="stuck", act="write", flag="D9")
    for id, month in ((b.id, "Jul 2024"), (GigId("c" * 32), "Aug 2024")):
        reviewed = rule._replace(reviews=(Review(date(2024, 8, 5), Held.BROKEN, "", id),))
        a = gig(STUCK, lessons=(reviewed,))._replace(finished_at=datetime(2023, 5, 9, 12, tzinfo=UTC))
        assert compare(a, b).shared[0].rule[0].startswith(f"Rule after A (May 2023, not in {month})")


def test_a_lesson_of_b_alone_is_not_held_against_it() -> None:
    rule = Lesson.new(cue="stuck", act="write", flag="D9")
    assert compare(gig(STUCK), gig(STUCK, lessons=(rule,))).shared[0].lesson is None


def test_a_change_is_said_as_a_change() -> None:
    a = gig(
        noticed_on=date(2026, 3, 1),
        told_on=date(2026, 3, 12),
        currency="USD",
        price=Decimal(500),
        paid=Decimal(500),
        refunded=Decimal(0),
        hours_planned=Decimal(40),
        hours_worked=Decimal(52),
        outcome=Outcome.DISPUTED,
    )
    b = gig(
        noticed_on=date(2026, 11, 1),
        told_on=date(2026, 11, 7),
        currency="USD",
        price=Decimal(300),
        paid=Decimal(100),
        refunded=Decimal(0),
        hours_planned=Decimal(24),
        hours_worked=Decimal(60),
        outcome=Outcome.I_STOPPED,
    )
    facts = facts_of(compare(a, b))
    assert facts["Told client after"] == ("11 days", "6 days", "5 days sooner")
    assert facts["Hours, estimated → worked"] == ("40 → 52", "24 → 60", "1.3× → 2.5×")
    assert facts["Effective rate"] == ("$9.62", "$1.67", "$7.95 less")
    assert facts["Agreed price"] == ("$500.00", "$300.00", "$200.00 less")
    assert facts["Less than agreed"] == ("nothing", "$200.00", "$200.00 worse")
    going = b.with_facts(outcome=None, status=Status.LIVE)
    assert facts_of(compare(a, going))["Less than agreed"] == ("nothing", "$200.00 not paid yet", "")
    assert facts["Outcome"] == ("disputed", "I stopped", "")
    assert facts["I told the client"] == ("12 Mar 2026", "7 Nov 2026", "")
    assert facts_of(compare(b, a))["Told client after"] == ("6 days", "11 days", "5 days later")
    assert facts_of(compare(a, a))["Told client after"] == ("11 days", "11 days", "the same")


def test_what_is_unknown_changes_nothing_and_is_never_zero() -> None:
    facts = facts_of(compare(gig(noticed_on=TODAY, told_on=TODAY, hours_worked=Decimal(3)), gig()))
    assert facts["Told client after"] == ("the same day", "", "")
    assert facts["Hours, estimated → worked"] == ("unknown → 3", "", "")
    assert "Effective rate" not in facts


def test_two_currencies_are_not_subtracted() -> None:
    facts = facts_of(compare(gig(currency="USD", price=Decimal(1)), gig(currency="EUR", price=Decimal(2))))
    assert facts["Agreed price"] == ("$1.00", "€2.00", "")


def test_a_client_who_does_not_know_is_never_called_told() -> None:
    untold = gig(status=Status.UNTOLD, noticed_on=date(2026, 11, 20))
    facts = facts_of(compare(untold, gig()))
    assert facts["Told client after"] == ("not told yet", "", "")
    assert facts["Status"] == ("The client doesn't know yet", "", "")
    assert "Outcome" not in facts


def test_where_things_stand_is_no_outcome() -> None:
    over, ended = gig(status=Status.OVER), gig(status=Status.OVER, outcome=Outcome.FADED)
    live = gig(status=Status.LIVE)
    of_over = compare(over, ended)
    assert facts_of(of_over)["Outcome"] == ("", "fizzled out", "")
    assert "Status" not in facts_of(of_over)
    assert "Outcome" not in facts_of(of_over.in_both())
    of_live = facts_of(compare(live, ended).in_both())
    assert of_live["Status"] == ("Still going, and the client knows", "It's over", "")
    assert "Outcome" not in of_live


def test_every_question_that_one_answered_stands_with_both_answers() -> None:
    a, b = gig(client="a café").with_answer("story.turn", "Week two."), gig().with_answer("own.sentence", "Sorry.")
    answers = answers_of(compare(a, b))
    assert answers == {
        "client": ((AnswerEntry("a café"),), ()),
        "story.turn": ((AnswerEntry("Week two."),), ()),
        "own.sentence": ((), (AnswerEntry("Sorry."),)),
    }


def test_an_answer_to_a_question_that_is_not_asked_any_more_is_kept_in_sight() -> None:
    answers = answers_of(compare(gig().with_answer("story.smell", "Smoke."), gig()))
    assert answers["story.smell"] == ((AnswerEntry("Smoke."),), ())


def test_flags_of_one_alone_stand_among_the_answers() -> None:
    comparison = compare(gig(STUCK, SCRIPT), gig(STUCK, own("Mine")))
    a, b = answers_of(comparison)["red_flags"]
    assert ([item.text for item in a], [item.text for item in b]) == ([SCRIPT.label], ["Mine"])


def test_only_in_both_leaves_out_what_one_of_them_lacks() -> None:
    a = (
        gig(STUCK, SCRIPT, noticed_on=TODAY, started_on=TODAY)
        .with_answer("story.turn", "x")
        .with_answer("story.yes", "y")
    )
    b = gig(STUCK, own("Mine"), started_on=TODAY).with_answer("story.turn", "z")
    both = compare(a, b).in_both()
    assert [row.label for row in both.facts] == ["Started"]
    assert [pair.key for pair in both.answers] == ["story.turn"]
    assert len(both.shared) == 1


def test_the_earlier_gig_comes_first() -> None:
    earlier, later = gig(started_on=date(2026, 3, 2)), gig(ended_on=date(2026, 11, 12))
    assert in_order(later, earlier) == in_order(earlier, later) == (earlier, later)


def test_of_two_rules_for_one_sign_the_first_is_shown() -> None:
    first, second = (Lesson.new(cue=cue, act="write", flag="D9") for cue in ("three hours", "four hours"))
    (shared,) = compare(gig(STUCK, lessons=(first, second)), gig(STUCK)).shared
    assert shared.lesson == first
    blank = Lesson.new(flag="D9")
    assert compare(gig(STUCK, lessons=(blank, second)), gig(STUCK)).shared[0].lesson == second


@pytest.mark.parametrize("name", ["started_on", "trouble_on", "noticed_on", "told_on", "ended_on"])
def test_each_day_that_is_known_says_which_gig_came_first(name: str) -> None:
    days: list[dict[str, Any]] = [{name: date(2026, 3, day)} for day in (1, 2)]
    older, newer = (gig(**each) for each in days)
    assert in_order(newer, older) == (older, newer)
    assert in_order(older, newer) == (older, newer)


def test_of_several_days_the_earliest_says_it_unless_the_start_is_known() -> None:
    one = gig(trouble_on=date(2026, 3, 1), ended_on=date(2026, 5, 1))
    other = gig(noticed_on=date(2026, 3, 2), told_on=date(2026, 3, 2))
    assert in_order(other, one) == (one, other)
    begun = one.with_facts(started_on=date(2026, 3, 3))
    assert in_order(begun, other) == (other, begun)


def test_two_that_began_on_one_day_have_an_order_that_stays() -> None:
    one, other = (gig(started_on=date(2026, 3, 1))._replace(id=GigId(id * 32)) for id in "ab")
    assert in_order(one, other) == in_order(other, one) == (one, other)


def test_a_rule_in_whose_way_nothing_got_says_nothing_of_it() -> None:
    rule = Lesson.new(cue="three hours", act="write", flag="D9")
    (shared,) = compare(gig(STUCK, lessons=(rule,)), gig(STUCK)).shared
    assert (shared.lesson, shared.got_in_the_way) == (rule, "")


@pytest.mark.parametrize(
    ("hindsight", "said"),
    [
        (Hindsight.HIDDEN, "In B, you couldn't have seen it."),
        (Hindsight.SPOKE, "In B, you spoke up."),
        (Hindsight.SILENT, "In B: not noted."),
        (Hindsight.HALF, "In B: not noted."),
    ],
)
def test_a_rule_is_not_asked_after_where_its_flag_was_never_missed(hindsight: Hindsight, said: str) -> None:
    rule = Lesson.new(cue="three hours", act="write", flag="D9")
    a = gig(STUCK, lessons=(rule,))._replace(finished_at=datetime(2023, 5, 9, 12, tzinfo=UTC))
    (shared,) = compare(a, gig(STUCK._replace(hindsight=hindsight))).shared
    assert shared.rule[1] == said
    noted = replace(shared, got_in_the_way="you forgot it")
    assert noted.rule[1] == "In B, you forgot it.", "what the user says of it holds"


def test_every_answer_stands_under_words() -> None:
    a, b = gig(STUCK, started_on=date(2026, 3, 1)), gig(SCRIPT, started_on=date(2026, 3, 2))
    a = a.with_answer("story.tell", "Badly.").with_answer("story.older", "Yes.")
    prompts = {pair.key: pair.prompt for pair in compare(a, b).answers}
    assert {"story.tell", "story.older"} <= set(prompts)
    assert all(prompts.values())
    assert prompts["story.older"] == "story.older"


@pytest.mark.parametrize(("days", "is_later"), [(-1, True), (0, True), (1, False)])
def test_a_rule_holds_for_gigs_that_began_after_the_day_it_was_written(days: int, is_later: bool) -> None:
    """On that day itself the other gig had begun, for all that is known, before there was a rule."""
    written = datetime(2026, 3, 4, 12, tzinfo=UTC)
    rule = Lesson.new(cue="three hours", act="write", flag="D9")
    a = gig(STUCK, lessons=(rule,), started_on=date(2026, 1, 1))._replace(finished_at=written)
    b = gig(STUCK, started_on=date(2026, 3, 4) + timedelta(days))
    ((name, said),) = [shared.rule for shared in compare(a, b).shared]
    assert name == ("Rule (Mar 2026)" if is_later else "Rule after A (Mar 2026)")
    assert said == ("Written later (4 Mar 2026). Would it have helped in B?" if is_later else "In B: not noted.")
