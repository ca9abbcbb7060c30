"""A context over a library of its own for each test, and the app on it."""

import asyncio
from collections.abc import AsyncIterator, Callable, Container, Iterable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import date
from functools import partial
from itertools import count
from pathlib import Path
from typing import Protocol

import pytest
from textual._compositor import Compositor
from textual.css import stylesheet
from textual.pilot import Pilot

from retro.core.gig.retrospective import Retrospective
from retro.core.text.languages import foreign_days
from retro.core.vet.vet import Vet
from retro.paths import Paths
from retro.storage.autosave.autosave import Autosave
from retro.storage.autosave.recovery import Recovery
from retro.storage.autosave.status import SaveState
from retro.storage.autosave.store_thread import BackgroundStore
from retro.storage.opening import open_store
from retro.storage.queries.library import Library
from retro.tui import screen_table
from retro.tui.app import RetroApp
from retro.tui.context import AppContext
from retro.tui.kit.lazy_import import load_lazily
from retro.tui.kit.screen import BaseScreen
from retro.tui.kit.text import line_history, typed_text
from retro.tui.navigation import HomeRoute, Route, TrashRoute
from retro.tui.screen_table import SCREENS_AT
from retro.tui.terminal import safe_text
from tests.tui import parsed_once, settled, unpainted

TODAY = date(2026, 11, 23)
"""The day it is in every test: a Monday."""

LibraryWith = Callable[[Iterable[Retrospective | Vet]], None]


class OpenApp(Protocol):
    """Runs the app in the test's context, from the start to its end."""

    def __call__(
        self,
        start: Route | None = None,
        *,
        size: tuple[int, int] = (80, 24),
        app_context: AppContext | None = None,
        clock: Callable[[], float] | None = None,
    ) -> AbstractAsyncContextManager[Pilot[None]]: ...


class Reports:
    """Everything that autosave reported, handed on to the running app as the real program does."""

    def __init__(self) -> None:
        self.states: list[SaveState] = []
        self.app: RetroApp | None = None

    def __call__(self, state: SaveState) -> None:
        self.states.append(state)
        if self.app is not None and self.app.is_running:
            self.app.reports.of_save(state)


@pytest.fixture(autouse=True)
def outside_tmux(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the developer works in, nothing here goes to it."""
    monkeypatch.delenv("TMUX", raising=False)


@pytest.fixture
def where(tmp_path: Path) -> Paths:
    """The paths of the test's library, which does not exist yet."""
    return Paths(data=tmp_path / "data", state=tmp_path / "state")


@pytest.fixture(scope="session", autouse=True)
def _languages() -> None:
    """Loaded before the first test, so that none meets the moment in which they are being loaded."""
    foreign_days.get_ready()


@pytest.fixture(scope="session", autouse=True)
def _css_is_parsed_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stylesheet.Stylesheet, "_parse_rules", parsed_once.parse_rules)
        patch.setattr(stylesheet, "tokenize_values", parsed_once.tokens_of)
        yield


@pytest.fixture(scope="session", autouse=True)
def _only_the_busy_are_waited_for() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Pilot, "_wait_for_screen", settled.wait_for_screen)
        yield


@pytest.fixture(scope="session", autouse=True)
def _only_what_is_seen_is_painted() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Compositor, "render_update", unpainted.render_update)
        patch.setattr(Compositor, "render_strips", unpainted.render_strips)
        yield


@pytest.fixture(scope="session", autouse=True)
def _a_busy_machine_is_no_pause_in_typing() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for module in (line_history, typed_text):
            patch.setattr(module, "STEP_PAUSE", 600.0)
        yield


@pytest.fixture
def messages_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    """While a busy machine is on its way to look at it. It stands over words meanwhile, so only who asks gets this."""
    monkeypatch.setattr(safe_text, "LEAST_SECONDS", 600.0)


@pytest.fixture
def reports() -> Reports:
    return Reports()


@pytest.fixture
def app_context(where: Paths, reports: Reports) -> Iterator[AppContext]:
    """Library, store and autosave as the real program puts them together; closed after the test."""
    store = BackgroundStore(partial(open_store, where.library))
    autosave = Autosave(store, Recovery(where.recovery), reports)
    yield AppContext(Library(where.library), store, autosave, where, today=lambda: TODAY)
    store.close()


@pytest.fixture
def library_with(app_context: AppContext) -> LibraryWith:
    """Put retrospectives into the library, and wait until they are there."""

    def put(retrospectives: Iterable[Retrospective | Vet]) -> None:
        app_context.store.submit(lambda store: store.add_all(retrospectives, update=False)).result(timeout=600)

    return put


@pytest.fixture
def open_app(app_context: AppContext, reports: Reports) -> OpenApp:
    """Run the app in the context: `async with open_app(size=(60, 20)) as pilot`."""

    usual = app_context

    @asynccontextmanager
    async def run(
        start: Route | None = None,
        *,
        size: tuple[int, int] = (80, 24),
        app_context: AppContext | None = None,
        clock: Callable[[], float] | None = None,
    ) -> AsyncIterator[Pilot[None]]:
        # A second passes with each look at the clock: nobody in these tests is in a hurry, unless a test says so.
        if eager := getattr(asyncio, "eager_task_factory", None):  # Python 3.12 on: as Textual runs the real program
            asyncio.get_running_loop().set_task_factory(eager)
        app = reports.app = RetroApp(app_context or usual, start, clock=clock or count().__next__)
        async with app.run_test(size=size, notifications=True) as pilot:
            await pilot.pause()
            yield pilot
            if app.is_running and not app._exit:  # a test that ended it has seen what it wanted
                app.screen._compositor.render_strips()
                app.exit()  # as the program ends; what a screen then misses is no fault
        reports.app = None

    return run


class There(BaseScreen):
    """Stands for any screen but the one that is tested."""

    def __init__(self, app_context: AppContext, route: Route) -> None:
        super().__init__()
        self.route = route


@pytest.fixture
def visited(monkeypatch: pytest.MonkeyPatch) -> list[Route]:
    """Where the app went, the last route last; an empty sheet stands there in place of the real screen."""
    routes: list[Route] = []

    def go(app_context: AppContext, route: Route) -> There:
        routes.append(route)
        return There(app_context, route)

    put_in_place_of_screens(monkeypatch, go, besides=(HomeRoute, TrashRoute))
    return routes


def put_in_place_of_screens(
    monkeypatch: pytest.MonkeyPatch, make: Callable[[AppContext, Route], BaseScreen], *, besides: Container[type[Route]]
) -> None:
    """Have `make` stand for every screen but these."""
    real = {reference for kind, reference in SCREENS_AT.items() if kind in besides}
    monkeypatch.setattr(
        screen_table, "load_lazily", lambda reference: load_lazily(reference) if reference in real else make
    )


def wait_until_written(app_context: AppContext) -> None:
    """Wait until the store is open and has written all that it was given: a read meanwhile can find it locked."""
    assert app_context.autosave.flush(60)
    app_context.store.submit(lambda store: None).result(timeout=600)


def picture(pilot: Pilot[None]) -> str:
    """What stands on the screen, line by line, without the blanks at the ends."""
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips)
