"""Column with the sections of the reader, from 100 columns on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from retro.tui.terminal.safe_text import styled

HERE, ELSEWHERE = "▸ ", "  "


class SectionRail(Widget):
    """Names the sections and marks the one being read. A click goes to a section."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    SectionRail { display: none; width: 24; height: 1fr; padding: 1 1; }
    """

    sections: reactive[Sequence[tuple[str, str]]] = reactive(())
    """Key and name of each; the names are ours."""
    current: reactive[str] = reactive("")
    """Key of the section being read."""

    @dataclass
    class Chosen(Message):
        """Posted to go to this section."""

        section: str

    def render(self) -> Content:
        """Return a name to a line, with a blank line between two."""
        return Content("\n\n").join(self._row(key, name) for key, name in self.sections)

    def on_click(self, event: events.Click) -> None:
        """Go to the section under the pointer."""
        offset = event.get_content_offset(self)
        if offset is not None and offset.y % 2 == 0 and offset.y // 2 < len(self.sections):
            self.post_message(self.Chosen(self.sections[offset.y // 2][0]))

    def _row(self, key: str, name: str) -> Content:
        is_here = key == self.current
        return styled((HERE if is_here else ELSEWHERE) + name, "bold $primary" if is_here else "$foreground-muted")
