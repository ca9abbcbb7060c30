"""List of lines that have a name each: the parts of a message, the rows of the handover notes."""

from __future__ import annotations

from typing import Generic, TypeVar

from retro.core.message.draft import PartLine
from retro.core.message.handover import HandoverLine
from retro.tui.kit.lists.row_list import RowList

L = TypeVar("L", PartLine, HandoverLine)


class NamedRows(RowList, Generic[L]):
    """Moves a cursor over lines that have a name each; a subclass draws them."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[L, ...] = ()

    @property
    def here(self) -> L | None:
        """Return the line at the cursor."""
        return self.lines[self.cursor] if self.lines else None

    def go_to(self, name: str) -> None:
        """Move the cursor to the line of this name."""
        self.cursor = next((at for at, line in enumerate(self.lines) if line.name == name), self.cursor)
