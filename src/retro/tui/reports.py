"""Tells the open screens how a save went, that midnight has passed, and that another program wrote the library."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual.app import App
from textual.message import Message
from textual.screen import Screen

from retro.core.text.clock import Clock
from retro.storage.autosave.status import Diverged, Moved, SaveState
from retro.storage.queries.library import Library
from retro.tui.kit.covered import CoveredScreen
from retro.tui.kit.saving import SaveReported
from retro.tui.kit.screen import BaseScreen
from retro.tui.moves import Moves
from retro.tui.new_day import NewDay

OTHER_WINDOW_DELAY = 0.1
"""Seconds until what another window wrote is read, so that a key acts on what was seen as it was pressed."""


class Reports:
    """Tells the top screen at once, and a covered one when it is seen again. The app owns it."""

    def __init__(self, app: App[None], today: Clock, library: Library) -> None:
        self._app, self._today, self._library = app, today, library
        self._day = today()
        self._looked_at = library.stamp()
        """The library's stamp as it was looked at last."""
        self.moves = Moves()

    def of_save(self, state: SaveState) -> None:
        """Report the save status from the writer's thread."""
        move = self.moves.begin(state) if isinstance(state, Diverged) else None
        is_urgent = isinstance(state, Moved)
        self._report(lambda: SaveReported(state), is_urgent=is_urgent)
        if move:
            move.is_told = True

    def look_at_calendar(self) -> None:
        """Tell every open screen when midnight has passed."""
        if self._today() != self._day:
            self._day = self._today()
            self._report(NewDay)

    def look_elsewhere(self) -> None:
        """Let the top screen read again if the library was written to, once a key has done what it does.

        Asked with each key, as few terminals tell of their focus, and with that. A screen that the key opened has read.
        """
        stamp, before = self._library.stamp(), self._looked_at
        self._looked_at = stamp
        if stamp is None or stamp != before:
            self._app.set_timer(OTHER_WINDOW_DELAY, partial(self._let_look, self._top))

    @property
    def _top(self) -> Screen[object] | None:
        return self._app.screen_stack[-1] if self._app.screen_stack else None

    def _let_look(self, seen: Screen[object] | None) -> None:
        if seen is self._top and isinstance(seen, CoveredScreen) and not _is_closing(seen):
            seen.call_next(seen.look_again)

    def _report(self, make: Callable[[], Message], *, is_urgent: bool = False) -> None:
        """Tell the top screen; tell covered ones only what is urgent, so that they neither read nor draw."""
        screens = self._app.screen_stack
        for screen in screens:  # gone while the program closes
            if screen is not screens[-1] and isinstance(screen, CoveredScreen) and not is_urgent:
                screen.remember_report(make())
            else:
                screen.post_message(make())


def _is_closing(screen: Screen[object]) -> bool:
    return isinstance(screen, BaseScreen) and screen.is_closing
