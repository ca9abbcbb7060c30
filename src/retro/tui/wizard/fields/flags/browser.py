"""Browser of red flags: stage tabs, find line, list, and notes from earlier gigs."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Input

from retro.core.gig.choices import Stage
from retro.core.wizard.flag_picking import FlagChoices, Ticked, is_told
from retro.core.wizard.history import GigHistory
from retro.tui.kit.own_keys import in_own_keys
from retro.tui.terminal.safe_text import SafeLabel, safe_text
from retro.tui.wizard.fields.flags.find_line import FindLine
from retro.tui.wizard.fields.flags.list import FlagLine, FlagList
from retro.tui.wizard.fields.flags.note import FlagNote
from retro.tui.wizard.fields.flags.tabs import LIKELY, TABS, FlagTabs

SEARCH = "search by name"
NO_MATCH = "No red flag matches. Press + to add your own."


class FlagBrowser(Widget):
    """Shows what is ticked and asks for ticks; it ticks nothing itself.

    The rows of a tab are made when it is opened and then stay in place, so that nothing moves under the cursor.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "end_find", "All", id="flags.end_find", tooltip="Show all red flags again"),
    ]
    DEFAULT_CSS = """
    FlagBrowser {
        height: 1fr; width: 1fr;
        & > FindLine.-textual-compact { display: none; padding: 0 1; }
        & > .none { display: none; height: 1; padding: 0 1; color: $foreground-muted; }
        &.-finding > FlagTabs { display: none; }
        &.-finding > FindLine.-textual-compact { display: block; }
        &.-finding.-none > .none { display: block; }
    }
    """

    tab: reactive[str] = reactive(LIKELY, init=False)
    """The open tab."""
    is_finding: reactive[bool] = reactive(False, init=False, toggle_class="-finding", bindings=True)
    """True while a name is looked for, in all stages."""

    tabs = query_one(FlagTabs)
    find = query_one(FindLine)
    rows = query_one(FlagList)
    note = query_one(FlagNote)

    def __init__(self, shelf: FlagChoices, memory: GigHistory, ticked: Ticked) -> None:
        super().__init__()
        self._shelf = shelf
        self._memory = memory
        self._ticked = ticked
        self._known = ticked
        self._shown: Ticked = ()

    @property
    def words(self) -> str:
        """Return what is looked for."""
        return self.find.value if self.is_finding else ""

    def compose(self) -> ComposeResult:
        """Yield the parts one under the other; the list takes the remaining height."""
        yield FlagTabs()
        yield FindLine(SEARCH)
        yield FlagList()
        yield SafeLabel(safe_text(in_own_keys(self, NO_MATCH, "flags.add")), classes="none")
        yield FlagNote(self._memory)

    def on_mount(self) -> None:
        """Show the likely ones first."""
        self.open()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer ending a search only during one."""
        return action != "end_find" or self.is_finding

    def tick(self, ticked: Ticked, known: Ticked) -> None:
        """Show these ticks on the present rows; `known` are own flags to list besides."""
        self._ticked, self._known = ticked, known
        self._draw()

    def go_to(self, key: str, stage: Stage) -> None:
        """Show this flag, in its stage if the open tab does not hold it."""
        self.is_finding = False
        self.open(key)
        if all(flag.key != key for flag in self._shown):
            self.tab = stage
            self.open(key)

    def open(self, at: str | None = None) -> None:
        """Make the rows of the open tab again; the cursor goes to this flag or the first."""
        self._shown = self._shelf.listed(self.tab, self.words, self._ticked, self._known)
        self.set_class(not self._shown, "-none")
        self.find.finds_nothing = self.is_finding and not self._shown
        self._draw(at or next((flag.key for flag in self._shown), None))

    def watch_tab(self) -> None:
        """Open it at its first row."""
        self.is_finding = False
        self.open()

    def watch_is_finding(self) -> None:
        """Empty the line whenever it opens or closes."""
        with self.prevent(Input.Changed):
            self.find.value = ""
        self.open()

    def action_end_find(self) -> None:
        """Show all again."""
        self.is_finding = False

    @on(FlagList.StageAsked)
    @on(FlagTabs.Asked)
    def _open_tab(self, message: FlagList.StageAsked | FlagTabs.Asked) -> None:
        message.stop()
        self.is_finding = False
        self.tab = message.tab if isinstance(message, FlagTabs.Asked) else self.tabs.beside(message.by)
        self.rows.focus()

    @on(FlagList.FindAsked)
    def _find(self, message: FlagList.FindAsked) -> None:
        message.stop()
        self.is_finding = True
        self.find.focus()

    @on(Input.Changed)
    def _filter(self, message: Input.Changed) -> None:
        message.stop()
        self.open()

    @on(FindLine.Left)
    def _leave_find(self, message: FindLine.Left) -> None:
        message.stop()
        self.is_finding = self.is_finding and bool(self.find.value.strip())
        self.rows.focus()

    @on(FlagList.Moved)
    def _speak(self, message: FlagList.Moved) -> None:
        message.stop()
        ticked = next((each for each in self._ticked if message.flag and each.key == message.flag.key), None)
        self.note.about(message.flag, ticked)

    def _draw(self, at: str | None = None) -> None:
        """Draw the rows with their present ticks."""
        ticked = {flag.key: flag for flag in self._ticked}
        told = {key for key, flag in ticked.items() if is_told(flag)}
        lines = (FlagLine(each, each.key in ticked, self._shelf.times(each), each.key in told) for each in self._shown)
        self.rows.show(tuple(lines), at)
        self.tabs.current, self.tabs.ticked = self.tab, len(self._ticked)
        self.tabs.counts = {tab: len(self._shelf.listed(tab, "", self._ticked, self._known)) for tab in TABS}
