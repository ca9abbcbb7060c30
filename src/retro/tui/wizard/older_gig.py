"""Older-gig screen: saved as a draft while written, finished at the end."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.getters import query_one
from textual.widget import Widget

from retro.core.gig.ids import DocumentId, GigId, new_document_id
from retro.core.gig.retrospective import Retrospective
from retro.core.text.months import NO_MONTH as NEEDS_MONTH
from retro.core.vet.vet import Vet
from retro.core.wizard.older_gig import MINUTE, finished_badly, older_place
from retro.storage.autosave.status import Diverged, Moved
from retro.tui.context import AppContext
from retro.tui.kit import messages
from retro.tui.kit.button import WordButton
from retro.tui.kit.own_keys import in_own_keys
from retro.tui.kit.saving import ShownSaves
from retro.tui.kit.screen import HELP_IN_FIELDS, BaseScreen
from retro.tui.kit.stray_keys import TakesText
from retro.tui.kit.text.held_once import HeldOnce
from retro.tui.kit.text.line_input import LineInput
from retro.tui.kit.text.paste import Noted
from retro.tui.navigation import FinishedRoute, HomeRoute, Navigate, OlderGigRoute, Route
from retro.tui.terminal.safe_text import NOTHING, SafeLabel, safe_text, toast
from retro.tui.wizard.older_elsewhere import opened_older, stored_elsewhere
from retro.tui.wizard.older_form import OlderForm
from retro.tui.wizard.older_lines import EndMarks
from retro.tui.wizard.remembering import remember

SAVE = "Save ›"
SAVE_RETRY_PAUSE = 0.5
"""Seconds until a library that refused it is tried again."""
STAYS_DRAFT, STAYS_SAVED = "Close (it stays a draft)", "Close (it stays saved)"
FAREWELL = "Saved as a draft. Run retro to carry on."

CHANGED = "This gig was changed in another window. You see it as it is now."
LEAVE_WITHOUT = "{} Or press Esc again to leave without it."


class OlderGigScreen(BaseScreen):
    """One page and a button; each change is offered to autosave."""

    BINDINGS: ClassVar[list[BindingType]] = [
        HELP_IN_FIELDS,
        Binding("f3,ctrl+n", "finish", "Save", id="older.keep", tooltip="Save it as a finished retrospective"),
        Binding("escape", "leave", "Close", id="leave", tooltip="Close; what you wrote is saved"),
    ]
    DEFAULT_CSS = """
    OlderGigScreen ToastRack { margin-bottom: 2; }
    OlderGigScreen > .buttons { height: auto; }
    OlderGigScreen > .buttons > .note { width: 1fr; height: auto; padding: 0 1; color: $secondary; }
    """

    form = query_one(OlderForm)
    note = query_one(".note", SafeLabel)
    leave_button = query_one("#leave-it", WordButton)
    is_form = True
    shown_saves = ShownSaves.EVERY

    def __init__(self, app_context: AppContext, route: OlderGigRoute) -> None:
        super().__init__()
        self._app_context = app_context
        self._draft = opened_older(app_context, route)
        self._begun = self._draft.retrospective
        self._offered = (self._begun, older_place(self._draft.unread))
        self._good_end = Vet()
        self._held = HeldOnce[str]()
        self._kept: set[DocumentId] = {route.id} if route.id else set()
        """Ids that autosave was offered, or that are carried on."""
        self._version = self._draft.version
        """Stored version of a draft that is carried on, or of what another window changed, which is written on here."""
        self._written_elsewhere: set[DocumentId] = set()

    def text_for_stray(self) -> TakesText | None:
        """Return the name while it is blank and the first line has the focus: letters that choose no end begin it."""
        if isinstance(self.focused, EndMarks) and not self.form.name_line.value:
            return self.form.name_line
        return super().text_for_stray()

    def heading(self) -> str:
        """Return what this is."""
        return MINUTE

    def compose_body(self) -> Iterable[Widget]:
        """Yield the page, and how to leave it."""
        memory = remember(self._app_context.library, self._begun.id)
        yield OlderForm(self._begun, memory, self._app_context.today, self._draft.unread)
        buttons = (WordButton(SAVE, id="keep"), WordButton(STAYS_DRAFT, id="leave-it"))
        yield Horizontal(*buttons, SafeLabel(classes="note"), classes="buttons")

    def on_mount(self) -> None:
        """Focus the name: a name typed at once is one, and its first letter no answer to how it ended."""
        if self._draft.refusal:
            toast(self, safe_text(self._draft.refusal), "warning", for_next_screen=True)
            self.dismiss()
            return
        self.form.name_line.focus()

    async def follow_copy(self, moved: Moved) -> None:
        """Continue in the copy; a gig that was being finished stays open under its new name."""
        if not isinstance(moved, Diverged) or moved.old_id not in (self._begun.id, self._good_end.id):
            return
        self.workers.cancel_node(self)
        self.save_now()
        self._kept.discard(moved.old_id)  # the other window's
        self._kept.add(moved.new_id)
        self._version = moved.version
        if moved.old_id == self._good_end.id:
            self._good_end = moved.carried(self._good_end)
            self.form.name_line.rewrite(self._good_end.title)
        else:
            self._begun = self.form.carry_on_as(moved.carried(self.form.retrospective))
        self.save_now()

    async def read_shown(self) -> None:
        """Show what another window made of it, unless something here isn't saved yet, or a word has just ended."""
        if isinstance(self.focused, LineInput) and self.focused.value.endswith(" "):
            return
        self.take_typed()
        shown = self._good_end if self._is_good_end else self._offered[0]
        found = stored_elsewhere(self._app_context, shown) if shown.id in self._kept else None
        if found is None:
            return
        newer, self._version = found
        self._written_elsewhere.add(newer.id)
        self.form.show_newer(shown, newer)
        if isinstance(newer, Retrospective):
            self._begun, self._offered = newer, (newer, self._offered[1])
        else:
            self._good_end = newer
        toast(self, safe_text(CHANGED))

    @property
    def _is_good_end(self) -> bool:
        """Tell whether it is saved as a good end: once it ended well and has a name, also while that is typed anew."""
        return self.form.is_well and bool(self.form.retrospective.facts.title or self._good_end.title)

    def save_now(self) -> None:
        """Save it as it is, unless nothing was written."""
        self._save()

    def take_typed(self) -> None:
        """Take it, and save it."""
        self._save()

    def _save(self) -> bool:
        """Save it as it is. Returns False if that was saved before."""
        if self._is_good_end:
            self._drop(self._begun.id)
            return self._save_good_end()
        self._drop(self._good_end.id)
        return self._save_draft()

    def _save_draft(self) -> bool:
        offer = (self.form.retrospective, self.form.place)
        if offer == self._offered:
            return False
        place = offer[1].since(self._offered[1].unread)
        self._offered = offer
        self._kept.add(self._begun.id)
        self._app_context.autosave.schedule_save(offer[0].touched(), place, version=self._version)
        return True

    def _save_good_end(self) -> bool:
        found = self.form.good_end(self._good_end)
        found = replace(found, title=found.title or self._good_end.title)
        if found == self._good_end:
            return False
        self._good_end = found.touched()
        self._kept.add(found.id)
        self._app_context.autosave.schedule_save(self._good_end, version=self._version)
        return True

    def _drop(self, id: DocumentId) -> None:
        """Delete what was saved of the other end for good: it says the same. Either end is begun under a new id.

        What another window wrote in stays, and says more; a draft from before goes to the trash.
        """
        if id in self._kept:
            self._kept.discard(id)
            self._version = None
            self._begun, self._good_end = self.form.begin_as(GigId(new_document_id())), Vet()
            self._offered = (self._begun, older_place())
            if id not in self._written_elsewhere:
                was_stored = id == self._draft.retrospective.id and self._draft.version is not None
                self._app_context.autosave.forget(id)
                self._app_context.store.submit(lambda store: store.delete(id) if was_stored else store.purge([id]))

    def exit_message(self) -> str:
        """Return what the terminal prints when the program ends here."""
        return FAREWELL if self._offered[0] != self._begun else ""

    @on(OlderForm.Changed)
    def _changed(self) -> None:
        self.note.update(NOTHING)
        self.leave_button.label = STAYS_SAVED if self._is_good_end else STAYS_DRAFT
        if self._save():  # not by the last letter before Enter, whose report comes after it
            self.workers.cancel_node(self)

    @on(Noted)
    def _noted(self, message: Noted) -> None:
        self.note.update(safe_text(message.text))

    @on(WordButton.Pressed, "#leave-it")
    def action_close(self) -> None:
        """Leave; what is written stays as a draft, or as a good end, which hours not understood hold back once."""
        unread = self.form.unread if self._is_good_end else None
        if unread and self._held.holds({unread[0].id or "": unread[0].value}):
            self.note.update(safe_text(in_own_keys(self, LEAVE_WITHOUT.format(unread[1]), "leave")))
            unread[0].focus()
            return
        if unread:
            self.form.leave_without()
        self.save_now()
        self._app_context.autosave.save_soon()
        self.leave_at(next(iter(self._kept), None))

    def action_ready(self) -> None:
        """Handle Enter in the last line."""
        self.action_finish()

    @on(WordButton.Pressed, "#keep")
    def action_finish(self) -> None:
        """Save it as a finished retrospective, unless it has no name, or an unknown month."""
        self.save_now()
        told = self.form.retrospective if self.form.is_well else self._offered[0]
        if unread := self.form.unread:
            self.note.update(safe_text(unread[1]))
            unread[0].focus()
        elif not told.facts.title:
            self.note.update(safe_text(messages.NEEDS_NAME))
            self.form.name_line.focus()
        elif self.form.place.unread:
            self.note.update(safe_text(NEEDS_MONTH))
            self.form.month.focus()
        elif self.form.is_well:
            self._finish_well()
        else:
            self._finish(finished_badly(told))

    @work(exclusive=True)
    async def _finish(self, finished: Retrospective) -> None:
        """Wait for the library, so that the next screen finds it."""
        self._app_context.autosave.schedule_save(finished, version=self._version)
        await self._saved()
        self.call_later(self._go_on, finished.id, FinishedRoute(finished.id))

    @work(exclusive=True)
    async def _finish_well(self) -> None:
        """Show it on home among the others."""
        id = self._good_end.id
        await self._saved()
        self.call_later(self._go_on, id, HomeRoute(id))

    def _go_on(self, saved: DocumentId, route: Route) -> None:
        """Go on, unless the gig continues as a copy meanwhile."""
        if saved in (self._begun.id, self._good_end.id):
            self.post_message(Navigate(route, instead=True))

    async def _saved(self) -> None:
        """Wait as long as the library takes; a refusal is reported, and a change ends the wait."""
        while not await asyncio.to_thread(self._app_context.autosave.flush):
            self.note.update(safe_text(messages.UNSAVED))
            await asyncio.sleep(SAVE_RETRY_PAUSE)
