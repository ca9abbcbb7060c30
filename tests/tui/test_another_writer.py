"""Another program commits just as a screen reads: the answer is shown, and nobody is told of another window."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from textual.pilot import Pilot

from retro.storage import library_file
from retro.storage.errors import Locked
from retro.storage.queries import library as library_
from retro.storage.queries.library import Library
from retro.tui import launch
from retro.tui.context import AppContext
from retro.tui.navigation import (
    CheckInRoute,
    CompareRoute,
    DeletedVetRoute,
    ExportComparisonRoute,
    ExportMessageRoute,
    ExportRoute,
    ExportVetRoute,
    FinishedRoute,
    HomeRoute,
    LessonsRoute,
    MessageRoute,
    Navigate,
    PatternsRoute,
    QuestionsRoute,
    ReaderRoute,
    Route,
    RunningRoute,
    TrashRoute,
    VetRoute,
    VetsRoute,
    WizardRoute,
)
from retro.tui.screen_table import SCREENS_AT
from tests.tui.conftest import OpenApp, picture
from tests.tui.hostile_library import DRAFT, GONE, GONE_VET, RUNNING, VET, A, B, put_hostile
from tests.tui.looking import told, workers_ended

ROUTES: tuple[Route, ...] = (
    HomeRoute(),
    WizardRoute(DRAFT),
    FinishedRoute(A),
    ReaderRoute(A),
    CompareRoute(A, B),
    PatternsRoute(),
    QuestionsRoute(),
    VetRoute(VET),
    VetsRoute(),
    RunningRoute(RUNNING),
    CheckInRoute(RUNNING),
    MessageRoute(RUNNING),
    LessonsRoute(),
    TrashRoute(),
    ReaderRoute(GONE, is_deleted=True),
    DeletedVetRoute(GONE_VET),
    ExportRoute((A,)),
    ExportComparisonRoute(A, B),
    ExportVetRoute(VET),
    ExportMessageRoute(RUNNING),
)
READING_NOTHING = {"OlderGigRoute", "UnderWayRoute"}
"""Forms that begin empty."""
KEYS = (
    (HomeRoute(), "p"),
    (HomeRoute(), "l"),
    (HomeRoute(), "enter"),
    (HomeRoute(), "down"),
    (WizardRoute(DRAFT, "story.tell"), "f8"),
    (ReaderRoute(A), "c"),
    (ReaderRoute(A), "x"),
    (ReaderRoute(A), "right"),
    (ReaderRoute(B), "left"),
    (CompareRoute(A, B), "o"),
)
"""Keys that read the library where the screen stands."""
TOLD = "Another window or program"


class Elsewhere:
    """Another program that holds the library for itself, until a read waits for it."""

    def __init__(self, file: Path, other: sqlite3.Connection) -> None:
        self._file, self._other = file, other
        self._connect = library_file.connect
        self.readers_that_waited = 0

    def begin(self) -> None:
        """Hold the library; it is let go of within the wait of the next read that has any."""
        self._other.execute("BEGIN EXCLUSIVE")

    def connect(self, file: Path, mode: str, wait: float) -> sqlite3.Connection:
        """Open it for a read; takes the place of the program's own way."""
        if file == self._file and wait and self._other.in_transaction:
            self.readers_that_waited += 1
            self._other.execute("COMMIT")
        return self._connect(file, mode, wait)


@pytest.fixture
def patient(app_context: AppContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppContext:
    """The context with a library as the program opens it, filled."""
    put_hostile(app_context, tmp_path)
    monkeypatch.setattr(app_context.library, "_wait", launch.SCREEN_LOCK_WAIT)
    return app_context


@pytest.fixture
def elsewhere(patient: AppContext, monkeypatch: pytest.MonkeyPatch) -> Iterator[Elsewhere]:
    file = patient.library.file
    with closing(sqlite3.connect(file, isolation_level=None, check_same_thread=False)) as other:
        found = Elsewhere(file, other)
        monkeypatch.setattr(library_, "connect", found.connect)
        yield found


def test_every_screen_is_among_those_that_are_opened() -> None:
    assert {type(route).__name__ for route in ROUTES} | READING_NOTHING == {kind.__name__ for kind in SCREENS_AT}


def test_a_read_without_a_wait_meets_the_other_program(patient: AppContext, elsewhere: Elsewhere) -> None:
    elsewhere.begin()
    with pytest.raises(Locked):
        Library(patient.library.file).fetch("SELECT 1")
    assert patient.library.fetch("SELECT 1")


async def eventually(pilot: Pilot[None], elsewhere: Elsewhere) -> None:
    """Wait until a read has waited for the other program."""
    for _ in range(1000):
        await pilot.pause()
        if elsewhere.readers_that_waited:
            return
        await asyncio.sleep(0.01)
    pytest.fail("nothing was read")


async def looked_at(
    open_app: OpenApp, elsewhere: Elsewhere, start: Route, act: Callable[[Pilot[None]], Awaitable[object]]
) -> None:
    """Do something while the other program writes, and see that it was read in the end and nothing said."""
    async with open_app(start, size=(120, 40)) as pilot:
        await workers_ended(pilot)
        elsewhere.begin()
        await act(pilot)
        await eventually(pilot, elsewhere)
        await workers_ended(pilot)
        await pilot.pause()
        assert TOLD not in picture(pilot)
        assert [words for words in told(pilot.app) if TOLD in words] == []


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: type(route).__name__)
async def test_a_screen_is_opened_while_another_program_writes(
    open_app: OpenApp, elsewhere: Elsewhere, route: Route
) -> None:
    async def go(pilot: Pilot[None]) -> None:
        pilot.app.screen.post_message(Navigate(route))

    await looked_at(open_app, elsewhere, HomeRoute(), go)


@pytest.mark.parametrize(
    ("route", "key"), KEYS, ids=lambda value: value if isinstance(value, str) else type(value).__name__
)
async def test_a_key_is_answered_while_another_program_writes(
    open_app: OpenApp, elsewhere: Elsewhere, route: Route, key: str
) -> None:
    await looked_at(open_app, elsewhere, route, lambda pilot: pilot.press(key))
