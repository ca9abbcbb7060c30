"""Visits to screens, one after the other in one app: from home, through a few keys, and back.

    await visited(pilot, ReaderRoute(gig.id))

Pilot's own keys wait until the process is idle, three times 20 ms each; thousands of visits would go by in waiting.
"""

from __future__ import annotations

import asyncio

from textual.events import Key
from textual.pilot import Pilot

from retro.tui.app import RetroApp
from retro.tui.home.screen import HomeScreen
from retro.tui.navigation import Navigate, Route
from tests.tui.looking import screen_text, told, workers_ended
from tests.tui.settled import wait_for_screen

KEYS = ("end", "down", "escape")
"""To the end, on by one, and away: a page up, or the first line, runs nothing of the record's that these don't."""


async def settled(pilot: Pilot[None]) -> None:
    """Wait until the keys are delivered, the workers have ended and the messages of both are handled.

    Raises what the app failed with, and WorkerFailed.
    """
    app = pilot.app
    assert isinstance(app, RetroApp)
    await wait_for_screen(pilot)
    while app._keys._task is not None and app._exception is None:
        await asyncio.sleep(0.001)
    await wait_for_screen(pilot)
    await workers_ended(pilot)
    await wait_for_screen(pilot)
    if app._exception is not None:
        raise app._exception


async def tapped(pilot: Pilot[None], *keys: str) -> None:
    """Press named keys, such as "end", each seen through. Raises as `settled` does."""
    for key in keys:
        event = Key(key, None)
        event.set_sender(pilot.app)
        pilot.app.post_message(event)
        await settled(pilot)


async def visited(pilot: Pilot[None], route: Route) -> None:
    """Go there from home, look at it, press `KEYS` and come back; or be told at home why it can't be shown.

    Raises AssertionError if neither a screen nor a sentence comes, or if Escape leads nowhere, and as `settled` does.
    """
    app = pilot.app
    app.clear_notifications()
    app.screen.post_message(Navigate(route, from_home=True))
    for _ in range(2_000):
        await settled(pilot)
        if told(app) or not isinstance(app.screen, HomeScreen):
            break
        await asyncio.sleep(0.005)
    else:
        raise AssertionError(f"nothing came of {route}:\n{screen_text(app)}")
    screen_text(app)  # a text that can't be drawn fails here
    if isinstance(app.screen, HomeScreen):
        return
    await tapped(pilot, *KEYS)
    for _ in range(5):
        if isinstance(app.screen, HomeScreen):
            break
        await tapped(pilot, "escape")
    assert isinstance(app.screen, HomeScreen), f"there is no way back from {route}:\n{screen_text(app)}"
