"""Rules read for their list, and those that are due counted."""

import time
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate, product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retro.core.gig.choices import Held, Hindsight, Obstacle, Side, Stage
from retro.core.gig.flag_names import flag_key
from retro.core.gig.ids import GigId, LessonId
from retro.core.gig.retrospective import Lesson, RedFlag, Retrospective, Review
from retro.core.gig.wording import rule_text
from retro.core.lessons import schedule
from retro.core.samples import demo
from retro.storage.queries.flags import times_missed
from retro.storage.queries.lessons.due_count import lessons_due
from retro.storage.queries.lessons.stored_lessons import free_rules, heaviest_rules, lesson_overview, stored_lessons
from retro.storage.queries.library import Library
from retro.storage.writing.store import Store

WRITTEN = datetime(2026, 3, 14, 12, tzinfo=UTC)
DAY = WRITTEN.astimezone().date()
RULE = Lesson.new(cue="I am stuck", act="tell them")
IN_HAND = GigId("e" * 32)


def gig(*lessons: Lesson, title: str = "A gig", is_draft: bool = False) -> Retrospective:
    finished = None if is_draft else WRITTEN
    whole = Retrospective.new(created_at=WRITTEN, updated_at=WRITTEN, finished_at=finished, lessons=lessons)
    return whole.with_facts(title=title)


def test_a_lesson_comes_whole_with_its_gig_its_looks_and_what_took_its_place(store: Store, library: Library) -> None:
    looks = (
        Review(DAY + timedelta(7), Held.HELD),
        Review(DAY + timedelta(28), Held.BROKEN, "Too late.", GigId("e" * 32)),
    )
    old = RULE._replace(reviews=looks, snoozed_until=DAY, retired_on=DAY, stop="no answer", stop_on=DAY)
    new = Lesson.new(cue="I wait", act="write", replaces=old.id, got_in_the_way=Obstacle.VAGUE)
    first, second = gig(old, title="First"), gig(new, title="Second")
    store.add_all([first, second], update=False)
    found = {each.lesson.id: each for each in stored_lessons(library)}
    assert found[old.id] == schedule.StoredLesson(old, first.id, "First", DAY, new.id, changed_at=WRITTEN)
    assert found[new.id] == schedule.StoredLesson(new, second.id, "Second", DAY, None, changed_at=WRITTEN)


def test_drafts_the_trash_and_lessons_without_a_rule_have_none(store: Store, library: Library) -> None:
    deleted = gig(RULE._replace(replaces=LessonId("a" * 32)))
    there = gig(RULE._replace(id=LessonId("a" * 32)), Lesson.new(stop="no answer", cue=" \n"))
    store.add_all([deleted, gig(Lesson.new(cue="x", replaces="a" * 32), is_draft=True), there], update=False)
    store.delete(deleted.id)
    assert [(each.lesson.id, each.replaced_by) for each in stored_lessons(library)] == [("a" * 32, None)]
    assert lessons_due(library, DAY + timedelta(7)) == 1


def test_a_rule_weighs_by_the_gigs_in_which_its_flag_was_missed(store: Store, library: Library) -> None:
    """D1 could not be seen in three gigs, D2 was spoken of in two, and A3 was missed in one."""
    marks = {"D1": (Hindsight.HIDDEN, 3), "D2": (Hindsight.SPOKE, 2), "A3": (Hindsight.SILENT, 1)}
    for code, (how, times) in marks.items():
        flag = RedFlag(code, code, Stage.WORK, Side.MINE, hindsight=how)
        rule = Lesson.new(cue=f"it is {code}", act="stop", flag=code)
        gigs = [gig(*([rule] if at == 0 else []))._replace(red_flags=(flag,)) for at in range(times)]
        store.add_all(gigs, update=False)
    missed = times_missed(library)
    assert missed == {"D1": 0, "D2": 0, "A3": 1}
    assert heaviest_rules(library, missed, 3)[0].lesson.flag == "A3"


