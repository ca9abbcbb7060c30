"""Preview of the file that an export will write: as much as somebody reads before sharing it, scrolled by a page."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.getters import query_one

from retro.core.formats.export import ExportFile
from retro.tui.export.file_text import beginning_text
from retro.tui.terminal.safe_text import SafeLabel, set_border_subtitle


class FilePreview(VerticalScroll, can_focus=False):
    """A frame around the text. It never takes the focus: its dialog scrolls it."""

    DEFAULT_CSS = """
    FilePreview {
        height: 1fr; min-height: 3; border: round $border-blurred; padding: 0 0 0 1; background: $surface;
        & > SafeLabel { width: 1fr; color: $foreground-muted; }
    }
    """

    words = query_one(SafeLabel)

    def compose(self) -> ComposeResult:
        """Yield one text."""
        yield SafeLabel()

    def on_mount(self) -> None:
        """Say what it is."""
        set_border_subtitle(self, "preview")

    def show_file(self, document: ExportFile) -> None:
        """Show the beginning of a file."""
        self.words.update(beginning_text(document))

    def turn(self, by: int) -> None:
        """Scroll by pages, a line of the last one kept in sight."""
        self.scroll_relative(y=by * max(self.content_region.height - 1, 1), animate=False)
