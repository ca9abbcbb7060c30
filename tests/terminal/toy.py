"""A small app for the driver's tests: a text, and one line that says what has happened. `--stock`: Textual's driver."""

import asyncio
import sys

from textual import events
from textual.app import App, ComposeResult
from textual.drivers.linux_driver import LinuxDriver
from textual.widgets import TextArea

from retro.tui.terminal import signals
from retro.tui.terminal.driver import RetroDriver
from retro.tui.terminal.keyboard import Pasted
from retro.tui.terminal.safe_text import SafeLabel, safe_text

LIMIT = 1_000_000


class Text(TextArea):
    """Refuses a paste that is too long, as the app does."""

    async def _on_paste(self, event: events.Paste) -> None:
        size, removed = len(event.text), event.removed if isinstance(event, Pasted) else "?"
        self.app.query_one("#told", SafeLabel).update(safe_text(f"paste of {size}, {removed} left out"))
        if size > LIMIT:
            event.prevent_default()


class Toy(App[None]):
    """One text, whose repr is shown too, so that a test can read it exactly."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [("escape", "tell('escape pressed')", "Escape")]

    def compose(self) -> ComposeResult:
        yield SafeLabel(safe_text("told nothing"), id="told")
        yield SafeLabel(safe_text("text ''"), id="exactly")
        yield Text()

    def on_mount(self) -> None:
        signals.install(asyncio.get_running_loop(), lambda number: self.exit(return_code=128 + number))
        self.query_one(Text).focus()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        self.query_one("#exactly", SafeLabel).update(safe_text(f"text {event.text_area.text[:1000]!r}"))

    def action_tell(self, what: str) -> None:
        self.query_one("#told", SafeLabel).update(safe_text(what))


if __name__ == "__main__":
    app = Toy(driver_class=LinuxDriver if "--stock" in sys.argv else RetroDriver)
    app.run()
    sys.exit(app.return_code)
