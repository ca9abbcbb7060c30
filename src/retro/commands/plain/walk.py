"""The wizard in plain mode: the same steps, pages, questions and order as on the full screen."""

from __future__ import annotations

from collections.abc import Callable

from retro.commands.document_saver import DocumentSaver
from retro.commands.lines.console import Console
from retro.commands.lines.line_commands import FIRST, Back, GoTo, Leave, Skip, Turn
from retro.commands.plain.draft import WalkDraft
from retro.commands.plain.ends import WalkEnds
from retro.commands.plain.go_to import place_meant
from retro.commands.plain.page import PageAsker
from retro.core.gig.draft_position import CLOSING
from retro.core.gig.retrospective import Retrospective
from retro.core.text.clock import Clock
from retro.core.wizard import notes
from retro.core.wizard.history import GigHistory
from retro.core.wizard.interview import REVIEW, Interview
from retro.core.wizard.question import Page
from retro.core.wizard.shown_pages import is_blank
from retro.paths import Paths


class Walk:
    """Walks through one gig until it is finished or left; saves the answers line by line."""

    def __init__(
        self,
        console: Console,
        keeping: DocumentSaver[Retrospective],
        interview: Interview,
        *,
        remember: Callable[[], GigHistory],
        today: Clock,
        paths: Paths,
    ) -> None:
        self._console = console
        self._draft = WalkDraft(console, keeping, interview.where_it_is_asked())
        self._pages = PageAsker(console, self._draft, remember=remember, today=today, paths=paths)
        self._ends = WalkEnds(console, self._draft, today)
        self._has_said_skipped = False

    @property
    def wants_older(self) -> bool:
        """Tell whether an older gig comes next."""
        return self._ends.wants_older

    @property
    def wants_message(self) -> bool:
        """Tell whether the message to the client comes next."""
        return self._ends.wants_message

    def hold(self) -> int:
        """Ask until the end, `:q`, or the end of the input, then print the id. Returns the exit code."""
        try:
            while not self._ends.is_done:
                self._one()
        except Leave:
            pass
        except EOFError:
            if (
                self._draft.interview.at in (REVIEW, CLOSING)
                and self._draft.retrospective.is_draft
                and not self._draft.interview.nameless()
            ):
                self._ends.finish()
        finally:
            self._draft.save_and_report()
        return 0 if self._draft.is_saved else 1

    def _one(self) -> None:
        """Ask one page, or one of the two ends."""
        page = self._draft.interview.page
        try:
            if page and page.asks_nothing:
                self._ends.they_first(page)
            elif page:
                self._page(page)
            elif self._draft.interview.closes(self._draft.interview):
                self._ends.closing()
            else:
                self._ends.review()
        except Leave:
            raise
        except Turn as turn:
            self._follow(turn)

    def _follow(self, turn: Turn) -> None:
        """Go where a command leads; one given while a page is being chosen stays there."""
        asked: Turn | None = turn
        while asked:
            try:
                if isinstance(asked, GoTo):
                    self._go_to(asked.words)
                elif isinstance(asked, Back):
                    self._back()
                asked = None
            except GoTo as other:
                asked = other
            except (Back, Skip):
                asked = None

    def _go_to(self, words: str) -> None:
        if there := place_meant(self._console, self._draft.interview, words):
            self._draft.go(there)

    def _back(self) -> None:
        earlier = self._draft.interview.back()
        if earlier == self._draft.interview:
            self._console.say(FIRST)
        self._draft.go(earlier)

    def _page(self, page: Page) -> None:
        self._pages.ask(page)
        left = self._draft.interview
        if page.is_required and is_blank(page, left.retrospective):
            self._console.say(notes.NEEDS_NAME)
            return
        following = left.next()
        said_ = notes.on_leaving(page, left, following)
        if said_ != notes.SKIPPED or not self._has_said_skipped:
            self._console.say(said_)
        self._has_said_skipped = self._has_said_skipped or said_ == notes.SKIPPED
        self._draft.go(following)
