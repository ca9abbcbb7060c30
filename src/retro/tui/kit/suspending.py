"""Decides what Ctrl+Z does where no text has the focus: undo in the text last written in, or a stop."""

from __future__ import annotations

from time import monotonic

from textual.widget import Widget

from retro.tui.kit.own_keys import own_key_in_words
from retro.tui.kit.stray_keys import MayBeForm, TakesText

ONCE_MORE = "There's nothing to undo here. {} once more goes to the shell; type fg there to come back."
SECOND_KEY_WITHIN = 8.0
"""Seconds in which a second key stops the program where one is filling something in."""


class Suspending:
    """Undoes, asks or stops. Each screen and dialog owns one."""

    def __init__(self, screen: Widget) -> None:
        self._screen = screen
        self._asked_at = -SECOND_KEY_WITHIN

    def undo(self, text: TakesText | None) -> bool:
        """Undo in a text, and put the cursor there. False if there is none."""
        if text is None:
            return False
        self._screen.screen.set_focus(text)
        text.action_undo()
        return True

    def question(self) -> str:
        """Return what to say before a stop, which undo may have been meant for; "" to stop at once."""
        is_filled_in = any(isinstance(each, MayBeForm) and each.is_form for each in self._screen.app.screen_stack)
        now, before = monotonic(), self._asked_at
        self._asked_at = now
        if not is_filled_in or now - before < SECOND_KEY_WITHIN:
            return ""
        return ONCE_MORE.format(own_key_in_words(self._screen, "suspend", "Ctrl+Z"))
