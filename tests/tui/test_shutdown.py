"""Quitting waits for what is being saved, and says so; it waits for no disk that never answers."""

import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.app import App
from textual.css.query import NoMatches
from textual.dom import NoScreen
from textual.events import Mount
from textual.widget import MountError

from retro.storage.autosave.store_thread import BackgroundStore
from retro.storage.queries.library import Library
from retro.storage.queries.settings import setting
from retro.storage.writing.store import Store
from retro.tui import launch
from retro.tui.navigation import FinishedRoute
from tests.factories import numbered_gig
from tests.tui.conftest import LibraryWith, OpenApp


def test_a_setting_chosen_just_before_quitting_is_kept_however_long_the_store_takes_to_open(
    tmp_path: Path,
) -> None:
    is_closing = threading.Event()

    def opens_late() -> Store:
        assert is_closing.wait(30)
        return Store.open(tmp_path / "retro.db")

    store = BackgroundStore(opens_late)
    store.submit(lambda opened: opened.set("theme", "retro-dark"))
    threading.Timer(0.1, is_closing.set).start()
    said: list[str] = []
    launch.close_store(store, said.append, quiet=0.01)
    assert setting(Library(tmp_path / "retro.db"), "theme") == "retro-dark"
    assert said == [launch.STILL_SAVING]


def test_a_disk_that_never_answers_is_given_up(tmp_path: Path) -> None:
    answers = threading.Event()

    def never_opens() -> Store:
        answers.wait(30)
        return Store.open(tmp_path / "retro.db")

    store = BackgroundStore(never_opens)
    done = store.submit(lambda opened: opened.set("theme", "retro-dark"))
    said: list[str] = []
    launch.close_store(store, said.append, quiet=0.01, longest=0.05)
    assert said == [launch.STILL_SAVING, launch.GAVE_UP.format(0.05)]
    assert not done.done()
    answers.set()
    done.result(timeout=600)


def test_quitting_says_nothing_as_long_as_saving_is_quick(tmp_path: Path) -> None:
    store = BackgroundStore(lambda: Store.open(tmp_path / "retro.db"))
    store.submit(lambda opened: opened.set("theme", "retro-dark"))
    said: list[str] = []
    launch.close_store(store, said.append, quiet=30)
    assert setting(Library(tmp_path / "retro.db"), "theme") == "retro-dark"
    assert said == []


async def test_a_screen_that_opens_as_the_program_is_taken_apart_misses_nothing(
    open_app: OpenApp, library_with: LibraryWith, monkeypatch: pytest.MonkeyPatch
) -> None:
    gig = numbered_gig(1, datetime(2026, 6, 1, tzinfo=UTC))
    library_with([gig])
    async with open_app(FinishedRoute(gig.id)) as pilot:
        screen = pilot.app.screen
        await screen.query_one(".crisis").remove()
        with pytest.raises(NoMatches):
            await screen._on_message(Mount())
        with monkeypatch.context() as ending:
            ending.setattr(pilot.app, "_running", False)
            await screen._on_message(Mount())


@pytest.mark.parametrize("is_ending", [True, False])
async def test_a_widget_that_is_missed_is_a_crash_unless_the_program_is_ending(
    open_app: OpenApp, library_with: LibraryWith, monkeypatch: pytest.MonkeyPatch, *, is_ending: bool
) -> None:
    library_with([numbered_gig(1, datetime(2026, 6, 1, tzinfo=UTC))])
    crashes: list[Exception] = []
    monkeypatch.setattr(App, "_handle_exception", lambda _, error: crashes.append(error))
    async with open_app() as pilot:
        with monkeypatch.context() as ending:
            ending.setattr(pilot.app, "_exit", is_ending)
            for error in (NoMatches(), NoScreen(), MountError(), ValueError()):
                pilot.app._handle_exception(error)
    assert [type(each) for each in crashes] == (
        [ValueError] if is_ending else [NoMatches, NoScreen, MountError, ValueError]
    )
