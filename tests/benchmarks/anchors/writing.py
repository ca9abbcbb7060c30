"""A bare TextArea, holding the text of the file that is named, with the cursor after so many characters of it."""

import sys
from pathlib import Path

from textual.app import App, ComposeResult
from textual.widgets import TextArea


class Writing(App[None]):
    """One TextArea and nothing else."""

    def compose(self) -> ComposeResult:
        """The TextArea."""
        yield TextArea(Path(sys.argv[1]).read_text(encoding="utf-8"), soft_wrap=True)

    def on_mount(self) -> None:
        """The cursor to its place."""
        area = self.query_one(TextArea)
        before = area.text[: int(sys.argv[2])].split("\n")
        area.move_cursor((len(before) - 1, len(before[-1])), center=True)


if __name__ == "__main__":
    Writing().run()
