"""Find line of the flag browser; Enter or down leaves it, Esc clears and then leaves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from retro.tui.kit.text.line_input import LineInput


class FindLine(LineInput):
    """Reports each letter through `Input.Changed`, and when it is left."""

    enter_hint = ""  # its binding says so
    opener = "/"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,enter", "out", "To the list", id="find.out", tooltip="To what was found"),
        Binding("escape", "clear", "Clear", id="find.clear", tooltip="Clear it, then close it"),
    ]

    @dataclass
    class Left(Message):
        """Posted to return to the list."""

    @dataclass
    class OwnAsked(Message):
        """Posted to add what is looked for as a flag of the user's own."""

    finds_nothing = False
    """True while no flag has such a name: + then adds one."""

    def __init__(self, placeholder: str) -> None:
        super().__init__(placeholder=placeholder)

    async def _on_key(self, event: events.Key) -> None:
        """Add an own flag on + where nothing is found; elsewhere it is a letter."""
        if event.character == "+" and self.finds_nothing:
            event.stop()
            event.prevent_default()
            self.post_message(self.OwnAsked())

    def action_out(self) -> None:
        """Go to what was found."""
        self.post_message(self.Left())

    def action_clear(self) -> None:
        """Clear it; leave it if empty."""
        if self.value:
            self.value = ""
        else:
            self.post_message(self.Left())
