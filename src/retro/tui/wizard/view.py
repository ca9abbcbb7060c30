"""Body of the wizard: steps, and a page, They come first, the review, or the end of the short path."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.getters import query_one
from textual.widget import Widget

from retro.core.wizard.interview import Interview
from retro.core.wizard.question import Page
from retro.tui.kit.input_routing import NO_SUCH_KEY, RoutingScreen
from retro.tui.kit.own_keys import in_own_keys
from retro.tui.kit.text.paste import Noted
from retro.tui.terminal.safe_text import SafeLabel, safe_text
from retro.tui.wizard.fields.base import AnyField
from retro.tui.wizard.page import PageView
from retro.tui.wizard.page_frame import Frame
from retro.tui.wizard.review.view import ReviewView
from retro.tui.wizard.short_path_end import ShortPathEnd
from retro.tui.wizard.steps import StepLine
from retro.tui.wizard.they_first import TheyFirst

NOTED = ("wizard.editor", "moments.paste_out", "moments.swap_days", "moments.back")
"""Commands whose keys stand in the remarks of fields."""


class WizardView(Container):
    """Shows a page, They come first, the review or the end of the short path; the screen says which, and with what."""

    SCOPED_CSS = False  # its CSS uses the screen's breakpoint classes
    DEFAULT_CSS = """
    WizardView { layout: vertical; height: 1fr; }
    .-wide WizardView { layout: horizontal; }
    WizardView > Vertical { width: 1fr; max-width: 86; height: 1fr; }
    WizardView .note { height: auto; max-height: 2; width: 1fr; padding: 0 1; color: $secondary; }
    """

    steps = query_one(StepLine)
    page = query_one(PageView)
    they_first = query_one(TheyFirst)
    review = query_one(ReviewView)
    closing = query_one(ShortPathEnd)
    body = query_one(".body", Vertical)

    def compose(self) -> ComposeResult:
        """Yield the steps beside or over the rest.

        Nothing is shown until it is known what, and most is made only then.
        """
        yield StepLine()
        with Vertical(classes="body"):
            page = PageView()
            page.display = False
            yield page

    async def show_page(self, interview: Interview, page: Page, fields: Sequence[AnyField]) -> None:
        """Show a page with its fields."""
        await self.page.show_page(page, interview.retrospective, fields)
        self.page.back.display = not interview.is_first
        self._show(self.page)
        self.steps.interview = interview

    async def show_they_first(self, interview: Interview, today: date) -> None:
        """Show the page before anything is written up, while the client does not know."""
        if await self._turn_to(TheyFirst):
            self.they_first.show_gig(interview.retrospective, today)
            self.steps.interview = interview

    async def show_review(self, interview: Interview, at: str) -> None:
        """Show all answers, with the cursor on those of one page."""
        if await self._turn_to(ReviewView):
            self.review.show_answers(interview, at)
            self.steps.interview = interview

    async def show_closing(self, interview: Interview) -> None:
        """Show the end of the short path."""
        if await self._turn_to(ShortPathEnd):
            self.closing.show_end(interview.retrospective)
            self.steps.interview = interview

    def on_noted(self, event: Noted) -> None:
        """Show a field's remark."""
        event.stop()
        self.say(in_own_keys(self, event.text, *NOTED))

    def on_frame_not_writing(self, event: Frame.NotWriting) -> None:
        """Answer a letter that is no command where letters are commands."""
        event.stop()
        if isinstance(self.screen, RoutingScreen):
            self.screen.answer_stray(in_own_keys(self, NO_SUCH_KEY, "help"))

    def say(self, sentence: str) -> None:
        """Show one sentence on the line; "" clears it."""
        for view in self.body.children:
            for note in view.query_children(".note").results(SafeLabel):
                note.update(safe_text(sentence))

    @property
    def cursor(self) -> int:
        """Return the cursor's position in the focused field of a page; 0 without one."""
        field = self.page.focused_field() if self.is_page else None
        return field.cursor if field else 0

    @property
    def is_page(self) -> bool:
        """Tell whether a page is shown."""
        return self._is_shown(PageView)

    @property
    def is_they_first(self) -> bool:
        """Tell whether the page that asks nothing is shown."""
        return self._is_shown(TheyFirst)

    @property
    def is_closing(self) -> bool:
        """Tell whether the end of the short path is shown."""
        return self._is_shown(ShortPathEnd)

    @property
    def is_review(self) -> bool:
        """Tell whether the review is shown."""
        return self._is_shown(ReviewView)

    def _is_shown(self, kind: type[Widget]) -> bool:
        return any(view.display for view in self.body.children if isinstance(view, kind))

    async def _turn_to(self, kind: type[Widget]) -> bool:
        """Show this view, which is made when it is first turned to. Returns False if the program closed meanwhile."""
        view = next((view for view in self.body.children if isinstance(view, kind)), None)
        if view is None:
            view = kind()
            view.display = False
            await self.body.mount(view)
        self._show(view)
        return self.is_attached

    def _show(self, view: Widget) -> None:
        for each in self.body.children:
            each.display = each is view
