"""Search line of home."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from retro.tui.kit.text.line_input import LineInput

SEARCH = "Search everything (matches all words)"


class SearchLine(LineInput):
    """Reports each change, moves to the list, or is closed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "to_list", "To the list", id="search.list", tooltip="To the results"),
        Binding("enter", "open", "Open", id="search.open", tooltip="Open the marked result"),
        Binding("escape", "clear", "Clear", id="search.clear", tooltip="Clear the search, then leave it"),
    ]
    opener = "/"
    DEFAULT_CSS = """
    SearchLine { margin: 0 1; }
    """

    @dataclass
    class Typed(Message):
        """Posted when these words are to be searched."""

        words: str

    class ToList(Message):
        """Posted to move to what was found."""

    class Opening(Message):
        """Posted to open the hit that is marked."""

    class Left(Message):
        """Posted when the search is over."""

    def __init__(self) -> None:
        super().__init__(placeholder=SEARCH)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Post our own message, so that home need not import Input."""
        event.stop()
        self.post_message(self.Typed(event.value))

    def action_to_list(self) -> None:
        """Move to what was found."""
        self.post_message(self.ToList())

    def action_open(self) -> None:
        """Open the marked hit of the present words."""
        self.post_message(self.Opening())

    def action_clear(self) -> None:
        """Clear the line; leave if it is blank."""
        if self.value:
            self.value = ""
        else:
            self.post_message(self.Left())
