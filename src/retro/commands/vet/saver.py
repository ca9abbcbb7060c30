"""Saves one vetting to the library while it is answered on the command line."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from retro.commands.document_saver import DocumentSaver
from retro.commands.lines.console import Console
from retro.commands.lines.prompts import V, ask_until_understood
from retro.core.gig.ids import short_id
from retro.core.vet.vet import Vet
from retro.core.vet.vet_lines import VetLine

NOTHING_SAVED = "No answers, so nothing was saved."
SET_ASIDE = "Not in the library yet: your answers are in a recovery file. Start retro to save them."
SAVED = "Saved as {0}. See it with retro vet {0}, or find it under Vetted gigs in retro."
UNDECIDED = "Saved as {0}. To carry on: retro vet {0} --plain, or find it under Vetted gigs in retro."


class VetSaver(DocumentSaver[Vet]):
    """Saves a vet after every answer."""

    is_reply_out = False
    """True once the reply to the client is on stdout, where nothing else may follow it."""

    @property
    def vet(self) -> Vet:
        """Return the vet as it is now."""
        return self.document

    def replace_vet(self, vet: Vet) -> None:
        """Replace the vet and save it."""
        self.replace_document(vet.touched())

    def clears(self, changed: Callable[[Vet], Vet], line: VetLine | None = None) -> Callable[[], bool]:
        """Return what saves the vet with an answer cleared, and this line's text that was not understood.

        It tells whether that changed anything.
        """

        def clear() -> bool:
            before, cleared = self.vet, changed(self.vet.with_unread(line, "") if line else self.vet)
            if cleared != before:
                self.replace_vet(cleared)
            return cleared != before

        return clear

    def ask_for(self, console: Console, line: VetLine, prompt: str, meant: Callable[[str], V]) -> V:
        """Ask until it is understood; what isn't is kept as typed for this line, until something is."""
        leave, left = partial(self._leave_unread, line), self.vet.unread.get(line, "")
        return ask_until_understood(console, prompt, meant, leave, left)

    def _leave_unread(self, line: VetLine, typed: str) -> None:
        if (changed := self.vet.with_unread(line, typed)) is not self.vet:
            self.replace_vet(changed)

    @property
    def status_text(self) -> str:
        """Return one line that says where the vet was saved."""
        if not self.is_begun:
            return NOTHING_SAVED
        if not self.is_saved:
            return SET_ASIDE
        return (SAVED if self.vet.decision else UNDECIDED).format(short_id(self.vet.id))
