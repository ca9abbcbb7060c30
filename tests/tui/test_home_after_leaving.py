"""Home's cursor is on what was just left, so that its keys act on that."""

import pytest

from retro.core.samples import demo
from retro.tui.context import AppContext
from retro.tui.home.gig_lines import DRAWINGS
from retro.tui.home.screen import HomeScreen
from tests.tui.conftest import LibraryWith, OpenApp
from tests.tui.field_host import press
from tests.tui.test_vet import until_shown


@pytest.mark.parametrize(
    ("keys", "name"),
    [
        (("o", *"Webshop", "escape"), "Webshop"),
        (("o", *"Bakery", "shift+tab", "w", "escape"), "Bakery"),
        (("w", *"Labels twice", "escape"), "Labels twice"),
    ],
)
async def test_home_stands_on_what_was_just_left(
    open_app: OpenApp, library_with: LibraryWith, app_context: AppContext, keys: tuple[str, ...], name: str
) -> None:
    library_with(demo())
    async with open_app() as pilot:
        await press(pilot, "down", "down", *keys)
        home = pilot.app.screen
        assert isinstance(home, HomeScreen)
        assert app_context.autosave.flush()
        await until_shown(pilot, name)
        await pilot.pause()
        entry = home.browse.list.here
        assert entry
        assert DRAWINGS[type(entry)].name(entry) == name
