"""First line of every screen: where you are on the left, status on the right."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from retro.tui.terminal.safe_text import safe_text, styled


class TitleLine(Widget):
    """A name at the left, a short state at the right; the name is cut first."""

    DEFAULT_CSS = """
    TitleLine { dock: top; height: 1; width: 1fr; padding: 0 1; color: $foreground; }
    """

    name_shown: reactive[str] = reactive("")
    """Name of the screen, at the left."""
    state: reactive[str] = reactive("")
    """What is true now: "Saved 14:03"."""
    is_alarming: reactive[bool] = reactive(False)
    """True if the state needs to be noticed."""

    def __init__(self, name: str = "", state: str = "") -> None:
        super().__init__()
        self.set_reactive(TitleLine.name_shown, name)
        self.set_reactive(TitleLine.state, state)

    def render(self) -> Content:
        """Return one line; a long name never pushes its state out."""
        state = safe_text(self.state.replace("\n", " "))
        room = max(self.size.width - state.cell_length - 2, 4)
        name = styled(self.name_shown.replace("\n", " "), "bold").truncate(room, ellipsis=True)
        gap = " " * max(self.size.width - name.cell_length - state.cell_length, 1)
        style = "bold $warning" if self.is_alarming else "$foreground-muted"
        return Content.assemble(name, gap, state.stylize(style)).truncate(self.size.width, ellipsis=True)
