"""Base screen over one gig whose message or notes are written: autosave, and the save status."""

from __future__ import annotations

from contextlib import suppress
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType

from retro.core.document_kinds import Document
from retro.core.message import texts
from retro.core.text.three_way_merge import merged
from retro.storage.autosave.status import Moved, SaveState, ToldElsewhere
from retro.storage.edit_files import Target
from retro.storage.errors import StoreError
from retro.tui.context import AppContext
from retro.tui.kit import messages
from retro.tui.kit.dialogs.text_dialog import TextDialog
from retro.tui.kit.gigs.gig_writing import GigWriting, open_gig
from retro.tui.kit.lists.row_list import RowList
from retro.tui.kit.saving import ShownSaves
from retro.tui.kit.screen import BaseScreen
from retro.tui.message.answer_dialog import AnswerDialog
from retro.tui.terminal.safe_text import safe_text, toast


class MessageDraftScreen(BaseScreen):
    """Holds the record; a subclass shows it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "saved", "Save", id="message.save", tooltip="Already saved", show=False),
    ]

    DEFAULT_CSS = """
    MessageDraftScreen.-asked KeyFooter { display: none; }
    """
    shown_saves = ShownSaves.EVERY

    def __init__(self, app_context: AppContext) -> None:
        super().__init__()
        self.app_context = app_context
        self.writing: GigWriting | None = None
        """None until it is read."""
        self._saved = ""
        self._alarm = ""

    @property
    def gig(self) -> Document:
        """Return the record; only once it is read."""
        assert self.writing is not None
        return self.writing.gig

    def replace_gig(self, gig: Document) -> None:
        """Replace the record, save it soon, and show it."""
        if self.writing:
            self.writing.replace_record(gig)
            self.show()

    def opened(self) -> GigWriting:
        """Return the record as it is now. Raises StoreError."""
        return open_gig(self.app_context, self.gig.id)

    def read_again(self) -> None:
        """Read what another window may have saved, unless something here isn't saved yet. Call it before a change."""
        if self.writing is None or self.has_unsaved(self.app_context.autosave, self.gig.id):
            return
        with suppress(StoreError):  # what is here is good enough
            writing = self.opened()
            if writing.gig.id == self.gig.id and writing.gig != self.gig:
                found = ToldElsewhere(self.gig, writing.gig, 0)
                self.writing = writing
                self.show()
                if found.line:
                    toast(self, safe_text(found.line))

    async def read_shown(self) -> None:
        """Show what another window saved."""
        self.read_again()

    def save_now(self) -> None:
        """Save it now."""
        if self.writing:
            self.writing.save_soon()

    async def take_edit(self, target: Target, known: str, text: str) -> bool:
        """Put the edit into the dialog that is open over it if it has that text, else into the record."""
        if self.writing is None or target.gig != self.gig.id or not texts.is_text(target.question):
            return False
        for dialog in self.app.screen_stack:
            if isinstance(dialog, AnswerDialog | TextDialog) and dialog.target == target.question:
                dialog.take_edit(known, text)
                return True
        stands = texts.text_of(self.gig, target.question)
        self.replace_gig(texts.with_text(self.gig, target.question, merged(stands, known, text)))
        self.save_now()
        return True

    def cover(self, lines: int) -> None:
        """Keep so many lines at the bottom free for a question over this; 0 when none is asked any more."""
        self.set_class(lines > 0, "-asked")
        self.styles.padding = (0, 0, lines + 1 if lines else 0, 0)  # with the question's line of keys
        for rows in self.query(RowList):
            self.call_after_refresh(rows.show_cursor)

    def show(self) -> None:
        """Draw the record; overridden."""

    def progress_line(self) -> str:
        """Return the progress for the title line; overridden."""
        return ""

    def short_progress_line(self) -> str:
        """Return the progress in few words, where a long name leaves little room; overridden."""
        return self.progress_line()

    def tell_state(self) -> None:
        """Show the progress and that it is saved, or what is not saved."""
        self.title_line.is_alarming = bool(self._alarm)
        room = self.size.width - len(self.heading()) - 4
        whole, short = (_joined(said, self._saved) for said in (self.progress_line(), self.short_progress_line()))
        self.title_line.state = self._alarm or (whole if len(whole) <= room else short)

    def on_resize(self, event: events.Resize) -> None:
        """Fit the state to the new width."""
        if self.writing:
            self.tell_state()

    def show_save_status(self, state: SaveState) -> None:
        """Show how the last save went beside the progress."""
        if self.writing is None:
            return
        if self.shown_saves.is_alarming(state):
            self._alarm = state.line
        else:
            self._alarm, self._saved = "", state.line
        self.tell_state()

    async def follow_copy(self, moved: Moved) -> None:
        """Continue in the copy, or with what another window told, and say so."""
        if self.writing is None:
            return
        self.save_now()
        if self.writing.carry_on_as(moved):
            if moved.line:
                toast(self, safe_text(moved.line))
            self.show()

    def action_saved(self) -> None:
        """Do nothing on Ctrl+S; while the library refuses, say so again."""
        self.save_now()
        toast(self, safe_text(self._alarm or messages.SAVED_ALREADY))


def _joined(standing: str, saved: str) -> str:
    return " · ".join(filter(None, (standing, saved)))
