"""Dialog to choose one gig."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from retro.core.gig import wording
from retro.core.gig.ids import DocumentId, GigId
from retro.core.text.one_line import on_one_line
from retro.storage.queries.gig_rows import HomeRow
from retro.tui.kit.dialogs.base import BaseDialog
from retro.tui.terminal.safe_text import SafeLabel, safe_text, styled

More = Callable[[HomeRow], Sequence[HomeRow]]
"""Reads the rows after one."""
AHEAD = 5
"""Rows before the end at which more are requested."""
NOTHING = "There's nothing to compare it with yet."


class GigOptions(OptionList):
    """The gigs; its Enter is named in the footer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Choose", id="chooser.choose", tooltip="Choose this gig"),
    ]


class Chooser(BaseDialog[GigId]):
    """Lists retrospectives in the order of home; answers with the id of the chosen one."""

    DEFAULT_CSS = """
    Chooser > .panel { height: auto; max-height: 80%; }
    Chooser OptionList, Chooser OptionList:focus {
        height: auto; border: none; background: $surface; padding: 0;
        text-wrap: nowrap; text-overflow: ellipsis;
    }
    Chooser SafeLabel { height: auto; color: $foreground; }
    """

    options = query_one(GigOptions)

    def __init__(self, heading: Content, rows: Sequence[HomeRow], more: More, without: frozenset[DocumentId]) -> None:
        super().__init__()
        self._heading = heading
        self._last = rows[-1] if rows else None
        self._rows = rows
        self._more = more
        self._without = without

    def compose(self) -> ComposeResult:
        """Yield the heading and the list."""
        with Vertical(classes="panel"):
            yield SafeLabel(self._heading)
            yield GigOptions(*self._options(self._rows), markup=False)

    def on_resize(self, event: events.Resize) -> None:
        """Give the list three fifths of the screen."""
        self.limit_height(self.options, 0.6)

    def on_mount(self) -> None:
        """Say so if the list is empty."""
        self._grow()
        if not self.options.option_count:
            self.options.add_option(Option(safe_text(NOTHING), disabled=True))

    @on(OptionList.OptionHighlighted)
    def _near_the_end(self, event: OptionList.OptionHighlighted) -> None:
        if event.option_index >= self.options.option_count - AHEAD:
            self._grow()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        if event.option_id is not None:
            self.dismiss(GigId(event.option_id))

    def _grow(self) -> None:
        """Add the rows that follow; the last page is empty."""
        if self._last is None:
            return
        rows = self._more(self._last)
        self._last = rows[-1] if rows else None
        self.options.add_options(self._options(rows))

    def _options(self, rows: Sequence[HomeRow]) -> list[Option]:
        return [Option(_words(row), id=row.id) for row in rows if row.id not in self._without]


def _words(row: HomeRow) -> Content:
    """Return name, client and month on one line."""
    month = wording.month(row.day)
    parts = (row.client, month, "draft" if row.is_draft else "")
    about = " · ".join(on_one_line(part) for part in parts if part.strip())
    return safe_text(on_one_line(row.name)) + styled(f"  {about}", "$foreground-muted")
