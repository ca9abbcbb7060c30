"""Recognises letters that belong to a run of text where they would be commands: after a page turn, or on a list."""

from __future__ import annotations

from math import inf

from textual.events import Event, Key
from textual.widget import Widget

LETTER_PAUSE = 0.3
"""Seconds without a letter, after a page turn or within the run, after which a letter is meant for the page."""
UNSEEN_FOR = 0.02
"""Seconds after the key that turned the page in which nobody can have seen it."""
STRAYED = 0.6
"""Seconds after a letter that is no command within which another letter goes on with it."""
ENDED = 5.0
"""Seconds after letters that nothing took within which Enter or F3 ends them: it chooses nothing, and turns no page."""
FEWEST = 2
"""Fewest such letters; a single one is a key that was hit by mistake."""
FLOWING = 1.0
"""Seconds after a letter within which a page turn interrupts the text."""


class RunningText:
    """Follows what is typed. Times are seconds of the caller's clock."""

    def __init__(self) -> None:
        self._writer: Widget | None = None
        self._wrote_at = self._turned_at = -inf
        self.until = -inf
        """When a letter is a command again."""
        self._is_running_on = False
        self._lost, self._lost_at = 0, -inf
        """Number of letters that nothing took since the last other key, and when the last came."""
        self.has_turned = False
        """True if the run began in a text, and a page turned in its midst."""

    def wrote(self, writer: Widget | None, at: float) -> None:
        """Note that a text took letters: whatever was typed blindly is over."""
        self._writer, self._wrote_at = writer, at
        self.until, self._is_running_on, self._lost = -inf, False, 0

    def strayed(self, at: float) -> None:
        """Note a letter that neither a text nor a command took: somebody writes where nothing can be written."""
        self.until, self._is_running_on, self.has_turned = at + STRAYED, True, False
        self._lose(at)

    def followed(self, event: Event, at: float, now: float, *, is_stray: bool = False) -> None:
        """Note that a key outside text was handled, and may have turned the page.

        Esc is a step out, and ends the run. With `is_stray` it is a letter that nothing took.
        """
        if is_stray:
            self.strayed(at)
        else:
            self._lost = 0
        if isinstance(event, Key) and event.is_printable:
            self._writer = None
            return
        is_line_end = isinstance(event, Key) and event.key == "enter"
        was_blind, self._is_running_on = now < self.until, False
        self.until = now + LETTER_PAUSE if was_blind and is_line_end else -inf
        writer = self._writer
        if writer is None or _is_in_sight(writer):
            return
        self._writer = None
        is_step_out = isinstance(event, Key) and event.key == "escape"
        if at - self._wrote_at <= FLOWING and not is_step_out:
            self._turned_at, self.until, self.has_turned = at, now + LETTER_PAUSE, True

    def goes_on(self, key: Key, at: float, *, is_end: bool = False) -> bool | None:
        """Tell whether a key that no text takes is part of the run; None if the next key decides.

        With `is_end` it goes on to what comes next, as Enter and F3 do, which end the run for longer. Signs, spaces and
        line ends are part of it after its first letter.
        """
        if at >= self.until or not (key.is_printable or key.key == "enter"):
            return self._ends(at, is_end=is_end)
        if not self._is_running_on and not (key.character or "").isalpha():
            return False
        self.until = max(self.until, at + LETTER_PAUSE)
        if not self._is_running_on and at - self._turned_at > UNSEEN_FOR:
            return None
        self._is_running_on = True
        self._lose(at)
        return True

    def _ends(self, at: float, *, is_end: bool) -> bool:
        """Tell whether this key ends letters that nothing took; the next one doesn't."""
        is_end = is_end and self._lost >= FEWEST and at - self._lost_at <= ENDED
        self._lost = 0 if is_end else self._lost
        return is_end

    def _lose(self, at: float) -> None:
        self._lost, self._lost_at = self._lost + 1, at

    def runs_on(self) -> None:
        """Note another letter: both are part of the run."""
        self._is_running_on = True


def _is_in_sight(widget: Widget) -> bool:
    is_there = widget.is_attached and widget.screen.is_current
    return is_there and all(node.display for node in widget.ancestors_with_self)
