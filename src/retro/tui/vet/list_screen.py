"""Vetted gigs screen: open again, export, move to the trash."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.getters import query_one
from textual.widget import Widget

from retro.core.gig.ids import VetId
from retro.core.vet.going import Going
from retro.core.vet.vet import Vet
from retro.storage.errors import StoreError
from retro.storage.queries.running import going_on
from retro.storage.queries.vets import vets
from retro.tui.context import AppContext
from retro.tui.kit.gigs import deleting
from retro.tui.kit.lists.line_list import LineList
from retro.tui.kit.own_keys import in_own_keys
from retro.tui.kit.retry import retry_locked
from retro.tui.kit.saving import ShownSaves
from retro.tui.kit.screen import BaseScreen
from retro.tui.navigation import ExportVetRoute, Navigate, RunningRoute, VetRoute, VetsRoute
from retro.tui.terminal.safe_text import safe_text, toast
from retro.tui.vet.list import NOTHING, VetLines, is_watched

HEADING = "Vetted gigs"
ONE, MANY, OTHERS = "1 vetted gig", "{:,} vetted gigs", "{:,} not vetted"

ON_A_VET = frozenset(("export", "delete"))


class VetList(LineList[VetId]):
    """Opens the vet at the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Open", id="vets.open", tooltip="Open it again"),
    ]


class VetsScreen(BaseScreen):
    """Lists the vets; Enter opens one where it was left, or the gig under way that it became."""

    AUTO_FOCUS = "VetList"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n,v", "new", "Vet a gig", id="vets.new", tooltip="Vet the next gig"),
        Binding("x", "export", "Export", id="vets.export", tooltip="Write it to a file, as Markdown"),
        Binding("d", "delete", "Delete", id="vets.delete", tooltip="Move it to the trash (asks first)"),
        Binding("u", "undelete", "Undo delete", id="vets.undelete", tooltip="Restore the vetted gig deleted last"),
        Binding("escape", "leave", "Back", id="leave", tooltip="Back"),
    ]

    lines = query_one(VetList)
    shown_saves = ShownSaves.REFUSED

    def __init__(self, app_context: AppContext, route: VetsRoute) -> None:
        super().__init__()
        self._app_context = app_context
        self._vets: tuple[Vet, ...] = ()
        self._trash: tuple[tuple[VetId, str], ...] = ()
        self._going: Mapping[VetId, Going] = {}

    def heading(self) -> str:
        """Return the screen's name for the title line."""
        return HEADING

    def compose_body(self) -> Iterable[Widget]:
        """Yield the list."""
        yield VetList()

    async def read_shown(self) -> None:
        """Read them, and again after anything may have changed."""
        self._read()

    async def follow_save(self) -> None:
        """Read again."""
        self._read()

    def on_line_list_opened(self, message: LineList.Opened[VetId]) -> None:
        """Open a gig under way, or any other vet again."""
        message.stop()
        id = message.what
        self.post_message(Navigate(RunningRoute(id) if is_watched(id, self._going) else VetRoute(id)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done."""
        if action in ON_A_VET:
            return bool(self._vets)
        return bool(self._trash) if action == "undelete" else True

    def action_new(self) -> None:
        """Begin a new one."""
        self.post_message(Navigate(VetRoute()))

    def action_export(self) -> None:
        """Export the vet at the cursor."""
        if (id := self.lines.here) is not None:
            self.post_message(Navigate(ExportVetRoute(id)))

    def action_delete(self) -> None:
        """Move the vet at the cursor to the trash."""
        if found := next((vet for vet in self._vets if vet.id == self.lines.here), None):
            self.run_worker(self._delete(found))

    def action_undelete(self) -> None:
        """Restore the one deleted last."""
        if self._trash:
            self.run_worker(self._undelete(self._trash[0][0]))

    def on_new_day(self) -> None:
        """Update the days until the next checkpoints."""
        self._read()

    async def _delete(self, vet: Vet) -> None:
        if await deleting.delete(self, self._app_context, vet.id, vet.name, "vets.undelete"):
            self._read()

    async def _undelete(self, id: VetId) -> None:
        if await deleting.undelete(self, self._app_context, id):
            self._read()

    @work(exclusive=True, group="reading")
    async def _read(self) -> None:
        library = self._app_context.library
        try:
            self._vets = await retry_locked(lambda: tuple(vets.iterate_vets(library)))
            self._going = await retry_locked(lambda: going_on(library))
            self._trash = tuple(await retry_locked(lambda: vets.trash(library)))
        except StoreError as error:
            toast(self, safe_text(str(error)), "error")
            return
        self.show_calm_state(counted_vets(self._vets))
        self.lines.set_lines(
            VetLines(self._vets, self._app_context.today(), self._going, in_own_keys(self, NOTHING, "vets.new"))
        )
        self.refresh_bindings()


def counted_vets(vets: Sequence[Vet]) -> str:
    """Format as "7 vetted gigs, 2 not vetted": older gigs and gigs taken unasked are listed too; "" for none."""
    count = sum(vet.was_vetted for vet in vets)
    others = len(vets) - count
    vetted = (ONE if count == 1 else MANY.format(count)) if count else ""
    return ", ".join(filter(None, (vetted, OTHERS.format(others) if others else "")))
