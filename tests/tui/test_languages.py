"""Days of other languages: what reads them is loaded beside the keys, and the line is read again when it is there."""

import threading
from datetime import date

import pytest

from retro.core.gig.choices import Status
from retro.core.text.languages import foreign_days
from retro.core.text.languages.foreign_answers import Ask
from retro.tui.navigation import OlderGigRoute, WizardRoute
from tests.tui.conftest import LibraryWith, OpenApp, picture
from tests.tui.looking import until
from tests.tui.wizard_steps import gig, type_in, whole

MARCH = date(2026, 3, 14)
LOOKING = "One moment: looking that up in other languages."


@pytest.fixture
def loading(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Not loaded yet; loading takes until the event is set."""
    ask, go = foreign_days._ask, threading.Event()

    def loaded() -> Ask:
        go.wait(60)
        assert ask is not None
        return ask

    monkeypatch.setattr(foreign_days, "_ask", None)
    monkeypatch.setattr(foreign_days, "_loaded", loaded)
    return go


async def test_a_day_typed_while_the_languages_are_loaded_is_read_when_they_are_there(
    open_app: OpenApp, library_with: LibraryWith, loading: threading.Event
) -> None:
    draft = gig(status=Status.OVER)
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "ending")) as pilot:
        await type_in(pilot, "14 martie")
        await until(pilot, lambda: LOOKING in picture(pilot))
        loading.set()
        await until(pilot, lambda: whole(pilot).facts.started_on == MARCH)
        assert "Saturday, 14 March 2026" in picture(pilot)


async def test_the_day_of_an_event_is_read_then_too(
    open_app: OpenApp, library_with: LibraryWith, loading: threading.Event
) -> None:
    draft = gig()
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "moments")) as pilot:
        await type_in(pilot, "14 martie")
        await until(pilot, lambda: LOOKING in picture(pilot))
        loading.set()
        await until(pilot, lambda: "Saturday, 14 March 2026" in picture(pilot))
        assert whole(pilot).moments == () or whole(pilot).moments[0].on == MARCH


async def test_a_page_opens_at_once_with_what_was_not_understood_and_reads_it_when_it_can(
    open_app: OpenApp, library_with: LibraryWith, loading: threading.Event
) -> None:
    draft = gig(status=Status.OVER)
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "ending")) as pilot:
        await type_in(pilot, "14 martie")
        await pilot.press("tab")
    async with open_app(WizardRoute(draft.id)) as pilot:
        await until(pilot, lambda: LOOKING in picture(pilot))
        assert whole(pilot).facts.started_on is None
        loading.set()
        await until(pilot, lambda: whole(pilot).facts.started_on == MARCH)


async def test_what_english_says_waits_for_nothing(open_app: OpenApp, loading: threading.Event) -> None:
    async with open_app(OlderGigRoute()) as pilot:
        await type_in(pilot, "Shop")
        await pilot.press("enter", "enter", "enter")
        await type_in(pilot, "March 2025")
        assert "about March 2025" in picture(pilot)
        assert "Saturday" not in picture(pilot)
        loading.set()


async def test_without_dateparser_a_day_of_another_language_is_only_not_understood(
    open_app: OpenApp, library_with: LibraryWith, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> Ask:
        raise ImportError

    monkeypatch.setattr(foreign_days, "_ask", None)
    monkeypatch.setattr(foreign_days, "_loaded", missing)
    draft = gig(status=Status.OVER)
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "ending")) as pilot:
        await type_in(pilot, "14 martie")
        await until(pilot, lambda: "That doesn't look like a date." in picture(pilot))
        assert whole(pilot).facts.started_on is None
