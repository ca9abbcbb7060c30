"""The palette runs what was found for the words in the line, and nothing else."""

import pytest
from textual import events
from textual.pilot import Pilot

from retro.core.samples import demo
from retro.tui.home.screen import HomeScreen
from retro.tui.kit.palette import Palette
from retro.tui.navigation import Place
from tests.tui.conftest import LibraryWith, OpenApp


async def at_once(pilot: Pilot[None], text: str, *keys: str) -> None:
    """Send letters and keys in one go, without waiting in between."""
    for letter in text:
        pilot.app.post_message(events.Key(letter, letter))
    for key in keys:
        pilot.app.post_message(events.Key(key, None))
    for _ in range(10):
        await pilot.pause(0.05)


@pytest.mark.parametrize("words", ["qqqqzz", "nonsense", "wizzzard"])
async def test_words_that_match_nothing_run_nothing(
    open_app: OpenApp, library_with: LibraryWith, visited: list[Place], words: str
) -> None:
    library_with(demo())
    async with open_app() as pilot:
        await pilot.press("ctrl+p")
        await at_once(pilot, words, "enter")
        assert isinstance(pilot.app.screen, Palette)
        assert visited == []
        assert pilot.app.is_running


async def test_words_that_match_one_command_run_it_at_once(
    open_app: OpenApp, library_with: LibraryWith, visited: list[Place]
) -> None:
    library_with(demo())
    async with open_app() as pilot:
        await pilot.press("f12")
        assert isinstance(pilot.app.screen, Palette)
        await at_once(pilot, "patterns", "enter")
        assert [type(place).__name__ for place in visited] == ["ToPatterns"]


async def test_escape_leaves_the_palette_for_the_screen_below(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with(demo())
    async with open_app() as pilot:
        await pilot.press("ctrl+p")
        await at_once(pilot, "qq", "escape")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_f10_quits(open_app: OpenApp) -> None:
    async with open_app() as pilot:
        await pilot.press("f10")
        assert pilot.app.return_code == 0
        assert not pilot.app.is_running
