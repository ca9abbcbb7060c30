"""A screen can be drawn at every moment: while a page is turned, a dialog opens, or a screen is left."""

from __future__ import annotations

import asyncio
import traceback

import pytest
from textual._context import active_app
from textual.pilot import Pilot

from retro.tui.kit.footer import KeyFooter
from tests.tui.conftest import OpenApp
from tests.tui.test_space import STOPS, Walk, filled

__all__ = ["filled"]
EACH = 10
"""Turns of the loop from one picture to the next; keys and footer are asked for at each.

No picture is drawn while Textual would draw none: what was removed stands in its map until all is laid out again.
"""


async def _draw_without_end(pilot: Pilot[None], failed: set[str]) -> None:
    """Ask for keys, footer and picture whenever the loop turns, and note what fails."""
    active_app.set(pilot.app)
    turn = 0
    while pilot.app.is_running:
        await asyncio.sleep(0)
        turn += 1
        screen = pilot.app.screen
        try:
            assert screen.active_bindings
            for footer in screen.query(KeyFooter):
                footer.all_hints()
            if turn % EACH == 0 and not screen._layout_required and not pilot.app._batch_count:
                screen._compositor.render_strips()
        except Exception:
            failed.add(traceback.format_exc())


@pytest.mark.slow  # four minutes
@pytest.mark.usefixtures("filled")
async def test_every_screen_can_be_drawn_at_any_time(open_app: OpenApp) -> None:
    failed = set[str]()
    async with open_app() as pilot:
        drawing = asyncio.create_task(_draw_without_end(pilot, failed))
        walk = Walk(pilot)
        for stop in STOPS:
            await walk.stop(stop)
        await walk.wizard()
        await walk.dialogs_of_the_wizard()
        drawing.cancel()
    assert not failed, "\n".join(failed)
