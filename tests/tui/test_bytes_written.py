"""How much is written to the terminal, beside a bare TextArea and beside the screen itself; and that it is enough."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from textual.app import App, ComposeResult
from textual.widgets import TextArea

from retro.core.gig.retrospective import Retrospective
from retro.tui.context import AppContext
from retro.tui.home.gig_list import GigList
from retro.tui.home.preview_pane import PreviewPane
from retro.tui.navigation import WizardRoute
from tests.benchmarks import maker
from tests.terminal.emulator import Emulator
from tests.tui.conftest import LibraryWith, OpenApp
from tests.tui.wizard_steps import at, gig, wizard
from tests.tui.written import Written, recorded

STORY = "story.tell"
TEXT = "It broke. " * 40


class Bare(App[None]):
    """One TextArea and nothing else."""

    def compose(self) -> ComposeResult:
        yield TextArea(TEXT, soft_wrap=True)

    def on_mount(self) -> None:
        area = self.query_one(TextArea)
        area.move_cursor(area.document.end)


@pytest.fixture(autouse=True)
def _recorded(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with recorded(monkeypatch):
        yield


@pytest.fixture
def draft(library_with: LibraryWith) -> Retrospective:
    """A draft among some gigs, with something in its story."""
    draft = gig("Shop", status="over").with_answer(STORY, TEXT)
    library_with([draft, *(gig(f"Gig {number}").with_answer(STORY, TEXT) for number in range(12))])
    return draft


async def a_bare_letter() -> int:
    app = Bare()
    async with app.run_test(size=(80, 24)) as pilot:
        return await Written(pilot).by("a")


async def test_a_letter_and_its_save_take_little_beside_a_letter_in_a_bare_text_area(
    open_app: OpenApp, app_context: AppContext, draft: Retrospective
) -> None:
    bare = await a_bare_letter()
    async with open_app(WizardRoute(draft.id, STORY)) as pilot:
        written = Written(pilot, app_context.autosave)
        for _ in range(3):
            assert 0 < await written.by("a") <= 0.2 * bare


async def test_a_page_turn_takes_less_than_two_screens(
    open_app: OpenApp, app_context: AppContext, draft: Retrospective
) -> None:
    async with open_app(WizardRoute(draft.id, STORY)) as pilot:
        written = Written(pilot, app_context.autosave)
        pages: set[str] = set()
        while at(pilot) not in pages and len(pages) < 30:
            pages.add(at(pilot))
            key = "n" if wizard(pilot).walk.is_closing else "f3"
            assert await written.by(key) <= 2 * written.screen(), at(pilot)
        assert len(pages) >= 7
        for _ in range(5):
            assert await written.by("f2") <= 2 * written.screen(), at(pilot)
        assert await written.by("f5") <= 2 * written.screen()
        assert await written.by("escape") <= 2 * written.screen()


@pytest.mark.parametrize("key", ["f1", "ctrl+p", "d", "x", "/"])
async def test_help_palette_and_dialogs_take_less_than_two_and_a_half_screens(
    open_app: OpenApp, draft: Retrospective, key: str
) -> None:
    async with open_app() as pilot:
        written = Written(pilot)
        assert 0 < await written.by(key) <= 2.5 * written.screen()
        assert 0 < await written.by("escape") <= 2.5 * written.screen()


async def test_moving_on_home_takes_two_rows_and_the_preview(open_app: OpenApp, draft: Retrospective) -> None:
    async with open_app() as pilot:
        written = Written(pilot)
        for _ in range(3):
            assert 0 < await written.by("down") <= 0.5 * written.screen()


async def test_no_move_on_home_takes_half_a_screen_where_the_list_scrolls(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    """The list scrolls from its twelfth gig on; some previews are longer than the pane and show its scrollbar."""
    every = list(maker.gigs(40))
    library_with(every)
    async with open_app(size=(120, 40)) as pilot:
        written = Written(pilot)
        preview, gigs = pilot.app.screen.query_one(PreviewPane), pilot.app.screen.query_one(GigList)

        def shows(each: Retrospective) -> bool:
            return each.lessons[0].cue[:20] in str(preview.words.content)

        *_, newest = every
        await written.by(until=partial(shows, newest))
        standing: list[float] = []
        scrolling: list[float] = []
        are_long: set[bool] = set()
        for each in reversed(every[-21:-1]):
            share = await written.by("down", until=partial(shows, each)) / written.screen()
            (scrolling if gigs.scroll_offset.y else standing).append(share)
            are_long.add(preview.show_vertical_scrollbar)
        assert are_long == {True, False}
        assert 0 < max(standing) < 0.4, standing
        assert 0 < max(scrolling) < 0.5, scrolling


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_what_stands_on_the_terminal_is_what_is_painted(
    open_app: OpenApp, app_context: AppContext, draft: Retrospective, size: tuple[int, int]
) -> None:
    async with open_app(size=size) as pilot:
        written = Written(pilot, app_context.autosave)
        written.shown()
        for keys in (
            "down f1",
            "escape ctrl+p",
            "escape slash b",
            "escape escape d",
            "escape enter",
            "a f3",
            "f2",
            "f5",
        ):
            await written.by(*keys.split())
            assert written.shown() == written.painted(), keys


async def test_what_another_program_wrote_goes_when_another_screen_opens(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    library_with([gig("Shop")])
    async with open_app(size=(60, 20)) as pilot:
        written = Written(pilot)
        written.shown()
        for keys in (["enter"], ["escape", "escape"]):
            written.scribble("".join(f"\x1b[{row};1HBroadcast message" for row in range(1, 21)))
            await written.by(*keys)
            assert written.shown() == written.painted()


async def test_all_is_written_again_when_the_size_has_changed(open_app: OpenApp, draft: Retrospective) -> None:
    async with open_app() as pilot:
        written = Written(pilot)
        for columns, rows in ((60, 20), (80, 24)):
            await written.by()
            terminal = Emulator(rows, columns)
            written.follow(terminal)
            await pilot.resize_terminal(columns, rows)
            await written.by()
            assert written.shown() == written.painted()
