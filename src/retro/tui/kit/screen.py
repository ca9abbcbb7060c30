"""Base of every screen: title line, footer, help, Esc, and the notice for windows that are too small."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from inspect import isawaitable
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events, on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.css.query import NoMatches
from textual.dom import NoScreen
from textual.getters import query_one
from textual.message import Message
from textual.widget import Widget

from retro.core.gig.ids import DocumentId
from retro.storage.autosave.status import Moved, Saved, SaveState, Saving, ToldElsewhere
from retro.tui.kit.footer import KeyFooter
from retro.tui.kit.input_routing import RoutingScreen
from retro.tui.kit.saving import SaveReported, ShownSaves
from retro.tui.kit.title_bar import TitleLine
from retro.tui.navigation import HomeRoute, Navigate
from retro.tui.new_day import NewDay
from retro.tui.terminal.safe_text import SafeLabel, safe_text

if TYPE_CHECKING:
    from textual.worker import ResultType, Worker, WorkType

    from retro.storage.autosave.autosave import Autosave
    from retro.storage.edit_files import Target

HELP = Binding("question_mark,f1", "app.help", "Help", id="help", tooltip="Keys for this screen")
"""Outside text `?` opens help too; a screen of fields uses HELP_IN_FIELDS instead."""
HELP_IN_FIELDS = Binding("f1", "app.help", "Help", id="help", tooltip="Keys for this screen")
SUSPEND = Binding(
    "ctrl+z", "screen.suspend", "Suspend", id="suspend", tooltip="To the shell; type fg to come back", show=False
)
"""Stands in dialogs, which cover the keys of the app."""

TOO_SMALL = "retro needs a window of at least 44 × 14. Your words are safe."


class TooSmall(SafeLabel):
    """Shown alone while the window is below 44×14."""


class BaseScreen(RoutingScreen[None]):
    """A full screen. `compose_body` gives what is between title line and footer."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        HELP,
        Binding("escape", "leave", "Back", id="leave", tooltip="Back", show=False),
        Binding("q", "close", "Close", id="close", tooltip="Close", show=False),
    ]
    DEFAULT_CSS = """
    BaseScreen { layout: vertical; background: $background; }
    BaseScreen TooSmall { display: none; width: 1fr; height: 1fr; padding: 0 1; }
    BaseScreen.-tiny > *, BaseScreen.-low > * { display: none; }
    BaseScreen.-tiny > TooSmall, BaseScreen.-low > TooSmall { display: block; }
    """

    title_line = query_one(TitleLine)
    shown_saves: ClassVar[ShownSaves] = ShownSaves.NONE

    _calm_state = ""
    is_ending = False
    """True if the program is about to end: screens uncovered then are not seen."""

    def compose(self) -> ComposeResult:
        """Yield the three bands that fit the window; stock Textual finds the size out after a first paint."""
        self.add_class(*fitting(self.app))
        self._fitted_size = self.app.size
        yield TitleLine(self.heading())
        yield from self.compose_body()
        yield KeyFooter()
        yield TooSmall(safe_text(TOO_SMALL))

    def heading(self) -> str:
        """Return the screen's name for the title line."""
        return "retro"

    def compose_body(self) -> Iterable[Widget]:
        """Yield what is between title line and footer."""
        return ()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tell whether a key acts now; overridden by what offers less, which asks this last."""
        return action != "close" or not self.is_form

    @property
    def is_closing(self) -> bool:
        """Tell whether the program is closing, or this screen is being removed, so that nobody reads a report."""
        return self.is_ending or self._is_taken_down

    async def _on_message(self, message: Message) -> None:
        """Call the handlers of a message (private to Textual).

        Ours keeps reports from a screen that is closing. A handler that was under way as it closed misses nothing.
        """
        if isinstance(message, SaveReported | NewDay) and self._is_taken_down:
            return
        try:
            await super()._on_message(message)
        except (NoMatches, NoScreen):
            if not self.is_closing:
                raise

    def run_worker(
        self,
        work: WorkType[ResultType],
        name: str | None = "",
        group: str = "default",
        description: str = "",
        exit_on_error: bool = True,
        start: bool = True,
        exclusive: bool = False,
        thread: bool = False,
    ) -> Worker[ResultType]:
        """Run work in a worker. A widget that it misses because this screen is closing is no error."""
        # A worker hands on no result of a widget that is missing, which its type cannot say
        run = work if thread else cast("WorkType[ResultType]", partial(self._until_closed, work))
        return super().run_worker(run, name, group, description, exit_on_error, start, exclusive, thread)

    async def _until_closed(self, work: WorkType[ResultType]) -> ResultType | None:
        running = work() if callable(work) else work
        try:
            return await running if isawaitable(running) else running
        except (NoMatches, NoScreen):
            if not self.is_closing:
                raise
        return None

    @property
    def _is_taken_down(self) -> bool:
        is_there = self.app.is_running and self.is_attached and self in self.app.screen_stack
        return not is_there or not self.query(TitleLine)

    def save_now(self) -> None:
        """Save what is in any field, because the program is about to end."""

    def take_typed(self) -> None:
        """Take letters of which no report has come yet; overridden by what holds text. A screen may not be open yet."""

    def has_unsaved(self, autosave: Autosave, id: DocumentId) -> bool:
        """Tell whether something of that record isn't in the library yet, the last letter typed here included.

        Ask before another window's words are looked for: what isn't saved is never replaced by them.
        """
        self.take_typed()
        return autosave.unsaved(id) is not None

    async def take_edit(self, target: Target, known: str, text: str) -> bool:
        """Take what came from an editor in place of `known`. Returns False if it does not belong here."""
        return False

    async def on_save_reported(self, message: SaveReported) -> None:
        """Show how a save went, and follow it; one that goes on changes nothing.

        The only handler of all screens: Textual calls one of a subclass beside it, not in place of it.
        """
        state = message.state
        if not isinstance(state, Saving | ToldElsewhere):
            self.show_save_status(state)
        if isinstance(state, Saved):
            await self.follow_save()
        elif isinstance(state, Moved):
            await self.follow_copy(state)

    def show_save_status(self, state: SaveState) -> None:
        """Show in the title line how the last save went."""
        if self.shown_saves is not ShownSaves.NONE:
            is_alarming = self.title_line.is_alarming = self.shown_saves.is_alarming(state)
            is_shown = is_alarming or self.shown_saves is ShownSaves.EVERY
            self.title_line.state = state.line if is_shown else self._calm_state

    def show_calm_state(self, state: str) -> None:
        """Show in the title line what is true of a list; while the library refuses to save, only that is shown."""
        self._calm_state = state
        if not self.title_line.is_alarming:
            self.title_line.state = state

    async def follow_save(self) -> None:
        """Do what a successful save asks for, such as reading again."""

    @on(events.ScreenResume)
    async def _read_as_seen(self) -> None:
        await self.read_shown()

    async def read_shown(self) -> None:
        """Read what is shown: as the screen is seen, and when another window wrote. Unsaved words stay."""

    async def look_again(self) -> None:
        """Read again what another window may have written, as when the screen is seen."""
        await self.read_shown()

    async def follow_copy(self, moved: Moved) -> None:
        """Continue as what the document has become, if it is this screen's: a copy, or now told."""

    def exit_message(self) -> str:
        """Return what the terminal prints when the program ends here; ours alone, never the user's words."""
        return ""

    def action_leave(self) -> None:
        """Go one step out."""
        self.action_close()

    def action_close(self) -> None:
        """Return to the screen below."""
        self.dismiss()

    def leave_at(self, id: DocumentId | None) -> None:
        """Return to the screen below; if that is home, with its cursor on this gig."""
        if id and len(self.app.screen_stack) == 2:  # home and this
            self.post_message(Navigate(HomeRoute(id)))
        else:
            self.dismiss()


def fitting(app: App[object]) -> Iterator[str]:
    """Return the classes that the app's breakpoints give a screen."""
    for breakpoints, extent in (
        (app.HORIZONTAL_BREAKPOINTS, app.size.width),
        (app.VERTICAL_BREAKPOINTS, app.size.height),
    ):
        yield from [name for least, name in breakpoints or () if extent >= least][-1:]
