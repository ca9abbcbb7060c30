"""Asks one page of the wizard line by line: its prompt, its questions in order, and its derived notes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from retro.commands.lines.console import Console, Here
from retro.commands.lines.steps import in_turn
from retro.commands.plain.asking import Asking
from retro.commands.plain.draft import WalkDraft
from retro.commands.plain.kinds.table import ask, such_as
from retro.core.text.clock import Clock
from retro.core.wizard.derived import worked_out
from retro.core.wizard.history import GigHistory
from retro.core.wizard.question import AnyQuestion, Page
from retro.core.wizard.review_rows import review_text
from retro.paths import Paths

CLIENT = "client"
SUCH_AS, OR_SKIP, SKIPS = " {}.", " {}, or Enter to skip.", " Enter skips."
NOT_UNDERSTOOD = "Not understood: “{}”"


class PageAsker:
    """Asks the pages of one gig; a hint is printed only the first time."""

    def __init__(
        self, console: Console, draft: WalkDraft, *, remember: Callable[[], GigHistory], today: Clock, paths: Paths
    ) -> None:
        self._console, self._draft, self._today, self._paths = console, draft, today, paths
        self._remember = remember
        self._memory: GigHistory | None = None
        self._hinted: set[str] = set()

    def ask(self, page: Page) -> None:
        """Ask every question of a page that applies; `:b` and `:s` go back and on among them."""
        self._head(page)
        in_turn(self._console, self._questions(page))
        self._say_who_came_back(page)

    def _say_who_came_back(self, page: Page) -> None:
        """Print what is known of the client and the source, after the page that asks for them."""
        if any(question.key == CLIENT for question in page.questions):
            from retro.core.vet.clients import known_lines  # no page but this one pays for it

            facts = self._draft.retrospective.facts
            for line in known_lines(facts.client, facts.platform, self._memory_for(page).clients):
                self._console.say(line)

    def _head(self, page: Page) -> None:
        """Print the prompt, its hint the first time, and what is derived from the answers."""
        number, count = self._draft.interview.position()
        step = self._draft.interview.step.short_name
        where = f"{step} {number} of {count}" if count and count > 1 else step
        self._console.say(f"\n{where[:1].upper()}{where[1:]}. {page.prompt_for(self._draft.retrospective)}")
        if page.key not in self._hinted:
            self._hinted.add(page.key)
            self._console.say(page.hints(self._draft.retrospective))
        self._console.say(self._figures(page))

    def _figures(self, page: Page) -> str:
        return worked_out(page, self._draft.retrospective, self._today(), self._memory_for(page))

    def _questions(self, page: Page) -> list[Callable[[], None]]:
        """Ask the questions of a page. A page of one needs no labels.

        A page that was left half-done resumes at its first blank.
        """
        asked = self._draft.interview.questions(page)
        return [partial(self._ask, question, page, has_label=len(page.questions) > 1) for question in asked]

    def _ask(self, question: AnyQuestion, page: Page, *, has_label: bool) -> None:
        if not question.when(self._draft.retrospective):
            return
        kind, draft = question.kind, self._draft
        if has_label:
            self._console.say(f"{question.label}.{self._how(question)}")
        if unread := draft.interview.unread.get(question.key, ""):
            self._console.say(NOT_UNDERSTOOD.format(unread))
        before = self._figures(page)
        self._console.here = Here(lambda: review_text(question.items(draft.retrospective)))
        ask(Asking(self._console, draft, question, kind, self._memory_for(page), self._today, self._paths))
        after = self._figures(page)
        if after != before:
            self._console.say(after)

    def _how(self, question: AnyQuestion) -> str:
        """Say how one line can be typed; what Enter does is said here unless there is an answer that it keeps."""
        example = such_as(question)
        if example is None:
            return ""
        is_blank = question.is_blank(self._draft.retrospective)
        if not example:
            return SKIPS if is_blank else ""
        return (OR_SKIP if is_blank else SUCH_AS).format(example)

    def _memory_for(self, page: Page) -> GigHistory:
        """Return the history of earlier gigs, read at the first page that uses it."""
        if self._memory is None and (page.uses_history or page.recalls_rules):
            self._memory = self._remember()
        return self._memory or GigHistory()
