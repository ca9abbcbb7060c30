"""Letters typed while a page turns are written on the page that comes, however the page was turned."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widget import Widget

from retro.core.gig.retrospective import Retrospective
from retro.core.wizard.interview import Interview
from retro.core.wizard.question import Page
from retro.tui.app import RetroApp
from retro.tui.kit.text.line_input import LineInput
from retro.tui.navigation import VetRoute, WizardRoute
from retro.tui.palette.list import CommandLines
from retro.tui.terminal import key_queue
from retro.tui.wizard.fields.base import AnyField
from retro.tui.wizard.review.view import ReviewView
from retro.tui.wizard.steps import StepLine
from retro.tui.wizard.view import WizardView
from tests.tui.conftest import LibraryWith, OpenApp
from tests.tui.wizard_steps import at, gig, whole, wizard

STORY = "story.tell"


def press_and_release(x: int, y: int) -> Iterator[events.Event]:
    """What a click with the left button sends."""
    for kind in (events.MouseDown, events.MouseUp):
        yield kind(None, x, y, 0, 0, 1, False, False, False, x, y)


def click(widget: Widget, x: int = 1, y: int = 0) -> Iterator[events.Event]:
    """On a widget, so far from its corner."""
    return press_and_release(widget.content_region.x + x, widget.content_region.y + y)


def typed(text: str) -> Iterator[events.Event]:
    """The keys of a text; a newline is the Enter key."""
    for letter in text:
        yield events.Key("enter", "\r") if letter == "\n" else events.Key(letter, letter)


@contextmanager
def slowly_built(monkeypatch: pytest.MonkeyPatch) -> Iterator[asyncio.Event]:
    """A page is not there before the event is set."""
    ready = asyncio.Event()
    show = WizardView.show_page

    async def late(view: WizardView, interview: Interview, page: Page, fields: Sequence[AnyField]) -> None:
        await ready.wait()
        await show(view, interview, page, fields)

    with monkeypatch.context() as patched:
        patched.setattr(WizardView, "show_page", late)
        patched.setattr(key_queue, "WIDGET_WAIT", 0.01)
        yield ready


async def arrive(pilot: Pilot[None], *sent: Iterator[events.Event]) -> None:
    """All in one go, before anything is made of the first of them."""
    for each in sent:
        for event in each:
            pilot.app.post_message(event)
    for _ in range(200):  # not a pause of the pilot: it waits for every widget, and one may be waiting for the test
        await asyncio.sleep(0)


async def seen_through(pilot: Pilot[None]) -> None:
    """Until the last of them was handed on, and done."""
    app = pilot.app
    assert isinstance(app, RetroApp)
    while app._keys._task:
        await asyncio.sleep(0)
    await pilot.pause()


async def turned(
    pilot: Pilot[None], monkeypatch: pytest.MonkeyPatch, how: Iterator[events.Event], text: str = "abc"
) -> None:
    """Turn the page, and type on while the next is being built."""
    with slowly_built(monkeypatch) as ready:
        await arrive(pilot, how, typed(text))
        ready.set()
        await seen_through(pilot)


def filled(pilot: Pilot[None]) -> list[str]:
    """What stands in the texts of the page, blanks left out."""
    return [each.text for each in wizard(pilot).walk.page.fields if each.text]


@pytest.fixture
def draft(library_with: LibraryWith) -> Retrospective:
    draft = gig("Shop", status="over").with_answer(STORY, "It broke. ").with_facts(noticed_on=None)
    library_with([draft])
    return draft


async def test_letters_right_after_a_click_on_continue_are_on_the_next_page(
    open_app: OpenApp, draft: Retrospective, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app(WizardRoute(draft.id, STORY)) as pilot:
        await turned(pilot, monkeypatch, click(pilot.app.screen.query_one("#go-on")))
        assert at(pilot) == "dates"
        assert filled(pilot) == ["abc"]
        assert whole(pilot).answers[STORY] == "It broke. "


async def test_letters_right_after_a_click_on_back_are_on_the_page_before(
    open_app: OpenApp, draft: Retrospective, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app(WizardRoute(draft.id, STORY)) as pilot:
        await turned(pilot, monkeypatch, click(pilot.app.screen.query_one("#back")))
        assert at(pilot) == "title"
        assert filled(pilot) == ["Shopabc"]


async def test_letters_right_after_a_click_on_a_step_are_on_its_page(
    open_app: OpenApp, draft: Retrospective, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app(WizardRoute(draft.id, STORY), size=(120, 40)) as pilot:
        await turned(pilot, monkeypatch, click(pilot.app.screen.query_one(StepLine), 4, 4))
        assert at(pilot) == "client.cost"
        assert filled(pilot) == ["abc"]


async def test_letters_right_after_an_answer_was_chosen_in_the_review_are_in_it(
    open_app: OpenApp, draft: Retrospective, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app(WizardRoute(draft.id, STORY)) as pilot:
        await pilot.press("f5")
        await pilot.pause()
        review = pilot.app.screen.query_one(ReviewView)
        assert review.display
        lines = [strip.text for strip in pilot.app.screen._compositor.render_strips()]
        row = next(y for y, line in enumerate(lines) if "It broke." in line)
        await turned(pilot, monkeypatch, press_and_release(8, row))
        assert at(pilot) == STORY
        assert filled(pilot) == ["It broke. abc"]


async def test_letters_right_after_the_palettes_continue_are_on_the_next_page(
    open_app: OpenApp, draft: Retrospective, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app(WizardRoute(draft.id, STORY)) as pilot:
        await pilot.press("ctrl+p")
        await turned(pilot, monkeypatch, typed("continue\n"))
        assert at(pilot) == "dates"
        assert filled(pilot) == ["abc"]


async def test_letters_right_after_a_click_in_the_palette_are_on_the_next_page(
    open_app: OpenApp, draft: Retrospective, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app(WizardRoute(draft.id, STORY)) as pilot:
        await pilot.press("ctrl+p")
        await arrive(pilot, typed("Continue"))
        await seen_through(pilot)
        found = pilot.app.screen.query_one(CommandLines)
        assert found.here
        await turned(pilot, monkeypatch, click(found, 4, 0))
        assert at(pilot) == "dates"
        assert filled(pilot) == ["abc"]


@pytest.mark.parametrize("how", ["click", "enter"])
async def test_letters_right_after_the_menus_carry_on_are_on_the_next_page(
    open_app: OpenApp, library_with: LibraryWith, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    draft = gig("Shop", status="over")
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "lessons")) as pilot:
        await pilot.press("f3")
        await pilot.pause()
        doors = wizard(pilot).walk.closing.doors
        assert pilot.app.focused is doors
        await pilot.press("down")
        await turned(pilot, monkeypatch, click(doors, 3, 1) if how == "click" else typed("\n"))
        assert wizard(pilot).walk.is_page
        assert filled(pilot) == ["abc"]


async def test_letters_right_after_a_click_in_a_vet_are_not_in_its_form(open_app: OpenApp) -> None:
    async with open_app(VetRoute()) as pilot:
        lines = pilot.app.screen.query(LineInput)
        assert pilot.app.focused is lines.first()
        await arrive(pilot, typed("Shop"), click(pilot.app.screen.query_one("#go-on")), typed("q"))
        await seen_through(pilot)
        assert [line.value for line in lines if line.value] == ["Shop"]
