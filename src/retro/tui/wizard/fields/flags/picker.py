"""Field for red flags: browse, tick, add, describe."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.getters import query_one

from retro.core.gig.retrospective import RedFlag
from retro.core.wizard import flag_picking
from retro.core.wizard.flag_picking import Ticked
from retro.core.wizard.question import Question
from retro.tui.wizard.fields.base import Context, Field
from retro.tui.wizard.fields.flags.browser import FlagBrowser
from retro.tui.wizard.fields.flags.details_form import FlagForm
from retro.tui.wizard.fields.flags.find_line import FindLine
from retro.tui.wizard.fields.flags.list import FlagList
from retro.tui.wizard.fields.flags.own_flag_form import OwnFlagForm


class FlagPicker(Field[Ticked]):
    """Ticks and unticks. Details of an unticked flag are kept here, and return with its tick."""

    DEFAULT_CSS = """
    FlagPicker { height: 1fr; min-height: 8; }
    """

    browser = query_one(FlagBrowser)

    def __init__(self, question: Question[Ticked], value: Ticked, context: Context, label: str = "") -> None:
        super().__init__(question, value, context, label)
        self._shelf = flag_picking.flag_choices(context.retrospective, context.memory)
        self._put_away: dict[str, RedFlag] = {}
        self._own_words = context.unread
        """Words of a new red flag that is not added yet."""

    @property
    def ticked(self) -> Ticked:
        """Return what is ticked now, in the order of the ticks."""
        return self.value

    @property
    def unread(self) -> str:
        """Return the words of a new red flag that is not added yet."""
        return self._own_words

    def compose(self) -> ComposeResult:
        """Yield the browser, which takes the whole field."""
        yield FlagBrowser(self._shelf, self.context.memory, self.ticked)

    def show_ticks(self, ticked: Ticked) -> None:
        """Show these ticks, which were answered elsewhere."""
        self.value = ticked
        self.browser.tick(ticked, self._known())

    def focus_input(self, cursor: int | None = None) -> None:
        """Focus the list."""
        self.browser.rows.focus()

    @on(FlagList.Pressed)
    def _toggle(self, message: FlagList.Pressed) -> None:
        message.stop()
        flag = message.flag
        if flag_picking.is_ticked(flag, self.ticked):
            self._put_away |= {other.key: other for other in self.ticked if other.key == flag.key}
            self._post(flag_picking.without_tick(self.ticked, flag))
        else:
            self._tick(flag)

    @on(FlagList.Opened)
    def _details(self, message: FlagList.Opened) -> None:
        message.stop()
        flag = next((flag for flag in self._known() if flag.key == message.flag.key), message.flag)
        self.app.push_screen(FlagForm(flag, self.context.today, self._detailed))

    @on(FindLine.OwnAsked)
    @on(FlagList.OwnAsked)
    def _own(self, message: FlagList.OwnAsked | FindLine.OwnAsked) -> None:
        message.stop()
        words = self.browser.words or self._own_words
        self.app.push_screen(OwnFlagForm(words, self.browser.tabs.stage, self._keep_own), self._add)

    def _keep_own(self, words: str) -> None:
        """Keep the words of a new red flag as typed; "" for none."""
        if words != self._own_words:
            self._own_words = words
            self.post_message(self.Unread(self.question.key, words))

    def _detailed(self, flag: RedFlag) -> None:
        """Tick a flag that was described."""
        self._tick(flag)
        self._post(flag_picking.with_details(self.ticked, flag))

    def _add(self, flag: RedFlag | None) -> None:
        """Add a flag; a name that exists already means that flag."""
        self._keep_own("")
        if flag:
            flag = self._shelf.named(flag.name, self._known()) or flag
            self._tick(flag)
            self.browser.go_to(flag.key, flag.stage)

    def _tick(self, flag: RedFlag) -> None:
        self._post(flag_picking.with_tick(self.ticked, self._put_away.pop(flag.key, flag)))

    def _known(self) -> Ticked:
        return (*self.ticked, *self._put_away.values())

    def _post(self, ticked: Ticked) -> None:
        if ticked != self.ticked:
            self.value = ticked
            self.browser.tick(ticked, self._known())
            self.post_message(self.Answered(self.question.key, ticked))
