"""Base of the message screen: notes that the client was told, takes it back, and leads on to the rest of the story."""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType

from retro.core.gig.retrospective import Retrospective
from retro.core.message import telling
from retro.tui.kit.gigs.telling import OF_ONE_GIG, ask_when_told, told_next, told_toast
from retro.tui.kit.own_keys import own_key_in_words
from retro.tui.message.parts_screen import PartsScreen
from retro.tui.navigation import Navigate, WizardRoute
from retro.tui.terminal.safe_text import safe_text, toast


class TellingScreen(PartsScreen):
    """Does what follows the message. A subclass has the layout."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "told", "I've told them", id="message.told", tooltip="They know: note when and how"),
        Binding(
            "n", "write_up", "Write it up", id="message.write_up", tooltip="Write up the rest, one question at a time"
        ),
        Binding("u", "untold", "Undo", id="message.untold", tooltip="Undo “I've told them”"),
    ]

    @work
    async def action_told(self) -> None:
        """Ask when and how the client was told."""
        if self.writing is None:
            return
        if found := await ask_when_told(self, self.gig, self.app_context.today):
            self.put(telling.told(self.gig, found.on, found.channel))
            self.save_now()
            self.refresh_bindings()
            write_up = own_key_in_words(self, "message.write_up", "n")
            next_step = told_next(self, self.gig, undo="message.untold", write_up=write_up)
            toast(self, safe_text(f"{told_toast(self.gig)} {next_step}"), undo=OF_ONE_GIG)

    def action_write_up(self) -> None:
        """Continue the draft, now that they know."""
        if isinstance(self.gig, Retrospective):
            self.post_message(Navigate(WizardRoute(self.gig.id), from_home=True))

    def action_untold(self) -> None:
        """Note that they were not told after all."""
        if self.writing:
            self.put(telling.untold(self.gig))
            self.save_now()
            toast(self, safe_text(telling.untold_text(self.gig)))

    def can_tell(self, action: str) -> bool | None:
        """Tell whether one of these actions fits what the client knows; None for any other action."""
        offers = {
            "told": lambda: telling.is_to_be_told(self.gig),
            "untold": lambda: telling.can_be_taken_back(self.gig),
            "write_up": lambda: self._can_be_written_up,
        }
        return offers[action]() if action in offers else None

    @property
    def _can_be_written_up(self) -> bool:
        gig = self.gig
        return isinstance(gig, Retrospective) and gig.finished_at is None and not telling.is_to_be_told(gig)
