"""Holds a screen once for each text that is not understood, so that the user reads why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, TypeVar

L = TypeVar("L", bound=str)
"""Names of lines."""


class HeldOnce(Generic[L]):
    """Knows the lines that last held a screen; the second time they let it go."""

    def __init__(self) -> None:
        self._told: Mapping[L, str] = {}

    def holds(self, unread: Mapping[L, str]) -> bool:
        """Tell whether these lines hold the screen, which then says why; each text that is not understood by its line.

        None never do.
        """
        if not unread or unread == self._told:
            return False
        self._told = dict(unread)
        return True