def test_without_a_library_there_is_nothing(library: Library) -> None:
    library.file.unlink()
    assert (stored_lessons(library), lessons_due(library, DAY)) == ([], 0)


def test_rules_without_a_flag_are_those_in_force_before_an_instant_and_of_other_gigs(
    store: Store, library: Library
) -> None:
    free = RULE._replace(id=LessonId("b" * 32), reviews=(Review(DAY, Held.HELD),))
    flagged = RULE._replace(id=LessonId("c" * 32), flag="A3")
    retired = RULE._replace(id=LessonId("d" * 32), retired_on=DAY)
    old = RULE._replace(id=LessonId("1" * 32))
    first, second = gig(free, flagged, retired, old, title="First"), gig(Lesson.new(cue="x", replaces=old.id))
    store.add_all([first, second, gig(RULE, is_draft=True)], update=False)
    every = {each.lesson.id: each for each in stored_lessons(library)}
    found = {each.lesson.id: each for each in free_rules(library)}
    assert found == {id: every[id] for id in (free.id, second.lessons[0].id)}
    assert [each.lesson.id for each in free_rules(library, besides=second.id)] == [free.id]
    assert free_rules(library, before=WRITTEN) == ()
    assert len(free_rules(library, before=WRITTEN + timedelta(1))) == 2


def lessons_of_all_kinds() -> list[Lesson]:
    looks = [tuple(Review(DAY + timedelta(10 * n), Held.HELD) for n in range(count)) for count in range(6)]
    put_off = (None, DAY + timedelta(40))
    kinds = [Lesson.new(cue="x", reviews=some, snoozed_until=until) for some, until in product(looks, put_off)]
    kinds += [kinds[0]._replace(id=LessonId("b" * 32), retired_on=DAY), kinds[0]._replace(id=LessonId("c" * 32))]
    return [*kinds, Lesson.new(cue="y", replaces="c" * 32)]


@pytest.mark.parametrize("days", [0, 6, 7, 8, 31, 39, 40, 75, 76, 84, 384, 385, 405, 406, 900])
def test_the_count_is_what_the_rule_of_looks_says(store: Store, library: Library, days: int) -> None:
    store.add_all([gig(*lessons_of_all_kinds())], update=False)
    today = DAY + timedelta(days)
    assert lessons_due(library, today) == len(schedule.due(stored_lessons(library), today))


LOOKS = st.lists(st.tuples(st.integers(0, 60), st.sampled_from(Held)), max_size=6)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(LOOKS, min_size=1, max_size=4), st.integers(0, 500))
def test_the_count_is_what_the_rule_says_whatever_the_looks_said(
    store: Store, library: Library, all_looks: list[list[tuple[int, Held]]], days: int
) -> None:
    lessons = []
    for looks in all_looks:
        passed = accumulate(after for after, _ in looks)
        reviews = (Review(DAY + timedelta(on), result) for on, (_, result) in zip(passed, looks, strict=True))
        lessons.append(Lesson.new(cue="x", reviews=tuple(reviews)))
    whole = gig(*lessons)._replace(id=IN_HAND)
    store.add_all([whole], update=True)
    for today in {DAY + timedelta(days), *_days_due(library)}:
        every = stored_lessons(library)
        assert lessons_due(library, today) == len(schedule.due(every, today))


def _days_due(library: Library) -> list[date]:
    """The day of each lesson's next look, and the one before."""
    days = [on for each in stored_lessons(library) if (on := schedule.due_on(each))]
    return [day - timedelta(before) for day in days for before in (0, 1)]


@pytest.mark.parametrize("today", [date(2026, 11, 15), date(2026, 11, 23), date(2027, 3, 1), date(2028, 1, 1)])
def test_so_it_is_in_the_demo(store: Store, library: Library, today: date) -> None:
    store.add_all(demo(), update=False)
    assert lessons_due(library, today) == len(schedule.due(stored_lessons(library), today))


