"""A one-line text longer than its box: where one writes is in sight, and where one doesn't its start is."""

import pytest

from retro.core.gig.choices import Status
from retro.core.gig.ids import GigId
from retro.core.gig.retrospective import Facts, Retrospective
from retro.tui.kit.text.line_input import LineInput
from retro.tui.navigation import WizardRoute
from tests.tui.conftest import LibraryWith, OpenApp
from tests.tui.looking import press

START, END = "The dashboard for the bakery that I promised", "whether I could do it at all"
LONG = f"{START} within two days, before I had looked at the numbers or at the till or asked {END}"
DRAFT = Retrospective.new(id="a" * 32, facts=Facts(title=LONG, client="Ada", status=Status.OVER))


def cursor_is_in_sight(line: LineInput) -> bool:
    at = line.cursor_screen_offset  # of the cell behind the cursor, where that stands at the end
    return line.content_region.contains_point(at - (int(line.cursor_at_end), 0))


@pytest.mark.parametrize("size", [(80, 24), (44, 20)])
@pytest.mark.parametrize("keys", [(), ("f3", "f2"), ("f5", "escape"), ("home", "f3", "f2"), ("end",)])
async def test_the_cursor_behind_a_text_that_was_there_is_in_sight(
    open_app: OpenApp, library_with: LibraryWith, size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    library_with([DRAFT])
    async with open_app(WizardRoute(GigId("a" * 32), "title"), size=size) as pilot:
        await press(pilot, *keys)
        line = pilot.app.focused
        assert isinstance(line, LineInput)
        assert cursor_is_in_sight(line)
        await press(pilot, "!")
        assert cursor_is_in_sight(line)
        assert line.value == (f"!{LONG}" if line.cursor_position == 1 else f"{LONG}!")


async def test_the_cursor_stays_in_sight_in_every_width(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with([DRAFT])
    async with open_app(WizardRoute(GigId("a" * 32), "title"), size=(200, 60)) as pilot:
        await press(pilot, "end")
        for width in (120, 44, 80, 200):
            await pilot.resize_terminal(width, 30)
            await pilot.pause()
            line = pilot.app.focused
            assert isinstance(line, LineInput)
            assert cursor_is_in_sight(line)


async def test_a_line_that_is_left_shows_its_start_and_the_next_its_cursor(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    library_with([DRAFT.with_facts(client=f"Bakery: {LONG}", platform=LONG)])
    async with open_app(WizardRoute(GigId("a" * 32), "client"), size=(80, 24)) as pilot:
        client, source, *_ = pilot.app.screen.query(LineInput)
        for line, other in ((client, source), (source, client), (client, source)):
            line.focus()
            await pilot.pause()
            assert cursor_is_in_sight(line)
            assert (line.scroll_offset.x > 0, other.scroll_offset.x) == (True, 0)
