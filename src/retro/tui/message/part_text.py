"""Text of one part of a message: Enter is a new line, and on a blank last line it goes on."""

from __future__ import annotations

from textual import events
from textual.message import Message

from retro.tui.kit.text.text_box import SmallText

SKIPS, GOES_ON, TWICE = "Enter: skip", "Enter: next", "Enter twice: next"


def enter_hint(text: str) -> str:
    """Return what Enter does at the end of this text."""
    if not text.strip():
        return SKIPS
    return TWICE if text.rpartition("\n")[2].strip() else GOES_ON


class PartText(SmallText):
    """A few lines; Enter on a blank last line, so at once where nothing is written, posts `Passed`."""

    class Passed(Message):
        """Posted to go on."""

    async def _on_key(self, event: events.Key) -> None:
        """Go on from a blank last line, and leave no such line behind."""
        if event.key != "enter" or not self.selection.is_empty or self.cursor_location != self.document.end:
            return
        if not self.document.get_line(self.cursor_location[0]).strip():
            event.stop()
            event.prevent_default()
            self.set_text(self.text.rstrip())
            self.post_message(self.Passed())
