"""Row of exclusive choices that wraps: `( ) forgot   (•) too vague`, marked by shape, not only by colour."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, TypeVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from retro.tui.kit.own_keys import own_key_in_words
from retro.tui.terminal.safe_text import safe_text, styled, toast

E = TypeVar("E", bound=str)

TAKEN_BACK = "“{}” isn't chosen any more. {} chooses it again."
RADIO = ("( ) ", "(•) ")
CHECK = ("[ ] ", "[x] ")
GAP = 3


def say_taken_back(node: Widget, label: str, id: str) -> None:
    """Say that a choice was taken back, which Space does by accident too; `id` names its command."""
    toast(node, safe_text(TAKEN_BACK.format(label, own_key_in_words(node, id, "Space"))), of_page=True)


class Yes(StrEnum):
    """The single value of a box that is ticked or not."""

    YES = "yes"


class ChoiceRow(Widget, can_focus=True):
    """A choice that Space or a click on the chosen one takes back, never Enter; the labels are ours."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,down", "step(1)", "Choice", key_display="←→", id="marks.next", tooltip="Another choice"),
        Binding(
            "left,up", "step(-1)", "Choice", key_display="←→", id="marks.previous", tooltip="Another choice", show=False
        ),
        Binding("enter", "choose(True)", "Choose", id="marks.choose", tooltip="Choose this"),
        Binding("space", "choose(False)", "Mark", id="marks.mark", tooltip="Choose this, or take it back", show=False),
    ]
    DEFAULT_CSS = """
    ChoiceRow { height: auto; width: 1fr; }
    """

    value: reactive[str | None] = reactive(None)
    """The chosen value."""
    at: reactive[int] = reactive(0)
    """Index of the label that keys act on."""

    @dataclass
    class Chosen(Message):
        """Posted when another is chosen, or none."""

        marks: ChoiceRow
        value: str | None

        @property
        def control(self) -> ChoiceRow:
            """Return the sender, for `on`."""
            return self.marks

    def __init__(
        self,
        labels: Mapping[E, str],
        value: E | None = None,
        *,
        heading: str = "",
        glyphs: tuple[str, str] = RADIO,
        is_required: bool = False,
        goes_on: bool = False,
        id: str | None = None,
    ) -> None:
        """With `goes_on` Enter moves on to the next field as well."""
        super().__init__(id=id)
        self._labels = tuple(labels.items())
        self._heading = f"{heading}   " if heading else ""
        self._glyphs = glyphs
        self._is_required, self._goes_on = is_required, goes_on
        self.set_reactive(ChoiceRow.value, value)
        self.set_reactive(ChoiceRow.at, next((at for at, (key, _) in enumerate(self._labels) if key == value), 0))

    def watch_value(self, value: str | None) -> None:
        """Move the keys to what is chosen."""
        self.at = next((at for at, (key, _) in enumerate(self._labels) if key == value), self.at)

    def label(self, value: str, words: str) -> None:
        """Change one label."""
        self._labels = tuple((key, words if key == value else label) for key, label in self._labels)
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the lines that the labels take."""
        return self._places(width)[-1][1] + 1

    def render(self) -> Content:
        """Return the heading, then the labels, below one another where they do not fit in a line."""
        lines = [styled(self._heading, "$foreground-muted")]
        for index, (x, y) in enumerate(self._places(self.size.width)):
            while len(lines) <= y:
                lines.append(Content())
            lines[y] += Content(" " * (x - lines[y].cell_length)) + self._said(index)
        return Content("\n").join(lines)

    def on_click(self, event: events.Click) -> None:
        """Choose what is under the pointer."""
        offset = event.get_content_offset(self)
        for index, (x, y) in enumerate(self._places(self.size.width)):
            if offset is not None and offset.y == y and x <= offset.x < x + self._width(index):
                self.at = index
                self.action_choose(False)

    def action_step(self, by: int) -> None:
        """Move to another label without choosing it."""
        self.at = max(0, min(self.at + by, len(self._labels) - 1))

    def action_choose(self, is_final: bool) -> None:
        """Choose the label; if it is chosen and this isn't final, take it back."""
        chosen, label = self._labels[self.at]
        self.value = chosen if is_final or self._is_required or chosen != self.value else None
        if self.value is None and self._glyphs is RADIO:
            say_taken_back(self, label, "marks.mark")
        self.post_message(self.Chosen(self, self.value))
        if is_final and self._goes_on:
            self.screen.focus_next()

    def _said(self, index: int) -> Content:
        value, label = self._labels[index]
        is_chosen = value == self.value
        words = self._glyphs[is_chosen] + label
        style = "reverse" if self.has_focus and index == self.at else "bold" if is_chosen else ""
        return styled(words, style) if style else safe_text(words)

    def _width(self, index: int) -> int:
        return len(self._glyphs[0]) + len(self._labels[index][1])

    def _places(self, width: int) -> list[tuple[int, int]]:
        """Return column and line of each label; the heading begins the first line."""
        is_beside = 5 * len(self._heading) <= 2 * width
        left = len(self._heading) if is_beside else 0
        x, y = left, 0 if is_beside else 1
        places: list[tuple[int, int]] = []
        for index in range(len(self._labels)):
            if x > left and x + self._width(index) > width:
                x, y = left, y + 1
            places.append((x, y))
            x += self._width(index) + GAP
        return places
