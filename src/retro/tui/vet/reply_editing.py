"""The reply of a vetting on the screen: its sentences are edited, and it is copied."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from retro.core.vet.flag_history import history_of
from retro.core.vet.replies.edited_reply import with_edited_reply
from retro.core.vet.reply import default_reply, price_aside, reply, reply_sentence
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import VetFlag
from retro.storage.edit_files import Target
from retro.tui.kit.dialogs.text_dialog import TextDialog
from retro.tui.kit.text_aids import edit_text
from retro.tui.terminal.safe_text import safe_text, toast
from retro.tui.vet import edited_texts
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

        self._ask(REPLY, edited_texts.REPLY, reply(vet, pasts), default_reply(vet, pasts), changed)

    def edit_sentence(self, flag: VetFlag) -> None:
        """Edit the sentence about one question."""
        past = history_of(flag, self._screen.vetting.known.pasts)
        words = reply_sentence(flag, past)
        name = edited_texts.ASKED + flag.key
        self._ask(SENTENCE, name, words, past.ask, lambda text: self._screen.vet.asking(flag.key, text))

    def copy(self, say: Callable[[str], None]) -> None:
        """Copy the reply; `say` shows what is open in it, and what was copied."""
        vet, pasts = self._marked(), self._screen.vetting.known.pasts
        self._copier.copy(self._screen, reply(vet, pasts), say, price_aside(vet, pasts))

    def _ask(self, heading: str, name: str, text: str, usual: str, changed: Changed) -> None:
        """Ask for the text that an editor's file knows by this name."""

        def take(words: str) -> None:
            self._screen.replace_vet(changed(words))

        def edit_outside(text: str, put: Callable[[str], None]) -> None:
            screen = self._screen
            screen.save_now()
            if note := edit_text(screen.app, screen.app_context, Target(screen.vet.id, name), text, put):
                toast(screen, safe_text(note))

        dialog = TextDialog(heading, text, usual, take, target=name, edit_outside=edit_outside)
        self._screen.app.push_screen(dialog, lambda _: self._screen.show())
