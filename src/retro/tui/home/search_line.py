"""Search line of home."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from retro.tui.kit.line_input import LineInput

SEARCH = "Search everything (matches all words)"


class SearchLine(LineInput):
    """Tells of each change; leaves to the list, or leaves for good."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "to_list", "To the list", id="search.list", tooltip="To the results"),
        Binding("enter", "open", "Open", id="search.open", tooltip="Open the result, or go to the list"),
        Binding("escape", "clear", "Clear", id="search.clear", tooltip="Clear the search, then leave it"),
    ]
    DEFAULT_CSS = """
    SearchLine { margin: 0 1; }
    """

    @dataclass
    class Typed(Message):
        """These words are searched for now."""

        words: str

    class ToList(Message):
        """On to what was found."""

    class Opening(Message):
        """The only hit is to be opened; several are to be chosen from."""

    class Left(Message):
        """The search is over."""

    def __init__(self) -> None:
        super().__init__(placeholder=SEARCH)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell it in our own words, so that home need not import Input."""
        event.stop()
        self.post_message(self.Typed(event.value))

    def action_to_list(self) -> None:
        """On to what was found."""
        self.post_message(self.ToList())

    def action_open(self) -> None:
        """Open what was found for the words that stand here now, or go to the list."""
        self.post_message(self.Opening())

    def action_clear(self) -> None:
        """Clear it; when it is clear, leave."""
        if self.value:
            self.value = ""
        else:
            self.post_message(self.Left())
