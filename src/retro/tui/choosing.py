"""Asking for one of the gigs, in a dialog that reads them page by page."""

from __future__ import annotations

from collections.abc import Callable

from textual.dom import DOMNode

from retro.storage.errors import StoreError
from retro.storage.reading import home
from retro.storage.reading.home import Row
from retro.tui.desk import Desk
from retro.tui.text import say, shown
from retro.tui.widgets.chooser import Chooser


def choose_gig(node: DOMNode, desk: Desk, question: str, without: str, chosen: Callable[[str], object]) -> None:
    """Ask, and call `chosen` with the id, unless nothing was chosen; the gig `without` is not offered."""

    def rows(after: Row | None = None) -> list[Row]:
        try:
            return home.rows(desk.library, after=after)
        except StoreError as error:
            say(node, shown(str(error)), "warning")
            return []

    def closed(id: str | None) -> None:
        if id is not None:
            chosen(id)

    if found := rows():
        node.app.push_screen(Chooser(shown(question), found, rows, frozenset({without})), closed)
