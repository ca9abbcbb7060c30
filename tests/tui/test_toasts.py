"""A passing message replaces the one before, ends with its screen, and lies over nothing that is being written."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot
from textual.widgets._toast import Toast

from retro.core.gig.choices import Status
from retro.core.gig.retrospective import Retrospective
from retro.core.samples import demo
from retro.tui.navigation import MessageRoute, TrashRoute, WizardRoute
from retro.tui.terminal.safe_text import safe_text, toast
from tests.tui.conftest import LibraryWith, OpenApp, picture
from tests.tui.looking import told, until

pytestmark = pytest.mark.usefixtures("messages_stay")

DRAFT = Retrospective.new().with_facts(title="Harbour", status=Status.UNTOLD).with_answer("story.tell", "It broke.")
LONG = "Told after 4 days. That was the hard part. Press n to write it up, u to undo."


def shown(pilot: Pilot[None]) -> list[str]:
    """The messages that stand on the top screen, and those that still stand on a covered one."""
    return [str(one.render()) for screen in pilot.app.screen_stack for one in screen.query(Toast)]


async def test_a_message_replaces_the_one_before_and_ends_with_its_screen(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    library_with(demo())
    async with open_app() as pilot:
        toast(pilot.app, safe_text("The first."))
        toast(pilot.app, safe_text("The second."))
        await until(pilot, lambda: shown(pilot) == ["The second."])
        assert told(pilot.app) == ["The second."]
        await pilot.press("question_mark")  # a dialog over it
        await until(pilot, lambda: len(pilot.app.screen_stack) == 2 and not shown(pilot))
        await pilot.press("escape")
        await until(pilot, lambda: len(pilot.app.screen_stack) == 1)
        assert told(pilot.app) == shown(pilot) == []


async def test_a_message_of_a_screen_that_closes_is_read_on_the_next(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    library_with([DRAFT])
    async with open_app(TrashRoute()) as pilot:
        toast(pilot.app.screen, safe_text("Good to hear."), for_next_screen=True)
        await until(pilot, lambda: shown(pilot) == ["Good to hear."])
        await pilot.press("escape")
        await until(pilot, lambda: len(pilot.app.screen_stack) == 1 and shown(pilot) == ["Good to hear."])
        await pilot.press("question_mark")
        await until(pilot, lambda: len(pilot.app.screen_stack) == 2 and not shown(pilot))


async def test_an_offer_to_undo_stays_where_its_key_works_and_nowhere_else(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    library_with([DRAFT, Retrospective.new().with_facts(title="Other")])
    async with open_app() as pilot:
        await until(pilot, lambda: "Harbour" in picture(pilot))
        await pilot.press("d")
        await until(pilot, lambda: len(pilot.app.screen_stack) == 2)
        await pilot.press("d")
        await until(pilot, lambda: told(pilot.app) == ["“Harbour” is in the trash. Press u to undo."])
        await pilot.press("T")
        await until(pilot, lambda: "Harbour" in picture(pilot) and len(pilot.app.screen_stack) == 2)
        assert shown(pilot) == []
        toast(pilot.app, safe_text("Restored, or so. Press u to undo."), undo=["home.undelete"])
        await until(pilot, lambda: shown(pilot))
        await pilot.press("escape")
        offer = ["Restored, or so. Press u to undo."]
        await until(pilot, lambda: len(pilot.app.screen_stack) == 1 and shown(pilot) == offer)


async def test_it_lies_over_no_line_that_is_written_and_not_over_the_end_of_a_message(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    whole = DRAFT.with_answer("story.tell", "One line after the other. " * 200)
    library_with([whole])
    async with open_app(WizardRoute(whole.id, "story.tell"), size=(80, 24)) as pilot:
        await until(pilot, lambda: "One line after" in picture(pilot))
        toast(pilot.app, safe_text(LONG))
        await until(pilot, lambda: shown(pilot))
        (passing,) = pilot.app.screen.query(Toast)
        await until(pilot, lambda: passing.region.bottom == 23)
        written = pilot.app.screen.focused
        assert written is not None
        assert passing.region.y >= written.region.bottom
    async with open_app(MessageRoute(whole.id), size=(120, 40)) as pilot:
        await until(pilot, lambda: "Check your contract" in picture(pilot))
        toast(pilot.app, safe_text(LONG))
        await until(pilot, lambda: shown(pilot))
        (passing,) = pilot.app.screen.query(Toast)
        rule = pilot.app.screen.query_one(".check").region.y  # above what to check
        await until(pilot, lambda: passing.region.y == rule and passing.size.height == 1)
        assert "Check your contract" in picture(pilot)


async def test_a_long_message_stays_as_long_as_it_takes_to_read(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("retro.tui.terminal.safe_text.LEAST_SECONDS", 5.0)
    async with open_app() as pilot:
        toast(pilot.app, safe_text("word " * 60))
        await until(pilot, lambda: shown(pilot))
        (passing,) = pilot.app._notifications
        assert passing.timeout >= 20
