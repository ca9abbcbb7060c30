"""A screen that another one covers neither reads the library nor draws, until it is seen again."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from textual.geometry import Region, Size
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, TextArea

from retro.core.gig.retrospective import Retrospective
from retro.storage import library_file
from retro.storage.autosave.status import Saved, not_saved
from retro.storage.errors import DiskFull
from retro.storage.queries import library as library_
from retro.tui.app import RetroApp
from retro.tui.context import AppContext
from retro.tui.home.gig_list import GigList
from retro.tui.home.screen import HomeScreen
from retro.tui.kit.screen import BaseScreen
from retro.tui.navigation import (
    HomeRoute,
    Navigate,
    OlderGigRoute,
    PatternsRoute,
    Route,
    TrashRoute,
    UnderWayRoute,
    VetsRoute,
    WizardRoute,
)
from retro.tui.palette.everywhere import palette_over
from retro.tui.patterns.screen import PatternsScreen
from tests.tui.conftest import TODAY, OpenApp, There
from tests.tui.hostile_library import DRAFT, put_hostile
from tests.tui.looking import until
from tests.tui.test_another_writer import ROUTES
from tests.tui.visits import settled

EVERYWHERE = (
    *ROUTES,
    WizardRoute(DRAFT, "story.tell"),
    WizardRoute(DRAFT, "review"),
    OlderGigRoute(),
    UnderWayRoute(),
)


class Work:
    """What is read, and what a screen does that is watched."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, library: Path) -> None:
        self.done: list[str] = []
        self._patch, self._refresh = monkeypatch, Widget.refresh
        connect = library_file.connect

        def connected(file: Path, mode: str, wait: float) -> sqlite3.Connection:
            if file == library:
                self.done.append("read")
            return connect(file, mode, wait)

        monkeypatch.setattr(library_, "connect", connected)
        monkeypatch.setattr(TextArea, "_toggle_cursor_blink_visible", lambda area: None)  # goes by the clock
        monkeypatch.setattr(Input, "_toggle_cursor", lambda line: None)

    def watch(self, screen: Screen[object]) -> None:
        """From now on, of this one."""
        self.done.clear()
        refresh, watched = self._refresh, {screen, *screen.walk_children()}

        def refreshed(widget: Widget, *regions: Region, **more: bool) -> Widget:
            if widget in watched:
                self.done.append(f"{type(widget).__name__} drawn")
            return refresh(widget, *regions, **more)

        self._patch.setattr(Widget, "refresh", refreshed)


