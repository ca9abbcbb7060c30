"""Walks through a draft: current page, next page, blank pages."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from retro.core.gig.choices import Status
from retro.core.gig.draft_position import ALL_UNDERSTOOD, CLOSING, OLDER_FORM, DraftPosition, UnreadTexts, with_typed
from retro.core.gig.ids import QuestionKey
from retro.core.gig.own_questions import OwnQuestion
from retro.core.gig.retrospective import Retrospective
from retro.core.text.clock import now
from retro.core.wizard.question import AnyQuestion, Page, Step
from retro.core.wizard.questions import STEPS, every_page, page_of, steps_of
from retro.core.wizard.shown_pages import is_blank, is_copied, shown_before
from retro.core.wizard.story_steps import DATES, STORY

REVIEW = "review"
"""Where the walk ends; a position like a page's key."""

_OF_OLDER = "ending"
"""Page that asks what the form of an older gig asks first."""


@dataclass(frozen=True, slots=True)
class Interview:
    """A retrospective, the page it is open at, and the path: the short one, or all of it."""

    retrospective: Retrospective
    at: str = STEPS[0].pages[0].key
    rest: bool = False
    unread: UnreadTexts = field(default_factory=lambda: ALL_UNDERSTOOD)
    """Typed text that was not understood yet, by question key."""
    own: tuple[OwnQuestion, ...] = ()
    """The own questions that are asked now."""
    passed: frozenset[str] = frozenset()
    """Keys of the pages that were shown before this one."""
    last: str = ""
    """Key of the text that was written in last."""

    @property
    def page(self) -> Page | None:
        """Return the page it is open at; None at the review and at the end of the short path."""
        return next((page for _, page in every_page(self.steps) if page.key == self.at), None)

    @property
    def steps(self) -> tuple[Step, ...]:
        """Return all steps with their pages, in the order in which this gig is asked about them."""
        return steps_of(self.retrospective, self.own)

    @property
    def step(self) -> Step:
        """Return the step it is open at; the last one at the review and at the end of the short path."""
        return next((step for step in self.steps if self.at in (page.key for page in step.pages)), self.steps[-1])

    def pages(self) -> tuple[Page, ...]:
        """Return the pages of this path that apply to this gig, in order."""
        return tuple(page for page in self._order() if page.when(self.retrospective) and (self.rest or page.short))

    def questions(self, page: Page) -> tuple[AnyQuestion, ...]:
        """Return the questions of a page that this path asks; each question's `when` decides whether it applies."""
        return tuple(question for question in page.questions if self.rest or question.short or not page.short)

    def position(self) -> tuple[int, int | None]:
        """Return which page of its step this is, from one, and how many the step has on this path.

        None on the first page while its answer may add others.
        """
        on_path = [page.key for page in self.step.pages if self.rest or page.short or page.key == self.at]
        pages = self.pages()
        keys = [page.key for page in self.step.pages if page in pages or page.key == self.at]
        may_grow = on_path[:1] == [self.at] and len(keys) < len(on_path)
        return (keys.index(self.at) + 1 if self.at in keys else 1, None if may_grow else max(len(keys), 1))

    def open(self, key: str) -> Interview:
        """Return it open at another page or at the review; a page of the long path widens the path."""
        page = next((page for _, page in every_page(self.steps) if page.key == key), None)
        return self._turned(key, rest=self.rest or (page is not None and not page.short))

    def next(self) -> Interview:
        """Return it one page on, or at the review after the last page. The long path skips what is done.

        A page of the short path that was answered there, and has nothing more to ask, is skipped.
        """
        later = self._after()
        if self.rest:
            later = [page for page in later if not self._is_done(page)]
        return self._turned(later[0].key if later else REVIEW)

    def where_it_is_asked(self) -> Interview:
        """Return it one page on if the page no longer applies to this gig: the client was told meanwhile."""
        page = self.page
        return self.next() if page and page.asks_nothing and not page.when(self.retrospective) else self

    def back(self) -> Interview:
        """Return it one page back; the first page stays."""
        order = [page.key for page in self._order()]
        here = order.index(self.at) if self.at in order else len(order)
        earlier = [page for page in self.pages() if order.index(page.key) < here]
        return self._turned(earlier[-1].key) if earlier else self

    @property
    def is_first(self) -> bool:
        """Tell whether there is no page before this one."""
        return self.page is not None and self.back().at == self.at

    def to_long_path(self) -> Interview:
        """Return it on the long path, at the first page that still has something to ask."""
        wide = replace(self, rest=True)
        waiting = [page for page in wide.pages() if not wide._is_done(page)]
        return wide._turned(waiting[0].key if waiting else REVIEW)

    @property
    def can_carry_on(self) -> bool:
        """Tell whether the draft is on the short path, and the long one still has something to ask."""
        return self.retrospective.is_draft and not self.rest and self.to_long_path().at != REVIEW

    def blanks(self) -> tuple[Page, ...]:
        """Return the pages of the whole walk that apply to this gig and have no answer."""
        pages = (page for page in self._order() if page.when(self.retrospective))
        return tuple(page for page in pages if is_blank(page, self.retrospective))

    def is_step_done(self, step: Step) -> bool:
        """Tell whether all that the short path asks of a step has an answer; carrying on takes no mark away.

        What the message to the client answers counts from when the walk has shown it. A step that only the long path
        has is done with all of its pages there.
        """
        path = self.pages()
        on_path = [page for page in step.pages if page in path]
        pages = [page for page in on_path if page.short] or on_path
        copied = {page.key for page in pages if is_copied(page)} if self.retrospective.is_draft else set()
        is_shown = copied <= self.passed | {self.at}
        return bool(pages) and is_shown and not any(is_blank(page, self.retrospective) for page in pages)

    def with_retrospective(self, retrospective: Retrospective) -> Interview:
        """Return the same position in a changed retrospective."""
        return replace(self, retrospective=retrospective)

    def answered(self, question: AnyQuestion, value: object) -> Interview:
        """Return a copy with this answer, changed just now; unchanged if the answer is the same."""
        if question.get(self.retrospective) == value:
            return self
        answered = self.with_retrospective(question.slot.with_value(self.retrospective, value).touched())
        texts, before, key = answered.retrospective.answers, self.retrospective.answers, question.key
        return answered if texts.get(key, "") == before.get(key, "") else replace(answered, last=key)

    def typed(self, key: QuestionKey, text: str) -> Interview:
        """Return a copy with text typed for a question that is not understood; "" removes it."""
        return replace(self, unread=with_typed(self.unread, key, text))

    def place(self, cursor: int = 0) -> DraftPosition:
        """Return where to go on when it is opened again."""
        return DraftPosition(self.at, cursor, self.rest, self.unread, self.last)

    def closes(self, following: Interview) -> bool:
        """Tell whether going on to `following` reaches the end of the short path of a draft."""
        return following.at in (REVIEW, CLOSING) and not self.rest and self.retrospective.is_draft

    def closed(self) -> Interview:
        """Return it at the end of the short path."""
        return self._turned(CLOSING)

    def reviewed(self) -> Interview:
        """Return it at the review."""
        return self._turned(REVIEW)

    def nameless(self) -> Page | None:
        """Return the page that must be answered before it can be finished; None if it can be finished."""
        return next((page for _, page in every_page() if page.is_required and is_blank(page, self.retrospective)), None)

    def finished(self) -> Interview:
        """Return a copy with its retrospective finished now, on the same page."""
        return self.with_retrospective(self.retrospective._replace(finished_at=now()).touched())

    def reopened(self) -> Interview:
        """Return a copy with its retrospective a draft again, on the same page."""
        return self.with_retrospective(self.retrospective._replace(finished_at=None).touched())

    def _turned(self, key: str, *, rest: bool | None = None) -> Interview:
        return replace(self, at=key, rest=self.rest if rest is None else rest, passed=self.passed | {self.at})

    def _order(self) -> list[Page]:
        return [page for step in self.steps for page in step.pages]

    def _after(self) -> list[Page]:
        order = [page.key for page in self._order()]
        here = order.index(self.at) if self.at in order else len(order)
        return [page for page in self.pages() if order.index(page.key) > here]

    def _is_done(self, page: Page) -> bool:
        return page.short and all(
            not question.is_blank(self.retrospective) for question in page.questions_for(self.retrospective)
        )


