"""Keys of the user's own act, and stand in footer, help, palette and menus; letters in a text stay letters."""

from collections.abc import AsyncIterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from itertools import count
from typing import Protocol

import pytest
from textual.pilot import Pilot

from retro.core.gig.choices import Status
from retro.core.gig.ids import GigId
from retro.core.gig.retrospective import Retrospective
from retro.tui.app import RetroApp
from retro.tui.context import AppContext
from retro.tui.home.screen import HomeScreen
from retro.tui.kit import messages
from retro.tui.kit.dialogs.confirm import Confirm
from retro.tui.kit.dialogs.help_dialog import HelpDialog
from retro.tui.kit.input_routing import NO_SUCH_KEY
from retro.tui.kit.own_keys import in_own_keys
from retro.tui.kit.stray_keys import has_letters
from retro.tui.navigation import OlderGigRoute, Route, WizardRoute
from retro.tui.palette.screen import Palette
from retro.tui.terminal.bound_keys import goes_on, has_key
from retro.tui.terminal.safe_text import SafeLabel
from retro.tui.wizard.page_frame import Frame
from tests.tui.conftest import LibraryWith, picture
from tests.tui.looking import press, told, until
from tests.tui.wizard_steps import at, whole, wizard

GIG = Retrospective.new(id="a" * 32).with_facts(title="Harbour", status=Status.OVER)


class WithKeys(Protocol):
    def __call__(
        self, keys: Mapping[str, str], start: Route | None = None
    ) -> AbstractAsyncContextManager[Pilot[None]]: ...


@pytest.fixture
def with_keys(app_context: AppContext, library_with: LibraryWith) -> WithKeys:
    """Run the app over one draft with these keys."""
    library_with([GIG])

    @asynccontextmanager
    async def run(keys: Mapping[str, str], start: Route | None = None) -> AsyncIterator[Pilot[None]]:
        app = RetroApp(app_context, start, keys=keys, clock=count().__next__)
        async with app.run_test(size=(80, 24), notifications=True) as pilot:
            await pilot.pause()
            yield pilot

    return run


async def test_a_key_of_ones_own_acts_and_the_usual_one_does_not(with_keys: WithKeys, visited: list[Route]) -> None:
    async with with_keys({"home.new": "a", "home.older": "n"}) as pilot:
        await pilot.press("o")
        assert visited == []
        await pilot.press("a", "escape", "n")
        assert visited == [WizardRoute(), OlderGigRoute()]


async def test_the_footer_names_it_in_its_usual_place(with_keys: WithKeys) -> None:
    async with with_keys({}) as pilot:
        usual = picture(pilot).splitlines()[-1]
    async with with_keys({"home.new": "a"}) as pilot:
        assert picture(pilot).splitlines()[-1] == usual.replace("n New", "a New")
        assert "n New" in usual


async def test_help_palette_title_and_questions_name_it(with_keys: WithKeys) -> None:
    keys = {"home.new": "a", "home.patterns": "f6", "confirm.do": "y"}
    async with with_keys(keys) as pilot:
        assert "F6 Patterns" in picture(pilot).splitlines()[0]
        await pilot.press("f1")
        assert isinstance(pilot.app.screen, HelpDialog)
        text = str(pilot.app.screen.query_one(SafeLabel).content)
        assert "\n  a                Write up a gig" in text
        assert "keys.toml" in text.replace("\n", "")
        await pilot.press("escape", "ctrl+p")
        assert isinstance(pilot.app.screen, Palette)
        assert {command.name: command.key for command in pilot.app.screen._here}["New"] == "a"
        await pilot.press("escape", "d")
        assert isinstance(pilot.app.screen, Confirm)
        assert "Delete  y" in picture(pilot)


async def test_menus_name_it(with_keys: WithKeys) -> None:
    async with with_keys({"closing.rest": "e"}, WizardRoute(GIG.id, "lessons")) as pilot:
        await pilot.press("f3")
        await pilot.pause()
        assert wizard(pilot).walk.is_closing
        (line,) = (line for line in picture(pilot).splitlines() if "Carry on (" in line)
        assert line.split()[-1] == "e"
        await pilot.press("e")
        await pilot.pause()
        assert wizard(pilot).walk.is_page


