"""A bare Input."""

from textual.app import App, ComposeResult
from textual.widgets import Input


class Line(App[None]):
    """One Input and nothing else."""

    def compose(self) -> ComposeResult:
        """The Input."""
        yield Input("READY")


if __name__ == "__main__":
    Line().run()
