"""Edits of a one-line field, to be undone in the steps in which they were typed."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

STEP_PAUSE, STEP_LETTERS = 2.0, 100
"""Seconds and characters after which a new step to undo begins, in longer texts too, as in Textual's own."""
MOST = 500
"""Most steps that are kept; the oldest are dropped first."""


@dataclass(frozen=True, slots=True)
class LineState:
    """The field's text and the cursor's position."""

    text: str
    cursor: int


class LineHistory:
    """Lines before and after each step. What comes at once, such as a paste, is a step of its own."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._undo: list[LineState] = []
        self._redo: list[LineState] = []
        self._expected: LineState | None = None
        """State after typing: if the next change begins from another, the cursor has moved meanwhile."""
        self._is_longer, self._at, self._letters = True, 0.0, 0

    def changed(self, before: LineState, text: str) -> None:
        """Note a change of the line; letters typed or deleted one after the other are one step."""
        now, size = self._clock(), abs(len(text) - len(before.text))
        after = _edited(before, text)
        goes_on = after is not None and self._expected == before and self._is_longer == (len(text) > len(before.text))
        if not goes_on or now - self._at > STEP_PAUSE or self._letters + size > STEP_LETTERS:
            self._undo.append(before)
            del self._undo[:-MOST]
            self._letters = 0
        self._redo.clear()
        self._expected, self._is_longer, self._at = after, len(text) > len(before.text), now
        self._letters += size

    def step(self) -> None:
        """Begin a new step with what comes next."""
        self._ended()

    def undo(self, line: LineState) -> LineState | None:
        """Return the line before the last step; None if none is left."""
        return self._go(line, self._undo, self._redo)

    def redo(self, line: LineState) -> LineState | None:
        """Return the line before the last undo; None if none is left."""
        return self._go(line, self._redo, self._undo)

    def _go(self, line: LineState, source: list[LineState], other: list[LineState]) -> LineState | None:
        self._ended()
        if not source:
            return None
        other.append(line)
        return source.pop()

    def _ended(self) -> None:
        self._expected = None


def _edited(before: LineState, text: str) -> LineState | None:
    """Return the line after letters were typed or deleted at the cursor; None for any other change."""
    start, end = before.text[: before.cursor], before.text[before.cursor :]
    by = len(text) - len(before.text)
    if by > 0 and text.startswith(start) and text.endswith(end):
        return LineState(text, before.cursor + by)
    if by < 0 and text == start[:by] + end:
        return LineState(text, before.cursor + by)
    if by < 0 and text == start + end[-by:]:
        return LineState(text, before.cursor)
    return None
