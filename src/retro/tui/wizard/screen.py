"""Wizard screen: one page at a time; only the title is required."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import ClassVar

from textual import events, on, work
from textual.binding import Binding, BindingType

from retro.core.gig.retrospective import Retrospective
from retro.core.message import telling
from retro.core.wizard.conditions import is_client_untold
from retro.core.wizard.history import GigHistory
from retro.core.wizard.interview import Interview
from retro.core.wizard.resume_note import stopped_after
from retro.core.wizard.story_steps import THEY_FIRST
from retro.storage.errors import StoreError
from retro.tui.context import AppContext
from retro.tui.kit import messages
from retro.tui.kit.gigs.telling import UNDO, ask_when_told, told_toast, undoing_commands
from retro.tui.kit.own_keys import own_key_in_words
from retro.tui.kit.retry import retry_locked
from retro.tui.navigation import FinishedRoute, HomeRoute, MessageRoute, Navigate, OlderGigRoute, WizardRoute
from retro.tui.terminal.safe_text import safe_text, toast
from retro.tui.wizard.draft import open_draft
from retro.tui.wizard.page_turning import PageTurningScreen
from retro.tui.wizard.remembering import remember

ON_PAGE = frozenset({"edit", "earlier", "saved", "read", "write", "ready"})
"""Actions that need a page."""
AFTERWARDS = frozenset({"reopen", "done"})
"""Actions on a finished retrospective."""
PATIENCE = 2.0
"""Seconds that a thread waits for another writer."""


class WizardScreen(PageTurningScreen):
    """Opens a draft, new or old, walks through it, and finishes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "f9", "message", "Write to them", id="wizard.message", tooltip="Write the message, part by part", show=False
        ),
        Binding("f9", "untold", "Undo", id="wizard.untold", tooltip="Undo “I've told them”", show=False),
    ]

    is_form = True

    def __init__(self, app_context: AppContext, place: WizardRoute) -> None:
        super().__init__(app_context)
        self._place = place
        self._leads_to_message = place.is_telling
        """True until the message was opened, for somebody who came to tell a client."""
        self._is_below = False
        """True if another screen over this one may write in the same gig."""
        self._told_at = ""
        """Position in the walk at which they were told; "" if they weren't told here."""
        self._memory: GigHistory | None = None

    async def on_mount(self) -> None:
        """Open what was asked for, where it was left."""
        async with self.turning:
            await self._open()

    async def _open(self) -> None:
        try:
            if self._place.id and self.app_context.autosave.unsaved(self._place.id):
                await asyncio.to_thread(self.app_context.autosave.flush, 1.0)
            found = await retry_locked(lambda: open_draft(self.app_context, self._place))
        except StoreError as error:
            toast(self, safe_text(str(error)), "warning")
            self.dismiss()
            return
        self.drafting = found.drafting
        if found.is_stored:
            self.title_line.state = messages.saved_before(
                self.drafting.retrospective.updated_at, self.app_context.today()
            )
        note = stopped_after(self.drafting.retrospective, found.left, self.app_context.today()) if found.left else ""
        here = self.drafting.interview.where_it_is_asked()
        await self.turn(here, note, found.left.cursor if found.left else None)

    @on(events.ScreenResume)
    async def _go_on_with_what_was_written_above(self) -> None:
        """Continue with what was written in the message, or that they were told."""
        if not self._is_below:
            return
        self._is_below = False
        async with self.turning:
            await asyncio.to_thread(self.app_context.autosave.flush, 2.0)
            if self.is_closing:  # every screen over home is being closed
                return
            try:
                found = await retry_locked(lambda: open_draft(self.app_context, WizardRoute(self._retrospective.id)))
            except StoreError as error:
                toast(self, safe_text(str(error)), "warning")
                self.dismiss()
                return
            here = self.drafting.interview
            self.drafting = found.drafting
            if is_client_untold(here.retrospective) and not is_client_untold(self._retrospective):
                self._told_at = here.at
            await self._stay(replace(here, retrospective=found.drafting.retrospective))

    async def remembered(self) -> GigHistory:
        """Read the history in a thread, once, for the first page that uses it.

        Among thousands of gigs it takes a while.
        """
        if self._memory is None:
            self._memory = await asyncio.to_thread(remember, self.app_context.library, self._retrospective.id, PATIENCE)
        return self._memory

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what the page, and being a draft, allow."""
        if not self.is_mounted:
            return True
        if action in ("message", "told"):
            return is_client_untold(self._retrospective)
        if action == "untold":
            is_here = self.walk.is_closing or bool(self._told_at)
            return is_here and telling.can_be_taken_back(self._retrospective)
        if action == "go_on":
            return self.walk.is_page or self.walk.is_they_first
        if action in ON_PAGE:
            return self.walk.is_page
        if action == "go_to":
            return not self.walk.is_review
        if action == "the_rest":
            return self.walk.is_closing or self.drafting.interview.can_carry_on
        if action in ("finish", "leave_it", "reopen", "done"):
            is_left = self.walk.is_closing and is_client_untold(self._retrospective)
            offered = {"leave_it" if is_left else "finish"} if self._retrospective.is_draft else AFTERWARDS
            return action in offered
        return super().check_action(action, parameters)

    def action_done(self) -> None:
        """Leave a finished one that was changed or looked at."""
        self.action_leave()

    def action_leave(self) -> None:
        """Leave the wizard: all is saved, and home has the draft."""
        self.save_now()
        if self.drafting.retrospective.is_draft and self.drafting.is_begun:
            self.post_message(Navigate(HomeRoute(self.drafting.retrospective.id)))
        else:
            self.dismiss()

    async def turn(self, interview: Interview, note: str = "", cursor: int | None = None) -> None:
        """Show the page; who came to tell a client has chosen already what They come first offers."""
        self.walk.steps.display = not self._leads_to_message
        await super().turn(interview, note, cursor)
        if self._leads_to_message and self.is_attached and self.walk.is_they_first:
            self._leads_to_message, self.walk.steps.display = False, True
            self.action_message()

    def action_message(self) -> None:
        """Write to the client now."""
        self.save_now()
        self._is_below = True
        self.post_message(Navigate(MessageRoute(self._retrospective.id, is_asking=self.walk.is_they_first)))

    @work
    async def action_told(self) -> None:
        """Ask when and how the client was told."""
        found = await ask_when_told(self, self._retrospective, self.app_context.today)
        if found is None:
            return
        async with self.turning:
            self._told_at = self.drafting.interview.at
            self.drafting.put(telling.told(self._retrospective, found.on, found.channel))
            await self._stay(self.drafting.interview)
            self._toast_told()

    async def action_untold(self) -> None:
        """Note that they were not told after all."""
        async with self.turning:
            self.save_now()
            told_at, self._told_at = self._told_at, ""
            self.drafting.put(telling.untold(self._retrospective))
            toast(self, safe_text(telling.untold_text(self._retrospective)))
            here = self.drafting.interview
            await self._stay(here.open(told_at) if told_at == THEY_FIRST.key and not self.walk.is_closing else here)

    def _toast_told(self) -> None:
        """Say that they know, with the key that undoes it: a letter is text on a page that is written on."""
        undo, usual = ("closing.untold", "u") if self.walk.is_closing else ("wizard.untold", "F9")
        next_step = UNDO.format(own_key_in_words(self, undo, usual))
        toast(self, safe_text(f"{told_toast(self._retrospective)} {next_step}"), undo=undoing_commands(undo))

    async def action_the_rest(self) -> None:
        """Take the long path, from the first page that still has something to ask."""
        async with self.turning:
            await self.turn(self.drafting.interview.to_long_path())

    def action_older_gig(self) -> None:
        """The form of an older gig."""
        self.save_now()
        self.post_message(Navigate(OlderGigRoute(), instead=True))

    async def action_finish(self) -> None:
        """Finish it: from now on it is read, compared, and remembered. It needs a name to be found by."""
        if nameless := self.drafting.interview.nameless():
            async with self.turning:
                await self.turn(self.drafting.interview.open(nameless.key), messages.NEEDS_NAME)
            return
        self.drafting.finish()
        self.save_now()
        self.run_worker(self._wait_until_saved())

    async def action_leave_it(self) -> None:
        """Leave it written up as far as it is, while the client does not know: it stays at the top of home."""
        await self.action_finish()

    async def action_reopen(self) -> None:
        """Make it a draft again."""
        self.drafting.reopen()
        async with self.turning:
            await self.turn(self.drafting.interview)

    async def _stay(self, interview: Interview) -> None:
        """Show the present page again, or the next if nothing is asked there any more."""
        if self.walk.is_closing:
            self.drafting.interview = interview
            await self.show_closing()
        else:
            await self.turn(interview.where_it_is_asked())

    @property
    def _retrospective(self) -> Retrospective:
        return self.drafting.retrospective

    async def _wait_until_saved(self) -> None:
        """Wait until it is saved: the next screen reads it from the library."""
        async with self.turning:
            if await asyncio.to_thread(self.app_context.autosave.flush, 2.0):
                self.call_later(self._go_to_finished)
            else:
                self.walk.say(messages.UNSAVED)

    def _go_to_finished(self) -> None:
        """Show that it is finished, unless it continues as a copy meanwhile, which is a draft."""
        if not self._retrospective.is_draft:
            self.post_message(Navigate(FinishedRoute(self._retrospective.id, self.walk.is_closing), instead=True))
