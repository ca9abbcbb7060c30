"""The ways out of the wizard: home, the page after finishing, and the terminal."""

from __future__ import annotations

import asyncio

from retro.core.wizard import notes
from retro.tui.context import AppContext
from retro.tui.kit import messages
from retro.tui.kit.screen import BaseScreen
from retro.tui.navigation import FinishedRoute, HomeRoute, Navigate
from retro.tui.wizard.pages import DraftPages

FAREWELL = "Saved at “{}”. Run retro to carry on."


class DraftLeaving:
    """Leaves a draft saved, or finished. The wizard's screen owns it."""

    def __init__(self, screen: BaseScreen, app_context: AppContext, pages: DraftPages) -> None:
        self._screen, self._app_context, self._pages = screen, app_context, pages
        self._doubted = ""
        """What was said when finishing was asked for; said again it stops nobody."""

    def exit_message(self) -> str:
        """Return the step at which it goes on, as long as it is a draft with something in it."""
        drafting = self._pages.drafting
        if not (drafting.is_begun and drafting.retrospective.is_draft):
            return ""
        return FAREWELL.format(drafting.interview.step.name)

    def leave(self) -> None:
        """Leave the wizard: all is saved, and home has the draft."""
        self._pages.save_now()
        drafting = self._pages.drafting
        if drafting.retrospective.is_draft and drafting.is_begun:
            self._screen.post_message(Navigate(HomeRoute(drafting.retrospective.id)))
        else:
            self._screen.dismiss()

    async def finish(self) -> None:
        """Finish it: from now on it is read, compared, and remembered. It needs a name to be found by."""
        drafting = self._pages.drafting
        if nameless := drafting.interview.nameless():
            async with self._screen.turning:
                await self._pages.turn(drafting.interview.open(nameless.key), messages.NEEDS_NAME)
            return
        doubt = notes.before_finishing(drafting.interview)
        if doubt and doubt != self._doubted:
            self._doubted = doubt
            self._pages.say(doubt)
            return
        drafting.finish()
        self._pages.save_now()
        self._screen.run_worker(self._wait_until_saved())

    async def _wait_until_saved(self) -> None:
        """Wait until it is saved: the next screen reads it from the library."""
        async with self._screen.turning:
            if await asyncio.to_thread(self._app_context.autosave.flush, 2.0):
                self._screen.call_later(self._go_to_finished)
            else:
                self._pages.say(messages.UNSAVED)

    def _go_to_finished(self) -> None:
        """Show that it is finished, unless it continues as a copy meanwhile, which is a draft."""
        retrospective = self._pages.drafting.retrospective
        if not retrospective.is_draft:
            self._screen.post_message(Navigate(FinishedRoute(retrospective.id, self._pages.is_closing), instead=True))
