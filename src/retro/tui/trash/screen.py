"""Trash screen: read what was deleted, restore it, or delete it for good."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.getters import query_one
from textual.widget import Widget

from retro.core.gig.ids import DocumentId, GigId, VetId
from retro.storage.errors import StoreError
from retro.storage.queries import trash
from retro.storage.queries.trash import Deleted
from retro.tui.context import AppContext
from retro.tui.kit.gigs import deleting
from retro.tui.kit.lists.line_list import LineList
from retro.tui.kit.retry import retry_locked_in_thread
from retro.tui.kit.saving import ShownSaves
from retro.tui.kit.screen import BaseScreen
from retro.tui.navigation import DeletedVetRoute, Navigate, ReaderRoute, TrashRoute
from retro.tui.terminal.safe_text import safe_text, toast
from retro.tui.trash.list import DeletedLines

DELETED = "{:,} deleted"

ON_ONE = frozenset(("undelete", "purge"))


class DeletedList(LineList[DocumentId]):
    """Opens what is at the cursor, to be read."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Read", id="trash.open", tooltip="Read it, here in the trash"),
    ]


class TrashScreen(BaseScreen):
    """Everything deleted, the last first: retrospectives, drafts, vetted gigs, gigs under way and good ends."""

    AUTO_FOCUS = "DeletedList"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("u", "undelete", "Restore", id="trash.undelete", tooltip="Back to where it was"),
        Binding("d", "purge", "Delete for good", id="trash.purge", tooltip="Delete it for good (asks first)"),
        Binding("escape", "leave", "Back", id="leave", tooltip="Back"),
    ]

    lines = query_one(DeletedList)
    shown_saves = ShownSaves.REFUSED

    def __init__(self, app_context: AppContext, route: TrashRoute) -> None:
        super().__init__()
        self._app_context = app_context
        self._deleted: tuple[Deleted, ...] = ()

    def heading(self) -> str:
        """Return the screen's name for the title line."""
        return "Trash"

    def compose_body(self) -> Iterable[Widget]:
        """Yield the list."""
        yield DeletedList()

    async def read_shown(self) -> None:
        """Read what is in it, and again after anything may have changed."""
        self._read()

    async def follow_save(self) -> None:
        """Read again."""
        self._read()

    def on_line_list_opened(self, message: LineList.Opened[DocumentId]) -> None:
        """Read it in the trash; this restores nothing."""
        message.stop()
        if found := self._current:
            in_trash = ReaderRoute(GigId(found.id), is_deleted=True)
            self.post_message(Navigate(DeletedVetRoute(VetId(found.id)) if found.kind.is_vet else in_trash))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done."""
        return action not in ON_ONE or bool(self._deleted)

    def action_undelete(self) -> None:
        """Restore the one at the cursor."""
        if found := self._current:
            self.run_worker(self._undelete(found))

    def action_purge(self) -> None:
        """Delete the one at the cursor for good."""
        if found := self._current:
            self.run_worker(self._purge(found))

    @property
    def _current(self) -> Deleted | None:
        return next((each for each in self._deleted if each.id == self.lines.here), None)

    async def _undelete(self, found: Deleted) -> None:
        if await deleting.undelete(self, self._app_context, found.id):
            self._read()

    async def _purge(self, found: Deleted) -> None:
        if await deleting.purge(self, self._app_context, found.id, found.name):
            self._read()

    @work(exclusive=True, group="reading")
    async def _read(self) -> None:
        library = self._app_context.library
        try:
            self._deleted = tuple(await retry_locked_in_thread(lambda: trash.everything(library)))
        except StoreError as error:
            toast(self, safe_text(str(error)), "error")
            return
        count = len(self._deleted)
        self.show_calm_state(DELETED.format(count) if count else "")
        self.lines.set_lines(DeletedLines(self._deleted))
        self.refresh_bindings()
