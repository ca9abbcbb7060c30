"""What is imported and read ahead of the user, and how it gives way to keys."""

import gc
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from threading import Thread
from types import MethodType
from typing import NoReturn

import pytest
from textual.app import App

from retro.core.text import clock
from retro.tui import preloading, trash
from retro.tui.context import AppContext
from tests.factories import titled_gig
from tests.tui.conftest import LibraryWith

SCREEN = "retro.tui.trash.screen"
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


Preload = Callable[[AppContext, Callable[[], bool]], None]


@pytest.fixture
def preload(monkeypatch: pytest.MonkeyPatch) -> Preload:
    """Preload as after a first frame, on this thread, so that what it raises fails the test."""

    def done(app_context: AppContext, is_busy: Callable[[], bool]) -> None:
        app, starts = App[None](), list[MethodType]()
        monkeypatch.setattr(app, "set_timer", lambda _, start: starts.append(start))
        preloading.preload(app, app_context, is_busy)
        (start,) = starts
        assert isinstance(start.__self__, Thread)
        start.__self__.run()

    return done


@pytest.fixture(autouse=True)
def _nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preloading, "MOST_USED", ())
    monkeypatch.setattr(preloading, "UNTOUCHED", 0.02)
    monkeypatch.setattr(preloading, "LOOK_AGAIN", 0.001)
    monkeypatch.setattr(gc, "freeze", lambda: None)
    monkeypatch.setattr(clock, "now", lambda: NOON)
    monkeypatch.setattr("retro.storage.queries.library.TICK", -1)


def test_what_a_vetting_begins_with_is_read_once_no_key_is_under_way(
    preload: Preload, app_context: AppContext, library_with: LibraryWith
) -> None:
    library_with([titled_gig("Shop", NOON.replace(hour=9))])
    keys = [True, False, True, True]
    preload(app_context, lambda: bool(keys and keys.pop()))
    assert keys == [], "it waited for the last key"

    def again() -> NoReturn:
        raise AssertionError("it was read before")

    assert app_context.library.read_once(("vetting", NOON.astimezone().date()), again).finished == 1


def test_the_most_used_screens_are_there_though_the_library_cannot_be_read(
    preload: Preload, app_context: AppContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preloading, "MOST_USED", ("trash.screen",))
    monkeypatch.setattr(trash, "screen", None, raising=False)
    monkeypatch.setitem(sys.modules, SCREEN, sys)
    monkeypatch.delitem(sys.modules, SCREEN)
    app_context.paths.library.parent.mkdir(parents=True)
    app_context.paths.library.write_bytes(b"no library" * 500)
    preload(app_context, lambda: False)
    assert SCREEN in sys.modules
