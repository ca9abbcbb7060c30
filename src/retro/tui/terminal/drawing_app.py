"""App that writes only the lines that differ from what the terminal shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import RenderableType
from textual.app import App
from textual.screen import Screen

if TYPE_CHECKING:
    from retro.tui.terminal.changed_lines import DrawnLines


class DrawingApp(App[None]):
    """Draws through the driver's record of what the terminal shows; with another driver as stock Textual does."""

    def on_resize(self) -> None:
        """Repaint everything, because a terminal rearranges what it shows."""
        if drawn := self._drawn:
            drawn.forget()

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        """Write what was painted (private to Textual). With our driver only the lines that differ."""
        drawn = self._drawn
        super()._display(screen, drawn.changes(screen, renderable) if drawn else renderable)

    @property
    def _drawn(self) -> DrawnLines | None:
        """Return what the terminal shows, if the driver keeps track."""
        found: DrawnLines | None = getattr(self._driver, "drawn", None)
        return found
