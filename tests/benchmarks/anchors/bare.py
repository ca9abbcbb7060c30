"""The least Textual app: a header, a label, a footer and one key."""

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, Label  # noqa: TID251  # an anchor shows only its own words


class Bare(App[None]):
    """Counts how often j was pressed."""

    BINDINGS = [("j", "count", "Count"), ("q", "quit", "Quit")]
    pressed = 0

    def compose(self) -> ComposeResult:
        """Three widgets."""
        yield Header()
        yield Label("READY", id="label")
        yield Footer()

    def action_count(self) -> None:
        """Show one more."""
        self.pressed += 1
        self.query_one("#label", Label).update(f"COUNT {self.pressed}.")


if __name__ == "__main__":
    Bare().run()
