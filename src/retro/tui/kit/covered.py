"""Keeps reports and acts for a covered screen until it is seen again."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

from textual import events, on
from textual.await_complete import AwaitComplete
from textual.dom import DOMNode
from textual.message import Message
from textual.screen import Screen, ScreenResultType

from retro.tui.terminal.toasts import toasts_of

Act = Callable[[], Awaitable[None] | None]


class CoveredScreen(Screen[ScreenResultType]):
    """A screen that hears of reports once it is seen again, and shows no passing message of another."""

    _missed: dict[type[Message], Message] | None = None
    """Newest report of each kind that came while another screen covered this one."""
    _unseen: tuple[Act, ...] = ()
    """What to do when this screen is seen again."""
    _was_seen = False

    def _on_screen_resume(self, event: events.ScreenResume) -> None:
        """Leave a new screen's styles as they are (private to Textual, whose own handler follows).

        Each widget was styled as it was made, a moment ago: styling all of them again took a fifth of its time.
        One that was covered is styled again, as the theme may be another by then.
        """
        event.refresh_styles = event.refresh_styles and self._was_seen
        self._was_seen = True

    async def look_again(self) -> None:
        """Read again what another window may have written."""

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Close this screen: once it is seen again if another covers it, and never a second time.

        Stock Textual closes whichever screen is on top.
        """
        stack = self.app.screen_stack
        if stack[-1:] == [self]:
            return super().dismiss(result)
        if self in stack:
            self.do_when_seen(partial(self._close_as_seen, result))
        return AwaitComplete()

    def _close_as_seen(self, result: ScreenResultType | None) -> None:
        self.dismiss(result)

    def do_when_seen(self, act: Act) -> None:
        """Do this once, when this screen is seen again."""
        self._unseen = (*(each for each in self._unseen if each != act), act)

    def remember_report(self, report: Message) -> None:
        """Keep a report until this screen is seen again; a newer one of its kind replaces it."""
        self._missed = {**(self._missed or {}), type(report): report}

    @on(events.ScreenResume)
    def _hear_what_was_missed(self) -> None:
        """Handle what was reported while another screen covered this one."""
        missed, self._missed = self._missed, None
        for report in (missed or {}).values():
            self.post_message(report)
        unseen, self._unseen = self._unseen, ()
        for act in unseen:
            self.call_next(act)

    @on(events.ScreenResume)
    def _end_toast_of_another(self) -> None:
        """End the passing message of another screen."""
        if toasts := toasts_of(self.app):
            toasts.end_of_another()

    @on(events.ScreenSuspend)
    def _hide_toast(self) -> None:
        """Hide the passing message, which would be seen beside a dialog."""
        self.query("ToastHolder").remove()


def when_seen(node: DOMNode, act: Act) -> Awaitable[None] | None:
    """Do this now, or when the node's screen is seen again if another covers it: for timers."""
    screen = node.screen
    if node.app.screen is screen or not isinstance(screen, CoveredScreen):  # is_current is true below a dialog too
        return act()
    screen.do_when_seen(act)
    return None