def test_a_lesson_names_the_sign_it_was_drawn_from_and_the_gigs_it_came_up_in(store: Store, library: Library) -> None:
    own = RedFlag(None, "Every wish by voice", Stage.WORK, Side.CLIENT)
    met = gig(title="Met here", is_draft=True)
    looks = (Review(DAY, Held.HELD, "", met.id), Review(DAY, Held.HELD, "", GigId("e" * 32)))
    told = gig(RULE._replace(flag="every wish  by VOICE", reviews=looks))._replace(red_flags=(own,))
    store.add_all([met, told], update=False)
    found = lesson_overview(library, DAY)
    assert [each.flag_name for each in found.kept] == ["Every wish by voice"]
    assert found.names == {met.id: "Met here"}


def test_the_book_is_in_the_order_of_its_list(store: Store, library: Library) -> None:
    store.add_all(demo(), update=False)
    for days in range(0, 900, 90):
        today = DAY + timedelta(days)
        assert list(lesson_overview(library, today).kept) == schedule.listed(stored_lessons(library), today)


def test_while_looks_are_off_nothing_is_due_and_the_list_says_so(store: Store, library: Library) -> None:
    store.add_all([gig(RULE)], update=False)
    due_day = DAY + timedelta(7)
    store.set("looks", "off")
    assert (lessons_due(library, due_day), lesson_overview(library, due_day).is_off) == (0, True)
    store.set("looks", "on")
    assert (lessons_due(library, due_day), lesson_overview(library, due_day).is_off) == (1, False)


@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Asia/Tokyo"])
@pytest.mark.parametrize("hour", [0, 23])
def test_the_day_it_was_written_is_the_local_one(
    store: Store, library: Library, zone: str, hour: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        finished = datetime(2026, 3, 14, hour, 30).astimezone(UTC)
        store.add_all([gig(RULE)._replace(finished_at=finished)], update=False)
        assert stored_lessons(library)[0].on == date(2026, 3, 14)
        assert [lessons_due(library, date(2026, 3, day)) for day in (20, 21)] == [0, 1]
    finally:
        monkeypatch.undo()
        time.tzset()


RANKED = st.tuples(
    st.integers(0, 3),
    st.sampled_from([None, "D1", "B3", "Every wish by voice", "every wish  by VOICE"]),
    st.sampled_from(["x", "y", "\u2003"]),
    st.booleans(),
    st.integers(-1, 8),
)
"""Days after the first, flag, cue, whether it is retired, and the place of the lesson that it replaces."""


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(RANKED, max_size=9), st.integers(1, 4))
def test_the_heaviest_rules_are_read_as_if_every_lesson_were(
    store: Store, library: Library, lessons: list[tuple[int, str | None, str, bool, int]], most: int
) -> None:
    gigs = []
    for at, (days, flag, cue, is_retired, of) in enumerate(lessons):
        rule = Lesson(
            LessonId(f"{at:032x}"),
            cue=cue,
            flag=flag,
            retired_on=DAY if is_retired else None,
            replaces=LessonId(f"{of:032x}") if of >= 0 else None,
        )
        whole = gig(rule)._replace(id=GigId(f"{at:032x}"), finished_at=WRITTEN + timedelta(days))
        gigs.append(whole._replace(created_at=WRITTEN + timedelta(days)))
    store.purge([GigId(f"{at:032x}") for at in range(9)])
    store.add_all(gigs, update=True)
    times = {"D1": 3, flag_key("Every wish by voice"): 1}
    every = [each for each in stored_lessons(library) if schedule.due_on(each) and rule_text(each.lesson)]
    every.sort(key=lambda each: (times.get(flag_key(each.lesson.flag or "-"), 0), each.on), reverse=True)
    found = heaviest_rules(library, times, most)
    assert [each.lesson for each in found] == [each.lesson for each in every[:most]]
    assert [(each.gig, each.on) for each in found] == [(each.gig, each.on) for each in every[:most]]
