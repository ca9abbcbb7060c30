"""Pages of a draft, one after the other: turns them, takes what is answered on them, and shows what follows from it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from retro.core.gig.draft_position import CLOSING
from retro.core.gig.ids import QuestionKey
from retro.core.gig.retrospective import Retrospective
from retro.core.text.three_way_merge import merged
from retro.core.wizard.derived import worked_out
from retro.core.wizard.history import GigHistory
from retro.core.wizard.interview import REVIEW, Interview
from retro.core.wizard.question import Page, Step
from retro.core.wizard.shown_pages import is_blank
from retro.storage.autosave.status import Moved
from retro.tui.context import AppContext
from retro.tui.kit import messages
from retro.tui.kit.screen import BaseScreen
from retro.tui.terminal.toasts import toasts_of
from retro.tui.wizard.draft import DraftEditor
from retro.tui.wizard.left_steps import LeftSteps
from retro.tui.wizard.page import made
from retro.tui.wizard.remembering import remember
from retro.tui.wizard.view import WizardView

MEMORY_LOCK_WAIT = 2.0
"""Seconds that a thread waits for another writer."""


class DraftPages:
    """Holds the draft and the page that is shown. The wizard's screen owns it, and turns one page at a time."""

    def __init__(
        self,
        screen: BaseScreen,
        app_context: AppContext,
        walk: Callable[[], WizardView],
        shown: Callable[[], None],
    ) -> None:
        """`walk` returns the view that the pages are shown in; `shown` is called once another is."""
        self._screen, self._app_context, self._walk, self._shown = screen, app_context, walk, shown
        self.drafting = DraftEditor(app_context, Interview(Retrospective.new()))
        self.said = ""  # on the page
        self.is_passing = False
        """True while what was said on opening the page is shown; the first answer removes it."""
        self._memory = GigHistory()
        """What earlier gigs have to say."""
        self._has_remembered = False
        self._came_from = ""
        self._ends_walk = False
        """True once the review was reached by going on: it is read from its top then."""
        self._has_said_skipped = False
        self._left_steps = LeftSteps()

    def save_now(self) -> None:
        """Read the fields, and save them."""
        walk = self._walk()
        for field in walk.page.fields if walk.is_page else ():
            self.drafting.take(field)
        self._save()

    def take_texts(self) -> bool:
        """Take texts that have not been reported yet. Returns True if the draft lacked any."""
        return self.drafting.take_texts(self._walk().page.fields if self._walk().is_page else ())

    def show_derived(self) -> None:
        """Show what follows from the answers."""
        interview, today = self.drafting.interview, self._app_context.today()
        self._screen.title_line.name_shown = interview.retrospective.name
        if page := interview.page:
            figures = worked_out(page, interview.retrospective, today, self._memory)
            can_skip = is_blank(page, interview.retrospective) and not page.is_required
            shown = self._walk().page
            shown.show_derived(interview.retrospective, figures, can_skip)
            shown.tell_of_client(interview.retrospective, self._memory.clients)

    def say(self, sentence: str, *, is_passing: bool = False) -> None:
        """Show a sentence on the page; the first answer removes one that passes."""
        self._walk().say(sentence)
        self.said, self.is_passing = sentence, is_passing

    async def turn(self, interview: Interview, note: str = "", cursor: int | None = None) -> None:
        """Show the page, or the review, that an interview is open at."""
        page, walk = interview.page, self._walk()
        if page and (page.uses_history or (page.recalls_rules and not self._has_remembered)):
            await self._remember()
        self.drafting.interview = interview
        self._leave_page()
        if toasts := toasts_of(self._screen.app):
            toasts.end_of_page()
        if interview.at == CLOSING:
            await walk.show_closing(interview)
        elif page is None:
            await walk.show_review(interview, "" if self._ends_walk else self._came_from)
        elif page.asks_nothing:
            await walk.show_they_first(interview, self._app_context.today())
        else:
            fields = made(page, interview, self._memory, self._app_context.today)
            await walk.show_page(interview, page, fields)
            if self._screen.is_attached:
                self._left_steps.come_back(fields)
                walk.page.focus_input(cursor)
        if not self._screen.is_attached:  # the program closed meanwhile; the text is saved
            return
        self.show_derived()
        self.say(note, is_passing=bool(note))
        self._save()
        self._shown()

    async def go_on(self) -> None:
        """Go one page on; the short path ends with a word, the long one with the review."""
        walk = self._walk()
        if walk.is_page:
            walk.page.accept()
        self.save_now()
        interview = self.drafting.interview
        page, following = interview.page, interview.next()
        if page is None:
            return
        if page.is_required and is_blank(page, interview.retrospective):
            self.say(messages.NEEDS_NAME, is_passing=True)
            walk.page.focus_input()
        elif walk.is_page and (asked := walk.page.held_back()):
            self.say(asked, is_passing=True)
        elif interview.closes(following):
            self.drafting.interview = following
            await self.show_closing()
        else:
            if following.at == REVIEW:
                self._came_from, self._ends_walk = page.key, True
            await self.turn(following, self._said_on_leaving(page, interview, following))

    async def go_back(self) -> None:
        """Go one page back."""
        self.save_now()
        await self.turn(self.drafting.interview.back())

    async def show_closing(self) -> None:
        """Show the end of the short path, which is a position to return to."""
        walk = self._walk()
        self.drafting.interview = self.drafting.interview.closed()
        self._leave_page()
        await walk.show_closing(self.drafting.interview)
        if not self._screen.is_attached:
            return
        walk.say("")
        self._save()
        self._shown()

    async def show_review(self) -> None:
        """Show all answers, to jump to any."""
        self.save_now()
        self._came_from, self._ends_walk = self.drafting.interview.at, False
        await self.turn(self.drafting.interview.reviewed())

    @property
    def is_closing(self) -> bool:
        """Tell whether the end of the short path is shown."""
        return self._walk().is_closing

    @property
    def can_return(self) -> bool:
        """Tell whether a page was shown before the review."""
        return bool(self._came_from) and self._came_from != REVIEW

    async def return_to_page(self) -> None:
        """Return to where one was before the review."""
        await self.turn(self.drafting.interview.open(self._came_from))

    async def open_step(self, step: Step) -> None:
        """Go to the first page of a step that applies to this gig."""
        self.save_now()
        pages = [page for page in step.pages if page.when(self.drafting.retrospective)]
        self._came_from = self.drafting.interview.at
        await self.turn(self.drafting.interview.open(pages[0].key if pages else REVIEW))

    async def open_answer(self, page: str, question: QuestionKey) -> None:
        """Go to a page, with the focus in the field of one question."""
        await self.turn(self.drafting.interview.open(page))
        if field := self._walk().page.field_of(question):
            field.focus_input()

    async def stay(self, interview: Interview) -> None:
        """Show the present page again, or the next if nothing is asked there any more."""
        if self.is_closing:
            self.drafting.interview = interview
            await self.show_closing()
        else:
            await self.turn(interview.where_it_is_asked())

    async def carry_on_as(self, moved: Moved) -> None:
        """Continue in the copy, if it is this draft's. The page stays: a new one would lose the letters typed now."""
        self.save_now()
        if not self.drafting.carry_on_as(moved):
            return
        walk, asked = self._walk(), self.drafting.interview.where_it_is_asked()
        if not walk.is_page or asked is not self.drafting.interview:
            await self.turn(asked, moved.line)
            return
        walk.page.carry_on_as(self.drafting.retrospective)
        self._save()
        self.show_derived()
        self.say(moved.line)  # it stays until the next page, however fast the user types

    def take_edit(self, key: QuestionKey, known: str, text: str) -> bool:
        """Put an edit into the field if it is on the page, as one edit; else into the draft.

        Returns False if the answer is no text of its own, or isn't what the editor was given any more.
        """
        walk = self._walk()
        field = walk.page.field_of(key) if walk.is_page else None
        if field and field.text is not None:
            field.replace_text(merged(field.text, known, text))
        elif not self.drafting.take_edit(key, known, text):
            return False
        self.save_now()
        self.show_derived()
        return True

    async def _remember(self) -> None:
        """Read the history in a thread, once, for the first page that uses it: it takes a while among thousands."""
        if not self._has_remembered:
            library, id = self._app_context.library, self.drafting.retrospective.id
            self._memory = await asyncio.to_thread(remember, library, id, MEMORY_LOCK_WAIT)
            self._has_remembered = True

    def _leave_page(self) -> None:
        self._left_steps.leave(self._walk().page.fields if self._walk().is_page else ())

    def _save(self) -> None:
        self.drafting.schedule_save(self._walk().cursor)
        self.drafting.save_soon()

    def _said_on_leaving(self, page: Page, left: Interview, following: Interview) -> str:
        """Return the words on going on; that a page was skipped is said only the first time."""
        said, was_said = messages.on_leaving(page, left, following), self._has_said_skipped
        self._has_said_skipped = was_said or said == messages.SKIPPED
        return "" if was_said and said == messages.SKIPPED else said
