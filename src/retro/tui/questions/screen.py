"""Own questions screen: add, rename, retire, ask again. At most five are asked at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import ClassVar

from textual import events, on, work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from retro.core.gig import own_questions as own
from retro.core.gig.ids import QuestionKey
from retro.core.gig.own_questions import Change, KeptQuestion, NotChanged
from retro.core.gig.wording import short_day
from retro.core.wizard.questions import STEPS
from retro.storage.errors import StoreError
from retro.storage.queries.settings import setting
from retro.storage.queries.wizard.own_questions import own_questions
from retro.storage.writing.own_questions import change_own_questions
from retro.tui.context import AppContext
from retro.tui.kit.layout import hanging_indent
from retro.tui.kit.own_keys import in_own_keys
from retro.tui.kit.retry import retry_locked
from retro.tui.kit.screen import BaseScreen
from retro.tui.navigation import QuestionsRoute
from retro.tui.questions.dialog import QuestionDialog, Wanted
from retro.tui.questions.typed_words import TYPED, TypedWords
from retro.tui.terminal.safe_text import SafeLabel, safe_text, styled, toast

HEADING = "Your own questions"
NONE = "Nothing here yet. Your own question comes at the end of the step you choose, in every gig. Press n to add one."
ASKED = "{} of {} asked"
RETIRED_ON = "retired {}"
NAMES = {step.key: step.short_name for step in STEPS}
ON_ONE = frozenset(("rename", "retire", "ask_again"))


class QuestionList(OptionList):
    """The questions, in the order in which they were added, each below itself where it needs more lines."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Edit", id="questions.open", tooltip="Other words for this question", show=False),
    ]
    DEFAULT_CSS = """
    QuestionList { scrollbar-gutter: stable; }
    """
    _every: tuple[KeptQuestion, ...] = ()

    def show(self, every: tuple[KeptQuestion, ...]) -> None:
        """Show these."""
        self._every = every
        self.clear_options()
        self.add_options(Option(_lines(each, self._room)) for each in every)

    @on(events.Resize)
    def _wrap_again(self) -> None:
        for at, each in enumerate(self._every):
            self.replace_option_prompt_at_index(at, _lines(each, self._room))

    @property
    def _room(self) -> int:
        return self.scrollable_content_region.width


