"""Asks for a gig in a dialog that loads them page by page."""

from __future__ import annotations

from collections.abc import Callable

from textual.dom import DOMNode

from retro.core.gig.ids import GigId
from retro.storage.errors import StoreError
from retro.storage.queries import home
from retro.storage.queries.gig_rows import HomeRow
from retro.tui.context import AppContext
from retro.tui.kit.dialogs.gig_chooser import Chooser
from retro.tui.terminal.safe_text import safe_text, toast


def choose_gig(
    node: DOMNode, app_context: AppContext, question: str, without: GigId, chosen: Callable[[GigId], object]
) -> None:
    """Ask, and call `chosen` with the id unless none was chosen; the gig `without` is not offered."""

    def rows(after: HomeRow | None = None) -> list[HomeRow]:
        try:
            return home.home_rows(app_context.library, after=after)
        except StoreError as error:
            toast(node, safe_text(str(error)), "warning")
            return []

    def closed(id: GigId | None) -> None:
        if id is not None:
            chosen(id)

    if found := rows():
        node.app.push_screen(Chooser(safe_text(question), found, rows, frozenset({without})), closed)
