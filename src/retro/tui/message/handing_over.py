"""Copies or exports a text: with open places only when asked once more, after a warning."""

from __future__ import annotations

from collections.abc import Callable

from textual.screen import Screen

from retro.tui.terminal.safe_text import safe_text, toast


class HandingOver:
    """Hands a text over, after one warning for each text and key. Its screen owns it."""

    def __init__(self, screen: Screen[None]) -> None:
        self._screen = screen
        self._warned: tuple[str, str] = ("", "")
        """The key and the text for which the warning was given."""

    def hand_over(self, key: str, text: str, warning: str, do: Callable[[str], object]) -> None:
        """Do it with the text, at once if there is no warning."""
        if warning and self._warned != (key, text):
            self._warned = (key, text)
            toast(self._screen, safe_text(warning))
        else:
            do(text)
