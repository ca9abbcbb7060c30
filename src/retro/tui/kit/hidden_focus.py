"""The focus that a window's size took from a widget, and that comes back with the room."""

from __future__ import annotations

from typing import Any

from textual.screen import Screen
from textual.widget import Widget


class HiddenFocus:
    """Knows which widget had the focus when it was hidden. A screen owns it."""

    def __init__(self, screen: Screen[Any]) -> None:
        self._screen = screen
        self._hidden: Widget | None = None
        self._stand_in: Widget | None = None
        """Widget that has the focus in place of the hidden one."""

    def would_show(self, widget: Widget) -> bool:
        """Tell whether only the notice about a too small window hides a widget, if anything does."""
        if not (widget.is_attached and widget.focusable):
            return False
        screen = self._screen
        is_small = screen.has_class("-tiny") or screen.has_class("-low")
        return all(node.display for node in widget.ancestors_with_self if not (is_small and node.parent is screen))

    def remember(self, widget: Widget) -> None:
        """Remember a widget that was just hidden, and what has the focus now."""
        self._hidden, self._stand_in = widget, self._screen.focused

    def is_of(self, widget: Widget) -> bool:
        """Tell whether the focus is that of a hidden widget, and nobody has moved it since."""
        return widget is self._hidden and self._screen.focused is self._stand_in

    def resized(self) -> None:
        """Give the focus back, once it is laid out, if there is room for the hidden widget."""
        if self._hidden is not None:
            self._screen.call_after_refresh(self._give_back)

    def _give_back(self) -> None:
        hidden = self._hidden
        if hidden is None or not hidden.is_attached or self._screen.focused is not self._stand_in:
            self._hidden = None
        elif hidden.focusable and all(node.display for node in hidden.ancestors_with_self):
            self._hidden = None
            self._screen.set_focus(hidden)
