"""The Textual app: themes, palette, shutdown, and opening a route's screen."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future
from importlib import import_module
from threading import Thread
from typing import TYPE_CHECKING, ClassVar

from rich.console import RenderableType
from rich.segment import Segment, Segments
from textual.app import App
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.events import Event, Paste
from textual.message import Message
from textual.screen import Screen

from retro import crash
from retro.storage.autosave.status import Diverged, SaveState
from retro.tui import navigation
from retro.tui.context import AppContext
from retro.tui.kit.copying import CopyingScreen
from retro.tui.kit.input_routing import STILL_TYPING, RoutingScreen, Turning
from retro.tui.kit.own_keys import own_key_in_words
from retro.tui.kit.saving import SaveReported
from retro.tui.kit.screen import BaseDialog, BaseScreen
from retro.tui.moves import Moves
from retro.tui.navigation import Navigate, Route
from retro.tui.new_day import MINUTE, NewDay
from retro.tui.screen_table import screen_at
from retro.tui.terminal import signals
from retro.tui.terminal.key_queue import KeyQueue
from retro.tui.terminal.safe_text import safe_text, toast
from retro.tui.terminal.textual_private import driver_class
from retro.tui.terminal.themes import DARK, LIGHT, NAMES

if TYPE_CHECKING:
    from retro.storage.edit_files import EditFile
    from retro.tui.edits import EditWatch
    from retro.tui.kit.text_aids import EditorLeft
    from retro.tui.terminal.background import BackgroundQuery
    from retro.tui.terminal.changed_lines import DrawnLines

CTRL_Q = "Press {} to quit; everything is saved."
IN_RECOVERY = "Your words are in a recovery file. Run retro to carry on."

QUIT = "Quit; everything is saved"
ALL = "All commands"
FIRST_KEY = 0.1
"""Seconds left to a key that is pressed at the first frame, before the ORM is imported beside it."""


AHEAD = 0.8
"""Seconds after that, when the store is most likely there, until the screens gone to most are imported too."""


class RetroApp(App[None]):
    """Goes where screens ask to go, and sees to it that everything is saved at the end."""

    TITLE = "retro"
    CSS = """
    * { scrollbar-size-vertical: 1; }
    *:ansi {
        scrollbar-color: ansi_bright_black; scrollbar-color-hover: ansi_bright_black;
        scrollbar-color-active: ansi_bright_black; scrollbar-background: ansi_default;
        scrollbar-background-hover: ansi_default; scrollbar-background-active: ansi_default;
        scrollbar-corner-color: ansi_default;
    }
    OptionList:ansi > .option-list--option-highlighted { text-style: bold; }
    """
    HORIZONTAL_BREAKPOINTS = [
        (0, "-tiny"),
        (44, "-narrow"),
        (72, "-medium"),
        (100, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (14, "-short"), (22, "-tall")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+q,f10", "quit", "Quit", id="quit", tooltip="Quit; everything is saved", show=False, priority=True
        ),
        Binding("ctrl+c", "how_to_quit", "Copy", id="copy", tooltip="Copy the selection", show=False, system=True),
        Binding("ctrl+p,f12", "command_palette", "Commands", id="palette", tooltip=ALL, show=False, priority=True),
        Binding(
            "ctrl+z", "suspend_process", "Suspend", id="suspend", tooltip="Back to the shell; fg comes back", show=False
        ),
        Binding("colon", "command_palette", "Commands", id="commands", tooltip=ALL),
    ]

    def __init__(
        self,
        desk: AppContext,
        start: Route | None = None,
        *,
        theme: str = "",
        driver: type[Driver] | None = None,
        begin: Callable[[], object] = lambda: None,
        keys: Mapping[str, str] | None = None,
        clock: Callable[[], float] | None = None,
    ) -> None:
        """`begin` is called after the first frame, when the writing store has been sent for; `clock` times the keys.

        `keys` are the user's own, by the ids of what they do.
        """
        super().__init__(driver_class=driver or driver_class(), ansi_color=True if os.environ.get("NO_COLOR") else None)
        self.desk = desk
        self._start = start
        self._begin = begin
        self._day = desk.today()
        self._keys = KeyQueue(self, self._hand_on, self._turned, self._dropped, clock)
        self._edits: EditWatch | None = None
        self.background: BackgroundQuery | None = None
        """What the terminal was asked before this began; the driver takes over from it."""
        self.own_keys = dict(keys or {})
        self._keymap = self._normalize_keymap(self.own_keys)
        self._moves = Moves()
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = theme if theme in NAMES else "ansi-dark" if self.no_color else DARK.name
        self.animation_level = "none"

    def get_default_screen(self) -> Screen[None]:
        """Home, instead of Textual's blank one below it, which would be laid out and painted too."""
        return screen_at(self.desk, navigation.HomeRoute())

    def on_mount(self) -> None:
        """Go on to the place asked for; once home is painted, and a first key answered, warm the writing store."""
        signals.install(asyncio.get_running_loop(), self._signalled)
        if self._start is not None:
            self._go(self._start)
        self.call_after_refresh(self.set_timer, FIRST_KEY, self._warm)

    def reported(self, state: SaveState) -> None:
        """Report how saving stands, from the writer's thread; a covered screen hears of it when it is seen again."""
        move = self._moves.begin(state) if isinstance(state, Diverged) else None
        self._report(lambda: SaveReported(state), is_urgent=move is not None)
        if move:
            move.is_told = True

    def look_at_calendar(self) -> None:
        """Tell every open screen when midnight has passed."""
        if self.desk.today() != self._day:
            self._day = self.desk.today()
            self._report(NewDay)

    def _report(self, make: Callable[[], Message], *, is_urgent: bool = False) -> None:
        """Tell the top screen; the covered ones at once only what is urgent, so that they neither read nor draw."""
        screens = self.screen_stack
        for screen in screens:  # none any more, while the program ends
            if screen is not screens[-1] and isinstance(screen, RoutingScreen) and not is_urgent:
                screen.remember_report(make())
            else:
                screen.post_message(make())

    def watch_edits(self, files: Iterable[EditFile]) -> None:
        """Take in what editors save in these."""
        if self._edits is None:
            from retro.tui.edits import EditWatch

            self._edits = EditWatch(self, self.desk, self._moves)
        self._edits.add(files)

    def on_editor_left(self, message: EditorLeft) -> None:
        """An editor goes on in the background."""
        self.watch_edits([message.file])

    async def on_event(self, event: Event) -> None:
        """Keys, pastes and clicks go through the queue that keeps them in order; all else as it comes."""
        if KeyQueue.takes(event):
            self._keys.put(event)
        else:
            await super().on_event(event)

    async def _hand_on(self, event: Event) -> None:
        """Take a key or a paste; a paste goes where the cursor was, also while the terminal itself has no focus."""
        if isinstance(event, Paste) and not self.app_focus:
            self.app_focus = True
        await super().on_event(event)

    def watch_app_focus(self, is_here: bool) -> None:
        """Focus what a screen begins with, where it was opened while the terminal had no focus: stock leaves it so."""
        screen = self.screen if is_here and self.screen_stack else None
        if screen is not None and screen.focused is None and screen.is_mounted:
            wanted = screen.query(screen.AUTO_FOCUS) if screen.AUTO_FOCUS else ()
            screen.set_focus(next((each for each in wanted if each.focusable), None))

    async def _turned(self) -> None:
        """Wait until the screen has turned its page."""
        if isinstance(screen := self.screen, Turning):
            async with screen.turning:
                return

    def _dropped(self) -> None:
        """Answer a letter that went on a text over a turned page, where it would be a command."""
        if isinstance(screen := self.screen, RoutingScreen):
            screen.answer_stray(STILL_TYPING)

    def on_navigate(self, message: Navigate) -> None:
        """A screen asks to go somewhere."""
        message.stop()
        if message.from_home:
            self._go_home()
        elif message.instead and len(self.screen_stack) > 1:
            self.pop_screen()
        self._go(message.place)

    def action_command_palette(self) -> None:
        """Open the palette, unless it is open."""
        from retro.tui.palette.everywhere import open_palette

        open_palette(self, self.desk)

    def action_help(self) -> None:
        """What can be pressed here."""
        from retro.tui.kit.help_dialog import HelpDialog

        self.push_screen(HelpDialog(self.screen.active_bindings, str(self.desk.paths.keys)))

    def action_how_to_quit(self) -> None:
        """Ctrl+C copies a selection; without one it says how to leave."""
        if isinstance(self.screen, CopyingScreen) and self.screen.get_selected_text():
            self.screen.action_copy_text()
        else:
            toast(self, safe_text(CTRL_Q.format(own_key_in_words(self, "quit", "Ctrl+Q"))))

    async def action_quit(self) -> None:
        """Save, then leave; never asks."""
        await self._close(0)

    def _go(self, place: Route) -> None:
        if isinstance(place, navigation.HomeRoute):
            self._go_home()
            self.screen.post_message(Navigate(place))
        else:
            self.push_screen(screen_at(self.desk, place))

    def _go_home(self) -> None:
        """Leave every screen over home, the words in it saved."""
        while len(self.screen_stack) > 1:
            if isinstance(screen := self.screen, BaseScreen):
                screen.save_now()
            self.pop_screen()

    def _warm(self) -> None:
        self.desk.store.warm().add_done_callback(_collect_again)
        self._begin()
        self.set_interval(MINUTE, self.look_at_calendar)
        self.set_timer(AHEAD, Thread(target=_preload_screens, name="ahead", daemon=True).start)

    def _signalled(self, number: int) -> None:
        self.run_worker(self._close(128 + number))

    async def _close(self, code: int) -> None:
        """Keep what stands in any field, wait for the writer (2 seconds at most), and leave."""
        farewell = ""
        if isinstance(self.screen, BaseDialog):
            self.screen.save_now()  # into the hands of the sheet below
        for screen in self.screen_stack:
            if isinstance(screen, BaseScreen):
                screen.is_ending = True
                screen.save_now()
                farewell = screen.exit_message() or farewell
        if not await asyncio.to_thread(self.desk.autosave.flush, 2.0) and farewell:
            farewell = IN_RECOVERY
        is_heard = code != 128 + signal.SIGHUP  # a terminal that has gone cannot be written to
        self.exit(return_code=code, message=farewell if farewell and is_heard else None)

    def on_resize(self) -> None:
        """A terminal rearranges what it shows."""
        if drawn := self._drawn:
            drawn.forget()

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        """Private to Textual: writes what was painted. With our driver only the lines that differ."""
        drawn = self._drawn
        super()._display(screen, drawn.changes(screen, renderable) if drawn else renderable)

    @property
    def _drawn(self) -> DrawnLines | None:
        """What stands on the terminal, where the driver follows that."""
        found: DrawnLines | None = getattr(self._driver, "drawn", None)
        return found

    def _fatal_error(self) -> None:
        """Private to Textual: shows a traceback with the user's words in it. Ours names type and place alone."""
        self._exit_renderables.append(Segments([Segment(crash.crash_sentence(self.desk.paths.log))]))
        self._return_code = 1
        self._close_messages_no_wait()


def _preload_screens() -> None:
    """Import the screens that are gone to most, so that going there the first time is as quick as any other."""
    for name in ("reader.screen", "wizard.screen", "compare.screen", "kit.help_dialog", "palette.everywhere"):
        import_module(f"retro.tui.{name}")
    gc.freeze()


def _collect_again(warm: Future[None]) -> None:
    """All that was imported is here to stay. Not before: a collection in the midst of it would hold up a key."""
    gc.freeze()
    gc.enable()
