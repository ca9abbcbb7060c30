"""One record that holds what retro never wrote closes no screen and hides no other, in whichever column."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import pytest
from textual.pilot import Pilot

from retro.paths import Paths
from retro.tui import navigation
from retro.tui.home.screen import HomeScreen
from retro.tui.navigation import Navigate, Route
from tests.one_bad_record import EDGES, VALUES, ZONES, Column, columns, fill, gig_id, spoil, spoil_each, vet_id, zone
from tests.tui.conftest import OpenApp
from tests.tui.looking import press, screen_text, told

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


def of_bad(number: int) -> tuple[Route, ...]:
    """Where the bad gig and vet of this number are looked at."""
    gig, vet = gig_id(number), vet_id(number)
    return (
        navigation.ReaderRoute(gig),
        navigation.CompareRoute(GOOD, gig),
        navigation.WizardRoute(gig),
        navigation.VetRoute(vet),
        navigation.RunningRoute(vet),
        navigation.ExportRoute((gig,)),
        navigation.FinishedRoute(gig),
        navigation.MessageRoute(gig),
        navigation.MessageRoute(vet),
        navigation.CheckInRoute(vet),
        navigation.DeletedVetRoute(vet),
    )


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
                    await looked_at(pilot, route, "")
    assert not where.log.exists()


@pytest.mark.slow
@pytest.mark.parametrize("column", range(200))
async def test_every_screen_opens_beside_each_value_in_each_column(
    open_app: OpenApp, library: Path, column: int, where: Paths
) -> None:
    every = columns(library)
    if column >= len(every):
        return
    spoil(library, Column(*every[column]), VALUES)
    with zone(ZONES[column % len(ZONES)]):
        async with open_app(size=(120, 40)) as pilot:
            for route, wanted in SCREENS:
                await looked_at(pilot, route, wanted)
            for number in range(1, len(VALUES) + 1):
                for route in of_bad(number):
                    await looked_at(pilot, route, "")
    assert not where.log.exists()
