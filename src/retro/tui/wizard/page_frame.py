"""Frame around a page's fields, in which letters are commands."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message

from retro.tui.kit.stray_keys import AroundText, TakesText
from retro.tui.terminal.safe_text import set_border_title


class Frame(VerticalScroll, AroundText, can_focus=True):
    """Holds the fields. With the focus on the frame it says "keys", and letters act; in a field they are text."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n,right", "screen.go_on", "Continue", id="frame.continue", tooltip="Next page", show=False),
        Binding("b,left", "screen.go_back", "Back", id="frame.back", tooltip="Previous page", show=False),
        Binding("g", "screen.go_to", "Go to", id="frame.go_to", tooltip="All answers; jump to any", show=False),
        Binding("i,enter", "write", "Write", id="frame.write", tooltip="Write here"),
        Binding("escape", "leave", "Home", id="frame.leave", tooltip="Close this; it stays saved"),
        Binding("down", "app.focus_next", "Next field", id="frame.next", tooltip="Next field", show=False),
        Binding("up", "app.focus_previous", "Previous field", id="frame.before", tooltip="Previous field", show=False),
    ]
    DEFAULT_CSS = """
    Frame {
        width: 1fr; height: auto; max-height: 1fr; border: round $border-blurred; border-title-align: right;
        border-title-color: $secondary; border-title-style: bold; padding: 0 1;
        &:focus, &:focus-within { border: round $border; }
        &.-tall { height: 1fr; max-height: 70vh; }
        &.-bare { height: 1fr; border: none; border-top: blank; padding: 0; }
        &.-bare:focus, &.-bare:focus-within { border: none; border-top: blank; }
    }
    """

    class NotWriting(Message):
        """Posted when a letter was typed that means nothing here."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keep writing and leaving for the frame itself.

        Esc in a field comes here first, and Enter is the field's own. Where nothing is typed, Esc leaves at once.
        """
        if action == "leave":
            return self.has_focus or not self.takes_text
        return self.has_focus if action == "write" else True

    @property
    def takes_text(self) -> bool:
        """Tell whether one can write in it now."""
        texts = (each for each in self.query("*") if isinstance(each, TakesText))
        return any(all(node.display for node in text.ancestors_with_self) for text in texts)

    async def action_write(self) -> None:
        """Write on this page again."""
        await self.run_action("screen.write")

    async def action_leave(self) -> None:
        """Leave the page."""
        await self.run_action("screen.leave")

    def on_focus(self) -> None:
        """Say in the border that this is not writing."""
        set_border_title(self, "keys")

    def on_blur(self) -> None:
        """Remove that when writing goes on."""
        set_border_title(self, "")

    def on_key(self, event: events.Key) -> None:
        """Answer a letter that means nothing."""
        if self.has_focus and event.is_printable and event.key not in self.screen.active_bindings:
            event.stop()
            self.post_message(self.NotWriting())
