"""Help names the keys of this screen first, then those of writing, then those that act everywhere."""

import re

import pytest
from textual.pilot import Pilot

from retro.core.samples import demo
from retro.tui.kit.dialogs.help_dialog import HelpDialog
from retro.tui.kit.footer import key_in_words
from retro.tui.navigation import ReaderRoute, Route, WizardRoute
from retro.tui.terminal.safe_text import SafeLabel
from tests.tui.conftest import LibraryWith, OpenApp, picture

GIG = demo()[0]


def words(pilot: Pilot[None]) -> str:
    assert isinstance(pilot.app.screen, HelpDialog)
    return str(pilot.app.screen.query_one(SafeLabel).content)


async def helped(open_app: OpenApp, place: Route | None, *keys: str, size: tuple[int, int] = (80, 24)) -> str:
    async with open_app(place, size=size) as pilot:
        await pilot.press(*keys, "f1")
        return words(pilot)


async def test_the_keys_of_this_screen_come_first_then_those_of_every_screen(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    library_with(demo())
    text = await helped(open_app, None)
    here, everywhere = text.split("Everywhere")
    assert here.startswith("Keys for this screen")
    assert re.search(r"\n  n +Write up a gig", here)
    assert re.search(r"\n  \? F1 +Keys for this screen", everywhere)
    assert re.search(r"\n  Tab Shift\+Tab +Next or previous field", everywhere)
    assert everywhere.count("Quit; everything is saved") == 1
    assert "While writing" not in text


async def test_moving_about_stands_below_what_can_be_done(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with(demo())
    text = await helped(open_app, ReaderRoute(GIG.id))
    assert text.index("Change the answers") < text.index("A line down") < text.index("Everywhere")


async def test_three_keys_of_one_command_stand_beside_what_they_do(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    library_with(demo())
    assert re.search(r"\n  Home Ctrl\+Home g +The first gig\n", await helped(open_app, None))


async def test_in_a_narrow_window_the_words_get_the_room_that_short_keys_leave(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    library_with(demo())
    text = await helped(open_app, None, size=(44, 24))
    assert "\n  Enter      Read it, or carry on with\n             a draft\n" in text
    assert "\n  Home Ctrl+Home g\n             The first gig\n" in text


async def test_in_a_field_the_keys_of_writing_are_named_as_people_say_them(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    library_with([GIG])
    text = await helped(open_app, WizardRoute(GIG.id, "story.tell"))
    here, writing = text.split("While writing")
    assert re.search(r"\n  F3 Ctrl\+N +Next page", here)
    assert re.search(r"\n  Ctrl\+A Ctrl\+E +start of line", writing)
    assert "^" not in text


async def test_choosing_by_number_takes_one_line(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with([GIG])
    text = await helped(open_app, WizardRoute(GIG.id, "status"))
    assert re.findall(r"\n  (\S+) +Choose by number", text) == ["1–3"], "not only the numbers that there are"


@pytest.mark.parametrize("size", [(44, 14), (60, 20), (80, 24), (120, 40)])
async def test_help_fits_and_scrolls_to_its_end(
    open_app: OpenApp, library_with: LibraryWith, size: tuple[int, int]
) -> None:
    library_with(demo())
    async with open_app(WizardRoute(GIG.id, "story.tell"), size=size) as pilot:
        await pilot.press("f1")
        assert max(map(len, words(pilot).splitlines())) <= min(size[0], 72) - 5
        await pilot.press("end")
        await pilot.pause()
        assert "local emergency" in picture(pilot)
        await pilot.press("escape")
        assert not isinstance(pilot.app.screen, HelpDialog)


@pytest.mark.parametrize(
    ("key", "said"),
    [("ctrl+n", "Ctrl+N"), ("f3", "F3"), ("escape", "Esc"), ("question_mark", "?"), ("shift+tab", "Shift+Tab")],
)
def test_a_key_is_called_what_people_call_it(key: str, said: str) -> None:
    assert key_in_words(key) == said
