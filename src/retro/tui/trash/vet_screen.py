"""A deleted vet, to be read in the trash."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.getters import query_one
from textual.widget import Widget

from retro.storage.errors import StoreError, UnknownId
from retro.storage.queries.vets import vet_history, vets
from retro.tui.context import AppContext
from retro.tui.kit import messages
from retro.tui.kit.gigs import deleting
from retro.tui.kit.layout import sentence_page
from retro.tui.kit.retry import retry_locked_in_thread
from retro.tui.kit.screen import BaseScreen
from retro.tui.kit.text.text_layout import Layout
from retro.tui.kit.text_view import TextView
from retro.tui.navigation import DeletedVetRoute
from retro.tui.trash.vet_document import VetDocument

READ_ONLY = "in the trash, read-only"
GONE = "This vetted gig isn't in the trash any more."


class DeletedVetScreen(BaseScreen):
    """Shows a deleted vet; the trash below restores it, or deletes it for good."""

    AUTO_FOCUS = "TextView"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("u", "undelete", "Restore", id="trash.undelete", tooltip="Back to where it was"),
        Binding("escape", "leave", "Back", id="leave", tooltip="Back"),
    ]
    DEFAULT_CSS = """
    DeletedVetScreen TextView { margin-top: 1; }
    """

    paper = query_one(TextView)

    def __init__(self, app_context: AppContext, route: DeletedVetRoute) -> None:
        super().__init__()
        self._app_context = app_context
        self._vet = route.id
        self._is_there = False

    def heading(self) -> str:
        """Return the screen's name for the title line."""
        return "Trash"

    def compose_body(self) -> Iterable[Widget]:
        """Yield the text."""
        yield TextView()

    def on_mount(self) -> None:
        """Read it."""
        self.title_line.state = READ_ONLY
        self._read()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Restore only what is still in the trash."""
        return action != "undelete" or self._is_there

    @work
    async def action_undelete(self) -> None:
        """Restore it, and go back to the trash."""
        if await deleting.undelete(self, self._app_context, self._vet, for_next_screen=True):
            self.action_leave()

    @work(exclusive=True)
    async def _read(self) -> None:
        try:
            self.paper.set_text(await retry_locked_in_thread(self._document))
            self._is_there = True
            self.refresh_bindings()
        except StoreError as error:
            self.paper.set_text(sentence_page(str(error)))

    def _document(self) -> Layout:
        found = vets.vet_by_id(self._app_context.library, self._vet)
        if found is None or found.deleted_at is None:
            raise UnknownId(GONE, messages.SEE_HOME)
        return VetDocument(found.vet, vet_history.pasts(self._app_context.library, found.vet.created_at))
