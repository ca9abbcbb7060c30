"""The reply of a vetting on the screen: its sentences are edited, and it is copied."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from retro.core.vet.flag_history import history_of
from retro.core.vet.replies.edited_reply import with_edited_reply
from retro.core.vet.reply import default_reply, price_aside, reply, reply_sentence
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import VetFlag
from retro.tui.kit.dialogs.text_dialog import TextDialog
from retro.tui.vet.reply_copier import ReplyCopier
from retro.tui.vet.vet_screen import VetDraftScreen

REPLY = "Your reply"
SENTENCE = "The sentence for your reply"
Changed = Callable[[str], Vet]
"""Returns the vet with other words."""


class ReplyEditing:
    """Edits and copies the reply. The screen owns it."""

    def __init__(self, screen: VetDraftScreen, marked: Callable[[], Vet]) -> None:
        """`marked` returns the vet with the decision that is marked on the screen."""
        self._screen, self._marked = screen, marked
        self._copier = ReplyCopier()

    def edit(self) -> None:
        """Edit the whole reply."""
        vet, pasts = self._marked(), self._screen.vetting.known.pasts

        def changed(text: str) -> Vet:
            before = self._screen.vet
            return with_edited_reply(before, text, vet.decision) if vet.decision else replace(before, reply=text)

        self._ask(REPLY, reply(vet, pasts), default_reply(vet, pasts), changed)

    def edit_sentence(self, flag: VetFlag) -> None:
        """Edit the sentence about one question."""
        past = history_of(flag, self._screen.vetting.known.pasts)
        words = reply_sentence(flag, past)
        self._ask(SENTENCE, words, past.ask, lambda text: self._screen.vet.asking(flag.key, text))

    def copy(self, say: Callable[[str], None]) -> None:
        """Copy the reply; `say` shows what is open in it, and what was copied."""
        vet, pasts = self._marked(), self._screen.vetting.known.pasts
        self._copier.copy(self._screen, reply(vet, pasts), say, price_aside(vet, pasts))

    def _ask(self, name: str, text: str, usual: str, changed: Changed) -> None:
        def take(words: str) -> None:
            self._screen.replace_vet(changed(words))

        self._screen.app.push_screen(TextDialog(name, text, usual, take), lambda _: self._screen.show())
