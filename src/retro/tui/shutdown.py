"""Saves what every open screen holds when the program ends."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from textual.screen import Screen

from retro.storage.autosave.autosave import Autosave
from retro.tui.kit.dialogs.base import BaseDialog
from retro.tui.kit.screen import BaseScreen

IN_RECOVERY = "Your words are in a recovery file. Run retro to carry on."
LONGEST_WAIT = 2.0
"""Seconds to wait for the writer at most."""


async def save_all(screens: Sequence[Screen[object]], autosave: Autosave) -> str:
    """Take what is in any field and wait for the writer. Returns the sentence for the terminal, "" for none."""
    farewell = ""
    if isinstance(screens[-1], BaseDialog):
        screens[-1].save_now()  # saved by the screen below
    for screen in screens:
        if isinstance(screen, BaseScreen):
            screen.is_ending = True
            screen.save_now()
            farewell = screen.exit_message() or farewell
    if not await asyncio.to_thread(autosave.flush, LONGEST_WAIT) and farewell:
        farewell = IN_RECOVERY
    return farewell
