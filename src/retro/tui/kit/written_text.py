"""Knows which text of a screen was written in last, which is where stray input goes."""

from __future__ import annotations

from typing import Any

from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from retro.tui.kit.hidden_focus import HiddenFocus
from retro.tui.kit.stray_keys import MayBeForm, TakesText, has_letters


class WrittenText:
    """Follows the focus from text to text. A screen owns it."""

    def __init__(self, screen: Screen[Any], hidden_focus: HiddenFocus) -> None:
        self._screen, self._hidden_focus = screen, hidden_focus
        self.last: TakesText | None = None
        """Text that had the focus last."""
        self.written: TakesText | None = None
        """Text last written in, when the focus has left it."""
        self._before = ""
        """What the text that had the focus last held when the focus came."""

    def focus_moved(self, left: Widget | None, come: Widget | None) -> None:
        """Remember the text left as written in if it holds other words than when the focus came."""
        if self.last is not None and left is self.last and self.last.all_written != self._before:
            self.written = self.last
        if isinstance(come, TakesText):
            self.last, self._before = come, come.all_written

    def for_stray(self) -> TakesText | None:
        """Return what is written on after it lost the focus: what a small window hides, or the screen's one text.

        A line that Tab or Enter has left is done with, and beside several texts none can be guessed: nothing filled in
        changes unseen. A line of one number or day takes no words.
        """
        text = self.beside() or self._only_box()
        if text is None or self._hidden_focus.is_of(text):
            return text
        if text.holds_value:
            return None
        is_left = self._screen.focused is not None and (isinstance(text, Input) or len(self.texts()) > 1)
        return None if is_left else text

    def beside(self) -> TakesText | None:
        """Return the text, or line for a number or day, last written in; None on a list with letters of its own."""
        focused = self._screen.focused
        if focused is not None and has_letters(focused):
            return None
        return next((text for text in (self.written, self.last) if text and self._can_take(text)), None)

    def _only_box(self) -> TakesText | None:
        """Return the text of several lines that is all one can write in, visited or not; None if there are others.

        On a screen that is no form letters are keys.
        """
        is_form = isinstance(self._screen, MayBeForm) and self._screen.is_form
        texts = self.texts() if is_form else []
        return texts[0] if len(texts) == 1 and not isinstance(texts[0], Input) else None

    def texts(self) -> list[TakesText]:
        """Return what can be written in."""
        return [each for each in self._screen.query("*") if isinstance(each, TakesText) and self._can_take(each)]

    def _can_take(self, text: TakesText) -> bool:
        is_here = text.is_attached and text.focusable and text.screen is self._screen
        return is_here and self._hidden_focus.would_show(text)
