"""The wizard line by line: the same steps, pages and questions as on the full screen, and the same way through them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from retro.commands.keeping import Keeping
from retro.commands.output import put_line
from retro.commands.plain.asking import Asking, V, bad_number, in_turn, number_of, numbered
from retro.commands.plain.console import Back, Console, GoTo, Here, Leave, Skip, Turn
from retro.commands.plain.kinds.table import ask
from retro.core.gig import wording
from retro.core.gig.answer_kinds import ParsedKind
from retro.core.gig.retrospective import Retrospective
from retro.core.message import telling
from retro.core.text import days
from retro.core.text.clock import Clock
from retro.core.text.parsing import NotUnderstood
from retro.core.wizard import notes
from retro.core.wizard.conditions import is_client_untold
from retro.core.wizard.derived import worked_out
from retro.core.wizard.history import GigHistory
from retro.core.wizard.interview import CLOSING, REVIEW, Interview, is_blank
from retro.core.wizard.question import AnyQuestion, Page, Question
from retro.core.wizard.review_rows import BLANK, review_rows, review_text
from retro.paths import Paths

FIRST = "This is the first question."
OR_SKIP = " {}, or Enter to skip."
NOT_UNDERSTOOD = "Not understood: {}"
WRITE_TO_THEM = "write to them"
MESSAGE = "To write the message part by part: retro message {} --plain"
WHEN_TOLD = "When did you tell them? Such as yesterday or 2026-03-14, or Enter for today."
REVIEWED = "\nReview. {} answered, {} {}. :g lists them."
LEAVE_FINISHED = "Leave it finished"
REOPEN = "Make it a draft again"
ZERO_REVIEW = "{} 0 is the review."
TO_REVIEW = "0. Review and finish"
NUMBER_GOES = "A number goes there; Enter stays."
NOTHING_SAVED = "Nothing was written, so nothing was saved."
FINISHED = "Finished. To read it: retro show {}"
DRAFT = "Saved as a draft. To carry on: retro new --plain {}"

FINISH, KEEP = "Finish", "Leave it as a draft"


class Walk:
    """Walks through one gig until it is finished or left; what is answered is saved line by line."""

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
        self._console, self._keeping, self._today, self._paths = console, keeping, today, paths
        self._interview = interview.where_it_is_asked()
        self._remember = remember
        self._memory: GigHistory | None = None
        self._hinted: set[str] = set()
        self._has_said_skipped = False
        self._is_done = False
        self.wants_older = False
        """Whether an older gig comes next."""

    @property
    def retrospective(self) -> Retrospective:
        """The gig as it stands."""
        return self._interview.retrospective

    def answer(self, question: Question[V], value: V) -> None:
        """Take an answer, and save it."""
        self._go(self._interview.answered(question, value))

    def leave_unread(self, key: str, text: str) -> None:
        """Keep what is not understood; "" takes it back."""
        if text or key in self._interview.unread:
            self._go(self._interview.typed(key, text))

    def hold(self) -> int:
        """Walk on to the end, to `:q`, or to the end of the input; prints the id. The exit code."""
        try:
            while not self._is_done:
                self._one()
        except Leave:
            pass
        except EOFError:
            if (
                self._interview.at in (REVIEW, CLOSING)
                and self.retrospective.is_draft
                and not self._interview.nameless()
            ):
                self._finish()
        finally:
            self._keeping.settle()
            self._tell_id()
        return 0 if self._keeping.is_saved else 1

    def _one(self) -> None:
        """One page, or one of the two ends."""
        page = self._interview.page
        try:
            if page and page.asks_nothing:
                self._they_first(page)
            elif page:
                self._page(page)
            elif self._interview.closes(self._interview):
                self._closing()
            else:
                self._review()
        except Leave:
            raise
        except Turn as turn:
            self._follow(turn)

    def _follow(self, turn: Turn) -> None:
        """Go where a command leads; one that is given while a page is chosen stays where one is."""
        try:
            if isinstance(turn, GoTo):
                self._go_to(turn.words)
            elif isinstance(turn, Back):
                self._back()
        except GoTo as other:
            self._follow(other)
        except (Back, Skip):
            pass

    def _back(self) -> None:
        earlier = self._interview.back()
        if earlier == self._interview:
            self._console.say(FIRST)
        self._turn(earlier)

    def _page(self, page: Page) -> None:
        self._head(page)
        in_turn(self._questions(page))
        left = self._interview
        if page.is_required and is_blank(page, left.retrospective):
            self._console.say(notes.NEEDS_NAME)
            return
        following = left.next()
        said_ = notes.on_leaving(page, left, following)
        if said_ != notes.SKIPPED or not self._has_said_skipped:
            self._console.say(said_)
        self._has_said_skipped = self._has_said_skipped or said_ == notes.SKIPPED
        self._turn(following)

    def _head(self, page: Page) -> None:
        """What is asked, its hint the first time, and what is worked out from the answers."""
        number, count = self._interview.position()
        step = self._interview.step.short_name
        where = f"{step} {number}" if count is None else f"{step} {number} of {count}" if count > 1 else step
        self._console.say(f"\n{where[:1].upper()}{where[1:]}. {page.asks(self.retrospective)}")
        if page.key not in self._hinted:
            self._hinted.add(page.key)
            self._console.say(page.hints(self.retrospective))
        self._figures(page)

    def _figures(self, page: Page) -> None:
        memory = self._memory_for(page)
        self._console.say(worked_out(page, self.retrospective, self._today(), memory))

    def _questions(self, page: Page) -> list[Callable[[], None]]:
        """A page of one question needs no labels; one that was left in its midst goes on where it is blank."""
        asked = self._interview.questions(page)
        return [partial(self._ask, question, page, has_label=len(page.questions) > 1) for question in asked]

    def _ask(self, question: AnyQuestion, page: Page, *, has_label: bool) -> None:
        if not question.when(self.retrospective):
            return
        kind = question.kind
        how = OR_SKIP.format(kind.placeholder) if isinstance(kind, ParsedKind) and kind.placeholder else ""
        if has_label:
            self._console.say(f"{question.label}.{how}")
        if unread := self._interview.unread.get(question.key, ""):
            self._console.say(NOT_UNDERSTOOD.format(unread))
        before = worked_out(page, self.retrospective, self._today(), self._memory_for(page))
        self._console.here = Here(lambda: review_text(question.items(self.retrospective)))
        ask(Asking(self._console, self, question, question.kind, self._memory_for(page), self._today, self._paths))
        after = worked_out(page, self.retrospective, self._today(), self._memory_for(page))
        if after != before:
            self._console.say(after)

    def _memory_for(self, page: Page) -> GigHistory:
        """What earlier gigs have to say, read for the first page that looks back."""
        if self._memory is None and page.looks_back:
            self._memory = self._remember()
        return self._memory or GigHistory()

    def _closing(self) -> None:
        """The end of the short path; a client who does not know comes first."""
        self._console.say(f"\n{notes.on_closing(self.retrospective)}")
        self._console.say(wording.CRISIS)
        if is_client_untold(self.retrospective):
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
        """Before anything is written up: telling them."""
        self._console.say(f"\n{page.asks(self.retrospective)} {page.hints(self.retrospective)}")
        doors = {
            notes.WRITE_NOW: self._write_to_them,
            notes.WRITE_UP: lambda: self._turn(self._interview.next()),
            notes.TOLD_ALREADY: self._told,
        }
        self._choose(doors, WRITE_TO_THEM)

    def _write_to_them(self) -> None:
        """The message has a command of its own; here all is saved, and its line is said."""
        self._console.say(MESSAGE.format(self.retrospective.id[:8]))
        self._is_done = True

    def _told(self) -> None:
        """They know: the day, and on from here."""
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
        retrospective = telling.told(self.retrospective, on, None).touched()
        self._console.say(telling.told_text(retrospective.facts))
        self._turn(self._interview.with_retrospective(retrospective).where_it_is_asked())

    def _review(self) -> None:
        """The end of all: what is blank, and finishing."""
        rows = list(review_rows(self._interview))
        blank = [row for row in rows if not row.answer]
        self._console.say(REVIEWED.format(len(rows) - len(blank), len(blank), BLANK))
        if self.retrospective.is_draft:
            self._choose({FINISH: self._finish, KEEP: self._leave}, "finish")
        else:
            self._choose({LEAVE_FINISHED: self._leave, REOPEN: self._reopen}, "leave")

    def _choose(self, doors: Mapping[str, Callable[[], None]], enter: str) -> None:
        """One of the doors; Enter takes the first."""
        found = number_of(self._console, list(doors), skips=enter)
        list(doors.values())[found if isinstance(found, int) else 0]()

    def _carry_on(self) -> None:
        self._turn(self._interview.the_rest())

    def _older(self) -> None:
        self.wants_older = self._is_done = True

    def _leave(self) -> None:
        self._is_done = True

    def _reopen(self) -> None:
        self._go(self._interview.reopened())

    def _finish(self) -> None:
        if nameless := self._interview.nameless():
            self._console.say(notes.NEEDS_NAME)
            self._turn(self._interview.open(nameless.key))
            return
        self._go(self._interview.finished())
        self._is_done = True
        self._console.say(notes.on_finishing(self.retrospective))
        for rule in notes.rules(self.retrospective):
            self._console.say(wording.on_one_line(rule))
        self._console.say(wording.CRISIS)

    def _go_to(self, words: str) -> None:
        """To a page by its number, from the list where none was given."""
        every = (page for step in self._interview.steps for page in step.pages)
        pages = [page for page in every if page.when(self.retrospective) and not page.asks_nothing]
        labels = [self._listed(page) for page in pages]
        at = numbered(words, labels) if words else None
        if words and at is None:
            self._console.say(ZERO_REVIEW.format(bad_number(len(pages), "stay")))
        if words.strip() == "0":
            self._turn(replace(self._interview, at=REVIEW, rest=True))
        elif at is not None:
            self._turn(self._interview.open(pages[at].key))
        elif not words:
            self._list(labels)
            if typed := self._console.line():
                self._go_to(typed)

    def _list(self, labels: list[str]) -> None:
        for number, label in enumerate(labels, 1):
            self._console.say(f"{number}. {label}")
        self._console.say(TO_REVIEW)
        self._console.say(NUMBER_GOES)

    def _listed(self, page: Page) -> str:
        """A page with its answers."""
        rows = [row for row in review_rows(self._interview) if row.page is page]
        answers = "; ".join(row.answer for row in rows if row.answer)
        return f"{page.asks(self.retrospective)} {answers or BLANK}"

    def _turn(self, interview: Interview) -> None:
        """Go on at another page."""
        self._go(interview)

    def _go(self, interview: Interview) -> None:
        """Save it, with the place; where another window was first, go on in the copy."""
        self._interview = interview
        self._keeping.put(interview.retrospective, interview.place(), can_wait=self._console.is_hurried)
        if self._keeping.document is not interview.retrospective:
            self._interview = interview.with_retrospective(self._keeping.document)

    def _tell_id(self) -> None:
        """The id is data; what became of it is talk."""
        if not self._keeping.is_begun:
            self._console.say(NOTHING_SAVED)
            return
        id = self.retrospective.id[:8]
        if not self.retrospective.is_draft:
            self._console.say(FINISHED.format(id))
        elif self._keeping.is_saved:
            self._console.say(DRAFT.format(id))
        put_line(id)
