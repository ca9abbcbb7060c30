"""A check-in: when it is due, what it says, and the day on which it was first seen that it may not work."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from retro.core.gig import flag_catalogue
from retro.core.gig.flag_names import NAMES
from retro.core.vet.check_in_day import HasCheckIns, check_in_on, is_check_in_due
from retro.core.vet.decision import Decision
from retro.core.vet.progress import CheckIn, Done, Stop
from retro.core.vet.quote import Quote
from retro.core.vet.status_text import stop_text
from retro.core.vet.under_way import check_in
from retro.core.vet.under_way.check_in import Observed
from retro.core.vet.under_way.write_up import retrospective_from_vet
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import Sighting, VetAnswer, VetFlag

TAKEN = date(2026, 11, 20)
LABELS = Vet(
    created_at=datetime(2026, 11, 19, 12, tzinfo=UTC),
    title="Warehouse labels",
    quote=Quote("EUR", Decimal(480), Decimal(16), Decimal(25)),
    signs=(
        VetFlag("D1", "Stuck", Decimal("8.7"), VetAnswer.UNSURE),
        VetFlag("B3", "Script", Decimal("2.1"), VetAnswer.YES),
        VetFlag("C6", "Price", Decimal(9), VetAnswer.NO),
        VetFlag("own", "No key to the hall", Decimal("0.4"), VetAnswer.YES),
        VetFlag("C7", "Best case", Decimal("3.3"), VetAnswer.UNSURE),
    ),
    decision=Decision.TAKE,
    decided_on=TAKEN,
    stops=(Stop("no label printed", date(2026, 12, 1)),),
)  # fmt: skip


def day(number: int, month: int = 11) -> date:
    return date(2026, month, number)


@pytest.mark.parametrize(
    ("gig", "on"),
    [
        (HasCheckIns(TAKEN), day(27)),  # 20 + 7
        (HasCheckIns(TAKEN, last_on=day(25)), day(2, 12)),  # 25 + 7
        (HasCheckIns(TAKEN, stop_on=day(24)), day(24)),  # the checkpoint comes before the week is over
        (HasCheckIns(TAKEN, stop_on=day(1, 12)), day(27)),
        (HasCheckIns(TAKEN, last_on=day(24), stop_on=day(24)), day(1, 12)),  # asked on its day: the week counts again
        (HasCheckIns(TAKEN, last_on=day(23), stop_on=day(24)), day(24)),
        (HasCheckIns(TAKEN, quiet_until=day(30)), day(30)),
        (HasCheckIns(TAKEN, quiet_until=day(21)), day(27)),
        (HasCheckIns(TAKEN, stop_on=day(24), quiet_until=day(30)), day(30)),
        (HasCheckIns(TAKEN, is_off=True), None),
        (HasCheckIns(date.max), date.max),
    ],
)
def test_the_next_check_in_is_a_week_after_the_last_or_on_the_checkpoints_day(
    gig: HasCheckIns, on: date | None
) -> None:
    assert check_in_on(gig) == on


@pytest.mark.parametrize(
    ("gig", "today", "due"),
    [
        (HasCheckIns(TAKEN), day(26), False),
        (HasCheckIns(TAKEN), day(27), True),  # equality
        (HasCheckIns(TAKEN), day(5, 12), True),
        (HasCheckIns(TAKEN, last_on=day(27)), day(27), False),  # never twice a day
        (HasCheckIns(TAKEN, last_on=day(27), stop_on=day(28)), day(28), True),
        (HasCheckIns(TAKEN, last_on=day(27), stop_on=day(20)), day(20), False),  # the clock was set back
        (HasCheckIns(TAKEN, is_off=True), day(27), False),
    ],
)
def test_a_check_in_is_due_once_a_day_at_most(gig: HasCheckIns, today: date, due: bool) -> None:
    assert is_check_in_due(gig, today) is due


def test_a_gig_says_what_its_next_check_in_follows_from() -> None:
    assert check_in.watched(LABELS) == HasCheckIns(TAKEN, None, day(1, 12))
    checked = check_in.with_hours(LABELS, day(27), Decimal(9))
    assert check_in.watched(checked).last_on == day(27)
    assert check_in.watched(check_in.switched(LABELS)).is_off
    assert check_in.watched(check_in.not_this_week(LABELS, day(27))).quiet_until == day(4, 12)


def test_a_check_in_ends_the_silence_that_was_asked_for() -> None:
    quiet = check_in.not_this_week(LABELS, day(27))
    assert check_in.with_hiding(quiet, day(28), VetAnswer.NO).quiet_until is None


def test_three_red_flags_are_asked_about_yes_before_not_sure_and_the_heaviest_first() -> None:
    assert [sign.key for sign in check_in.flags_asked(LABELS)] == ["B3", "own", "D1"]
    assert check_in.flags_asked(replace(LABELS, signs=())) == ()


def _asked_of(code: str) -> bool:
    gig = replace(LABELS, signs=(VetFlag(code, "", Decimal(1), VetAnswer.YES),))
    return bool(check_in.flags_asked(gig))


def test_a_red_flag_is_asked_about_only_if_it_can_come_up_while_the_work_goes_on() -> None:
    """What was so before the yes, and can't become so after it, has nothing to come up."""
    settled = {code for code in NAMES if not _asked_of(code)}
    assert {"A4", "A5", "A6", "A7", "A10", "A14", "A18", "B8", "B11", "C1", "C4", "C6"} <= settled
    assert not {"A2", "A8", "A9", "A12", "B3", "B4", "B6", "B7", "B10", "B15", "C2", "C7", "C9"} & settled
    stages = {flag.stage for flag in flag_catalogue.flags() if flag.code in settled}
    assert stages <= {"before", "scope", "price"}
    assert "before we" in NAMES["A6"][1].lower()


