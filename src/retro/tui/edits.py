"""Watches files of editors in the background, and of editors that outlived the program, and imports what they save."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass

from textual.app import App
from textual.screen import Screen
from textual.timer import Timer

from retro.core.gig.ids import DocumentId
from retro.core.gig.wording import in_quotes
from retro.storage.edit_files import EditFile, TooLong
from retro.storage.errors import StoreError, display_path
from retro.storage.queries.vets import vets
from retro.tui.context import AppContext
from retro.tui.edits_apart import take_apart
from retro.tui.kit.screen import BaseScreen
from retro.tui.message.draft_screen import MessageDraftScreen
from retro.tui.moves import Moves
from retro.tui.terminal.external_editor import SAVED_IN, TOO_LONG
from retro.tui.terminal.safe_text import safe_text, toast
from retro.tui.wizard.screen import WizardScreen

EDITED_ELSEWHERE = "What you wrote in your editor is now in {}."

LOOK_PAUSE = 0.5
"""Seconds between two looks. A file that looks the same twice is not being written."""
SCREEN_WAIT = 1.0
"""Seconds that a screen may be busy before it is asked again at the next look."""


@dataclass(slots=True)
class WatchedFile:
    """One file, and its state at the last look."""

    file: EditFile
    since: float
    """When it was handed out; moves of its gig to another id count from then."""
    looked: tuple[int, int, int] | None = None
    too_long: tuple[int, int, int] | None = None
    """Its state when it held more than a text can; it is read again once it has changed."""
    taking: str | None = None
    """Text that was put into the answer, until the library has it."""


class EditWatch:
    """Looks at the files; no timer runs while there are none."""

    def __init__(self, app: App[None], app_context: AppContext, moves: Moves) -> None:
        self._app, self._app_context, self._moves = app, app_context, moves
        self._watched: list[WatchedFile] = []
        self._timer: Timer | None = None
        self._looking = asyncio.Lock()

    def add(self, files: Iterable[EditFile]) -> None:
        """Watch these files too, until the program ends."""
        self._watched += [WatchedFile(file, file.since) for file in files]
        if self._watched and self._timer is None:
            self._timer = self._app.set_interval(LOOK_PAUSE, self._look)

    async def _look(self) -> None:
        if self._looking.locked():
            return
        async with self._looking:
            for each in self._watched:
                await self._see(each)

    async def _see(self, each: WatchedFile) -> None:
        if not await self._follow(each):
            return
        if each.taking is not None:
            self._settle(each)
            return
        before, each.looked = each.looked, each.file.look()
        if each.looked is None or each.looked != before or each.looked == each.too_long:
            return
        try:
            text, _ = each.file.content()
            if text != each.file.known and await self._take(each.file, text):
                each.taking = text
        except TooLong:
            each.too_long = each.looked
            told = f"{TOO_LONG} {SAVED_IN.format(display_path(each.file.path))}"
            toast(self._app, safe_text(told), "warning")
        except (OSError, UnicodeDecodeError, StoreError):
            return  # it stays where it is, and is looked at again

    async def _follow(self, each: WatchedFile) -> bool:
        """Follow a gig that continues as a copy, once every screen that writes it has; False until then."""
        moves = self._moves.of(each.file.target.gig, each.since)
        if not moves:
            return True
        if not all(move.is_told for move in moves) or not await self._screens_have_heard():
            return False
        try:
            each.file = each.file.moved(moves[-1].moved.new_id)
        except StoreError:
            return False
        return True

    async def _screens_have_heard(self) -> bool:
        """Tell whether the screens have handled what they were sent before."""
        await asyncio.sleep(0)  # after this, messages from other threads are in their queues
        heard = [asyncio.Event() for _ in self._app.screen_stack]
        for screen, event in zip(self._app.screen_stack, heard, strict=True):
            if not screen.call_later(event.set):  # it is being closed
                event.set()
        try:
            await asyncio.wait_for(asyncio.gather(*(event.wait() for event in heard)), SCREEN_WAIT)
        except TimeoutError:
            return False
        return True

    def _settle(self, each: WatchedFile) -> None:
        """Mark taken text as known once the library has it; until then a start would import it again."""
        target, text = each.file.target, each.taking or ""
        if self._app_context.autosave.unsaved(target.gig):
            return
        try:
            each.file = each.file.took(text)
            name = _name(self._app_context, target.gig)
        except StoreError:
            return
        each.taking = None
        toast(self._app, safe_text(EDITED_ELSEWHERE.format(in_quotes(name))))

    async def _take(self, file: EditFile, text: str) -> bool:
        for screen in reversed(self._app.screen_stack):  # the one on top has the newest record
            if isinstance(screen, BaseScreen) and await screen.take_edit(file.target, file.known, text):
                return True
        is_written = self._is_written(file.target.gig)
        return take_apart(self._app_context, file.target, file.known, text, is_written=is_written)

    def _is_written(self, gig: DocumentId) -> bool:
        """Tell whether a screen writes this record, and would write over what is put into it beside."""
        return any(_writes(screen, gig) for screen in self._app.screen_stack)


def _writes(screen: Screen[object], gig: DocumentId) -> bool:
    if isinstance(screen, WizardScreen):
        return screen.drafting.retrospective.id == gig
    return isinstance(screen, MessageDraftScreen) and screen.writing is not None and screen.gig.id == gig


def _name(app_context: AppContext, gig: DocumentId) -> str:
    found = vets.document_by_id(app_context.library, gig)
    return found.document.name if found else ""
