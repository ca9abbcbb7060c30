"""Text of one part of a message: Enter is a new line, and on a blank last line it goes on."""

from __future__ import annotations

from textual import events
from textual.message import Message

from retro.tui.kit.text.text_box import SmallText

SKIPS, GOES_ON, TWICE, SKIPS_TWICE = "Enter: skip", "Enter: next", "Enter twice: next", "Enter twice: skip"


class PartText(SmallText):
    """A few lines; Enter on a blank last line, so at once where nothing is written, posts `Passed`.

    With `is_name` Enter goes on from one line as well. With `spares_enter` the first Enter on a blank text does
    nothing: it may be the second of two, where one had gone on from a name already.
    """

    class Passed(Message):
        """Posted to go on."""

    class Spared(Message):
        """Posted when an Enter did nothing."""

    def __init__(self, text: str, *, is_name: bool = False, spares_enter: bool = False) -> None:
        super().__init__(text, "")
        self._is_name, self._spares_enter = is_name, spares_enter

    @property
    def enter_does(self) -> str:
        """Return what Enter does at the end of the text."""
        if not self.text.strip():
            return SKIPS_TWICE if self._spares_enter else SKIPS
        return GOES_ON if self._is_one_name or not self.text.rpartition("\n")[2].strip() else TWICE

    @property
    def _is_one_name(self) -> bool:
        return self._is_name and bool(self.text.strip()) and "\n" not in self.text

    async def _on_key(self, event: events.Key) -> None:
        """Go on from a blank last line, and leave no such line behind; from a name at once."""
        if event.key != "enter" or not self.selection.is_empty:
            self._spares_enter = False
            return
        is_blank_end = (
            self.cursor_location == self.document.end and not self.document.get_line(self.cursor_location[0]).strip()
        )
        if not is_blank_end and not self._is_one_name:
            return
        event.stop()
        event.prevent_default()
        if self._spares_enter and not self.text.strip():
            self._spares_enter = False
            self.post_message(self.Spared())
            return
        self.set_text(self.text.rstrip())
        self.post_message(self.Passed())
