"""The wizard: one page at a time, every word kept, nothing that cannot be skipped but a name to find it by."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import replace

from textual.widget import Widget

from retro.core.interview import REVIEW, Interview, is_blank
from retro.core.memory import Memory
from retro.core.questions import every_page
from retro.core.retrospective import Retrospective
from retro.core.stopped import stopped_after
from retro.storage.errors import StoreError
from retro.storage.reading.memory import memory
from retro.tui import remarks
from retro.tui.desk import Desk
from retro.tui.drafting import Opened, opened
from retro.tui.patience import patiently
from retro.tui.places import Go, ToFinished, ToHome, ToOlderGig, ToWizard
from retro.tui.text import say, shown
from retro.tui.widgets.field import Field
from retro.tui.widgets.page_view import PageView, made
from retro.tui.widgets.review_view import ReviewView
from retro.tui.widgets.step_line import StepLine
from retro.tui.widgets.walk_view import WalkView
from retro.tui.writing_sheet import WritingSheet

ON_PAGE = frozenset({"go_on", "edit", "earlier", "saved", "read", "write", "ready"})
"""Actions that need a page."""


class WizardScreen(WritingSheet):
    """Walks through an Interview: on, back, to any answer, to the end."""

    def __init__(self, desk: Desk, place: ToWizard) -> None:
        super().__init__(desk)
        self._place = place
        self._memory = Memory()
        self._entered = self.drafting.interview
        self._came_from = ""
        self._turning = asyncio.Lock()

    def compose_body(self) -> Iterable[Widget]:
        """The walk."""
        yield WalkView()

    async def on_mount(self) -> None:
        """Open what was asked for, where it was left."""
        try:
            if self.desk.autosave.unsaved(self._place.id):
                await asyncio.to_thread(self.desk.autosave.flush, 1.0)
            found = await patiently(self._open)
        except StoreError as error:
            say(self, shown(str(error)), "warning")
            self.dismiss()
            return
        self.drafting = found.drafting
        note = stopped_after(self.drafting.whole, found.left, self.desk.today()) if found.left else ""
        await self.turn(self.drafting.interview, note, found.left.cursor if found.left else None)

    def _open(self) -> Opened:
        self._memory = memory(self.desk.library, besides=self._place.id)
        return opened(self.desk, self._place)

    async def turn(self, interview: Interview, note: str = "", cursor: int | None = None) -> None:
        """Show the page, or the review, that an interview is open at."""
        self.drafting.interview = self._entered = interview
        if (page := interview.page) is None:
            self.walk.show_review(interview, self._came_from)
        else:
            fields = made(page, interview, self._memory, self.desk.today())
            await self.walk.show_page(interview, page, fields)
            self.walk.page.enter(cursor)
        self.tell()
        self.walk.say(note)
        self.offer()
        self.drafting.hurry()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What can be done depends on what is shown, and on whether it is a draft."""
        if not self.is_mounted:
            return True
        if action in ON_PAGE:
            return self.walk.is_page
        if action == "go_to":
            return not self.walk.is_review
        if action in ("finish", "reopen", "done"):
            return self._whole.is_draft is (action == "finish")
        return action != "close"

    async def action_go_on(self) -> None:
        """One page on; at the end of the short path a word, at the end of all the review."""
        async with self._turning:
            self.keep()
            interview = self.drafting.interview
            page, following = interview.page, interview.next()
            if page is None:
                return
            if page.is_required and is_blank(page, interview.whole):
                self.walk.say(remarks.NEEDS_NAME)
                self.walk.page.enter()
            elif following.at == REVIEW and not interview.rest and interview.whole.is_draft:
                self.drafting.interview = following
                self.walk.show_closing(following)
                self.walk.say("")
                self.offer()
                self.refresh_bindings()
            else:
                await self.turn(following, remarks.on_leaving(page, self._entered, interview, following))

    async def action_go_back(self) -> None:
        """One page back."""
        async with self._turning:
            self.keep()
            await self.turn(self.drafting.interview.back())

    async def action_go_to(self) -> None:
        """All answers, to jump to any; also the way to the end."""
        async with self._turning:
            self.keep()
            self._came_from = self.drafting.interview.at
            await self.turn(replace(self.drafting.interview, at=REVIEW))

    async def action_return_to_page(self) -> None:
        """Where one was before the review; out of the wizard when it was opened there."""
        if not self._came_from or self._came_from == REVIEW:
            await self.run_action("screen.leave")
            return
        await self.turn(self.drafting.interview.open(self._came_from))

    async def action_ready(self) -> None:
        """Enter in a line: to the next field of the page, or to the next page."""
        field = self.walk.page.focused_field()
        later = self.walk.page.field_after(field.question.key) if field else None
        if later:
            later.enter()
        else:
            await self.action_go_on()

    def action_read(self) -> None:
        """From the field to the frame, where letters are commands."""
        self.keep()
        self.set_focus(self.walk.page.frame)

    def action_write(self) -> None:
        """Back into the field."""
        self.walk.say("")
        self.walk.page.enter()

    def action_done(self) -> None:
        """A finished one was changed, or only looked at."""
        self.action_leave()

    def action_leave(self) -> None:
        """Out of the wizard: all is saved. A draft is found again at home."""
        self.keep()
        if self.drafting.whole.is_draft and self.drafting.is_begun:
            self.post_message(Go(ToHome(self.drafting.whole.id)))
        else:
            self.dismiss()

    async def action_the_rest(self) -> None:
        """The longer path, from the first page that still has something to ask."""
        async with self._turning:
            await self.turn(self.drafting.interview.the_rest())

    def action_older_gig(self) -> None:
        """An older gig, in one minute."""
        self.keep()
        self.post_message(Go(ToOlderGig(), instead=True))

    async def action_finish(self) -> None:
        """It is finished: from now on it is read, compared, and remembered. It needs a name to be found by."""
        nameless = next((page for _, page in every_page() if page.is_required and is_blank(page, self._whole)), None)
        if nameless is not None:
            await self.turn(self.drafting.interview.open(nameless.key), remarks.NEEDS_NAME)
            return
        self.drafting.finish()
        self.keep()
        self.run_worker(self._go_when_saved(ToFinished(self._whole.id)))

    async def action_reopen(self) -> None:
        """A draft again."""
        self.drafting.reopen()
        await self.turn(self.drafting.interview)

    async def on_page_view_asked(self, event: PageView.Asked) -> None:
        """One of the two buttons."""
        event.stop()
        await (self.action_go_on() if event.is_forward else self.action_go_back())

    async def on_field_ready(self, event: Field.Ready) -> None:
        """A field is done with."""
        event.stop()
        if self.walk.page.field_of(event.key):
            await self.action_ready()

    async def on_review_view_chosen(self, event: ReviewView.Chosen) -> None:
        """To an answer, from the review."""
        event.stop()
        await self.turn(self.drafting.interview.open(event.page))
        if field := self.walk.page.field_of(event.question):
            field.enter()

    async def on_step_line_chosen(self, event: StepLine.Chosen) -> None:
        """To a step, with the mouse."""
        event.stop()
        async with self._turning:
            self.keep()
            pages = [page for page in event.step.pages if page.when(self._whole)]
            self._came_from = self.drafting.interview.at
            await self.turn(self.drafting.interview.open(pages[0].key if pages else REVIEW))

    @property
    def _whole(self) -> Retrospective:
        return self.drafting.whole

    async def _go_when_saved(self, place: ToFinished) -> None:
        """What comes next reads it from the library."""
        if await asyncio.to_thread(self.desk.autosave.flush, 2.0):
            self.post_message(Go(place, instead=True))
        else:
            await self.turn(self.drafting.interview, remarks.UNSAVED)
