"""Base of the message screen: the whole text, edited, copied and exported, with a warning about open parts."""

from __future__ import annotations

from collections.abc import Callable

from retro.core.message import draft
from retro.core.message.draft import PartLine
from retro.core.message.texts import WHOLE
from retro.storage.edit_files import Target
from retro.tui.context import AppContext
from retro.tui.kit.dialogs.text_dialog import TextDialog
from retro.tui.kit.own_keys import own_key_in_words
from retro.tui.kit.text_aids import edit_text
from retro.tui.message import words
from retro.tui.message.draft_screen import MessageDraftScreen
from retro.tui.navigation import ExportMessageRoute, Navigate
from retro.tui.terminal import clipboard
from retro.tui.terminal.safe_text import safe_text, toast


class LetterScreen(MessageDraftScreen):
    """Does what concerns the text as a whole; a subclass has the keys and the parts."""

    def __init__(self, app_context: AppContext) -> None:
        super().__init__(app_context)
        self._warned: tuple[str, str] = ("", "")
        """The action and the text for which the warning about open parts was given."""

    def action_edit(self) -> None:
        """Edit the whole text."""
        if self.writing is None:
            return
        self.app.push_screen(
            TextDialog(
                words.WHOLE_NAME,
                self._whole_text(),
                self._usual_text(),
                self._put_whole,
                hint=words.EDIT_HINT,
                back=words.FROM_PARTS,
                is_long=True,
            )
        )

    def action_editor(self) -> None:
        """Open the whole text in the user's editor."""
        if self.writing is None:
            return
        self.save_now()
        target = Target(self.gig.id, WHOLE)
        if note := edit_text(self.app, self.app_context, target, self._whole_text(), self._put_whole):
            toast(self, safe_text(note))

    def action_copy(self) -> None:
        """Copy it after a warning about open parts."""
        self._hand_over(own_key_in_words(self, "message.copy", "y"), "copy", words.NOTHING_TO_COPY, self._copy)

    def action_export(self) -> None:
        """Export it after a warning about open parts."""
        self._hand_over(
            own_key_in_words(self, "message.export", "x"),
            "export",
            words.NOTHING_TO_EXPORT,
            lambda text: self.post_message(Navigate(ExportMessageRoute(self.gig.id))),
        )

    def _hand_over(self, key: str, deed: str, without: str, do: Callable[[str], object]) -> None:
        """Do it at once if nothing is open, else when asked once more."""
        if self.writing is None:
            return
        self.save_now()
        text = draft.full_text(self.gig, self.app_context.today())
        count = len(draft.still_open(self.gig, self.app_context.today()))
        if not text.strip():
            toast(self, safe_text(without))
        elif count and self._warned != (key, text):
            self._warned = (key, text)
            warning = words.open_places_warning if self.gig.message.edited.strip() else words.open_parts_warning
            toast(self, safe_text(warning(count, key, deed)))
        else:
            do(text)

    def _copy(self, text: str) -> None:
        clipboard.copy_to_clipboard(self, text, lambda sentence: toast(self, safe_text(words.copied_text(sentence))))

    def _put_whole(self, text: str) -> None:
        self.put(draft.with_whole_text(self.gig, text, self.app_context.today()))

    def _whole_text(self) -> str:
        """Return what is edited: the edited text, or the assembled one with its gaps marked."""
        return self.gig.message.edited or self._usual_text()

    def _usual_text(self) -> str:
        return draft.assembled(self.lines(), gaps=True)

    def lines(self) -> tuple[PartLine, ...]:
        """Return greeting, parts and sign-off as they are."""
        return draft.message_lines(self.gig, self.app_context.today())
