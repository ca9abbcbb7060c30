"""c puts a screen of two texts of 3 kB, side by side, over a bare one; Esc takes it away."""

from textual.app import App, ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen
from textual.widgets import Footer, Header, Label, Static  # noqa: TID251  # an anchor shows only its own words

TEXT = "word " * 600


class Both(Screen[None]):
    """Two texts."""

    CSS = """
    Horizontal { height: auto; }
    Static { width: 1fr; }
    """

    def compose(self) -> ComposeResult:
        """A and B."""
        yield Header()
        with VerticalScroll(), Horizontal():
            yield Static(f"TEXT A {TEXT}", markup=False)
            yield Static(f"TEXT B {TEXT}", markup=False)
        yield Footer()


class TwoTexts(App[None]):
    """Under the two texts."""

    BINDINGS = [("c", "compare", "Compare"), ("b", "back", "Back")]

    def compose(self) -> ComposeResult:
        """As the bare app."""
        yield Header()
        yield Label("READY")
        yield Footer()

    def action_compare(self) -> None:
        """Show both."""
        self.push_screen(Both())

    async def action_back(self) -> None:
        """Away with both."""
        await self.pop_screen()


if __name__ == "__main__":
    TwoTexts().run()
