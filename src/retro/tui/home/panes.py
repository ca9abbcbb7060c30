"""Layout of home: the list, and the preview beside it."""

from __future__ import annotations

from functools import partial

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.getters import query_one
from textual.message import Message
from textual.timer import Timer

from retro.tui.home.gig_list import GigList
from retro.tui.home.preview_pane import PreviewPane
from retro.tui.home.queries import HomeQueries
from retro.tui.kit.covered import when_seen

PREVIEW_DELAY = 0.04
"""Seconds that the cursor rests before its gig is previewed; a held key comes more often."""


class Panes(Horizontal):
    """Two panes; the screen's width decides whether the preview is shown."""

    DEFAULT_CSS = """
    Panes { height: 1fr; }
    Panes PreviewPane { display: none; }
    """

    list = query_one(GigList)
    preview = query_one(PreviewPane)

    class Shown(Message):
        """Posted when this gig is previewed."""

        def __init__(self, name: str, split: int) -> None:
            super().__init__()
            self.name = name
            self.split = split
            """Column between the panes; 0 if there is only one."""

    def __init__(self, shelf: HomeQueries) -> None:
        super().__init__()
        self._shelf = shelf
        self._due: Timer | None = None

    def compose(self) -> ComposeResult:
        """Yield the list first."""
        yield GigList(today=self._shelf.today)
        yield PreviewPane()

    def on_resize(self, event: events.Resize) -> None:
        """Show or hide the preview, or change its width; that of another gig was left while it had no room."""
        if self._is_whole():
            self.preview.leave(self.list.id_here)
        self._preview_soon()

    def on_gig_list_moved(self, message: GigList.Moved) -> None:
        """Preview the gig."""
        message.stop()
        self._preview_soon()

    def _is_whole(self) -> bool:
        """Tell whether both panes are there: not as the program ends."""
        return bool(self.query(GigList)) and bool(self.query(PreviewPane))

    def _preview_soon(self) -> None:
        """Preview in a moment; of quick moves only the last, so that no key waits for the library."""
        if self._due:
            self._due.stop()
        self._due = self.set_timer(PREVIEW_DELAY, partial(when_seen, self, self._preview))

    def _preview(self) -> None:
        if not self._is_whole():
            return
        here = self.list.here
        has_room = self.preview.display
        self.post_message(self.Shown(here.name if here else "", self.list.region.width if has_room else 0))
        if has_room:
            self.preview.read(self._shelf, self.list.id_here)
