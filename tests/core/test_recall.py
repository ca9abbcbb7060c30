"""When lessons come back."""

from dataclasses import replace
from datetime import date, timedelta

from retro.core.recall import Kept, due, due_on, listed, retired, reviewed, snoozed, standing, unretired
from retro.core.retrospective import Held, Lesson

WRITTEN = date(2026, 3, 14)


def kept(lesson: Lesson | None = None, replaced_by: str | None = None) -> Kept:
    return Kept(lesson or Lesson(cue="I am stuck", act="tell them"), "0" * 32, "A gig", WRITTEN, replaced_by)


def test_a_lesson_is_looked_at_after_1_4_and_12_weeks_and_then_yearly() -> None:
    lesson, days = kept(), []
    for _ in range(5):
        on = due_on(lesson)
        assert on is not None
        days.append((on - WRITTEN).days)
        lesson = replace(lesson, lesson=reviewed(lesson.lesson, on, Held.NOT_MET))
    assert days == [7, 28, 84, 84 + 365, 84 + 2 * 365]


def test_a_late_look_moves_the_next_one() -> None:
    late = reviewed(kept().lesson, WRITTEN + timedelta(30), Held.HELD)
    assert due_on(kept(late)) == WRITTEN + timedelta(30 + 21)


def test_it_is_due_on_its_day_and_not_before() -> None:
    assert due([kept()], WRITTEN + timedelta(6)) == []
    assert due([kept()], WRITTEN + timedelta(7)) != []


def test_a_snooze_puts_it_off_and_a_look_ends_the_snooze() -> None:
    today = WRITTEN + timedelta(10)
    lesson = snoozed(kept().lesson, today)
    assert due_on(kept(lesson)) == today + timedelta(7)
    assert reviewed(lesson, today, Held.BROKEN).snoozed_until is None


def test_what_was_retired_or_replaced_is_never_due() -> None:
    old = retired(kept().lesson, WRITTEN)
    assert due_on(kept(old)) is None
    assert due_on(kept(unretired(old))) is not None
    assert due_on(kept(replaced_by="1" * 32)) is None


def test_the_longest_waiting_comes_first() -> None:
    older, newer = kept(), replace(kept(), on=WRITTEN + timedelta(3))
    assert due([newer, older], WRITTEN + timedelta(90)) == [older, newer]


def test_the_list_has_what_is_due_then_the_newest_then_what_is_not_in_force_any_more() -> None:
    waiting, fresh = kept(), replace(kept(), on=WRITTEN + timedelta(28))
    fresher, old, replaced = (
        replace(kept(), on=WRITTEN + timedelta(29)),
        kept(retired(Lesson(), WRITTEN)),
        kept(None, "1"),
    )
    today = WRITTEN + timedelta(30)
    found = listed([old, fresh, waiting, fresher, replaced], today)
    assert found[:3] == [waiting, fresher, fresh]
    assert {standing(each, today) for each in found[3:]} == {"retired", "replaced"}
    assert [standing(each, today) for each in found[:2]] == ["to look at", "comes back 19 Apr 2026"]


def test_a_look_at_the_end_of_time_is_due_at_the_end_of_time() -> None:
    assert due_on(replace(kept(), on=date.max)) == date.max
