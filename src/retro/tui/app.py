"""The Textual app: its keys and themes, what it draws, and what reaches the open screens."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import Callable, Iterable, Mapping
from math import inf
from typing import TYPE_CHECKING, ClassVar

from rich.console import RenderableType
from rich.segment import Segment, Segments
from textual.app import App
from textual.binding import Binding, BindingType
from textual.css.query import NoMatches
from textual.dom import NoScreen
from textual.driver import Driver
from textual.events import Event, Key, Paste
from textual.notifications import Notify
from textual.reactive import Initialize, Reactive
from textual.screen import Screen
from textual.theme import Theme
from textual.widget import MountError

from retro import crash
from retro.tui.context import AppContext
from retro.tui.key_answers import queue_for
from retro.tui.kit.layout import MEDIUM_WINDOW
from retro.tui.kit.own_keys import own_key_in_words
from retro.tui.kit.screen import SUSPEND
from retro.tui.kit.text.copying import CopyingScreen
from retro.tui.navigation import HomeRoute, Navigate, Route
from retro.tui.new_day import MINUTE
from retro.tui.preloading import PRELOAD_DELAY, preload
from retro.tui.reports import Reports
from retro.tui.screen_opening import open_asked, open_route
from retro.tui.screen_table import screen_at
from retro.tui.shutdown import save_all
from retro.tui.terminal import signals
from retro.tui.terminal.background import AsksBackground
from retro.tui.terminal.bound_keys import HasOwnKeys
from retro.tui.terminal.changed_lines import DrawnLines, KnowsDrawn
from retro.tui.terminal.key_queue import KeyQueue
from retro.tui.terminal.safe_text import safe_text, toast
from retro.tui.terminal.textual_private import driver_class
from retro.tui.terminal.themes import DARK, NAMES, OWN
from retro.tui.terminal.toasts import HasToasts, Toasts

if TYPE_CHECKING:
    from retro.storage.edit_files import EditFile
    from retro.tui.edits import EditWatch
    from retro.tui.kit.text_aids import EditorLeft

CTRL_Q = "Press {} to quit; everything is saved."
ALL = "All commands"
KEY_TIME = 0.1
"""Seconds from a key on in which other threads let it through."""


def _first_theme(app: RetroApp) -> str:
    return app.first_theme


class RetroApp(App[None], HasOwnKeys, HasToasts, AsksBackground):
    """Hands keys, the save status and routes to the open screens, and saves everything at the end."""

    TITLE = "retro"
    CSS = """
    * { scrollbar-size-vertical: 1; }
    *:ansi {
        scrollbar-color: ansi_bright_black; scrollbar-color-hover: ansi_bright_black;
        scrollbar-color-active: ansi_bright_black; scrollbar-background: ansi_default;
        scrollbar-background-hover: ansi_default; scrollbar-background-active: ansi_default;
        scrollbar-corner-color: ansi_default;
    }
    ToastRack { scrollbar-size-vertical: 0; }
    Toast { width: auto; max-width: 100%; margin: 0; padding: 0 1; }
    OptionList > .option-list--option-highlighted { text-style: bold; }
    OptionList:ansi:focus > .option-list--option-highlighted {
        color: ansi_default; background: ansi_default; text-style: bold underline;
    }
    """
    HORIZONTAL_BREAKPOINTS = [
        (0, "-tiny"),
        (44, "-narrow"),
        (MEDIUM_WINDOW, "-medium"),
        (100, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (14, "-short"), (22, "-tall")]
    theme: Reactive[str] = Reactive(Initialize(_first_theme))
    """The theme to begin with: App would parse all CSS for its own, and again for a theme set later."""
    _edits: EditWatch | None = None
    _key_at = -inf

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+q,f10", "quit", "Quit", id="quit", tooltip="Quit; everything is saved", show=False, priority=True
        ),
        Binding("ctrl+c", "how_to_quit", "Copy", id="copy", tooltip="Copy the selection", show=False, system=True),
        Binding("ctrl+p,f12", "command_palette", "Commands", id="palette", tooltip=ALL, show=False, priority=True),
        SUSPEND,
        Binding("colon", "command_palette", "Commands", id="commands", tooltip=ALL),
    ]

    def __init__(
        self,
        app_context: AppContext,
        start: Route | None = None,
        *,
        theme: str = "",
        driver: type[Driver] | None = None,
        begin: Callable[[], object] = lambda: None,
        keys: Mapping[str, str] | None = None,
        clock: Callable[[], float] | None = None,
    ) -> None:
        """`begin` is called after the first frame, when opening the store has begun; `clock` times the keys.

        `keys` are the user's own, by the ids of commands.
        """
        self.first_theme = theme if theme in NAMES else "ansi-dark" if "NO_COLOR" in os.environ else DARK.name
        super().__init__(driver_class=driver or driver_class(), ansi_color=True if os.environ.get("NO_COLOR") else None)
        self.app_context = app_context
        self._start, self._begin = start, begin
        self.toasts = Toasts(self)
        self.reports = Reports(self, app_context.today, app_context.library)
        self._keys = queue_for(self, self._hand_on, clock)
        self.own_keys = dict(keys or {})
        self._keymap = self._normalize_keymap(self.own_keys)
        for own in OWN.values():
            self.register_theme(own)
        self.animation_level = "none"

    def get_theme(self, theme_name: str) -> Theme | None:
        """Return a theme by name; ours already while App begins, which asks before one can be registered."""
        return OWN.get(theme_name) or super().get_theme(theme_name)

    def get_default_screen(self) -> Screen[None]:
        """Return home in place of Textual's blank default screen, which would be laid out and painted too."""
        return screen_at(self.app_context, HomeRoute())

    def on_mount(self) -> None:
        """Open the first screen; once home is painted and a first key answered, warm the writing store."""
        signals.install(asyncio.get_running_loop(), self._signalled)
        if self._start is not None:
            open_route(self, self.app_context, self._start)
        self.call_after_refresh(self.set_timer, PRELOAD_DELAY, self._warm)

    def on_notify(self, event: Notify) -> None:
        """Make room for a passing message."""
        self.toasts.replace_by(event)

    def on_resize(self) -> None:
        """Repaint everything, because a terminal rearranges what it shows."""
        if drawn := self._drawn:
            drawn.forget()

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        """Write what was painted (private to Textual). With our driver only the lines that differ."""
        drawn = self._drawn
        super()._display(screen, drawn.changes(screen, renderable) if drawn else renderable)

    @property
    def _drawn(self) -> DrawnLines | None:
        """Return the driver's record of what the terminal shows; None with another driver."""
        return self._driver.drawn if isinstance(self._driver, KnowsDrawn) else None

    def watch_edits(self, files: Iterable[EditFile]) -> None:
        """Watch these files, and import what editors save in them."""
        if self._edits is None:
            from retro.tui.edits import EditWatch

            self._edits = EditWatch(self, self.app_context, self.reports.moves)
        self._edits.add(files)

    def on_editor_left(self, message: EditorLeft) -> None:
        """Watch the file of an editor that runs in the background."""
        self.watch_edits([message.file])

    async def on_event(self, event: Event) -> None:
        """Put keys, pastes and clicks through the queue that keeps their order; handle other events at once."""
        if KeyQueue.takes(event):
            self._key_at = time.monotonic()
            self._keys.put(event)
        else:
            await super().on_event(event)

    @property
    def is_answering(self) -> bool:
        """Tell whether a key came just now."""
        return time.monotonic() - self._key_at < KEY_TIME

    async def _hand_on(self, event: Event) -> None:
        """Deliver a key or a paste; a paste goes to the cursor even while the terminal has no focus."""
        if isinstance(event, Paste) and not self.app_focus:
            self.app_focus = True
        await super().on_event(event)
        if isinstance(event, Key) and not self._is_writing(event):
            self.reports.look_elsewhere()

    def _is_writing(self, key: Key) -> bool:
        """Tell whether the key writes in a text: nobody who types there is back from another window."""
        return self.focused is not None and self.focused.check_consume_key(key.key, key.character)

    def watch_app_focus(self, is_here: bool) -> None:
        """Let a screen read what was written elsewhere, and focus the first widget of one opened without the focus."""
        if is_here:
            self.reports.look_elsewhere()
        screen = self.screen if is_here and self.screen_stack else None
        if screen is not None and screen.focused is None and screen.is_mounted:
            wanted = screen.query(screen.AUTO_FOCUS) if screen.AUTO_FOCUS else ()
            screen.set_focus(next((each for each in wanted if each.focusable), None))

    def on_navigate(self, message: Navigate) -> None:
        """Open the screen that another screen asks for."""
        message.stop()
        open_asked(self, self.app_context, message)

    def action_command_palette(self) -> None:
        """Open the palette unless it is open."""
        from retro.tui.palette.everywhere import open_palette

        open_palette(self, self.app_context)

    def action_help(self) -> None:
        """Show the keys that act here."""
        from retro.tui.kit.dialogs.help_dialog import HelpDialog

        self.push_screen(HelpDialog(self.screen.active_bindings, str(self.app_context.paths.keys)))

    def action_how_to_quit(self) -> None:
        """Copy a selection with Ctrl+C; without one, say how to quit."""
        if isinstance(self.screen, CopyingScreen) and self.screen.get_selected_text():
            self.screen.action_copy_text()
        else:
            toast(self, safe_text(CTRL_Q.format(own_key_in_words(self, "quit", "Ctrl+Q"))))

    async def action_quit(self) -> None:
        """Save and quit, without asking."""
        await self._close(0)

    def _warm(self) -> None:
        preload(self, self.app_context, lambda: self.is_answering)
        self._begin()
        self.set_interval(MINUTE, self.reports.look_at_calendar)

    def _signalled(self, number: int) -> None:
        self.run_worker(self._close(128 + number))

    async def _close(self, code: int) -> None:
        """Save everything (2 seconds at most), and quit."""
        farewell = await save_all(self.screen_stack, self.app_context.autosave)
        is_heard = code != 128 + signal.SIGHUP  # a terminal that is gone cannot be written to
        self.exit(return_code=code, message=farewell if farewell and is_heard else None)

    def _handle_exception(self, error: Exception) -> None:
        """End with a report of the error (private to Textual). A widget that an ending program misses is no error."""
        if not (self._exit and isinstance(error, NoMatches | NoScreen | MountError)):
            super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """Report a crash (private to Textual, which shows a traceback with the user's words).

        Ours gives only type and place.
        """
        self._exit_renderables.append(Segments([Segment(crash.crash_sentence(self.app_context.paths.log))]))
        self._return_code = 1
        self._close_messages_no_wait()
