"""Menu of a few lines, each with its letter."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from retro.tui.kit.lists.row_list import RowList
from retro.tui.kit.own_keys import key_of_action
from retro.tui.terminal.safe_text import safe_text, styled

WIDTH = 44
"""Cells from the words to the letter."""


@dataclass(frozen=True, slots=True)
class MenuItem:
    """One way to go on; the screen binds the letter to the same action."""

    words: str
    key: str
    action: str


class Menu(RowList):
    """Opens the item at the cursor on Enter, or the one clicked; the screen binds the letters."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Choose", id="doors.open", tooltip="Choose this", show=False),
    ]

    def __init__(self, doors: tuple[MenuItem, ...] = ()) -> None:
        super().__init__()
        self.show_items(doors)

    def show_items(self, doors: tuple[MenuItem, ...]) -> None:
        """Show these items, the first one under the cursor."""
        self._doors = doors
        self.set_rows(tuple(partial(self._row, door) for door in doors), 0)

    @property
    def named_actions(self) -> frozenset[str]:
        """Return the actions whose keys the items name (see kit.footer.NamesActions)."""
        return frozenset(door.action.removeprefix("screen.") for door in self._doors)

    async def action_open(self) -> None:
        """Open the item at the cursor."""
        await self.run_action(self._doors[self.cursor].action)

    def pressed(self, x: int) -> None:
        """Open the clicked item."""
        self.call_later(self.action_open)

    def _row(self, door: MenuItem, width: int) -> Content:
        key = key_of_action(self, door.action, door.key)
        gap = " " * max(1, min(width, WIDTH) - len(door.words) - len(key))
        return Content.assemble(safe_text(door.words), gap, styled(key, "bold $footer-key-foreground"))
