"""The reader below its title: the rail of sections, and the text."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal

from retro.tui.kit.text_view import TextView
from retro.tui.reader.section_rail import SectionRail


class Body(Horizontal):
    """Rail and text side by side."""

    DEFAULT_CSS = """
    Body { height: 1fr; }
    Body TextView { margin-top: 1; }
    """

    def compose(self) -> ComposeResult:
        """Yield both."""
        yield SectionRail()
        yield TextView()
