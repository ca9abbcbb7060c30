"""Older-gig screen: saved as a draft while written, finished at the end."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.getters import query_one
from textual.widget import Widget

from retro.core.gig.draft_position import Place
from retro.core.gig.retrospective import Facts, Retrospective, Status, now
from retro.storage.autosave.status import Diverged, NotSaved, Saving
from retro.tui.context import Desk
from retro.tui.kit import messages
from retro.tui.kit.button import WordButton
from retro.tui.kit.paste import Noted
from retro.tui.kit.saving import SaveReported
from retro.tui.kit.screen import HELP_IN_FIELDS, Sheet
from retro.tui.navigation import Go, ToFinished, ToOlderGig
from retro.tui.terminal.safe_text import NOTHING, Words, shown
from retro.tui.wizard.older_form import OlderForm
from retro.tui.wizard.remembering import remember

NEEDS_NAME = "Give it a few words, so that you can find it again."
NEEDS_MONTH = "Try a month such as March 2025, or leave it blank."
UNSAVED = "Can't save right now. Your words are still here; retro keeps trying."


class OlderGigScreen(Sheet):
    """One page and a button; what is written is offered to autosave with each change."""

    BINDINGS: ClassVar[list[BindingType]] = [
        HELP_IN_FIELDS,
        Binding("ctrl+n,f3", "finish", "Save", id="older.keep", tooltip="Save it as a finished retrospective"),
        Binding("escape", "leave", "Leave", id="leave", tooltip="Close; it stays a draft"),
    ]
    DEFAULT_CSS = """
    OlderGigScreen > .buttons { height: 1; }
    OlderGigScreen > .buttons > .note { width: 1fr; padding: 0 1; color: $secondary; }
    """

    form = query_one(OlderForm)
    note = query_one(".note", Words)

    def __init__(self, desk: Desk, place: ToOlderGig) -> None:
        super().__init__()
        self._desk = desk
        self._begun = Retrospective.new(facts=Facts(status=Status.OVER))
        self._offered: tuple[Retrospective, Place | None] = (self._begun, None)

    def heading(self) -> str:
        """What this is."""
        return "An older gig (1 minute)"

    def compose_body(self) -> Iterable[Widget]:
        """The page, and how to leave it."""
        yield OlderForm(self._begun, remember(self._desk.library, self._begun.id), self._desk.today)
        buttons = (WordButton("Save ›", id="keep"), WordButton("Close (it stays a draft)", id="leave-it"))
        yield Horizontal(*buttons, Words(classes="note"), classes="buttons")

    def on_mount(self) -> None:
        """The name comes first."""
        self.form.name_line.focus()

    def on_save_reported(self, message: SaveReported) -> None:
        """Say what is true of the words being written."""
        state = message.state
        if not isinstance(state, Saving):
            self.title_line.state = state.line
            self.title_line.is_alarming = isinstance(state, NotSaved | Diverged)
        if isinstance(state, Diverged) and state.old_id == self._begun.id:
            self.keep()
            self._begun = self.form.carry_on_as(state.carried(self.form.told))
            self.keep()

    def keep(self) -> None:
        """Have it saved as it stands, unless nothing was written."""
        offer = (self.form.told, self.form.place)
        if offer != self._offered:
            self._offered = offer
            self._desk.autosave.offer(offer[0].touched(), offer[1])

    def farewell(self) -> str:
        """What is said in the terminal when the program ends here."""
        return "Saved as a draft. Run retro to carry on." if self._offered[0] != self._begun else ""

    @on(OlderForm.Changed)
    def _changed(self) -> None:
        self.note.update(NOTHING)
        self.keep()

    @on(Noted)
    def _noted(self, message: Noted) -> None:
        self.note.update(shown(message.text))

    @on(WordButton.Pressed, "#leave-it")
    def action_close(self) -> None:
        """Leave; what is written stays as a draft."""
        self.keep()
        self._desk.autosave.hurry()
        self.dismiss()

    def action_ready(self) -> None:
        """Enter in the last line."""
        self.action_finish()

    @on(WordButton.Pressed, "#keep")
    def action_finish(self) -> None:
        """Keep it as a finished retrospective, unless it has no name, or a month that nobody knows."""
        self.keep()
        told, place = self._offered
        if not told.facts.title:
            self.note.update(shown(messages.NEEDS_NAME))
            self.form.name_line.focus()
        elif place:
            self.note.update(shown(NEEDS_MONTH))
            self.form.month.focus()
        else:
            self._finish(told._replace(finished_at=now()).touched())

    @work(exclusive=True)
    async def _finish(self, finished: Retrospective) -> None:
        """Wait for the library, so that what comes next finds it."""
        self._desk.autosave.offer(finished)
        if await asyncio.to_thread(self._desk.autosave.flush):
            self.post_message(Go(ToFinished(finished.id), instead=True))
        else:
            self.note.update(shown(messages.UNSAVED))
