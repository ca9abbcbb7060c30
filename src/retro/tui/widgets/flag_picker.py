"""The red flags that were there: tabs, a list to tick, a line to find a name, and what earlier gigs say."""

from __future__ import annotations

from typing import cast

from textual import on
from textual.app import ComposeResult
from textual.getters import query_one
from textual.reactive import reactive
from textual.widgets import Input

from retro.core import flags
from retro.core.flags import Ticked
from retro.core.questions import Question
from retro.core.retrospective import RedFlag, Stage
from retro.tui.text import Words, shown
from retro.tui.widgets.field import Context, Field
from retro.tui.widgets.find_line import FindLine
from retro.tui.widgets.flag_form import FlagForm
from retro.tui.widgets.flag_list import FlagLine, FlagList
from retro.tui.widgets.flag_note import FlagNote
from retro.tui.widgets.flag_tabs import LIKELY, TABS, FlagTabs
from retro.tui.widgets.own_flag_form import OwnFlagForm


class FlagPicker(Field):
    """Ticks and unticks. What was said of an unticked flag waits here, and comes back with its tick.

    The rows of a tab are made when it is opened and then stay where they are, so that nothing moves under the cursor.
    """

    DEFAULT_CSS = """
    FlagPicker {
        height: 1fr; min-height: 8;
        & > FindLine { display: none; margin: 0 1; }
        & > .none { display: none; height: 1; padding: 0 1; color: $foreground-muted; }
        &.-finding > FlagTabs { display: none; }
        &.-finding > FindLine { display: block; }
        &.-finding.-none > .none { display: block; }
        & > FlagList {
            height: 1fr; min-height: 3; max-height: 18;
            border-top: solid $border-blurred; border-bottom: solid $border-blurred;
            &:focus { border-top: solid $border; border-bottom: solid $border; }
        }
    }
    """

    tab: reactive[str] = reactive(LIKELY, init=False)
    """Which tab is open."""
    is_finding: reactive[bool] = reactive(False, init=False, toggle_class="-finding")
    """Whether a name is looked for, in all stages."""

    tabs = query_one(FlagTabs)
    find = query_one(FindLine)
    rows = query_one(FlagList)
    note = query_one(FlagNote)

    def __init__(self, question: Question, value: object, context: Context, label: str = "") -> None:
        super().__init__(question, value, context, label)
        self._shelf = flags.shelf(context.whole, context.memory)
        self._shown: Ticked = ()
        self._put_away: dict[str, RedFlag] = {}

    @property
    def ticked(self) -> Ticked:
        """What is ticked now, in the order of the ticks."""
        return cast(Ticked, self.value)

    def compose(self) -> ComposeResult:
        """One under the other; the list takes what height there is."""
        yield FlagTabs()
        yield FindLine("part of a name")
        yield FlagList()
        yield Words(shown("Nothing is called that. + adds it in your own words."), classes="none")
        yield FlagNote(self.context.memory)

    def on_mount(self) -> None:
        """The likely ones first."""
        self._list(cursor=0)

    def enter(self, cursor: int | None = None) -> None:
        """The list has the focus first."""
        self.rows.focus()

    def watch_tab(self) -> None:
        """Open it at its first row."""
        self.is_finding = False
        self._list(cursor=0)

    def watch_is_finding(self) -> None:
        """Empty the line whenever it opens or closes."""
        with self.prevent(Input.Changed):
            self.find.value = ""
        self._list(cursor=0)

    @on(FlagList.StageAsked)
    def _next_tab(self, message: FlagList.StageAsked) -> None:
        message.stop()
        self.is_finding = False
        self.tab = TABS[(TABS.index(self.tab) + message.by) % len(TABS)]

    @on(FlagTabs.Asked)
    def _open_tab(self, message: FlagTabs.Asked) -> None:
        message.stop()
        self.tab = message.tab
        self.rows.focus()

    @on(FlagList.FindAsked)
    def _find(self, message: FlagList.FindAsked) -> None:
        message.stop()
        self.is_finding = True
        self.find.focus()

    @on(Input.Changed)
    def _filter(self, message: Input.Changed) -> None:
        message.stop()
        self._list(cursor=0)

    @on(FindLine.Left)
    def _leave_find(self, message: FindLine.Left) -> None:
        message.stop()
        self.is_finding = self.is_finding and bool(self.find.value.strip())
        self.rows.focus()

    @on(FlagList.Moved)
    def _speak(self, message: FlagList.Moved) -> None:
        message.stop()
        self.note.about(message.flag)

    @on(FlagList.Pressed)
    def _toggle(self, message: FlagList.Pressed) -> None:
        message.stop()
        flag = message.flag
        if not flags.is_ticked(flag, self.ticked):
            self._post(flags.with_tick(self.ticked, self._put_away.pop(flag.key, flag)))
            return
        self._put_away |= {other.key: other for other in self.ticked if other.key == flag.key}
        self._post(flags.without_tick(self.ticked, flag))

    @on(FlagList.Opened)
    def _details(self, message: FlagList.Opened) -> None:
        message.stop()
        known = {**self._put_away, **{flag.key: flag for flag in self.ticked}}
        flag = known.get(message.flag.key, message.flag)
        self.app.push_screen(FlagForm(flag, self.context.today, self._detailed))

    @on(FlagList.OwnAsked)
    def _own(self, message: FlagList.OwnAsked) -> None:
        message.stop()
        stage = Stage.BEFORE if self.tab == LIKELY else Stage(self.tab)
        self.app.push_screen(OwnFlagForm(self.find.value, stage), self._add)

    def _detailed(self, flag: RedFlag) -> None:
        """Saying something of a flag ticks it."""
        self._post(flags.with_details(flags.with_tick(self.ticked, flag), flag))

    def _add(self, flag: RedFlag | None) -> None:
        if flag is None:
            return
        flag = self._shelf.named(flag.name, self.ticked) or flag
        self.is_finding = False
        flag = self._put_away.pop(flag.key, flag)
        self._post(flags.with_tick(self.ticked, flag))
        self._list(at=flag.key)
        if all(other.key != flag.key for other in self._shown):
            self.tab = flag.stage
            self._list(at=flag.key)

    def _post(self, ticked: Ticked) -> None:
        self.value = ticked
        self._draw()
        self.post_message(self.Answered(self.question.key, ticked))

    def _list(self, *, cursor: int | None = None, at: str | None = None) -> None:
        """Make the rows of what is open, afresh."""
        if self.is_finding and self.find.value.strip():
            self._shown = self._shelf.found(self.find.value, self.ticked)
        elif self.tab == LIKELY:
            self._shown = self._shelf.likely(self.ticked)
        else:
            self._shown = self._shelf.of_stage(Stage(self.tab), self.ticked)
        self.set_class(not self._shown, "-none")
        self._draw(self._shown[0].key if self._shown and cursor == 0 else at)

    def _draw(self, at: str | None = None) -> None:
        """The rows as they are, with their ticks of now."""
        is_ticked = {flag.key for flag in self.ticked}
        lines = (FlagLine(flag, flag.key in is_ticked, self._shelf.times(flag)) for flag in self._shown)
        self.rows.show(tuple(lines), at)
        self.tabs.current = self.tab
        self.tabs.ticked = len(self.ticked)
        likely = {LIKELY: len(self._shelf.likely(self.ticked))}
        self.tabs.counts = likely | {stage: len(self._shelf.of_stage(stage, self.ticked)) for stage in Stage}