class QuestionsScreen(BaseScreen):
    """Lists the questions with their steps; retired ones stay in the list, and their answers in their gigs."""

    AUTO_FOCUS = "QuestionList"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", "New", id="questions.new", tooltip="Add a question of your own"),
        Binding("e", "rename", "Edit", id="questions.rename", tooltip="Other words from now on"),
        Binding("d", "retire", "Retire", id="questions.retire", tooltip="Stop asking it; answers stay"),
        Binding("u", "ask_again", "Restore", id="questions.again", tooltip="Ask a retired one again"),
        Binding("escape", "leave", "Back", id="leave", tooltip="Back"),
    ]
    DEFAULT_CSS = """
    QuestionsScreen .none { padding: 1 1; width: 1fr; height: auto; max-width: 82; }
    QuestionsScreen OptionList {
        height: 1fr; border: none; border-top: solid $border-blurred; background: $background; padding: 0 1;
        &:focus { border: none; border-top: solid $border-blurred; background-tint: $foreground 0%; }
        & > .option-list--option-highlighted { text-style: bold; }
    }
    """

    list = query_one(QuestionList)
    none = query_one(".none", SafeLabel)

    def __init__(self, app_context: AppContext, route: QuestionsRoute) -> None:
        super().__init__()
        self._app_context = app_context
        self._every: tuple[KeptQuestion, ...] = ()
        self._typed = TypedWords(app_context.store)

    def heading(self) -> str:
        """Return the screen's name for the title line."""
        return HEADING

    def compose_body(self) -> Iterable[Widget]:
        """Yield the list, or why there is none."""
        yield SafeLabel(safe_text(in_own_keys(self, NONE, "questions.new")), classes="none")
        yield QuestionList()

    async def read_shown(self) -> None:
        """Read them, and again after anything may have changed."""
        self._read()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with the one at the cursor."""
        if action in ON_ONE:
            here = self._here
            return here is not None and (action == "rename" or (here.retired_on is None) is (action == "retire"))
        return True

    @on(OptionList.OptionHighlighted)
    def _moved(self) -> None:
        self.refresh_bindings()

    @on(OptionList.OptionSelected)
    def _opened(self) -> None:
        self.action_rename()

    @work
    async def action_new(self) -> None:
        """Add one."""
        found = await self._wanted(None)
        if found and await self._keep(own.adding(found.step, found.ask), own.ADDED, is_new=True):
            self._typed.done(None)

    @work
    async def action_rename(self) -> None:
        """Reword the one at the cursor."""
        here = self._here
        found = await self._wanted(here.question.key, here.question.ask) if here else None
        if here and found:
            key = here.question.key
            if await self._keep(own.renaming(key, found.ask), own.RENAMED):
                self._typed.done(key)

    @work
    async def action_retire(self) -> None:
        """Stop asking the one at the cursor."""
        if here := self._here:
            await self._keep(own.retiring(here.question.key, self._app_context.today()), own.RETIRED)

    @work
    async def action_ask_again(self) -> None:
        """Ask the retired one at the cursor again, if there is room for it."""
        if here := self._here:
            await self._keep(own.asking_again(here.question.key), own.ASKED_AGAIN)

    @property
    def _here(self) -> KeptQuestion | None:
        at = self.list.highlighted if self.is_mounted else None
        return self._every[at] if at is not None and at < len(self._every) else None

    async def _wanted(self, key: QuestionKey | None, renamed: str = "") -> Wanted | None:
        """Ask for its words. What is typed is kept until it is saved."""
        dialog = QuestionDialog(
            lambda words: (own.refused_words if key else own.refused_question)(words, self._every, key),
            lambda words: self._typed.keep(key, words),
            self._typed.words_for(key, {each.question.key for each in self._every}),
            renamed,
        )
        found = await self.app.push_screen_wait(dialog)
        if found:
            self._typed.keep(key, found.ask)
        return found

    async def _keep(self, change: Change, said: str, *, is_new: bool = False) -> bool:
        """Change what is stored by now: another window may have changed it too. Returns False if it wasn't changed."""
        try:
            writing = self._app_context.store.submit(lambda store: change_own_questions(store, change))
            every = await asyncio.wrap_future(writing)
        except (NotChanged, StoreError) as refused:
            toast(self, safe_text(str(refused)), "warning")
            if isinstance(refused, NotChanged):  # the list is an older one
                self._read()
            return False
        self._show(every, len(every) - 1 if is_new else self.list.highlighted)
        toast(self, safe_text(said))
        return True

    @work(exclusive=True, group="reading")
    async def _read(self) -> None:
        try:
            every = await retry_locked(lambda: own_questions(self._app_context.library))
            self._typed.read(setting(self._app_context.library, TYPED) or "")
        except StoreError as error:
            toast(self, safe_text(str(error)), "error")
            return
        self._show(every, self.list.highlighted or 0)

    def _show(self, every: tuple[KeptQuestion, ...], at: int | None) -> None:
        self._every = every
        self.none.display, self.list.display = not every, bool(every)
        self.list.show(every)
        self.list.highlighted = min(at or 0, len(every) - 1) if every else None
        self.title_line.state = ASKED.format(len(own.in_force(every)), own.MOST) if every else ""
        self.set_focus(self.list if every else None)
        self.refresh_bindings()


def _lines(each: KeptQuestion, width: int) -> Content:
    step = styled(f"{NAMES[each.question.step]:<11}", "$foreground-muted")
    if each.retired_on is None:
        return Content("\n").join(hanging_indent(step, safe_text(each.question.ask), width))
    retired = styled(f"   {RETIRED_ON.format(short_day(each.retired_on))}", "$foreground-muted")
    words = styled(each.question.ask, "$foreground-muted") + retired
    return Content("\n").join(hanging_indent(step, words, width))
