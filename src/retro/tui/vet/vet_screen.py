"""Base screen over one vetted gig: opens it, saves each change, shows the save status."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import ClassVar

from textual.binding import Binding, BindingType

from retro.core.gig.ids import VetId
from retro.core.vet.begin import VetContext
from retro.core.vet.status_text import offer_text
from retro.core.vet.vet import Vet
from retro.core.vet.vet_lines import VetLine
from retro.storage.autosave.status import Moved
from retro.storage.edit_files import Target
from retro.storage.errors import StoreError
from retro.tui.context import AppContext
from retro.tui.kit import messages
from retro.tui.kit.dialogs.text_dialog import TextDialog
from retro.tui.kit.retry import retry_locked_in_thread
from retro.tui.kit.saving import ShownSaves
from retro.tui.kit.screen import BaseScreen
from retro.tui.navigation import ExportVetRoute, Navigate, Route
from retro.tui.terminal.safe_text import safe_text, toast
from retro.tui.vet.edited_texts import is_of_vet, with_edit
from retro.tui.vet.editor import VetEditor, flushed, open_vet

NOTHING_TO_EXPORT = "There's nothing to export yet. Answer a question first."


class VetDraftScreen(BaseScreen):
    """Holds the vet; a subclass shows it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "saved", "Save", id="vet.save", tooltip="Already saved", show=False),
    ]

    shown_saves = ShownSaves.EVERY

    def __init__(self, app_context: AppContext, id: VetId | None) -> None:
        super().__init__()
        self.app_context = app_context
        self.vetting = VetEditor(app_context, Vet(), VetContext({}, 0))
        self._vet_id = id
        self._is_below = False
        """True if another screen over this one writes in the same gig."""

    @property
    def vet(self) -> Vet:
        """Return it as it is."""
        return self.vetting.vet

    async def open(self) -> bool:
        """Open what was asked for. Returns False, after saying why and closing the screen, if it cannot be opened."""
        try:
            self.vetting = await retry_locked_in_thread(lambda: open_vet(self.app_context, self._vet_id))
        except StoreError as error:
            toast(self, safe_text(str(error)), "warning")
            self.dismiss()
            return False
        if self._vet_id:
            self.title_line.state = messages.saved_before(self.vet.updated_at, self.app_context.today())
        return True

    def replace_vet(self, vet: Vet) -> None:
        """Replace the vet and save it soon."""
        self.vetting.replace_record(vet)
        self.show_title()

    def show_title(self) -> None:
        """Name the gig in the title line; what was agreed stays when the name is cut."""
        self.title_line.end = offer_text(self.vet)
        self.title_line.name_shown = self.heading()

    def keep_lines(self, lines: Mapping[VetLine, str]) -> None:
        """Save what stands in a dialog that is not answered yet, by the names of its lines; "" for nothing."""
        if (vet := self.vet.with_lines(lines)) is not self.vet:
            self.replace_vet(vet)

    def save_now(self) -> None:
        """Save it now."""
        self.vetting.save_soon()

    def take_typed(self) -> None:
        """Take it, and save it."""
        self.save_now()

    async def take_edit(self, target: Target, known: str, text: str) -> bool:
        """Put the edit into the line or the dialog that shows its text, else into the vet."""
        name = target.question
        if target.gig != self.vet.id or not is_of_vet(name):
            return False
        dialogs = (each for each in self.app.screen_stack if isinstance(each, TextDialog) and each.target == name)
        if dialog := next(dialogs, None):
            dialog.take_edit(known, text)
        elif not self.take_line(name, known, text):
            changed = with_edit(self.vet, name, known, text, self.app_context.today())
            if changed is None:
                return False
            self.replace_vet(changed)
            self.show()
        self.save_now()
        return True

    def take_line(self, name: str, known: str, text: str) -> bool:
        """Put it into a line that is shown. Returns False if there is none of this name; overridden by forms."""
        return False

    def show(self) -> None:
        """Draw the vet; overridden."""

    def go_below(self, route: Route) -> None:
        """Open a screen over this one that writes in the same gig."""
        self.save_now()
        self._is_below = True
        self.post_message(Navigate(route))

    async def read_shown(self) -> None:
        """Open it again after the screen above; else show what another window noted, if all here is saved."""
        if self._is_below:
            self._is_below = False
            await flushed(self.app_context)
            if await self.open():
                self.show_written_above()
            return
        if not self.vetting.is_begun or self.has_unsaved(self.app_context.autosave, self.vet.id):
            return
        before = self.vet
        with suppress(StoreError):  # what is here is good enough
            found = open_vet(self.app_context, VetId(before.id))
            if found.vet != before:
                self.vetting = found
                await self.show_newer(before)

    def show_written_above(self) -> None:
        """Draw what the screen above made of it."""
        self.show()

    async def show_newer(self, before: Vet) -> None:
        """Draw what another window made of it; it was shown as `before`."""
        self.show()

    def show_copy(self) -> None:
        """Draw the vet, which continues in a copy; what is being typed stays."""
        self.show()

    async def follow_copy(self, moved: Moved) -> None:
        """Continue in the copy, or with what another window told, and say so."""
        self.save_now()
        if self.vetting.carry_on_as(moved):
            if moved.line:
                toast(self, safe_text(moved.line))
            self.show_copy()

    def action_saved(self) -> None:
        """Do nothing on Ctrl+S; while the library refuses, say so again."""
        self.save_now()
        toast(self, safe_text(self.title_line.state if self.title_line.is_alarming else messages.SAVED_ALREADY))

    def action_export(self) -> None:
        """Export it."""
        self.save_now()
        if self.vetting.is_begun:
            self.run_worker(self._export())
        else:
            toast(self, safe_text(NOTHING_TO_EXPORT))

    async def _export(self) -> None:
        """Export it once it is saved, because the export reads the library."""
        if await flushed(self.app_context):
            self.post_message(Navigate(ExportVetRoute(self.vet.id)))
        else:
            toast(self, safe_text(messages.UNSAVED), "warning")
