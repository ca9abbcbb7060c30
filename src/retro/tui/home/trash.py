"""Trash dialog: restore, or delete for good."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.getters import query_one

from retro.core.gig.wording import short_day
from retro.storage.errors import StoreError
from retro.storage.queries import trash
from retro.storage.queries.home import Row
from retro.tui.context import Desk
from retro.tui.kit import deleting
from retro.tui.kit.button import WordButton
from retro.tui.kit.row_list import Rows
from retro.tui.kit.screen import Dialog
from retro.tui.navigation import ToTrash
from retro.tui.terminal.safe_text import Words, shown, styled

HEADING = "Trash. Everything here can still be restored."
NOTHING_HERE = "The trash is empty."


class TrashDialog(Dialog[None]):
    """The deleted gigs, the last deleted first. Enter or `u` brings one back; `d` asks before it is gone for good."""

    AUTO_FOCUS = "Rows"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("u,enter", "undelete", "Restore", id="trash.undelete", tooltip="Back to the other gigs"),
        Binding("d", "purge", "Delete for good", id="trash.purge", tooltip="Delete it for good (asks first)"),
        Binding("q,t", "leave", "Close", id="trash.close", tooltip="Close", show=False),
    ]
    DEFAULT_CSS = """
    TrashDialog Words { width: 1fr; height: auto; }
    TrashDialog Rows { margin: 1 0; max-height: 12; background: $surface; }
    TrashDialog Horizontal { height: 1; }
    """

    rows = query_one(Rows)
    words = query_one(Words)

    def __init__(self, desk: Desk, place: ToTrash) -> None:
        super().__init__()
        self._desk = desk
        self._deleted: tuple[Row, ...] = ()

    def compose(self) -> ComposeResult:
        """The list, and what can be done with one."""
        with Vertical(classes="panel"):
            yield Words()
            yield Rows()
            with Horizontal():
                yield WordButton("Restore  u", id="undelete")
                yield WordButton("Delete for good  d", id="purge")
                yield WordButton("Close  Esc", id="leave")

    def on_mount(self) -> None:
        """Fill the list."""
        self._read()

    async def on_word_button_pressed(self, event: WordButton.Pressed) -> None:
        """The mouse does what the key does."""
        event.stop()
        await self.run_action(str(event.button.id))

    def action_undelete(self) -> None:
        """Bring the one at the cursor back."""
        if row := self._current:
            self.run_worker(self._undelete(row))

    def action_purge(self) -> None:
        """Delete the one at the cursor for good."""
        if row := self._current:
            self.run_worker(self._purge(row))

    @property
    def _current(self) -> Row | None:
        return self._deleted[self.rows.cursor] if self.rows.cursor < len(self._deleted) else None

    async def _undelete(self, row: Row) -> None:
        if await deleting.undelete(self, self._desk, row.id):
            self._read()

    async def _purge(self, row: Row) -> None:
        if await deleting.purge(self, self._desk, row.id, row.name):
            self._read()

    def _read(self) -> None:
        try:
            found = trash.rows(self._desk.library)
        except StoreError as error:
            self.words.update(shown(str(error)))
            return
        self._deleted = tuple(row for row, _ in found)
        self.words.update(styled(HEADING if found else NOTHING_HERE, "bold"))
        self.rows.put(tuple(partial(_line, row, short_day(at.astimezone().date())) for row, at in found))


def _line(row: Row, on: str, width: int) -> Content:
    """The name, and when it was deleted at the end of the line."""
    when = styled(f"deleted {on}", "$foreground-muted")
    room = max(width - when.cell_length - 2, 4)
    name = shown(" ".join(row.name.split())).truncate(room, ellipsis=True)
    return Content.assemble(name.pad_right(room - name.cell_length), "  ", when)
