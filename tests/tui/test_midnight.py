"""A screen that stands open over midnight: it uses the new day, and nothing that was typed before means another."""

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from retro.core.gig.choices import Held, Status
from retro.core.gig.ids import LessonId
from retro.core.gig.retrospective import Lesson, Moment, Retrospective
from retro.core.lessons import schedule
from retro.core.text.clock import TypedOn
from retro.core.vet.decision import Decision
from retro.core.vet.progress import Stop
from retro.core.vet.vet import Vet
from retro.storage.queries.lessons.due_count import lessons_due
from retro.storage.queries.lessons.stored_lessons import stored_lessons
from retro.tui.app import RetroApp
from retro.tui.context import AppContext
from retro.tui.navigation import LessonsRoute, WizardRoute
from tests.factories import numbered_gig
from tests.tui.conftest import TODAY, LibraryWith, OpenApp, picture
from tests.tui.looking import press, workers_ended
from tests.tui.wizard_steps import gig, type_in, whole, wizard

TOMORROW = TODAY + timedelta(1)
RULE = Lesson(id=LessonId("1" * 32), cue="I am stuck for three hours", act="write two lines to them")


class Calendar:
    """A clock that the test turns."""

    def __init__(self) -> None:
        self.day = TODAY

    def __call__(self) -> date:
        return self.day


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


@pytest.fixture
def turning(app_context: AppContext, calendar: Calendar) -> AppContext:
    """The context with that clock."""
    return app_context.replaced(today=calendar)


def finished(number: int, at: datetime) -> Retrospective:
    rule = RULE._replace(id=LessonId(f"{number:032x}"))
    return numbered_gig(number, at)._replace(lessons=(rule,))


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


async def test_home_says_after_midnight_what_is_due_then(
    open_app: OpenApp, library_with: LibraryWith, turning: AppContext, calendar: Calendar
) -> None:
    library_with([finished(1, noon(TOMORROW - timedelta(7)))])
    running = Vet(title="Labels", decision=Decision.TAKE, decided_on=TODAY, stops=(Stop("no label", TOMORROW),))
    turning.store.submit(lambda store: store.save(running, version=None)).result(timeout=600)
    async with open_app(app_context=turning) as pilot:
        await workers_ended(pilot)
        assert "tomorrow" in picture(pilot)
        assert "due" not in picture(pilot).splitlines()[0]
        calendar.day = TOMORROW
        assert isinstance(pilot.app, RetroApp)
        pilot.app.reports.look_at_calendar()
        await pilot.pause()
        await workers_ended(pilot)
        await pilot.pause()
        assert "tomorrow" not in picture(pilot)
        assert "1 due" in picture(pilot).splitlines()[0]


async def test_a_page_left_open_over_midnight_reads_days_by_the_new_one(
    open_app: OpenApp, library_with: LibraryWith, turning: AppContext, calendar: Calendar
) -> None:
    draft = gig(status=Status.OVER)
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "ending"), app_context=turning) as pilot:
        await type_in(pilot, "yesterday")
        assert whole(pilot).facts.started_on == TODAY - timedelta(1)
        calendar.day = TOMORROW
        wizard(pilot).walk.page.fields[1].focus_input()
        await type_in(pilot, "yesterday")
        assert (whole(pilot).facts.started_on, whole(pilot).facts.ended_on) == (TODAY - timedelta(1), TODAY)


async def test_a_day_typed_before_midnight_stays_what_it_was_while_the_words_beside_it_are_written(
    open_app: OpenApp, library_with: LibraryWith, turning: AppContext, calendar: Calendar
) -> None:
    draft = gig(status=Status.OVER)
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "moments"), app_context=turning) as pilot:
        await type_in(pilot, "today")
        await pilot.press("enter")
        calendar.day = TOMORROW
        await type_in(pilot, "it broke")
        assert whole(pilot).moments == (Moment(TODAY, "it broke"),)


async def test_a_note_written_after_midnight_goes_to_the_look_before_it(
    open_app: OpenApp, library_with: LibraryWith, turning: AppContext, calendar: Calendar
) -> None:
    library_with([finished(1, noon(TODAY - timedelta(7)))])
    async with open_app(LessonsRoute(), app_context=turning) as pilot:
        await workers_ended(pilot)
        await press(pilot, "enter", "enter", "h")
        calendar.day = TOMORROW
        await press(pilot, *"it did", "escape")
        assert turning.autosave.flush(60)
        (kept,) = stored_lessons(turning.library)
        assert [(look.on, look.result, look.note) for look in kept.lesson.reviews] == [(TODAY, Held.HELD, "it did")]


def test_a_look_of_an_earlier_night_is_not_the_one_in_hand() -> None:
    looked = schedule.reviewed(RULE, TODAY, Held.HELD)
    assert schedule.sat_on(looked, TODAY, TOMORROW) == TODAY
    assert schedule.sat_on(looked, TODAY, TODAY + timedelta(2)) == TODAY + timedelta(2)
    assert schedule.sat_on(looked, TOMORROW, TOMORROW) == TOMORROW


def test_a_text_means_what_it_meant_when_it_was_typed() -> None:
    calendar = Calendar()
    typed_on = TypedOn(calendar)
    assert typed_on("tomorrow") == TODAY
    calendar.day = TOMORROW
    assert typed_on("tomorrow") == TODAY
    assert typed_on("in 1 day") == TOMORROW


@pytest.fixture(params=["Africa/Cairo", "America/Santiago", "America/Havana", "Asia/Beirut"])
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A zone where summer time takes midnight away, or gives it twice."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()


CHANGES = {
    "Africa/Cairo": (date(2026, 4, 24), date(2026, 10, 30)),
    "America/Santiago": (date(2026, 4, 5), date(2026, 9, 6)),
    "America/Havana": (date(2026, 3, 8), date(2026, 11, 1)),
    "Asia/Beirut": (date(2026, 3, 29), date(2026, 10, 25)),
}


def test_in_a_night_without_midnight_due_and_lessons_count_the_same(
    zone: str, library_with: LibraryWith, app_context: AppContext
) -> None:
    for count, change in enumerate(CHANGES[zone]):
        first = datetime(change.year, change.month, change.day, tzinfo=UTC) - timedelta(hours=12)
        library_with([finished(1 + 100 * count + at, first + timedelta(minutes=30 * at)) for at in range(80)])
    every = stored_lessons(app_context.library)
    for change in CHANGES[zone]:
        for on in range(4, 12):
            today = change + timedelta(on)
            assert lessons_due(app_context.library, today) == len(schedule.due(every, today))
