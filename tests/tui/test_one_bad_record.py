"""One record that holds what retro never wrote closes no screen and hides no other, in whichever column."""

from __future__ import annotations

import asyncio
import re
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from retro.paths import Paths
from retro.storage.library_file import connect
from retro.storage.queries import library as reads
from retro.tui import navigation
from retro.tui.home.screen import HomeScreen
from retro.tui.navigation import Navigate, Route
from tests.one_bad_record import (
    EDGES,
    NAN,
    VALUES,
    ZONES,
    Column,
    columns,
    every_column,
    fill,
    gig_id,
    is_of_vets,
    spoil,
    spoil_each,
    spoil_in_turn,
    vet_id,
    zone,
)
from tests.tui.conftest import OpenApp
from tests.tui.looking import press, screen_text, told
from tests.tui.visits import visited

GOOD, DRAFT = gig_id(900), gig_id(901)
BAD = 40
SCREENS: tuple[tuple[Route | None, str], ...] = (
    (None, "Good draft"),
    (navigation.ReaderRoute(GOOD), "Good finished"),
    (navigation.WizardRoute(DRAFT), ""),
    (navigation.WizardRoute(DRAFT, "review"), ""),
    (navigation.FinishedRoute(GOOD), ""),
    (navigation.PatternsRoute(), ""),
    (navigation.LessonsRoute(), ""),
    (navigation.VetsRoute(), "Good running"),
    (navigation.VetRoute(vet_id(900)), ""),
    (navigation.VetRoute(), ""),
    (navigation.RunningRoute(vet_id(901)), "Good running"),
    (navigation.ExportRoute((GOOD,)), ""),
    (navigation.TrashRoute(), "Good deleted"),
    (navigation.OlderGigRoute(), ""),
    (navigation.UnderWayRoute(), ""),
    (navigation.QuestionsRoute(), ""),
    (navigation.MessageRoute(DRAFT), "Good draft"),
    (navigation.MessageRoute(vet_id(901)), "Good running"),
    (navigation.CheckInRoute(vet_id(901)), "Good running"),
    (navigation.CompareRoute(GOOD, DRAFT), ""),
)
"""Where one can go, and what must be read there."""