async def test_letters_in_a_text_are_never_commands(with_keys: WithKeys) -> None:
    keys = {"frame.continue": "w", "close": "k", "home.new": "a", "commands": "h"}
    async with with_keys(keys, WizardRoute(GIG.id, "story.tell")) as pilot:
        footer = picture(pilot).splitlines()[-1]
        await pilot.press("w", "h", "a", "k", "e")
        assert at(pilot) == "story.tell"
        assert whole(pilot).answers["story.tell"] == "whake"
        assert "h Commands" not in footer
        await pilot.press("escape")
        await pilot.resize_terminal(100, 24)  # at 80 there's room for Esc, and for no more
        await until(pilot, lambda: "h Commands" in picture(pilot).splitlines()[-1])
        await pilot.press("w")
        await pilot.pause()
        assert at(pilot) == "dates"


async def test_in_the_search_line_they_are_letters_too(with_keys: WithKeys) -> None:
    async with with_keys({"home.new": "a", "home.quit": "h"}) as pilot:
        await pilot.press("slash", "h", "a")
        assert isinstance(pilot.app.screen, HomeScreen)
        assert pilot.app.is_running
        assert "ha" in picture(pilot)


async def test_a_sentence_names_the_key_that_works(with_keys: WithKeys, library_with: LibraryWith) -> None:
    keys = {"home.undelete": "f6", "message.copy": "w", "message.leave_out": "ctrl+t", "message.put_back": "ctrl+y"}
    keys |= {"home.told": "a"}
    async with with_keys({**keys, "quit": "f9", "confirm.do": "b"}) as pilot:
        library_with([GIG._replace(id=GigId("b" * 32)).with_facts(title="Bay", status=Status.UNTOLD)])
        await press(pilot, "ctrl+c")
        assert told(pilot.app)[-1] == "Press F9 to quit; everything is saved."
        await press(pilot, "d", "b")
        await until(pilot, lambda: "is in the trash. Press F6 to undo." in "".join(told(pilot.app)))
        await until(pilot, lambda: "a  I've told them" in picture(pilot))
        await press(pilot, "m", "home")
        await press(pilot, "down", "enter", *"Late", "escape", "ctrl+t")
        pilot.app.clear_notifications()
        await pilot.pause()
        assert "Left out. Press Ctrl+Y to put it back in." in picture(pilot)
        await press(pilot, "ctrl+y", "w")
        assert told(pilot.app)[-1] == "There's no greeting. 11 parts are open. Press w again to copy without them."


async def test_answers_that_stand_with_their_key_name_it(with_keys: WithKeys) -> None:
    keys = {"choice.2": "5", "older.badly": "f6", "button.press": "f7", "choice.3": "f8"}
    async with with_keys(keys, WizardRoute(GIG.id, "status")) as pilot:
        assert [line.split()[-2] for line in picture(pilot).splitlines() if ") " in line] == ["1", "5", "F8"]
    async with with_keys(keys, OlderGigRoute()) as pilot:
        assert "(•) badly F6   ( ) well w" in picture(pilot)
    async with with_keys(keys) as pilot:
        await press(pilot, "d")
        assert "Cancel  F7" in picture(pilot)


KEYS = {"home.undelete": "h", "home.vets": "W", "help": "f7", "wizard.continue": "f11", "frame.write": "e,enter"}


async def test_a_changed_key_means_what_its_command_does_and_the_usual_one_nothing(with_keys: WithKeys) -> None:
    async with with_keys(KEYS, WizardRoute(GIG.id, "story.tell")) as pilot:
        screen = pilot.app.screen
        assert [goes_on(pilot.app, key) for key in ("f11", "enter", "f12", "h")] == [True, True, False, False]
        assert has_letters(screen.query_one(Frame)) is False  # it's around a text
    async with with_keys(KEYS) as pilot:
        home = pilot.app.screen
        assert [has_key(home, key) for key in ("h", "u", "W", "V")] == [True, False, True, False]
        assert in_own_keys(home, NO_SUCH_KEY, "help") == "That key does nothing here. F7 shows the keys."
        await press(pilot, "h")  # its command has nothing to act on, and is no letter of a word
        assert told(pilot.app)[-1] == "There's nothing here for “Undo” right now. F7 shows the keys."


async def test_a_sentence_has_ones_own_key_in_the_place_of_the_usual_one(with_keys: WithKeys) -> None:
    async with with_keys(KEYS) as pilot:
        node = pilot.app.screen
        assert in_own_keys(node, "Press V on home for your Vetted gigs.", "home.vets") == (
            "Press W on home for your Vetted gigs."
        )
        assert in_own_keys(node, messages.NOT_WRITING, "frame.write") == "To write here, press e."
        assert in_own_keys(node, "Ctrl+U, then u.", "home.undelete") == "Ctrl+U, then h."
        assert in_own_keys(node, "F9 removes it.", "moments.paste_out") == "F9 removes it."
