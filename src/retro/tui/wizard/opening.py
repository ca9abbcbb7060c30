"""Opens the draft of a wizard, and again once another screen may have written in it."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import replace

from retro.core.gig.draft_position import OLDER_FORM
from retro.core.wizard.interview import Interview
from retro.core.wizard.notes import UNREAD
from retro.core.wizard.resume_note import stopped_after
from retro.storage.autosave.status import ToldElsewhere
from retro.storage.errors import StoreError
from retro.tui.context import AppContext
from retro.tui.kit import messages
from retro.tui.kit.retry import retry_locked
from retro.tui.kit.screen import BaseScreen
from retro.tui.navigation import MessageRoute, Navigate, OlderGigRoute, WizardRoute
from retro.tui.terminal.safe_text import safe_text, toast
from retro.tui.wizard.draft import DraftEditor, Opened, open_draft
from retro.tui.wizard.page import is_as_before
from retro.tui.wizard.pages import DraftPages
from retro.tui.wizard.told_here import ToldHere


class DraftOpening:
    """Gives the pages the draft that is in the library. The wizard's screen owns it."""

    def __init__(
        self, screen: BaseScreen, app_context: AppContext, route: WizardRoute, pages: DraftPages, told: ToldHere
    ) -> None:
        self._screen, self._app_context, self._pages, self._told = screen, app_context, pages, told
        self._route = route
        self._leads_to_message = route.is_telling
        """True until the message was opened, for somebody who came to tell a client."""
        self._is_below = False
        """True if another screen over this one may write in the same gig."""

    async def open(self) -> None:
        """Open what was asked for, where it was left."""
        route = self._route
        if route.id and self._app_context.autosave.unsaved(route.id):
            await asyncio.to_thread(self._app_context.autosave.flush, 1.0)
        found = await self._read(route)
        if found is None:
            return
        if found.left and found.left.key == OLDER_FORM:
            self._screen.post_message(Navigate(OlderGigRoute(route.id), instead=True))
            return
        self._pages.drafting = found.drafting
        retrospective, today = found.drafting.retrospective, self._app_context.today()
        if found.is_stored:
            self._screen.title_line.state = messages.saved_before(retrospective.updated_at, today)
        note = stopped_after(retrospective, found.left, today) if found.left else ""
        here = found.drafting.interview.where_it_is_asked()
        await self._pages.turn(here, note, found.left.cursor if found.left else None)

    def write_message(self, *, is_asking: bool) -> None:
        """Open the message to the client over the wizard; `is_asking` begins with its first open part."""
        self._pages.save_now()
        self._is_below = True
        id = self._pages.drafting.retrospective.id
        self._screen.post_message(Navigate(MessageRoute(id, is_asking=is_asking)))

    def lead_to_message(self) -> None:
        """Open the message in place of the wizard, for somebody who came to tell a client: Esc leads back there.

        It waits for a key while the page says that an answer wasn't understood, which the message would cover.
        """
        leads, self._leads_to_message = self._leads_to_message, False
        if leads and self._pages.said != UNREAD:
            self._pages.save_now()
            route = MessageRoute(self._pages.drafting.retrospective.id, is_asking=True, is_just_begun=True)
            self._screen.post_message(Navigate(route, instead=True))

    async def go_on(self) -> bool:
        """Continue with what was written in the message, or that they were told. Returns False if none was opened."""
        if not self._is_below:
            return False
        self._is_below = False
        async with self._screen.turning:
            await asyncio.to_thread(self._app_context.autosave.flush, 2.0)
            if self._screen.is_closing:  # every screen over home is being closed
                return True
            before = self._pages.drafting
            found = await self._read(WizardRoute(before.retrospective.id))
            if found is None:
                return True
            self._pages.drafting = found.drafting
            self._told.note_told_above(before)
            await self._pages.stay(_at_the_page_of(before.interview, found.drafting.interview))
        return True

    async def look_again(self) -> None:
        """Go on with what another window saved, unless something here isn't saved yet; what it told is said.

        A page whose answers are as they were stays as it stands, with its cursor.
        """
        before = self._pages.drafting
        if not before.is_begun:
            return
        if self._screen.has_unsaved(self._app_context.autosave, before.retrospective.id):
            return
        old = before.retrospective
        with suppress(StoreError):  # what is here is good enough
            found = open_draft(self._app_context, WizardRoute(old.id)).drafting
            if (found.retrospective, found.interview.unread) != (old, before.interview.unread):
                found.interview = _at_the_page_of(before.interview, found.interview)
                await self._show_newer(found, before.interview)

    async def _show_newer(self, found: DraftEditor, before: Interview) -> None:
        pages, told = self._pages, ToldElsewhere(before.retrospective, found.retrospective, 0).line
        pages.drafting = found
        if is_as_before(found.interview, before) and not pages.is_closing:
            pages.show_derived()
        else:
            await pages.stay(found.interview)
        if told:
            pages.say(told)

    async def _read(self, route: WizardRoute) -> Opened | None:
        """Return what the library has; without it, say why and close the screen."""
        try:
            return await retry_locked(lambda: open_draft(self._app_context, route))
        except StoreError as error:
            toast(self._screen, safe_text(str(error)), "warning")
            self._screen.dismiss()
            return None


def _at_the_page_of(here: Interview, found: Interview) -> Interview:
    """Return what was found, answered and typed, at the page that is open here."""
    return replace(here, retrospective=found.retrospective, unread=found.unread)
