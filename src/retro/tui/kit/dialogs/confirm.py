"""Confirmation dialog; Enter is the safe answer."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding, BindingType
from textual.containers import Horizontal, Vertical

from retro.tui.kit.button import WordButton
from retro.tui.kit.dialogs.base import BaseDialog
from retro.tui.kit.own_keys import own_key_of
from retro.tui.terminal.safe_text import SafeLabel, safe_text

DO = "do"
DEED = "answer(True)"


class Confirm(BaseDialog[bool]):
    """Answers True to do it, False or None to keep. Its letter does it too; Enter, Esc and the first button keep."""

    AUTO_FOCUS = "#keep"
    LETTER: ClassVar[tuple[str, str]]
    """Command that does it, by its id, and its usual key."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,up", "app.focus_previous", "Back", id="confirm.back", tooltip="The other button", show=False),
        Binding("right,down", "app.focus_next", "On", id="confirm.next", tooltip="The other button", show=False),
    ]
    DEFAULT_CSS = """
    Confirm > .panel { width: 60; padding: 1 2; }
    Confirm SafeLabel { width: 1fr; height: auto; }
    Confirm Horizontal { height: auto; margin-top: 1; }
    Confirm WordButton { margin-right: 2; }
    """

    def __init__(self, question: str, do: str, keep: str = "Cancel") -> None:
        super().__init__()
        self._question, self._do, self._keep = question, do, keep

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """Return the keys that act, with both answers named as on their buttons."""
        names = {DEED: self._do, "leave": self._keep}
        return {
            key: active._replace(binding=replace(active.binding, description=name), tooltip=name)
            if (name := names.get(active.binding.action))
            else active
            for key, active in super().active_bindings.items()
        }

    def compose(self) -> ComposeResult:
        """Yield the question, then the two answers, the harmless one first."""
        with Vertical(classes="panel"):
            yield SafeLabel(safe_text(self._question))
            with Horizontal():
                yield WordButton(f"{self._keep}  {own_key_of(self, 'button.press', 'Enter')}", id="keep")
                yield WordButton(f"{self._do}  {own_key_of(self, *self.LETTER)}", id=DO)

    def on_word_button_pressed(self, event: WordButton.Pressed) -> None:
        """Answer as the button says."""
        event.stop()
        self.action_answer(event.button.id == DO)

    def action_answer(self, answer: bool) -> None:
        """Close with this answer."""
        self.dismiss(answer)


class ConfirmDelete(Confirm):
    """Asks before something is deleted."""

    LETTER = ("confirm.do", "d")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", DEED, "Delete", id="confirm.do", tooltip="Do what the second button says"),
    ]


class ConfirmPurge(Confirm):
    """Asks before something is deleted for good, by another letter than the one that opened it."""

    LETTER = ("confirm.purge", "g")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("g", DEED, "Delete for good", id="confirm.purge", tooltip="This can't be undone"),
    ]


class ConfirmWentWrong(Confirm):
    """Asks before a retrospective is begun of a gig under way."""

    LETTER = ("confirm.wrong", "w")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w", DEED, "It went wrong", id="confirm.wrong", tooltip="Start a draft from what's here"),
    ]


class ConfirmNotTold(Confirm):
    """Asks before “I've told them” is taken back."""

    LETTER = ("confirm.not_told", "t")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", DEED, "Not told", id="confirm.not_told", tooltip="The client doesn't know after all"),
    ]
