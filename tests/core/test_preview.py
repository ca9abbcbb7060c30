"""The preview of one gig: what its red flags are called, what counts, and what a gig that wasn't taken is called."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from retro.core.analysis.preview import (
    FLAGS,
    FLAGS_ALL_THE_SAME,
    FLAGS_ASKED,
    FLAGS_THEN,
    good_end_preview,
    preview,
    running_preview,
)
from retro.core.gig.choices import Hindsight, Side, Stage, Status
from retro.core.gig.ids import GigId
from retro.core.gig.retrospective import Facts, RedFlag, Retrospective
from retro.core.vet.decision import Decision
from retro.core.vet.ending import Ending
from retro.core.vet.progress import Stop
from retro.core.vet.under_way import check_in
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import VetAnswer, VetFlag

TIMES = {"B3": 3, "D9": 2}


def flag(code: str, hindsight: Hindsight | None) -> RedFlag:
    return RedFlag(code, f"Flag {code}", Stage.WORK, Side.MINE, hindsight=hindsight)


B3, D9 = flag("B3", None).label, flag("D9", None).label


@pytest.mark.parametrize(
    ("how", "flags"),
    [
        (None, ((B3, 3), (D9, 2))),
        (Hindsight.SILENT, ((B3, 3), (D9, 2))),
        (Hindsight.SPOKE, ((B3, 3), (D9, 2))),
        (Hindsight.HIDDEN, ((D9, 2), (B3, 0))),
    ],
)
def test_no_red_flag_is_called_missed_and_what_nobody_could_see_comes_last(
    how: Hindsight | None, flags: tuple[tuple[str, int], ...]
) -> None:
    shown = preview(Retrospective.new(red_flags=(flag("B3", how), flag("D9", Hindsight.HALF))), TIMES)
    assert (shown.flags_name, shown.flags) == (FLAGS, flags)


ON = date(2026, 9, 8)
HEARD = "how they'd hear from you when you're stuck"
ASKED = Vet(created_at=datetime(2026, 9, 7, 12, tzinfo=UTC), signs=(VetFlag("D1", "", Decimal(1), VetAnswer.YES),))


@pytest.mark.parametrize(
    ("decision", "heading", "said"),
    [
        (Decision.TAKE, FLAGS_THEN, "Taken on 8 Sep 2026"),
        (Decision.DECLINE, FLAGS_ASKED, "Declined on 8 Sep 2026"),
        (Decision.NEGOTIATE, FLAGS_ASKED, "Negotiating since 8 Sep 2026"),
        (Decision.SLEEP, FLAGS_ASKED, "Sleeping on it since 8 Sep 2026"),
        (None, FLAGS_ASKED, "Vetted on 7 Sep 2026, not decided yet"),
    ],
)
def test_only_a_gig_that_was_taken_is_called_taken(decision: Decision | None, heading: str, said: str) -> None:
    shown = running_preview(replace(ASKED, decision=decision, decided_on=ON if decision else None), {}, ON)
    assert (shown.flags_name, shown.figures) == (heading, (said,))


def test_a_gig_declined_at_first_was_taken_once_it_has_become_one() -> None:
    declined = replace(ASKED, decision=Decision.DECLINE, decided_on=ON)
    assert running_preview(replace(declined, gig=GigId("a" * 32)), {}, ON).flags_name == FLAGS_THEN
    assert running_preview(replace(declined, ended=Ending.WRONG), {}, ON).flags_name == FLAGS_THEN


@pytest.mark.parametrize(
    ("days", "stop", "is_asked"),
    [
        (6, None, False),
        (7, None, True),  # equality
        (8, 9, True),
        (8, 8, False),  # the checkpoint comes first, on the gig's own screen
        (3, 3, False),
    ],
)
def test_a_check_in_that_is_due_is_asked_for_beside_its_gig(days: int, stop: int | None, is_asked: bool) -> None:
    stops = (Stop("no label", ON + timedelta(stop)),) if stop else ()
    gig = replace(ASKED.decided(Decision.TAKE, ON), stops=stops)
    today = ON + timedelta(days)
    assert running_preview(gig, {}, today).asks_check_in is is_asked
    assert not running_preview(check_in.with_hiding(gig, today, VetAnswer.NO), {}, today).asks_check_in
    assert not running_preview(gig.over(Ending.WELL, today), {}, today).asks_check_in
    assert not running_preview(replace(gig, decision=Decision.DECLINE), {}, today).asks_check_in


def test_a_good_end_that_nobody_vetted_had_its_flags_all_the_same() -> None:
    taken = ASKED.decided(Decision.TAKE, ON)
    assert good_end_preview(replace(taken, decided_on=None).over(Ending.WELL, ON), {}).flags_name == FLAGS_ALL_THE_SAME
    assert good_end_preview(taken.over(Ending.WELL, ON), {}).flags_name == FLAGS_THEN


@pytest.mark.parametrize(
    ("answer", "names"),
    [
        (VetAnswer.YES, (f"Not agreed: {HEARD}",)),
        (VetAnswer.UNSURE, (f"Not agreed: {HEARD} (not sure)",)),
        (VetAnswer.NO, ()),
        (None, ()),
    ],
)
def test_what_may_be_there_is_not_said_to_have_been(answer: VetAnswer | None, names: tuple[str, ...]) -> None:
    vet = ASKED.answered("D1", answer)
    for shown in (
        running_preview(vet, {}, ON),
        good_end_preview(vet.decided(Decision.TAKE, ON).over(Ending.WELL, ON), {}),
    ):
        assert tuple(name for name, _ in shown.flags) == names


@pytest.mark.parametrize(
    ("gig", "has_facts"),
    [
        (Retrospective.new(facts=Facts(title="Yoga site", status=Status.OVER)), False),
        (Retrospective.new(facts=Facts(title="Yoga site", client="a studio")), True),
        (Retrospective.new(facts=Facts(title="Yoga site"))._replace(tags=("web",)), True),
    ],
)
def test_a_gig_of_which_more_is_known_is_no_mere_name(gig: Retrospective, has_facts: bool) -> None:
    assert preview(gig, {}).has_facts is has_facts
