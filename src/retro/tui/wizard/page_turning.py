"""Base screen that turns pages: next, back, review, end of the short path."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from retro.core.wizard.history import GigHistory
from retro.core.wizard.interview import CLOSING, REVIEW, Interview, is_blank
from retro.core.wizard.question import Page
from retro.tui.context import AppContext
from retro.tui.kit import messages
from retro.tui.wizard.draft_screen import DraftScreen
from retro.tui.wizard.fields.base import Field
from retro.tui.wizard.page import PageView, made
from retro.tui.wizard.review import ReviewView
from retro.tui.wizard.steps import StepLine
from retro.tui.wizard.view import WizardView


class PageTurningScreen(DraftScreen):
    """Turns the pages; one turn is over before the next begins. A subclass opens and closes the draft."""

    def __init__(self, app_context: AppContext) -> None:
        super().__init__(app_context)
        self._came_from = ""
        self._has_said_skipped = False
        self._has_remembered = False

    def compose_body(self) -> Iterable[Widget]:
        """Yield the views."""
        yield WizardView()

    async def remembered(self) -> GigHistory:
        """What earlier gigs have to say."""
        return GigHistory()

    async def turn(self, interview: Interview, note: str = "", cursor: int | None = None) -> None:
        """Show the page, or the review, that an interview is open at."""
        page = interview.page
        if page and (page.looks_back or (page.recalls_rules and not self._has_remembered)):
            self.memory, self._has_remembered = await self.remembered(), True
        self.drafting.interview = interview
        if interview.at == CLOSING:
            await self.walk.show_closing(interview)
        elif page is None:
            await self.walk.show_review(interview, self._came_from)
        elif page.asks_nothing:
            await self.walk.show_they_first(interview, self.app_context.today())
        else:
            fields = made(page, interview, self.memory, self.app_context.today)
            await self.walk.show_page(interview, page, fields)
            if self.is_attached:
                self.walk.page.focus_input(cursor)
        if not self.is_attached:  # the program closed meanwhile; the text is saved
            return
        self.tell()
        self.walk.say(note)
        self.passing = bool(note)
        self.schedule_save()
        self.drafting.save_soon()
        self.refresh_bindings()

    async def action_go_on(self) -> None:
        """Go one page on; the short path ends with a word, the long one with the review."""
        async with self.turning:
            if self.walk.is_page:
                self.walk.page.accept()
            self.save_now()
            interview = self.drafting.interview
            page, following = interview.page, interview.next()
            if page is None:
                return
            if page.is_required and is_blank(page, interview.retrospective):
                self.walk.say(messages.NEEDS_NAME)
                self.passing = True
                self.walk.page.focus_input()
            elif interview.closes(following):
                self.drafting.interview = following
                await self.show_closing()
            else:
                await self.turn(following, self._said_on_leaving(page, interview, following))

    async def show_closing(self) -> None:
        """Show the end of the short path, which is a position to return to."""
        self.drafting.interview = self.drafting.interview.closed()
        await self.walk.show_closing(self.drafting.interview)
        if not self.is_attached:
            return
        self.walk.say("")
        self.schedule_save()
        self.drafting.save_soon()
        self.refresh_bindings()

    async def action_go_back(self) -> None:
        """Go one page back."""
        async with self.turning:
            self.save_now()
            await self.turn(self.drafting.interview.back())

    async def action_go_to(self) -> None:
        """Show all answers, to jump to any; this is also the way to the end."""
        async with self.turning:
            self.save_now()
            self._came_from = self.drafting.interview.at
            await self.turn(self.drafting.interview.reviewed())

    async def action_return_to_page(self) -> None:
        """Return to where one was before the review; leave if it was opened there."""
        if not self._came_from or self._came_from == REVIEW:
            await self.run_action("screen.leave")
            return
        async with self.turning:
            await self.turn(self.drafting.interview.open(self._came_from))

    async def action_ready(self) -> None:
        """Handle Enter in a line: to the next field of the page, or to the next page."""
        field = self.walk.page.focused_field()
        later = self.walk.page.field_after(field.question.key) if field else None
        if later:
            later.focus_input()
        else:
            await self.action_go_on()

    async def action_read(self) -> None:
        """Go from the field to the frame, where letters are commands; not on a page with only choices."""
        self.save_now()
        if self.walk.page.takes_text:
            self.set_focus(self.walk.page.frame)
        else:
            await self.run_action("screen.leave")

    def action_write(self) -> None:
        """Return to the field."""
        self.walk.say("")
        self.walk.page.focus_input()

    def _said_on_leaving(self, page: Page, left: Interview, following: Interview) -> str:
        """Return the words on going on; that a page was skipped is said only the first time."""
        said = messages.on_leaving(page, left, following)
        if said != messages.SKIPPED:
            return said
        is_news, self._has_said_skipped = not self._has_said_skipped, True
        return said if is_news else ""

    async def on_page_view_asked(self, event: PageView.Asked) -> None:
        """Handle one of the two buttons."""
        event.stop()
        await (self.action_go_on() if event.is_forward else self.action_go_back())

    async def on_field_ready(self, event: Field.Ready) -> None:
        """Move on from a field."""
        event.stop()
        if self.walk.page.field_of(event.key):
            await self.action_ready()

    async def on_review_view_chosen(self, event: ReviewView.Chosen) -> None:
        """Go to an answer from the review."""
        event.stop()
        async with self.turning:
            await self.turn(self.drafting.interview.open(event.page))
            if field := self.walk.page.field_of(event.question):
                field.focus_input()

    async def on_step_line_chosen(self, event: StepLine.Chosen) -> None:
        """Go to a step by mouse."""
        event.stop()
        async with self.turning:
            self.save_now()
            pages = [page for page in event.step.pages if page.when(self.drafting.retrospective)]
            self._came_from = self.drafting.interview.at
            await self.turn(self.drafting.interview.open(pages[0].key if pages else REVIEW))
