"""Rule over two panes with their names: `─ Gigs ──────┬─ Shop checkout ──`."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from retro.core.text.one_line import on_one_line
from retro.tui.terminal.safe_text import NOTHING, safe_text, styled


class PaneRule(Widget):
    """Draws the line; its right part is shown once `split` says where that begins."""

    DEFAULT_CSS = """
    PaneRule { height: 1; width: 1fr; color: $border-blurred; }
    """

    left: reactive[str] = reactive("")
    """What the left pane shows."""
    right: reactive[str] = reactive("")
    """What the right pane shows; may be the user's words."""
    split: reactive[int] = reactive(0)
    """Column between the panes; 0 for a single pane."""

    def render(self) -> Content:
        """Return the line, with names cut to their pane."""
        width = self.size.width
        if not self.split or self.split >= width:
            return _part(self.left, width)
        return Content.assemble(_part(self.left, self.split), "┬", _part(self.right, width - self.split - 1))


def _part(name: str, width: int) -> Content:
    words = safe_text(on_one_line(name)).truncate(max(width - 4, 0), ellipsis=True)
    named = Content.assemble("─ ", words.stylize("$foreground-muted"), " ") if words else NOTHING
    return named + styled("─" * max(width - named.cell_length, 0), "")
