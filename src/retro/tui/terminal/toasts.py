"""Shows one passing message at a time, and only on the screen that it was meant for."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import App
from textual.notifications import Notify
from textual.screen import Screen

from retro.tui.terminal.safe_text import PassingMessage


class Toasts:
    """Replaces a message by the next one, and ends it with its screen; stock Textual piles messages up everywhere.

    The app owns it.
    """

    def __init__(self, app: App[None]) -> None:
        self._app = app
        self._told_on: Screen[object] | None = None
        """Screen that the message belongs to; None if it belongs to the one that comes next."""
        self._undone_by: Sequence[str] = ()
        """Ids of the commands that undo what the message tells of."""
        self._is_of_page = False
        """True if the message is about a field of a page."""

    def end_of_page(self) -> None:
        """Take away a message about a page that is turned."""
        if self._is_of_page:
            self._is_of_page = False
            self._app.clear_notifications()

    def replace_by(self, event: Notify) -> None:
        """Take away the message shown; Textual shows the new one next."""
        self._app.clear_notifications()
        message, screen = event.notification, self._app.screen_stack[-1] if self._app.screen_stack else None
        is_closing = isinstance(message, PassingMessage) and message.closes is screen
        self._is_of_page = isinstance(message, PassingMessage) and message.is_of_page
        self._undone_by = message.undo if isinstance(message, PassingMessage) else ()
        self._told_on = None if is_closing else screen

    def end_of_another(self) -> None:
        """Take away the message of another screen, unless what it offers can be done on this one too."""
        screen = self._app.screen
        if self._told_on is None:
            self._told_on = screen
        elif self._told_on is not screen and not _acts(screen, self._undone_by):
            self._app.clear_notifications()


class HasToasts:
    """An app that shows one message at a time; stock Textual's piles them up."""

    toasts: Toasts


def toasts_of(app: App[object]) -> Toasts | None:
    """Return what keeps the messages of this app; None for one of stock Textual."""
    return app.toasts if isinstance(app, HasToasts) else None


def _acts(screen: Screen[object], ids: Sequence[str]) -> bool:
    """Tell whether one of these commands acts on the screen now."""
    return bool(ids) and any(one.binding.id in ids and one.enabled for one in screen.active_bindings.values())
