"""Text-only button: `Continue ›`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from retro.tui.terminal.safe_text import safe_text


class WordButton(Widget, can_focus=True):
    """Is pressed by Enter or a click; a letter or a space typed one Tab too far does nothing.

    Its label is ours, never the user's.
    """

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "press", "Press", id="button.press", tooltip="Press the button", show=False),
    ]
    DEFAULT_CSS = """
    WordButton {
        width: auto; height: 1; padding: 0 1; color: $primary; pointer: pointer;
        &:hover { text-style: underline; }
        &:focus { background: $block-cursor-background; color: $block-cursor-foreground; text-style: bold; }
        &:ansi:focus { background: ansi_default; color: ansi_default; text-style: reverse; }
    }
    """

    label: reactive[str] = reactive("", layout=True)
    """Its label."""

    @dataclass
    class Pressed(Message):
        """Posted when it is pressed."""

        button: WordButton

        @property
        def control(self) -> WordButton:
            """Return the sender, for `on`."""
            return self.button

    def __init__(self, label: str, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.set_reactive(WordButton.label, label)

    def render(self) -> Content:
        """Return the label."""
        return safe_text(self.label)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Return the width of its words."""
        return safe_text(self.label).cell_length

    def on_click(self) -> None:
        """Press it by mouse."""
        self.action_press()

    def action_press(self) -> None:
        """Post that it was pressed."""
        self.post_message(self.Pressed(self))