def test_a_red_flag_that_can_come_up_takes_the_place_of_a_heavier_one_that_was_settled() -> None:
    signs = tuple(VetFlag(code, "", Decimal(9), VetAnswer.YES) for code in ("A4", "C1", "C4"))
    gig = replace(LABELS, signs=(*signs, *LABELS.signs))
    assert [sign.key for sign in check_in.flags_asked(gig)] == ["B3", "own", "D1"]


@pytest.mark.parametrize(
    ("hours", "done", "said"),
    [
        ("9", Done.QUARTER, "of 16; at this pace about 36"),  # 9 ÷ 0.25
        ("9", Done.NOTHING, "of 16"),  # nothing done yet has no pace
        ("0", Done.QUARTER, "of 16"),  # no hour, no pace
        ("9", Done.HALF, "of 16; at this pace about 18"),
        ("9", None, "of 16"),  # no pace without knowing how much is done
        (None, Done.HALF, "of 16"),
        ("10", Done.MOST, "of 16; at this pace about 13"),  # 13.33
        ("9", Done.NEARLY_ALL, "of 16; at this pace about 10"),
        ("2.625", Done.QUARTER, "of 16; at this pace about 11"),  # 10.5: a half upwards
    ],
)
def test_the_pace_is_hours_over_the_share_that_is_done(hours: str | None, done: Done | None, said: str) -> None:
    known = CheckIn(day(27), None if hours is None else Decimal(hours), done)
    assert check_in.pace_text(LABELS, known) == said


def test_without_an_estimate_the_pace_stands_alone() -> None:
    assert check_in.pace_text(Vet(), CheckIn(day(27), Decimal(9), Done.HALF)) == "at this pace about 18"


@pytest.mark.parametrize(
    ("last", "now", "said"),
    [
        ("9", "7", "Last time it was 9. Saved as 7."),
        ("9", "9", ""),  # equality
        ("9", "12", ""),
        (None, "7", ""),
        ("9", None, ""),
    ],
)
def test_fewer_hours_than_last_time_are_kept_and_said(last: str | None, now: str | None, said: str) -> None:
    before = CheckIn(day(20), None if last is None else Decimal(last))
    assert check_in.fewer_text(before, None if now is None else Decimal(now)) == said
    assert check_in.fewer_text(None, Decimal(1)) == ""


