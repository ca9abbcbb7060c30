"""When lessons come back."""

from dataclasses import replace
from datetime import date, timedelta

from retro.core.gig.choices import Held
from retro.core.gig.ids import GigId, LessonId
from retro.core.gig.retrospective import Lesson, Retrospective, Review
from retro.core.lessons.schedule import (
    StoredLesson,
    can_be_recalled,
    carried,
    due,
    due_on,
    lesson_status_text,
    listed,
    met_in,
    noted,
    replace_lesson,
    retired,
    reviewed,
    snoozed,
    unretired,
    unreviewed,
    with_look,
)

WRITTEN = date(2026, 3, 14)


def kept(lesson: Lesson | None = None, replaced_by: LessonId | None = None) -> StoredLesson:
    return StoredLesson(
        lesson or Lesson.new(cue="I am stuck", act="tell them"), GigId("0" * 32), "A gig", WRITTEN, replaced_by
    )


def test_a_lesson_is_looked_at_after_1_4_and_12_weeks_and_then_yearly() -> None:
    lesson, days = kept(), []
    for _ in range(5):
        on = due_on(lesson)
        assert on is not None
        days.append((on - WRITTEN).days)
        lesson = replace(lesson, lesson=reviewed(lesson.lesson, on, Held.NOT_MET))
    assert days == [7, 28, 84, 84 + 365, 84 + 2 * 365]


def test_a_rule_that_did_not_hold_comes_back_after_1_and_4_weeks_again() -> None:
    """Held at 1 week, broken at 4: back after 7 days, 21, 56, a year; broken again, after 7 once more."""
    lesson, days = kept(), []
    for result in (Held.HELD, Held.BROKEN, Held.HELD, Held.NOT_MET, Held.HELD, Held.BROKEN):
        on = due_on(lesson)
        assert on is not None
        days.append((on - WRITTEN).days)
        lesson = replace(lesson, lesson=reviewed(lesson.lesson, on, result))
    assert days == [7, 28, 28 + 7, 28 + 28, 28 + 84, 28 + 84 + 365]
    assert due_on(lesson) == WRITTEN + timedelta(days[-1] + 7)


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
    assert due_on(kept(replaced_by=LessonId("1" * 32))) is None


def test_the_longest_waiting_comes_first() -> None:
    older, newer = kept(), replace(kept(), on=WRITTEN + timedelta(3))
    assert due([newer, older], WRITTEN + timedelta(90)) == [older, newer]


def test_the_list_has_what_is_due_then_what_comes_back_first_then_what_is_not_in_force_any_more() -> None:
    waiting, fresh = kept(), replace(kept(), on=WRITTEN + timedelta(28))
    fresher, old, replaced = (
        replace(kept(), on=WRITTEN + timedelta(29)),
        kept(retired(Lesson.new(), WRITTEN)),
        kept(None, LessonId("1")),
    )
    today = WRITTEN + timedelta(30)
    found = listed([old, fresh, waiting, fresher, replaced], today)
    assert found[:3] == [waiting, fresh, fresher]
    assert {lesson_status_text(each, today) for each in found[3:]} == {"retired", "replaced"}
    assert [lesson_status_text(each, today) for each in found[:3]] == ["due", "due 18 Apr 2026", "due 19 Apr 2026"]


def test_a_look_at_the_end_of_time_is_due_at_the_end_of_time() -> None:
    assert due_on(replace(kept(), on=date.max)) == date.max


def test_a_second_look_on_the_same_day_takes_the_place_of_the_first_and_keeps_its_note() -> None:
    today = WRITTEN + timedelta(7)
    first = met_in(noted(with_look(Lesson.new(), today, Held.HELD), today, "wrote at noon"), today, GigId("1" * 32))
    assert first.reviews == (Review(today, Held.HELD, "wrote at noon", GigId("1" * 32)),)
    again = with_look(first, today, Held.BROKEN)
    assert again.reviews == (Review(today, Held.BROKEN, "wrote at noon", GigId("1" * 32)),)
    assert with_look(again, today, Held.NOT_MET).reviews == (Review(today, Held.NOT_MET, "wrote at noon"),)
    assert unreviewed(again, today).reviews == ()


def test_looks_of_other_days_are_never_touched() -> None:
    lesson = reviewed(Lesson.new(), WRITTEN, Held.HELD, "then")
    today = WRITTEN + timedelta(7)
    assert noted(lesson, today, "now") == met_in(lesson, today, GigId("1" * 32)) == unreviewed(lesson, today) == lesson
    assert [look.on for look in with_look(lesson, today, Held.HELD).reviews] == [WRITTEN, today]


def test_a_note_does_not_end_a_snooze() -> None:
    looked = snoozed(with_look(Lesson.new(), WRITTEN, Held.HELD), WRITTEN)
    assert noted(looked, WRITTEN, "later").snoozed_until == looked.snoozed_until


def test_what_was_done_here_is_carried_into_what_another_window_wrote() -> None:
    today = WRITTEN + timedelta(7)
    lesson = reviewed(Lesson.new(cue="x", act="y"), WRITTEN, Held.HELD)
    theirs = with_look(lesson, today, Held.BROKEN)._replace(act="z")
    ours = noted(with_look(lesson, today, Held.HELD), today, "it did")
    merged = carried(theirs, ours, lesson, today)
    assert (merged.act, merged.reviews[-1]) == ("z", Review(today, Held.HELD, "it did"))
    assert carried(theirs, snoozed(lesson, today), lesson, today).reviews == theirs.reviews


def test_what_was_not_changed_here_stays_as_another_window_left_it() -> None:
    today = WRITTEN + timedelta(7)
    before = noted(with_look(Lesson.new(cue="x", act="y"), today, Held.HELD), today, "at noon")
    theirs = snoozed(retired(noted(with_look(before, today, Held.BROKEN), today, "at one"), today), today)
    assert carried(theirs, before._replace(act="z"), before, today) == theirs
    gig = GigId("1" * 32)
    merged = carried(theirs, met_in(before, today, gig), before, today)
    assert merged == theirs._replace(reviews=(Review(today, Held.BROKEN, "at one", gig),))
    assert carried(retired(before, today), noted(before, today, "at"), before, today).reviews[-1].note == "at"
    both = carried(theirs, noted(before, today, "at two"), before, today).reviews
    assert both == (Review(today, Held.BROKEN, "at one at two"),)
    taken_back = unreviewed(before, today)
    assert carried(retired(before, today), taken_back, before, today) == retired(taken_back, today)
    assert carried(theirs, taken_back, before, today) == theirs
    assert carried(taken_back, with_look(before, today, Held.BROKEN), before, today).reviews[-1].note == "at noon"
    assert carried(unretired(theirs), retired(before, today), before, today).retired_on == today


def test_only_a_rule_with_both_halves_can_be_recalled() -> None:
    assert can_be_recalled(Lesson.new(cue="x", act="y"))
    assert not can_be_recalled(Lesson.new(cue="x", act=" "))
    assert not can_be_recalled(Lesson.new(act="y"))


def test_a_lesson_is_put_back_into_its_record() -> None:
    one, two = Lesson(id=LessonId("1" * 32), cue="a"), Lesson(id=LessonId("2" * 32), cue="b")
    whole = replace_lesson(Retrospective.new(lessons=(one, two)), two._replace(cue="c"))
    assert [lesson.cue for lesson in whole.lessons] == ["a", "c"]