@pytest.fixture
def work(app_context: AppContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Work:
    put_hostile(app_context, tmp_path)
    return Work(monkeypatch, app_context.library.file)


async def covered(pilot: Pilot[None]) -> Screen[object]:
    """The screen that is open, once it is at rest, and another one stands over it."""
    app = pilot.app
    await app.workers.wait_for_complete()
    await pilot.pause()
    below = app.screen
    app.push_screen(BaseScreen())
    await pilot.pause()
    await pilot.pause()
    return below


@pytest.mark.parametrize("route", EVERYWHERE, ids=lambda route: type(route).__name__)
async def test_a_covered_screen_neither_reads_nor_draws_and_the_palette_names_each_command_once(
    open_app: OpenApp, app_context: AppContext, work: Work, route: Route
) -> None:
    day = [TODAY]
    app_context = app_context.replaced(today=lambda: day[0])
    async with open_app(route, app_context=app_context) as pilot:
        app = pilot.app
        assert isinstance(app, RetroApp)
        below = await covered(pilot)
        work.watch(below)
        another = Retrospective.new().with_facts(title="Another")
        app_context.store.submit(lambda store: store.save(another, version=None)).result(60)
        app.reports.of_save(Saved(datetime.now(UTC)))
        day[0] += timedelta(days=1)
        app.reports.look_at_calendar()
        for _ in range(5):
            await pilot.pause()
        assert work.done == []
        app.pop_screen()
        words = [(command.name, command.says) for command in palette_over(below, app_context).commands]
        assert len(words) == len(set(words)), sorted(words)


@pytest.mark.parametrize("route", EVERYWHERE, ids=lambda route: type(route).__name__)
async def test_a_new_screen_is_styled_once_and_has_the_styles_that_a_second_time_would_give(
    open_app: OpenApp, work: Work, monkeypatch: pytest.MonkeyPatch, route: Route
) -> None:
    async with open_app(HomeRoute(), size=(50, 40)) as pilot:
        again: list[Screen[object]] = []
        style = Screen.update_node_styles

        def styled(screen: Screen[object], animate: bool = True) -> None:
            again.extend([screen] if screen.children else [])  # its own classes are set before it has any
            style(screen, animate)

        monkeypatch.setattr(Screen, "update_node_styles", styled)
        pilot.app.screen.post_message(Navigate(route))
        await settled(pilot)
        screen = pilot.app.screen
        assert screen not in again
        _have_the_same_styles_again(screen)


@pytest.mark.parametrize("key", ["o", "x", "d", "v", "w", "f1", "colon", "c"])
async def test_so_has_what_a_key_of_home_opens(open_app: OpenApp, work: Work, key: str) -> None:
    async with open_app(HomeRoute()) as pilot:
        await pilot.press(key)
        await until(pilot, lambda: not isinstance(pilot.app.screen, HomeScreen))
        await pilot.pause()
        _have_the_same_styles_again(pilot.app.screen)


def _have_the_same_styles_again(screen: Screen[object]) -> None:
    widgets = [screen, *screen.walk_children(Widget)]
    assert len(widgets) > 3
    before = [dict(widget.styles.base.get_rules()) for widget in widgets]
    screen.update_node_styles(animate=False)
    after = [dict(widget.styles.base.get_rules()) for widget in widgets]
    differ = zip(widgets, before, after, strict=True)
    assert [(widget, one, other) for widget, one, other in differ if one != other] == []


async def test_a_screen_that_only_reads_leaves_a_refused_save_to_the_one_below(open_app: OpenApp) -> None:
    async with open_app(PatternsRoute()) as pilot:
        app, reading = pilot.app, pilot.app.screen
        assert isinstance(app, RetroApp)
        assert isinstance(reading, PatternsScreen)
        said = reading.title_line.state
        app.reports.of_save(not_saved(DiskFull(), datetime.now(UTC), kept=True))
        await pilot.pause()
        assert (reading.title_line.state, reading.title_line.is_alarming) == (said, False)
        await pilot.press("escape")
        home = app.screen
        assert isinstance(home, HomeScreen)
        await until(pilot, lambda: home.title_line.is_alarming)
        assert "Not saved" in home.title_line.state


async def test_a_preview_that_falls_due_while_home_is_covered_is_read_when_home_is_seen_again(
    open_app: OpenApp, work: Work
) -> None:
    async with open_app(HomeRoute(), size=(120, 40)) as pilot:
        home = await covered(pilot)
        assert isinstance(home, HomeScreen)
        work.done.clear()
        home.browse.panes.post_message(GigList.Moved())
        await until(pilot, lambda: home._unseen)
        assert work.done == []
        pilot.app.pop_screen()
        await until(pilot, lambda: "read" in work.done)


async def test_a_locked_library_is_asked_again_when_home_is_seen_again(
    open_app: OpenApp, app_context: AppContext, work: Work
) -> None:
    async with open_app(HomeRoute()) as pilot:
        home = await covered(pilot)
        assert isinstance(home, HomeScreen)
        with closing(sqlite3.connect(app_context.library.file, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            await home.reread()
            await until(pilot, lambda: home.reread in home._unseen)
            work.done.clear()
            for _ in range(5):
                await pilot.pause()
            assert work.done == []
            other.execute("COMMIT")
        pilot.app.pop_screen()
        await until(pilot, lambda: "read" in work.done)


@pytest.mark.parametrize("route", [HomeRoute(), TrashRoute(), VetsRoute()], ids=lambda route: type(route).__name__)
async def test_a_list_that_is_read_again_goes_on_saying_that_nothing_is_saved(
    open_app: OpenApp, app_context: AppContext, route: Route
) -> None:
    def write(title: str) -> None:
        gig = Retrospective.new().with_facts(title=title)
        app_context.store.submit(lambda store: store.save(gig, version=None)).result(60)

    write("One")
    async with open_app(None if isinstance(route, HomeRoute) else route) as pilot:
        app, screen = pilot.app, pilot.app.screen
        assert isinstance(app, RetroApp)
        assert isinstance(screen, BaseScreen)
        app.reports.of_save(not_saved(DiskFull(), datetime.now(UTC), kept=True))
        await until(pilot, lambda: screen.title_line.is_alarming)
        write("Another")
        app.push_screen(There(app_context, route))
        await pilot.pause()
        app.pop_screen()  # read again, as it may have changed
        await pilot.pause(0.1)
        assert "Not saved" in screen.title_line.state
        app.reports.of_save(Saved(datetime.now(UTC)))
        await until(pilot, lambda: not screen.title_line.is_alarming)
        assert "Not saved" not in screen.title_line.state


async def test_a_new_screen_is_laid_out_once_for_its_size_and_again_for_each_other(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Textual reports a new screen's size three times, while the first key waits."""
    laid_out, stock = list[tuple[str, tuple[int, int]]](), Screen[object]._screen_resized

    def resized(screen: Screen[object], size: Size) -> None:
        laid_out.append((type(screen).__name__, (size.width, size.height)))
        stock(screen, size)

    monkeypatch.setattr(Screen, "_screen_resized", resized)
    async with open_app(HomeRoute(), size=(120, 40)) as pilot:
        home = pilot.app.screen
        assert len(laid_out) <= 1
        laid_out.clear()
        await pilot.resize_terminal(100, 30)
        await until(pilot, lambda: laid_out)
        assert laid_out[0] == ("HomeScreen", (100, 30))
        laid_out.clear()
        pilot.app.push_screen(BaseScreen())
        await pilot.pause()
        await pilot.resize_terminal(60, 12)
        await until(pilot, lambda: ("HomeScreen", (60, 12)) in laid_out)  # below, too
        pilot.app.pop_screen()
        await pilot.pause()
        await pilot.resize_terminal(100, 30)
        await until(pilot, lambda: home.size == Size(100, 30))
        await until(pilot, lambda: (home.has_class("-low"), home.has_class("-tall")) == (False, True))


async def test_a_screen_that_closes_under_another_goes_once_it_is_seen_and_takes_none_with_it(
    open_app: OpenApp, app_context: AppContext
) -> None:
    async with open_app() as pilot:
        home = pilot.app.screen
        below, above = (There(app_context, HomeRoute()) for _ in range(2))
        await pilot.app.push_screen(below)
        await pilot.app.push_screen(above)
        for _ in range(2):
            below.dismiss()
            await pilot.pause()
            assert pilot.app.screen_stack == [home, below, above]
        for _ in range(2):
            above.dismiss()
        await until(pilot, lambda: pilot.app.screen_stack == [home])
        below.dismiss()
        await pilot.pause()
        assert pilot.app.screen_stack == [home]
