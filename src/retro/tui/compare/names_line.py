"""Pinned line with the names of A and B over their columns."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from retro.core.gig import wording
from retro.core.gig.metrics import day_of_gig
from retro.core.gig.retrospective import Retrospective
from retro.core.text.one_line import on_one_line
from retro.tui.compare.view import GAP, LINE, MARGIN, PairWidths
from retro.tui.kit.layout import STRONG
from retro.tui.terminal.safe_text import styled

SCROLLBAR = 1
"""Cells that the scrollbar takes from the text below."""


class NamesLine(Widget):
    """Shows `A  Portfolio site, Mar 2026 │ B  …` over a thin line; two lines of names where columns are stacked."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    NamesLine { height: 3; width: 1fr; }
    """

    pair: reactive[tuple[Retrospective, Retrospective] | None] = reactive(None)
    """A and B."""

    def __init__(self, pair: tuple[Retrospective, Retrospective] | None) -> None:
        super().__init__()
        self.set_reactive(NamesLine.pair, pair)

    def render(self) -> Content:
        """Return the names, then the line."""
        if self.pair is None:
            return Content()
        columns = PairWidths.of(self.size.width - SCROLLBAR)
        a, b = self.pair
        margin = Content(" " * MARGIN)
        if not columns.right:
            names = [margin + name("A", a, columns.whole), margin + name("B", b, columns.whole)]
            return Content("\n").join([*names, styled("─" * self.size.width, LINE)])
        left = name("A", a, columns.left)
        first = Content.assemble(
            margin,
            left.pad_right(columns.left - left.cell_length),
            styled(GAP, LINE),
            name("B", b, columns.right),
        )
        before = MARGIN + columns.left + 1
        below = "─" * before + "┴" + "─" * (self.size.width - before - 1)
        return Content("\n").join([first, styled(below, LINE)])


def name(letter: str, retrospective: Retrospective, width: int) -> Content:
    """Return letter, name and month; the name is cut first."""
    month = f", {wording.month(day_of_gig(retrospective))}"
    lead = styled(f"{letter}  ", "bold $primary")
    title = styled(on_one_line(retrospective.name), STRONG)
    room = max(width - lead.cell_length - len(month), 4)
    return (lead + title.truncate(room, ellipsis=True) + month).truncate(width)