def resumed(
    retrospective: Retrospective, left: DraftPosition | None, page: str = "", own: tuple[OwnQuestion, ...] = ()
) -> Interview:
    """Open a stored gig at the page named, or where it was left; a finished one at the review."""
    if left and left.key == OLDER_FORM:
        left = left._replace(key=_OF_OLDER)
    if left and _was_told_since(left, retrospective):
        left = left._replace(key=STORY.pages[0].key, cursor=0)
    interview = Interview(retrospective, own=own)
    if left:
        interview = replace(interview, unread=left.unread, last=left.last, passed=_before(left, interview))
    if page or not retrospective.is_draft:
        return replace(interview, rest=not retrospective.is_draft).open(page or REVIEW)
    if left is None or not is_place(left, retrospective, own):
        return interview
    return replace(interview, at=left.key, rest=left.rest)


def _was_told_since(left: DraftPosition, retrospective: Retrospective) -> bool:
    """Tell whether it was left at the dates of an untold gig: once told, these come after a page not shown yet."""
    is_told = retrospective.facts.status is Status.LIVE and retrospective.facts.told_on is not None
    return is_told and left.key == DATES.key and is_blank(STORY.pages[0], retrospective)


def _before(left: DraftPosition, interview: Interview) -> frozenset[str]:
    path, order = replace(interview, rest=left.rest).pages(), [page.key for page in interview._order()]
    if left.key == REVIEW:  # which is reached from any page
        blank = next((page.key for page in path if is_blank(page, interview.retrospective)), CLOSING)
        left = left._replace(key=blank)
    return shown_before(left.key, path, order, interview.retrospective)


def is_place(left: DraftPosition, retrospective: Retrospective, own: tuple[OwnQuestion, ...] = ()) -> bool:
    """Tell whether the wizard still has the page at which a draft was left."""
    return left.key in (REVIEW, CLOSING, OLDER_FORM) or page_of(left.key, steps_of(retrospective, own)) is not None
