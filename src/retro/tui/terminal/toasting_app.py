"""App that shows one passing message at a time, and only on the screen that it was meant for."""

from __future__ import annotations

from collections.abc import Sequence

from textual.notifications import Notify
from textual.screen import Screen

from retro.tui.terminal.drawing_app import DrawingApp
from retro.tui.terminal.safe_text import PassingMessage


class ToastingApp(DrawingApp):
    """Replaces a message by the next one, and ends it with its screen; stock Textual piles messages up everywhere."""

    _told_on: Screen[object] | None = None
    """Screen that the message belongs to; None if it belongs to the one that comes next."""
    _undone_by: Sequence[str] = ()
    """Ids of the commands that undo what the message tells of."""

    def on_notify(self, event: Notify) -> None:
        """Take away the message shown; Textual shows the new one next."""
        self.clear_notifications()
        message, screen = event.notification, self.screen_stack[-1] if self.screen_stack else None
        is_closing = isinstance(message, PassingMessage) and message.closes is screen
        self._undone_by = message.undo if isinstance(message, PassingMessage) else ()
        self._told_on = None if is_closing else screen

    def end_toast_of_another(self) -> None:
        """Take away the message of another screen, unless what it offers can be done on this one too."""
        screen = self.screen
        if self._told_on is None:
            self._told_on = screen
        elif self._told_on is not screen and not _acts(screen, self._undone_by):
            self.clear_notifications()


def _acts(screen: Screen[object], ids: Sequence[str]) -> bool:
    """Tell whether one of these commands acts on the screen now."""
    return bool(ids) and any(one.binding.id in ids and one.enabled for one in screen.active_bindings.values())