@pytest.mark.parametrize(
    ("hours", "done", "today", "said"),
    [
        # 9 h ÷ 7 days = 1.29, to the half hour 1.5; 480 ÷ 36 = 13.33
        ("9", Done.QUARTER, day(27), "Each further day: 1.5 h of yours at €13.33 an hour."),
        ("12", Done.QUARTER, day(22), "Each further day: 6 h of yours at €10.00 an hour."),  # 12 ÷ 2; 480 ÷ 48
        ("9", None, day(27), "Each further day: 1.5 h of yours at €30.00 an hour."),  # 480 ÷ the 16 estimated
        ("32", None, day(28), "Each further day: 4 h of yours at €15.00 an hour."),  # 480 ÷ the 32 worked
        ("0.1", None, day(27), "Each further day: 0.5 h of yours at €30.00 an hour."),
        ("9", Done.NOTHING, day(27), "Each further day: 1.5 h of yours at €30.00 an hour."),  # as without a share
        ("168", None, day(27), "Each further day: 24 h of yours at €2.86 an hour."),  # 168 ÷ 7; 480 ÷ 168
        ("180", None, day(27), ""),  # nobody works 25.5 hours a day
        ("9", None, TAKEN, ""),  # no day has passed
        ("0", None, day(27), ""),
        (None, None, day(27), ""),
    ],
)
def test_what_a_further_day_costs(hours: str | None, done: Done | None, today: date, said: str) -> None:
    vet = replace(LABELS, check_ins=(CheckIn(today, None if hours is None else Decimal(hours), done),))
    assert check_in.further_day(vet, today) == said


@pytest.mark.parametrize(
    "quote", [Quote("EUR", None, Decimal(16), Decimal(25)), Quote("EUR", Decimal(480), Decimal(16))]
)
def test_an_unknown_amount_says_nothing_of_a_further_day(quote: Quote) -> None:
    vet = check_in.with_hours(replace(LABELS, quote=quote), day(27), Decimal(9))
    assert check_in.further_day(vet, day(27)) == ""


