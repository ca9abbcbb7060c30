"""Two retrospectives side by side."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.getters import query_one
from textual.widget import Widget

from retro.core.analysis.compare import Comparison, compare, in_order
from retro.core.gig.ids import DocumentId
from retro.core.gig.retrospective import Retrospective
from retro.storage.errors import StoreError
from retro.storage.queries import home
from retro.storage.queries.gig_rows import HomeRow
from retro.tui.compare.names_line import NamesLine
from retro.tui.compare.view import PairView
from retro.tui.context import AppContext
from retro.tui.kit.dialogs.gig_chooser import Chooser
from retro.tui.kit.gigs.read_gig import compared
from retro.tui.kit.layout import sentence_page
from retro.tui.kit.screen import BaseScreen
from retro.tui.kit.text.text_layout import Layout
from retro.tui.kit.text_view import TextView
from retro.tui.navigation import CompareRoute, ExportComparisonRoute, Navigate
from retro.tui.terminal.clipboard import copy_to_clipboard
from retro.tui.terminal.safe_text import safe_text, toast

WHICH = "Compare “{}” with which gig?"

A_IS_EARLIER, A_IS_LATER = "A is the earlier gig", "A is the later gig"
EVERYTHING, ONLY_IN_BOTH = "All answers", "In both only"


class CompareScreen(BaseScreen):
    """Shows what two gigs share and how they differ; the earlier one is A until they are swapped."""

    AUTO_FOCUS = "TextView"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "swap", "Swap", id="compare.swap", tooltip="Swap A and B"),
        Binding(
            "f",
            "only_in_both",
            "In both only",
            id="compare.only_in_both",
            tooltip="Show only what both have an answer to",
        ),
        Binding("o", "choose", "Other gig", id="compare.other", tooltip="Compare with another gig"),
        Binding("x", "export", "Export", id="compare.export", tooltip="Write the comparison to a file"),
        Binding("y", "copy", "Copy", id="compare.copy", tooltip="Copy the comparison, as Markdown"),
        Binding("escape", "leave", "Back", id="leave", tooltip="Back"),
    ]

    DEFAULT_CSS = """
    CompareScreen.-medium NamesLine, CompareScreen.-wide NamesLine { height: 2; }
    """

    names = query_one(NamesLine)
    paper = query_one(TextView)

    def __init__(self, app_context: AppContext, route: CompareRoute) -> None:
        super().__init__()
        self._app_context = app_context
        self._ids = (route.a, route.b)
        self._is_swapped = self._is_only_in_both = self._is_shown = False
        self._trouble = ""
        self._pair: tuple[Retrospective, Retrospective] | None = None
        self._read()

    def heading(self) -> str:
        """Return the screen's name for the title line."""
        return "Compare"

    def compose_body(self) -> Iterable[Widget]:
        """Yield the names, which stay, and the text, which scrolls."""
        yield NamesLine(self._pair)
        yield TextView()

    def on_mount(self) -> None:
        """Show both gigs."""
        self._show()
        self.paper.set_text(self._layout())

    async def read_shown(self) -> None:
        """Show what changed meanwhile, at the same reading position."""
        if self._is_shown:
            before = self._pair
            self._read()
            if self._pair != before:
                self._show_again()
        self._is_shown = True

    def action_swap(self) -> None:
        """Swap the columns; nothing else moves."""
        self._is_swapped = not self._is_swapped
        self._show_again()

    def action_only_in_both(self) -> None:
        """Show only what both have, or everything again."""
        self._is_only_in_both = not self._is_only_in_both
        self._show_again()

    def action_choose(self) -> None:
        """Choose another gig to compare with the first one."""
        library = self._app_context.library
        try:
            rows = home.home_rows(library)
            kept = compared(self._app_context, self._ids[0])
        except StoreError as error:
            toast(self, safe_text(str(error)), "warning")
            return
        heading = safe_text(WHICH.format(kept.name))
        without = frozenset(self._ids)
        self.app.push_screen(Chooser(heading, rows, self._more, without), self._chosen)

    def action_export(self) -> None:
        """Export the comparison with A and B as shown."""
        if self._pair:
            a, b = self._pair
            self.post_message(Navigate(ExportComparisonRoute(a.id, b.id)))

    def action_copy(self) -> None:
        """Copy the comparison as Markdown."""
        from retro.core.formats import export  # reading does not need the Markdown writer

        if comparison := self._comparison():
            copy_to_clipboard(self, export.comparison_file(comparison))

    def _more(self, row: HomeRow) -> list[HomeRow]:
        try:
            return home.home_rows(self._app_context.library, after=row)
        except StoreError as error:
            toast(self, safe_text(str(error)), "warning")
            return []

    def _chosen(self, id: DocumentId | None) -> None:
        if id is None:
            return
        self._ids = (self._ids[0], id)
        self._is_swapped = False
        self._read()
        self._show()
        self.paper.set_text(self._layout())

    def on_new_day(self) -> None:
        """Redraw, because days that count up to today have changed."""
        self._show_again()

    def _read(self) -> None:
        try:
            one, other = (compared(self._app_context, id) for id in self._ids)
            self._pair, self._trouble = in_order(one, other), ""
        except StoreError as error:
            self._pair, self._trouble = None, str(error)
        if self._pair and self._is_swapped:
            self._pair = self._pair[::-1]

    def _show(self) -> None:
        self.names.pair = self._pair
        which = A_IS_LATER if self._is_swapped else A_IS_EARLIER
        parts = (which if self._pair else "", ONLY_IN_BOTH if self._is_only_in_both else EVERYTHING)
        self.title_line.state = " · ".join(filter(None, parts))

    def _show_again(self) -> None:
        self._read()
        self._show()
        self.paper.redo(self._layout())

    def _comparison(self) -> Comparison | None:
        if self._pair is None:
            return None
        comparison = compare(*self._pair)
        return comparison.in_both() if self._is_only_in_both else comparison

    def _layout(self) -> Layout:
        comparison = self._comparison()
        return PairView(comparison) if comparison else sentence_page(self._trouble)
