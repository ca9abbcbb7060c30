"""What follows a message: noting that the client was told, taking it back, writing up the rest.

The message screen owns it.
"""

from __future__ import annotations

from retro.core.document_kinds import Document
from retro.core.gig.retrospective import Retrospective
from retro.core.message import telling
from retro.core.message.subject import is_unfinished
from retro.tui.kit.gigs.telling import (
    OF_ONE_GIG,
    ask_to_note,
    is_undone,
    told_next,
    told_toast,
)
from retro.tui.kit.own_keys import own_key_in_words
from retro.tui.message.draft_screen import MessageDraftScreen
from retro.tui.navigation import Navigate, WizardRoute
from retro.tui.terminal.safe_text import safe_text, toast


class TellingActions:
    """Changes the telling of a screen's record; offers what fits it."""

    def __init__(self, screen: MessageDraftScreen) -> None:
        self._screen = screen
        self._is_just_told = False

    async def note_told(self) -> None:
        """Ask when and how the client was told, and note it. Await it in a worker."""
        screen = self._screen
        if screen.writing is None:
            return
        found = await ask_to_note(screen, screen.app_context, screen.writing, lambda: screen.gig, self._take_over)
        if found:
            self._is_just_told = True
            screen.replace_gig(telling.with_client_told(screen.gig, found.on, found.channel))
            screen.save_now()
            screen.refresh_bindings()
            write_up = own_key_in_words(screen, "message.write_up", "n")
            next_step = told_next(screen, screen.gig, undo="message.untold", write_up=write_up)
            toast(screen, safe_text(f"{told_toast(screen.gig)} {next_step}"), undo=OF_ONE_GIG)

    def _take_over(self) -> None:
        """Take over what another window noted: saving does that, and says so."""
        self._screen.replace_gig(self._screen.gig.touched())
        self._screen.save_now()

    def write_up(self) -> None:
        """Continue the draft, now that they know."""
        screen = self._screen
        if isinstance(screen.gig, Retrospective):
            screen.post_message(Navigate(WizardRoute(screen.gig.id), from_home=True))

    async def take_back(self) -> None:
        """Note that they were not told after all; ask first unless it was noted just now. Await it in a worker."""
        screen = self._screen
        if screen.writing is None or not telling.can_be_taken_back(screen.gig):
            return
        if self._is_just_told or await is_undone(screen, screen.gig):
            screen.replace_gig(telling.with_client_not_told(screen.gig))
            screen.save_now()
            toast(screen, safe_text(telling.untold_text(screen.gig)))

    def is_offered(self, action: str) -> bool | None:
        """Tell whether one of these actions fits what the client knows; None for any other action."""
        gig = self._screen.gig
        offers = {
            "told": lambda: telling.is_to_be_told(gig),
            "untold": lambda: telling.can_be_taken_back(gig),
            "write_up": lambda: _can_be_written_up(gig),
        }
        return offers[action]() if action in offers else None


def _can_be_written_up(gig: Document) -> bool:
    return is_unfinished(gig) and not telling.is_to_be_told(gig)