SEEN = replace(
    LABELS,
    check_ins=(
        CheckIn(day(24), hiding=VetAnswer.NO, stop=VetAnswer.NO),
        CheckIn(day(27), hiding=VetAnswer.YES, stop=VetAnswer.YES),
    ),
    came=(
        Sighting(day(24), "B3", VetAnswer.NO),
        Sighting(day(27), "D1", VetAnswer.YES),
        Sighting(day(28), "B3", VetAnswer.YES),
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    ("vet", "observed"),
    [
        (SEEN, Observed(day(27), "On 27 Nov 2026 you said this had come up: stuck, and nobody knew.")),
        (
            replace(SEEN, came=()),
            Observed(day(27), "On 27 Nov 2026 you said there was something you'd rather not write to them."),
        ),
        (replace(SEEN, came=(), check_ins=(CheckIn(day(27), stop=VetAnswer.YES),)),
         Observed(day(27), "On 27 Nov 2026 you said it had come to the point where you'd stop.")),
        (
            replace(SEEN, came=(Sighting(day(23), "own", VetAnswer.YES),)),
            Observed(day(23), "On 23 Nov 2026 you said this had come up: no key to the hall."),
        ),
        (replace(SEEN, came=(Sighting(day(23), "own", VetAnswer.UNSURE),), check_ins=SEEN.check_ins[:1]), None),
        (LABELS, None),
    ],
)  # fmt: skip
def test_the_first_yes_is_kept_with_its_day(vet: Vet, observed: Observed | None) -> None:
    assert check_in.first_yes(vet) == observed


def test_what_came_up_is_ticked_in_the_draft_with_its_first_day() -> None:
    signs = (
        VetFlag("B3", "Untested", Decimal(1), VetAnswer.UNSURE),
        VetFlag("D1", "Stuck", Decimal(1), VetAnswer.UNSURE),
        VetFlag("C6", "Price cut", Decimal(1), VetAnswer.YES),
        VetFlag("C7", "No buffer", Decimal(1), VetAnswer.UNSURE),
    )
    came = (
        Sighting(day(24), "B3", VetAnswer.NO), Sighting(day(27), "B3", VetAnswer.YES),
        Sighting(day(26), "B3", VetAnswer.YES), Sighting(day(27), "D1", VetAnswer.UNSURE),
    )  # fmt: skip
    draft = retrospective_from_vet(replace(LABELS, signs=signs, came=came))
    assert [(flag.key, flag.seen_on) for flag in draft.red_flags] == [("B3", day(26)), ("C6", None)]


def test_the_first_yes_is_offered_as_the_day_of_noticing() -> None:
    assert retrospective_from_vet(SEEN).facts.noticed_on == day(27)
    assert retrospective_from_vet(LABELS).facts.noticed_on is None


def test_the_first_yes_is_said_in_a_sentence() -> None:
    said = check_in.first_yes(SEEN)
    assert said is not None
    assert said.said == "On 27 Nov 2026 you said this had come up: stuck, and nobody knew."


def test_a_checkpoint_that_has_been_reached_is_so_until_another_is_set_or_it_is_taken_back() -> None:
    so = replace(LABELS, check_ins=(CheckIn(day(24), stop=VetAnswer.NO), CheckIn(day(27), stop=VetAnswer.YES)))
    assert check_in.reached_on(LABELS) is None
    assert check_in.reached_on(so) == day(27)
    assert check_in.reached_on(check_in.with_hours(so, day(28), Decimal(9))) == day(27)
    assert check_in.reached_on(check_in.with_stop(so, day(28), VetAnswer.NO)) is None
    assert check_in.reached_on(so.stopping(Stop("still none", day(4, 12)), day(27))) is None
    assert check_in.reached_on(replace(so, stops=())) is None


def test_an_answer_takes_the_place_of_that_days_and_leaves_other_days() -> None:
    first = check_in.with_came(LABELS, day(20), "B3", VetAnswer.NO)
    both = check_in.with_came(first, day(27), "B3", VetAnswer.YES)
    assert check_in.with_came(both, day(27), "B3", VetAnswer.NO).came == (
        Sighting(day(20), "B3", VetAnswer.NO), Sighting(day(27), "B3", VetAnswer.NO),
    )  # fmt: skip
    assert [one.on for one in both.check_ins] == [day(20), day(27)]
    assert check_in.came_today(both, "B3", day(27)) is VetAnswer.YES
    assert check_in.last_besides(both, day(27)) == CheckIn(day(20))
    assert check_in.with_came(both, day(27), "B3", None).came == first.came


def test_the_days_of_check_ins_stay_in_order_when_the_clock_goes_back() -> None:
    vet = check_in.with_hours(check_in.with_hours(LABELS, day(27), Decimal(9)), day(25), Decimal(7))
    assert [one.on for one in vet.check_ins] == [day(25), day(27)]
    assert not is_check_in_due(check_in.watched(vet), day(26) + timedelta(0))
    said = check_in.fewer_text(check_in.last_besides(vet, day(25)), Decimal(7))
    assert said == "Last time it was 9. Saved as 7.", "the last time is that of a later day"


@pytest.mark.parametrize(("before", "now"), [(VetAnswer.NO, VetAnswer.YES), (VetAnswer.YES, VetAnswer.NO)])
def test_what_is_said_of_a_checkpoint_counts_though_the_clock_was_set_back(before: VetAnswer, now: VetAnswer) -> None:
    first = check_in.with_hours(check_in.with_stop(LABELS, day(27), before), day(27), Decimal(9))
    vet = check_in.with_stop(first, day(25), now)
    assert check_in.reached_on(vet) == (day(25) if now is VetAnswer.YES else None)
    assert [(one.on, one.hours, one.stop) for one in vet.check_ins] == [
        (day(25), None, now), (day(27), Decimal(9), None),
    ]  # fmt: skip
    assert check_in.with_stop(first, day(25), None).check_ins[-1].stop is before


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("no label printed", "no label printed by 1 Dec 2026"),
        ("no label\n printed. ", "no label printed by 1 Dec 2026"),
        ("still nothing, phone, mail etc.", "still nothing, phone, mail etc. by 1 Dec 2026"),
        ("no answer …", "no answer … by 1 Dec 2026"),
    ],
)
def test_a_checkpoint_typed_with_a_full_stop_goes_on_in_its_sentence(typed: str, said: str) -> None:
    assert stop_text(Stop(typed, date(2026, 12, 1))) == said
