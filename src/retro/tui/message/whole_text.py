"""The message as one text: edited, copied, exported, with a warning about open parts. The message screen owns it."""

from __future__ import annotations

from collections.abc import Callable

from retro.core.message import assembly, draft
from retro.core.message.draft import PartLine
from retro.core.message.texts import WHOLE
from retro.core.text.gaps import GAP
from retro.storage.edit_files import Target
from retro.tui.kit.dialogs.text_dialog import TextDialog
from retro.tui.kit.own_keys import in_own_keys, own_key_in_words
from retro.tui.kit.text_aids import edit_text
from retro.tui.message import words
from retro.tui.message.draft_screen import MessageDraftScreen
from retro.tui.message.handing_over import HandingOver
from retro.tui.navigation import ExportMessageRoute, Navigate
from retro.tui.terminal import clipboard
from retro.tui.terminal.safe_text import safe_text, toast


class WholeText:
    """Changes and hands over the text of a screen's record; does nothing before that is read."""

    def __init__(
        self, screen: MessageDraftScreen, says_enough: Callable[[], bool], lines: Callable[[], tuple[PartLine, ...]]
    ) -> None:
        """`says_enough` tells whether it's said already that the blank parts can wait, `lines` returns the parts."""
        self._screen, self._says_enough, self._lines = screen, says_enough, lines
        self._handing_over = HandingOver(screen)

    def edit(self) -> None:
        """Edit it in a dialog."""
        if self._screen.writing is None:
            return
        self._screen.app.push_screen(
            TextDialog(
                words.WHOLE_NAME,
                self._edited(),
                self._assembled(),
                self._put,
                hint=words.EDIT_HINT,
                back=words.FROM_PARTS,
                is_long=True,
                target=WHOLE,
                edit_outside=self._edit_outside,
            )
        )

    def edit_outside(self) -> None:
        """Open it in the user's editor."""
        if self._screen.writing is not None:
            self._edit_outside(self._edited(), self._put)

    def copy(self) -> None:
        """Copy it after a warning about open parts."""
        self._hand_over(own_key_in_words(self._screen, "message.copy", "y"), "copy", words.NOTHING_TO_COPY, self._copy)

    def export(self) -> None:
        """Export it after a warning about open parts."""
        screen = self._screen
        self._hand_over(
            own_key_in_words(screen, "message.export", "x"),
            "export",
            words.NOTHING_TO_EXPORT,
            lambda text: screen.post_message(Navigate(ExportMessageRoute(screen.gig.id))),
        )

    def _hand_over(self, key: str, deed: str, without: str, do: Callable[[str], object]) -> None:
        """Do it at once if nothing is open, else when asked once more."""
        screen = self._screen
        if screen.writing is None:
            return
        screen.save_now()
        text = assembly.full_text(screen.gig)
        is_edited = screen.gig.message.is_edited
        lines = () if is_edited else self._lines()
        asked = lines[:1] if self._says_enough() else lines  # a greeting is no part that can wait
        if not text.strip():
            toast(screen, safe_text(in_own_keys(screen, without, "parts.open")))
        else:
            warning = words.handing_over_warning(asked, text.count(GAP), key, deed)
            self._handing_over.hand_over(key, text, words.with_notes(lines, warning, key, deed), do)

    def _copy(self, text: str) -> None:
        screen = self._screen
        export = own_key_in_words(screen, "message.export", "x")
        clipboard.copy_to_clipboard(
            screen, text, lambda sentence: toast(screen, safe_text(words.copied_text(sentence, export)))
        )

    def _edit_outside(self, text: str, put: Callable[[str], None]) -> None:
        screen = self._screen
        screen.save_now()
        if note := edit_text(screen.app, screen.app_context, Target(screen.gig.id, WHOLE), text, put):
            toast(screen, safe_text(note))

    def _put(self, text: str) -> None:
        self._screen.replace_gig(assembly.with_whole_text(self._screen.gig, text))

    def _edited(self) -> str:
        """Return the edited text, or the assembled one with its gaps marked."""
        return self._screen.gig.message.edited or self._assembled()

    def _assembled(self) -> str:
        return assembly.assembled(draft.message_lines(self._screen.gig), gaps=True)
