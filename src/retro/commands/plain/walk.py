"""The wizard in plain mode: the same steps, pages, questions and order as on the full screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from retro.commands.keeping import Keeping
from retro.commands.line_commands import FIRST, Back, GoTo, Leave, Skip, Turn
from retro.commands.plain.asking import number_of
from retro.commands.plain.console import Console
from retro.commands.plain.draft import WalkDraft
from retro.commands.plain.go_to import place_meant
from retro.commands.plain.page import PageAsker
from retro.core.gig import wording
from retro.core.gig.retrospective import Retrospective
from retro.core.message import telling
from retro.core.text import days
from retro.core.text.clock import Clock
from retro.core.text.parsing import NotUnderstood
from retro.core.wizard import notes
from retro.core.wizard.conditions import is_client_untold
from retro.core.wizard.history import GigHistory
from retro.core.wizard.interview import CLOSING, REVIEW, Interview, is_blank
from retro.core.wizard.question import Page
from retro.core.wizard.review_rows import BLANK, review_rows
from retro.paths import Paths

WRITE_TO_THEM = "write to them"
MESSAGE = "To write the message part by part: retro message {} --plain"
WHEN_TOLD = "When did you tell them? Such as yesterday or 2026-03-14, or Enter for today."
REVIEWED = "\nReview. {} answered, {} {}. :g lists them."
LEAVE_FINISHED = "Leave it finished"
REOPEN = "Make it a draft again"

FINISH, KEEP = "Finish", "Leave it as a draft"


class Walk:
    """Walks through one gig until it is finished or left; saves the answers line by line."""

    def __init__(
        self,
        console: Console,
        keeping: Keeping[Retrospective],
        interview: Interview,
        *,
        remember: Callable[[], GigHistory],
        today: Clock,
        paths: Paths,
    ) -> None:
        self._console, self._today = console, today
        self._draft = WalkDraft(console, keeping, interview.where_it_is_asked())
        self._pages = PageAsker(console, self._draft, remember=remember, today=today, paths=paths)
        self._has_said_skipped = False
        self._is_done = False
        self.wants_older = False
        """True if an older gig comes next."""

    def hold(self) -> int:
        """Ask until the end, `:q`, or the end of the input, then print the id. Returns the exit code."""
        try:
            while not self._is_done:
                self._one()
        except Leave:
            pass
        except EOFError:
            if (
                self._draft.interview.at in (REVIEW, CLOSING)
                and self._draft.retrospective.is_draft
                and not self._draft.interview.nameless()
            ):
                self._finish()
        finally:
            self._draft.settle()
        return 0 if self._draft.is_saved else 1

    def _one(self) -> None:
        """Ask one page, or one of the two ends."""
        page = self._draft.interview.page
        try:
            if page and page.asks_nothing:
                self._they_first(page)
            elif page:
                self._page(page)
            elif self._draft.interview.closes(self._draft.interview):
                self._closing()
            else:
                self._review()
        except Leave:
            raise
        except Turn as turn:
            self._follow(turn)

    def _follow(self, turn: Turn) -> None:
        """Go where a command leads; one given while a page is being chosen stays there."""
        try:
            if isinstance(turn, GoTo):
                self._go_to(turn.words)
            elif isinstance(turn, Back):
                self._back()
        except GoTo as other:
            self._follow(other)
        except (Back, Skip):
            pass

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

    def _closing(self) -> None:
        """Ask at the end of the short path; telling a client who doesn't know comes first."""
        self._console.say(f"\n{notes.on_closing(self._draft.retrospective)}")
        self._console.say(wording.CRISIS)
        if is_client_untold(self._draft.retrospective):
            doors = {
                notes.WRITE_TO_THEM: self._write_to_them,
                notes.TOLD: self._told,
                notes.CARRY_ON: self._carry_on,
                notes.LEAVE_IT: self._finish,
            }
            self._choose(doors, WRITE_TO_THEM)
            return
        doors = {FINISH: self._finish, notes.CARRY_ON: self._carry_on, notes.OLDER_GIG: self._older, KEEP: self._leave}
        self._choose(doors, "finish")

    def _they_first(self, page: Page) -> None:
        """Ask about telling the client before anything else is written."""
        self._console.say(f"\n{page.asks(self._draft.retrospective)} {page.hints(self._draft.retrospective)}")
        doors = {
            notes.WRITE_NOW: self._write_to_them,
            notes.WRITE_UP: lambda: self._draft.go(self._draft.interview.next()),
            notes.TOLD_ALREADY: self._told,
        }
        self._choose(doors, WRITE_TO_THEM)

    def _write_to_them(self) -> None:
        """Save everything and print the command that writes the message."""
        self._console.say(MESSAGE.format(self._draft.retrospective.id[:8]))
        self._is_done = True

    def _told(self) -> None:
        """Note the day on which the client was told, and go on."""
        self._console.say(WHEN_TOLD)
        while True:
            try:
                on = days.parse_day(self._console.line(), self._today()) or self._today()
            except NotUnderstood as problem:
                self._console.say(str(problem))
                continue
            if not (refused := telling.refused(on, self._today())):
                break
            self._console.say(refused)
        retrospective = telling.told(self._draft.retrospective, on, None).touched()
        self._console.say(telling.told_text(retrospective.facts))
        self._draft.go(self._draft.interview.with_retrospective(retrospective).where_it_is_asked())

    def _review(self) -> None:
        """Ask at the end of the long path: list what is blank, and finish."""
        rows = list(review_rows(self._draft.interview))
        blank = [row for row in rows if not row.answer]
        self._console.say(REVIEWED.format(len(rows) - len(blank), len(blank), BLANK))
        if self._draft.retrospective.is_draft:
            self._choose({FINISH: self._finish, KEEP: self._leave}, "finish")
        else:
            self._choose({LEAVE_FINISHED: self._leave, REOPEN: self._reopen}, "leave")

    def _choose(self, doors: Mapping[str, Callable[[], None]], enter: str) -> None:
        """Ask for one of the menu's items; Enter takes the first."""
        found = number_of(self._console, list(doors), skips=enter)
        list(doors.values())[found if isinstance(found, int) else 0]()

    def _carry_on(self) -> None:
        self._draft.go(self._draft.interview.to_long_path())

    def _older(self) -> None:
        self.wants_older = self._is_done = True

    def _leave(self) -> None:
        self._is_done = True

    def _reopen(self) -> None:
        self._draft.go(self._draft.interview.reopened())

    def _finish(self) -> None:
        if nameless := self._draft.interview.nameless():
            self._console.say(notes.NEEDS_NAME)
            self._draft.go(self._draft.interview.open(nameless.key))
            return
        is_said = self._draft.interview.at == CLOSING
        self._draft.go(self._draft.interview.finished())
        self._is_done = True
        self._console.say(notes.on_finishing(self._draft.retrospective))
        for rule in notes.rules(self._draft.retrospective):
            self._console.say(wording.on_one_line(rule))
        if not is_said:
            self._console.say(wording.CRISIS)
