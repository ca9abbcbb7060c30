"""Dialog with the links of a gig: the whole target of the one at the cursor, which opens by a key that names it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.message import Message

from retro.core.gig.links import Link
from retro.core.text.one_line import on_one_line
from retro.tui.kit.dialogs.base import BaseDialog
from retro.tui.kit.lists.row_list import RowList
from retro.tui.kit.own_keys import own_key_of
from retro.tui.terminal.clipboard import copy_to_clipboard
from retro.tui.terminal.link_opener import open_link
from retro.tui.terminal.safe_text import SafeLabel, safe_text, set_border_title, styled

LINKS = "Links"
OPENS_BY = "Press {} to open this, {} to copy it:"
OPENED = "Passed on to your desktop."
COPIED_INSTEAD = "{} The link is copied instead, if your terminal allows it."
ASKED = "Asking your desktop…"


class LinkRows(RowList):
    """A line for each link; neither Enter nor a click opens one."""

    @staticmethod
    def words(link: Link, width: int) -> Content:
        """Return its label, then its target."""
        label = styled(f"{on_one_line(link.label)}  ", "bold") if link.label else Content()
        return label + safe_text(link.target)

    class Moved(Message):
        """Posted when another link is at the cursor."""

    def moved(self) -> None:
        """Report the move."""
        self.post_message(self.Moved())


class LinksDialog(BaseDialog[None]):
    """Shows where each link leads before anything is opened."""

    AUTO_FOCUS = "LinkRows"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("L,f9", "open_link", "Open link", id="links.open", tooltip="Open the link at the cursor"),
        Binding("y", "copy_link", "Copy", id="links.copy", tooltip="Copy the link at the cursor"),
        Binding("enter", "explain", "How to open", id="links.explain", tooltip="Say how a link is opened", show=False),
    ]
    DEFAULT_CSS = """
    LinksDialog LinkRows { max-height: 10; background: $surface; margin: 0 0 1 0; }
    LinksDialog LinkRows > .rows--row { background: $surface; }
    LinksDialog SafeLabel { height: auto; }
    LinksDialog #target { max-height: 8; padding: 0 0 0 3; }
    LinksDialog #said { color: $foreground-muted; margin: 1 0 0 0; }
    """

    rows = query_one(LinkRows)
    how = query_one("#how", SafeLabel)
    target = query_one("#target", SafeLabel)
    said = query_one("#said", SafeLabel)
    panel = query_one(".panel", Vertical)

    def __init__(self, links: Sequence[Link]) -> None:
        super().__init__()
        self._links = tuple(links)

    def compose(self) -> ComposeResult:
        """Yield the list, the whole target, and the result."""
        with Vertical(classes="panel"):
            yield LinkRows()
            yield SafeLabel(id="how")
            yield SafeLabel(id="target")
            yield SafeLabel(id="said")

    def on_mount(self) -> None:
        """Begin at the first."""
        set_border_title(self.panel, LINKS)
        self.rows.set_rows(tuple(partial(LinkRows.words, link) for link in self._links))
        keys = own_key_of(self, "links.open", "L"), own_key_of(self, "links.copy", "y")
        self.how.update(styled(OPENS_BY.format(*keys), "$foreground-muted"))
        self._show()

    def on_link_rows_moved(self, event: LinkRows.Moved) -> None:
        """Show the target of this one."""
        event.stop()
        self.said.update(Content())
        self._show()

    def action_open_link(self) -> None:
        """Open the one at the cursor; copy it if that fails."""
        target = self._chosen.target
        self._tell(ASKED)
        self.run_worker(lambda: self._opened(target), thread=True, exit_on_error=False)

    def action_copy_link(self) -> None:
        """Copy the one at the cursor."""
        copy_to_clipboard(self, self._chosen.target, self._tell)

    def action_explain(self) -> None:
        """Say how a link is opened: Enter never does."""
        self._tell(self.how.content.plain if isinstance(self.how.content, Content) else "")

    @property
    def _chosen(self) -> Link:
        return self._links[self.rows.cursor]

    def _opened(self, target: str) -> None:
        """Open it in a thread: the desktop can take its time."""
        self.app.call_from_thread(self._tell_opened, target, open_link(target))

    def _tell_opened(self, target: str, problem: str) -> None:
        if problem:
            copy_to_clipboard(self, target, lambda _: self._tell(COPIED_INSTEAD.format(problem)))
        else:
            self._tell(OPENED)

    def _tell(self, sentence: str) -> None:
        if self.is_attached:
            self.said.update(safe_text(sentence))

    def _show(self) -> None:
        self.target.update(safe_text(self._chosen.target))
