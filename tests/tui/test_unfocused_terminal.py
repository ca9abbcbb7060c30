"""While the terminal has no focus, a paste goes where the cursor was, and what is opened gets its focus."""

from __future__ import annotations

import pytest
from textual import events
from textual.pilot import Pilot

from retro.core.samples import demo
from retro.tui import navigation
from retro.tui.export.dialog import ExportDialog
from retro.tui.home.search_line import SearchLine
from retro.tui.kit.dialogs.help_dialog import HelpDialog
from retro.tui.kit.dialogs.text_dialog import TextDialog
from tests.tui.conftest import LibraryWith, OpenApp

A = demo()[0].id


async def send(pilot: Pilot[None], *sent: events.Event) -> None:
    for event in sent:
        pilot.app.post_message(event)
        await pilot.pause()
        await pilot.pause()


def value(pilot: Pilot[None]) -> str:
    """What stands in the line with the focus."""
    return str(getattr(pilot.app.focused, "value", ""))


async def test_a_paste_goes_into_the_field_of_the_export(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with(demo())
    async with open_app(navigation.ExportRoute((A,))) as pilot:
        assert isinstance(pilot.app.screen, ExportDialog)
        pilot.app.screen.folder.focus()
        pilot.app.screen.folder.value = ""
        await send(pilot, events.AppBlur(), events.Paste("/tmp/notes"), events.AppFocus())
        assert pilot.app.screen.folder.value == "/tmp/notes"
        assert value(pilot) == "/tmp/notes"


async def test_a_paste_goes_into_the_line_of_the_palette(open_app: OpenApp) -> None:
    async with open_app() as pilot:
        await pilot.press("ctrl+p")
        await send(pilot, events.AppBlur(), events.Paste("patt"), events.AppFocus())
        assert value(pilot) == "patt"


async def test_a_paste_goes_into_the_search_and_typing_goes_on_there(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    library_with(demo())
    async with open_app() as pilot:
        await pilot.press("slash")
        await send(pilot, events.AppBlur(), events.Paste("lab"), events.AppFocus())
        await pilot.press("e")
        assert pilot.app.screen.query_one(SearchLine).value == "labe"


async def test_a_paste_goes_into_the_form_of_a_lesson(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with(demo())
    async with open_app(navigation.WizardRoute(A, "lessons")) as pilot:
        texts = [each for each in pilot.app.screen.query("Writing, LineInput") if each.focusable]
        assert texts
        texts[0].focus()
        before = str(getattr(texts[0], "text", "") or getattr(texts[0], "value", ""))
        await send(pilot, events.AppBlur(), events.Paste("I ask first"), events.AppFocus())
        assert pilot.app.focused is texts[0]
        after = str(getattr(texts[0], "text", "") or getattr(texts[0], "value", ""))
        assert len(after) == len(before) + len("I ask first")
        assert "I ask first" in after


@pytest.mark.parametrize("how", ["focus", "paste", "key"])
async def test_a_dialog_that_opened_meanwhile_has_its_focus_when_the_terminal_has(open_app: OpenApp, how: str) -> None:
    async with open_app() as pilot:
        await send(pilot, events.AppBlur())
        pilot.app.push_screen(TextDialog("Your reply", "", "usual", lambda _: None))
        await pilot.pause()
        back = {"focus": events.AppFocus(), "paste": events.Paste("words"), "key": events.Key("w", "w")}
        await send(pilot, back[how])
        assert pilot.app.focused is not None
        await send(pilot, events.Paste("!"))
        text = {"focus": "!", "paste": "words!", "key": "w!"}[how]
        assert pilot.app.screen.query_one("TextArea").text == text  # type: ignore[attr-defined]


async def test_help_that_opened_meanwhile_can_be_scrolled(open_app: OpenApp) -> None:
    async with open_app() as pilot:
        await send(pilot, events.AppBlur())
        pilot.app.action_help()  # type: ignore[attr-defined]
        await pilot.pause()
        await send(pilot, events.AppFocus())
        assert isinstance(pilot.app.screen, HelpDialog)
        assert pilot.app.focused is not None
