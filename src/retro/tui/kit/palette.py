"""Command palette; Enter waits for the results of the text in its line."""

from __future__ import annotations

from textual import on
from textual.command import CommandList, CommandPalette
from textual.widgets import Input
from textual.worker import WorkerCancelled, WorkerFailed

from retro.tui.kit.input_routing import Turning


class Palette(Turning, CommandPalette):
    """Enter waits for the answer to what stands in the line, and runs nothing where nothing matches."""

    DEFAULT_CSS = """
    Palette CommandList { overflow-y: scroll; }
    """

    @on(Input.Submitted)
    async def _run_what_was_found(self, event: Input.Submitted) -> None:
        event.stop()
        event.prevent_default()
        try:
            async with self.turning:
                await self.workers.wait_for_complete([each for each in self.workers if each.node is self])
        except (WorkerCancelled, WorkerFailed):
            return  # newer words took its place; their own Enter waits for them
        found = self.query_one(CommandList)
        if found.option_count and found.get_option_at_index(0).id != self._NO_MATCHES:
            self._select_or_command()
