"""All lessons as they are looked through."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from retro.core.gig.choices import Held, Obstacle
from retro.core.gig.ids import GigId, LessonId
from retro.core.gig.retrospective import Lesson
from retro.core.lessons import overview
from retro.core.lessons.overview import LessonOverview
from retro.core.lessons.schedule import StoredLesson, noted, retired, reviewed

WRITTEN = date(2026, 3, 14)
WEEK = WRITTEN + timedelta(7)
STUCK = StoredLesson(
    Lesson(
        id=LessonId("1" * 32),
        cue="I am stuck for a day",
        act="tell them",
        next_time="the next job",
        stop="a day has gone",
    ),
    GigId("a" * 32),
    "Booking calendar",
    WRITTEN,
    flag_name="I was stuck and nobody knew",
)


def told(kept: StoredLesson, book: LessonOverview | None = None, today: date = WRITTEN) -> dict[str, str]:
    return {item.label: item.text for item in (book or LessonOverview((kept,))).story(kept, today)}


def test_the_hint_says_how_to_look_or_when_there_will_be_something() -> None:
    book = LessonOverview((STUCK,))
    assert LessonOverview().hint(WRITTEN) == overview.NONE_YET
    assert book.hint(WRITTEN) == "Nothing due today. Next review: 21 Mar 2026."
    assert book.hint(WEEK) == overview.HOW
    assert replace(book, is_off=True).hint(WEEK) == overview.OFF
    assert LessonOverview((replace(STUCK, lesson=retired(STUCK.lesson, WRITTEN)),)).hint(WEEK) == "Nothing due today."


@pytest.mark.parametrize(
    ("before", "result", "said"),
    [
        ("", Held.BROKEN, overview.SAID[Held.BROKEN]),
        ("b", Held.BROKEN, overview.OFTEN_BROKEN.format(2)),
        ("bhb", Held.BROKEN, overview.OFTEN_BROKEN.format(3)),
        ("hb", Held.BROKEN, overview.OFTEN_BROKEN.format(2)),
        ("bh", Held.HELD, overview.SAID[Held.HELD]),
        ("hhb", Held.BROKEN, overview.OFTEN_BROKEN.format(2)),
        ("hhhb", Held.BROKEN, overview.SAID[Held.BROKEN]),
    ],
)
def test_a_rule_that_held_no_more_often_than_not_asks_for_other_words(before: str, result: Held, said: str) -> None:
    """Of "hhb" and one more it held twice of four times; of "hhhb" and one more three times of five."""
    lesson = STUCK.lesson
    for week, look in enumerate(before):
        lesson = reviewed(lesson, WRITTEN + timedelta(weeks=week), Held.HELD if look == "h" else Held.BROKEN)
    assert overview.said_of(result, reviewed(lesson, WRITTEN + timedelta(weeks=9), result)) == said


def test_the_state_counts_what_there_is_and_what_waits() -> None:
    assert LessonOverview().state(WEEK) == ""
    assert LessonOverview((STUCK,)).state(WRITTEN) == "1 lesson"
    assert LessonOverview((STUCK, STUCK)).state(WEEK) == "2 lessons, 2 due"


def test_lessons_stand_in_the_order_in_which_they_come_back_and_then_those_that_do_not() -> None:
    def each(name: str, on: date, *retired_on: date) -> StoredLesson:
        lesson = STUCK.lesson._replace(id=LessonId(name * 32), retired_on=retired_on[0] if retired_on else None)
        return replace(STUCK, on=on, lesson=lesson)

    written = [WRITTEN + timedelta(days) for days in (-3, -1, 5, 2)]
    kept = [each(name, on) for name, on in zip("abcd", written, strict=True)]
    gone = [each("e", WRITTEN, WRITTEN), each("f", WEEK, WEEK)]
    listed = LessonOverview((*gone, *kept)).in_order(WEEK - timedelta(1)).kept
    assert [one.lesson.id[0] for one in listed] == ["a", "b", "d", "c", "f", "e"]


def test_the_story_says_where_it_comes_from_and_when_it_comes_back() -> None:
    assert told(STUCK) == {
        "Written": "14 Mar 2026, after Booking calendar",
        "Red flag": "I was stuck and nobody knew",
        "Next likely": "the next job",
        "Stop if": "a day has gone",
        "Next review": "21 Mar 2026",
    }


def test_what_took_whose_place_and_what_got_in_the_way_stands_with_both() -> None:
    later = Lesson.new(cue="I am stuck for an hour", act="tell them", replaces="1" * 32, got_in_the_way=Obstacle.VAGUE)
    new = StoredLesson(later, GigId("b" * 32), "Donor list", date(2026, 5, 1))
    old = replace(STUCK, replaced_by=later.id)
    book = LessonOverview((old, new))
    assert told(new, book)["Replaced"] == (
        "If I am stuck for a day, then I tell them. (Booking calendar, Mar 2026) What got in the way: it was too vague."
    )
    assert told(old, book)["Replaced by"] == (
        "If I am stuck for an hour, then I tell them. (Donor list, May 2026) "
        "What got in the way of this one: it was too vague."
    )


def test_what_got_in_the_way_of_a_rule_that_stays_is_told_too() -> None:
    kept = replace(STUCK, lesson=STUCK.lesson._replace(got_in_the_way=Obstacle.FORGOT))
    assert told(kept)["Replaced"] == "What got in the way of the earlier rule: you forgot it."


def test_looks_are_told_with_day_result_note_and_gig_the_newest_first() -> None:
    first = reviewed(STUCK.lesson, WEEK, Held.HELD)
    both = noted(reviewed(first, date(2026, 4, 11), Held.BROKEN, gig=GigId("b" * 32)), date(2026, 4, 11), "Too late.")
    kept = replace(STUCK, lesson=both)
    looks = LessonOverview((kept,), {"b" * 32: "Donor list"}).looks(kept)
    assert [(look.label, look.text) for look in looks] == [
        ("11 Apr 2026", "it didn't · Too late. · in Donor list"),
        ("21 Mar 2026", "it held"),
    ]


def test_a_changed_lesson_stands_where_it_stood_until_they_are_put_in_order() -> None:
    other = replace(STUCK, lesson=STUCK.lesson._replace(id=LessonId("2" * 32)), on=WRITTEN + timedelta(1))
    book = LessonOverview((STUCK, other)).changed(reviewed(STUCK.lesson, WEEK, Held.HELD))
    assert [kept.lesson.id[0] for kept in book.kept] == ["1", "2"]
    assert [kept.lesson.id[0] for kept in book.in_order(WRITTEN + timedelta(9)).kept] == ["2", "1"]


def test_nothing_that_is_said_counts_misses_or_raises_its_voice() -> None:
    said = [*overview.SAID.values(), overview.HOW, overview.OFF, overview.NONE_YET]
    assert not [words for words in said if "!" in words or "miss" in words.lower() or "fail" in words.lower()]
