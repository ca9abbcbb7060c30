"""Enter over a line that is not understood: the first one stays and says so, the second goes on and keeps it."""

from datetime import date

from textual.pilot import Pilot

from retro.core.gig.choices import Status
from retro.core.gig.retrospective import Moment
from retro.core.text import days
from retro.core.text.languages.foreign_days import LOADING
from retro.tui.context import AppContext
from retro.tui.kit.text.line_input import STAYS, LineInput
from retro.tui.navigation import CheckInRoute, OlderGigRoute, VetRoute, WizardRoute
from tests.tui.conftest import LibraryWith, OpenApp, picture
from tests.tui.looking import press, until, until_shown
from tests.tui.test_check_in import LABELS
from tests.tui.test_vet import put
from tests.tui.wizard_steps import gig, type_in, whole


def line(pilot: Pilot[None]) -> LineInput:
    found = pilot.app.focused
    assert isinstance(found, LineInput)
    return found


def said(pilot: Pilot[None]) -> int:
    """How often it was said that Enter stays."""
    return sum(STAYS in note.message for note in pilot.app._notifications)


async def test_the_first_enter_stays_and_the_second_goes_on_and_the_review_says_so(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    draft = gig(status=Status.OVER)
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "ending")) as pilot:
        await type_in(pilot, "the day it rained")
        first = line(pilot)
        await pilot.press("enter")
        assert (line(pilot), said(pilot)) == (first, 1)
        assert picture(pilot).count("That doesn't look like a date.") == 1, "why is said once, beside the line"
        await type_in(pilot, "!")
        await pilot.press("enter")  # another text: it stays once more
        assert (line(pilot), line(pilot).value) == (first, "the day it rained!")
        await pilot.press("enter")
        assert line(pilot) is not first
        assert first.value == "the day it rained!"
        await pilot.press("f5")
        await until_shown(pilot, "not understood: “the day it rained!”")


async def test_what_it_said_ends_with_its_page(open_app: OpenApp, library_with: LibraryWith) -> None:
    draft = gig(status=Status.OVER)
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "ending")) as pilot:
        await type_in(pilot, "the day it rained")
        await pilot.press("enter")
        await until(pilot, lambda: said(pilot) == 1)
        await pilot.press("f3")
        await until(pilot, lambda: said(pilot) == 0)


async def test_a_line_that_is_understood_lets_enter_through(open_app: OpenApp, library_with: LibraryWith) -> None:
    draft = gig(status=Status.OVER)
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "ending")) as pilot:
        first = line(pilot)
        await type_in(pilot, "the 2nd")
        await pilot.press("enter")
        assert (line(pilot) is not first, said(pilot)) == (True, 0)


async def test_an_event_keeps_a_day_that_is_not_understood_in_its_words(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    draft = gig()
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "moments")) as pilot:
        await type_in(pilot, "someday")
        await pilot.press("enter")
        assert line(pilot).id == "day"
        await pilot.press("enter")
        assert line(pilot).id == "words"
        await type_in(pilot, "They called.")
        await pilot.press("enter")
        assert (line(pilot).id, line(pilot).value) == ("day", "")
        assert whole(pilot).moments == (Moment(None, "someday: They called."),)


async def test_a_day_changed_after_its_words_holds_enter_once(open_app: OpenApp, library_with: LibraryWith) -> None:
    days = (Moment(date(2026, 11, 1), "It began."), Moment(date(2026, 11, 2), "They called."))
    draft = gig()._replace(moments=days)
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "moments")) as pilot:
        await pilot.press("shift+tab", "enter")
        assert line(pilot).id == "words"
        pilot.app.screen.query_one("#day", LineInput).value = "someday"
        await pilot.press("enter")
        assert (line(pilot).id, line(pilot).value, said(pilot)) == ("day", "someday", 1)


async def test_a_line_left_while_languages_are_loaded_is_told_of_once_it_is_known(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    draft = gig(status=Status.OVER)
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "ending")) as pilot:
        left = line(pilot)
        for problem, is_told in ((days.NO_DATE, True), ("", False)):
            pilot.app.clear_notifications()
            left.problem = LOADING
            assert not left.holds_enter()
            left.problem = problem
            await pilot.pause()
            assert any(problem and problem in note.message for note in pilot.app._notifications) is is_told


async def test_it_stays_in_every_form(open_app: OpenApp, app_context: AppContext) -> None:
    put(app_context, [LABELS])
    for route, keys, typed in (
        (OlderGigRoute(), (*"Site", "enter", "enter", "enter"), "the day it rained"),
        (VetRoute(), (*"Site", "enter", "enter", "enter"), "a lot"),
        (CheckInRoute(LABELS.id), (), "a lot"),
    ):
        async with open_app(route) as pilot:
            await pilot.pause()
            await press(pilot, *keys)
            first = line(pilot)
            await type_in(pilot, typed)
            await pilot.press("enter")
            assert (line(pilot), said(pilot)) == (first, 1), route
            await pilot.press("enter")
            assert pilot.app.focused is not first, route
            assert first.value == typed
