"""First line of every screen: where you are on the left, status on the right."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from retro.tui.terminal.safe_text import safe_text, styled

LEAST_NAME = 16
"""Fewest cells of a name before its end; with fewer the whole is cut at its end."""


LEAST_ROOM, LEAST_ROOM_BESIDE_AN_ALARM = 14, 4
"""Fewest cells that a state leaves to the name."""


class TitleLine(Widget):
    """A name at the left, a short state at the right; the name is cut first, and before its `end`.

    A name as short as a screen's own stays whole beside a state that is no alarm.
    """

    DEFAULT_CSS = """
    TitleLine { dock: top; height: 1; width: 1fr; padding: 0 1; color: $foreground; }
    """

    name_shown: reactive[str] = reactive("")
    """Name of the screen, at the left."""
    end: reactive[str] = reactive("")
    """End of the name that stays when it is cut: a price and hours."""
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
        least = LEAST_ROOM_BESIDE_AN_ALARM if self.is_alarming else LEAST_ROOM
        room = max(self.size.width - state.cell_length - 2, least)
        name = styled(fitted_title(room, *(text.replace("\n", " ") for text in (self.name_shown, self.end))), "bold")
        gap = " " * max(self.size.width - name.cell_length - state.cell_length, 1)
        style = "bold $warning" if self.is_alarming else "$foreground-muted"
        return Content.assemble(name, gap, state.stylize(style)).truncate(self.size.width, ellipsis=True)


def fitted_title(room: int, name: str, end: str) -> str:
    """Return a name in so many cells, cut before its end if that leaves a name."""
    whole, before = safe_text(name), safe_text(name.removesuffix(end).rstrip(" ·"))
    if end and whole.cell_length > room:
        for stays in (end, end.partition(" · ")[0]):  # what was agreed with where it came from, else alone
            last = f" · {stays}"
            left = room - safe_text(last).cell_length
            if left >= LEAST_NAME:
                return before.truncate(left, ellipsis=True).plain + last
    return whole.truncate(room, ellipsis=True).plain