COLUMNS = every_column()
AT_ONCE = 5
"""Columns that are spoilt in one library, each in documents of its own: the good screens are opened once for all."""
OF_VETS = [column for column in COLUMNS if is_of_vets(column)]
OF_GIGS = [column for column in COLUMNS if column not in OF_VETS]
GROUPS = [of[at::parts] for of in (OF_GIGS, OF_VETS) if (parts := -(-len(of) // AT_ONCE)) for at in range(parts)]
"""Every column in one of them. Those of one table lie apart, so that a group takes about as long as another."""
DAY = re.compile(r"(^|_)(on|at|until)$")
"""Name of a column that keeps a day or an instant."""
INSTANTS = EDGES[:4]
"""Ends of the calendar that a column without a day takes for texts like any other; there the days stand for them."""
UNREAD = ("earlier", "search", "vet_search", "setting")
"""Tables that no screen reads for the record it shows; what else reads them is among SCREENS, or a search."""
TABLE = re.compile(r"\b(?:FROM|JOIN) (\w+)")


def of_bad(number: int) -> tuple[Route, ...]:
    """Where the bad gig and vet of this number are looked at."""
    return (*of_bad_gig(number), *of_bad_vet(number))


def of_bad_gig(number: int) -> tuple[Route, ...]:
    """Where the bad gig of this number is looked at."""
    gig = gig_id(number)
    return (
        navigation.ReaderRoute(gig),
        navigation.CompareRoute(GOOD, gig),
        navigation.WizardRoute(gig),
        navigation.ExportRoute((gig,)),
        navigation.FinishedRoute(gig),
        navigation.MessageRoute(gig),
    )


def of_bad_vet(number: int) -> tuple[Route, ...]:
    """Where the bad vet of this number is looked at."""
    vet = vet_id(number)
    return (
        navigation.VetRoute(vet),
        navigation.RunningRoute(vet),
        navigation.MessageRoute(vet),
        navigation.CheckInRoute(vet),
        navigation.DeletedVetRoute(vet),
    )


def where_read(column: Column, number: int) -> tuple[Route, ...]:
    """Where the row of the document of this number, in the table of this column, is read for the document it is of.

    A vet that has ended and the gig that came of it are read for each other; `fill` makes those of the odd numbers.
    """
    if column.table in UNREAD:
        return ()
    has_ended = number % 2
    if is_of_vets(column):
        return (*of_bad_vet(number), *([navigation.ReaderRoute(gig_id(number))] if has_ended else ()))
    return (*of_bad_gig(number), *([navigation.MessageRoute(vet_id(number))] if has_ended else ()))


def makes_a_difference(column: Column, value: str) -> bool:
    """Tell whether it is stored in this column as no other value is, and read otherwise: SQLite keeps NaN as NULL."""
    return value != NAN and (value not in INSTANTS or bool(DAY.search(column.name)))


def statements(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that grows by each statement that the library is asked, with its values."""
    asked: list[str] = []

    def traced(*arguments: Any) -> sqlite3.Connection:
        connection = connect(*arguments)
        connection.set_trace_callback(asked.append)
        return connection

    monkeypatch.setattr(reads, "connect", traced)
    return asked


def let_be_drafts(file: Path, numbers: Iterable[int]) -> None:
    """Let the gigs of these numbers be unfinished: only then is it used where one was when they were left."""
    with closing(sqlite3.connect(file)) as raw:
        ids = [(gig_id(number),) for number in numbers]
        raw.executemany("UPDATE retrospective SET finished_at = NULL WHERE id = ?", ids)
        raw.commit()


@contextmanager
def named(case: str) -> Iterator[None]:
    """Have whatever is raised within name the case."""
    try:
        yield
    except BaseException as error:
        error.add_note(case)
        raise


async def looked_at(pilot: Pilot[None], route: Route | None, wanted: str) -> None:
    """Go there from home, to the end and back, and leave; a record that cannot be shown is told of where one was."""
    app = pilot.app
    app.clear_notifications()
    if route is not None:
        app.screen.post_message(Navigate(route, from_home=True))
    for _ in range(1000):
        await pilot.pause()
        is_there = route is None or told(app) or not isinstance(app.screen, HomeScreen)
        if is_there and wanted in screen_text(app) + "\n".join(told(app)):
            break
        await asyncio.sleep(0.01)
    else:
        raise AssertionError(f"{wanted} never stood on {route}:\n{screen_text(app)}")
    await press(pilot, "end", "pageup", "home", "down", "escape")
    for _ in range(5):
        if isinstance(app.screen, HomeScreen):
            break
        await press(pilot, "escape")
    assert app.return_code in (0, None)
    assert app._exception is None
    assert isinstance(app.screen, HomeScreen), f"there is no way back from {route}:\n{screen_text(app)}"


@pytest.fixture
def library(where: Paths) -> Path:
    where.data.mkdir(parents=True)
    fill(where.library, BAD)
    return where.library


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with as many documents of each kind as there are values for the columns of a group."""
    file = tmp_path_factory.mktemp("large") / "retro.db"
    fill(file, AT_ONCE * len(VALUES))
    return file


@pytest.mark.parametrize("name", [ZONES[0], *(pytest.param(name, marks=pytest.mark.slow) for name in ZONES[1:])])
async def test_every_screen_opens_beside_values_that_retro_never_wrote(
    open_app: OpenApp, library: Path, name: str, where: Paths
) -> None:
    every = columns(library)
    at = ZONES.index(name)
    spoil_each(library, every[at:] + every[:at], (*EDGES, *VALUES)[at:], BAD)
    with zone(name):
        async with open_app(size=(120, 40)) as pilot:
            for route, wanted in SCREENS:
                await looked_at(pilot, route, wanted)
    assert not where.log.exists()


@pytest.mark.parametrize("words", ["everything", "hello", "abc"])
async def test_home_finds_the_others_beside_values_that_retro_never_wrote(
    open_app: OpenApp, library: Path, words: str, where: Paths
) -> None:
    spoil_each(library, columns(library), VALUES, BAD)
    for table in ("retrospective", "vet", "place", "search", "vet_search"):
        whose = "id" if table in ("retrospective", "vet") else "vet" if table == "vet_search" else "retrospective"
        spoil(library, Column(table, whose), ['CAST("{}" AS BLOB)', "7", "x'ff00'"])
    good = {"everything": "Good finished", "hello": "Good vet", "abc": "Good draft"}
    async with open_app(None, size=(120, 40)) as pilot:
        await press(pilot, "slash", *words)
        for _ in range(1000):
            if re.search(rf"^.{{0,3}}[▸✎! ]*{good[words]}", screen_text(pilot.app), re.MULTILINE):
                break
            await asyncio.sleep(0.01)
            await pilot.pause()
        else:
            raise AssertionError(screen_text(pilot.app))
        await press(pilot, "down", "end", "pageup", "home", "enter", "escape", "escape")
        assert pilot.app._exception is None
    assert not where.log.exists()


@pytest.mark.parametrize("name", [ZONES[0], *(pytest.param(name, marks=pytest.mark.slow) for name in ZONES[1:])])
async def test_a_bad_record_itself_is_shown_or_told_of(
    open_app: OpenApp, library: Path, name: str, where: Paths
) -> None:
    every = columns(library)
    at = ZONES.index(name)
    spoil_each(library, every[at:] + every[:at], (*EDGES, *VALUES)[at:], BAD)
    with zone(name):
        async with open_app(size=(120, 40)) as pilot:
            for number in range(1 + at, BAD + 1, 8):
                for route in of_bad(number):
                    await visited(pilot, route)
    assert not where.log.exists()


async def test_a_record_is_read_where_its_bad_columns_are_looked_at_and_nowhere_else(
    open_app: OpenApp, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = statements(monkeypatch)
    read = set[str]()
    async with open_app(size=(120, 40)) as pilot:
        for number in range(1, 1 + 2 * len(of_bad(0))):  # home has stood at none of them
            asked.clear()
            await visited(pilot, route := of_bad(number)[(number - 1) // 2])
            for column in (Column("retrospective", "id"), Column("vet", "id")):
                id = vet_id(number) if is_of_vets(column) else gig_id(number)
                of_this = {table for statement in asked if id in statement for table in TABLE.findall(statement)}
                assert bool(of_this) == (route in where_read(column, number)), (route, of_this)
                read |= of_this - {"json_each"}
    assert read == {column.table for column in columns(library)} - {*UNREAD}


WRITTEN_AT = (
    (Column("vet", "created_at"), Column("vet", "decided_on")),
    (Column("retrospective", "created_at"), Column("retrospective", "finished_at")),
)
"""Days and instants up to which is counted what was known before."""


@pytest.mark.parametrize("every", WRITTEN_AT)
@pytest.mark.parametrize("name", ["Asia/Kathmandu", "America/New_York"])
async def test_what_was_written_at_an_end_of_the_calendar_opens(
    open_app: OpenApp, library: Path, name: str, every: tuple[Column, ...], where: Paths
) -> None:
    ends = (INSTANTS[0], INSTANTS[2], *EDGES[4:])
    cases = list(enumerate(product(every, ends), 1))
    spoil_in_turn(library, every, ends)
    with zone(name):
        async with open_app(size=(120, 40)) as pilot:
            for number, (column, value) in cases:
                for route in where_read(column, number):
                    with named(f"{value} in {column.table}.{column.name}"):
                        await visited(pilot, route)
    assert not where.log.exists()


@pytest.mark.slow
@pytest.mark.parametrize("group", range(len(GROUPS)))
async def test_every_screen_opens_beside_each_value_in_each_column(
    open_app: OpenApp, large: Path, where: Paths, group: int
) -> None:
    where.data.mkdir(parents=True)
    shutil.copyfile(large, where.library)
    spoil_in_turn(where.library, GROUPS[group], VALUES)
    cases = list(enumerate(product(GROUPS[group], VALUES), 1))
    let_be_drafts(where.library, [number for number, (column, _) in cases if column.table == "place"])
    with zone(ZONES[group % len(ZONES)]):
        async with open_app(size=(120, 40)) as pilot:
            for route, wanted in SCREENS:
                await looked_at(pilot, route, wanted)
            for number, (column, value) in cases:
                for route in where_read(column, number) if makes_a_difference(column, value) else ():
                    with named(f"{value} in {column.table}.{column.name}"):
                        await visited(pilot, route)
                        assert not where.log.exists()
    assert not where.log.exists()
