"""Holds a screen once for each text that is not understood, so that the user reads why."""

from __future__ import annotations

from collections.abc import Mapping


class HeldOnce:
    """Knows the lines that last held a screen; the second time they let it go."""

    def __init__(self) -> None:
        self._told: Mapping[str, str] = {}

    def holds(self, unread: Mapping[str, str]) -> bool:
        """Tell whether these lines hold the screen, which then says why; each text that is not understood by its line.

        None never do.
        """
        if not unread or unread == self._told:
            return False
        self._told = dict(unread)
        return True
