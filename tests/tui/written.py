"""What an app writes to its terminal while a pilot drives it: how much, and what a terminal makes of it.

    async with open_app(ToWizard(draft.id, STORY)) as pilot:
        written = Written(pilot)
        assert await written.by("f3") <= 2.5 * written.screen()

Cursors do not blink: that goes by the clock, and is a line twice a second in any program.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from pyte.screens import Char
from textual._compositor import LayoutUpdate
from textual.drivers import headless_driver
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from retro.storage.autosave.autosave import Autosave
from retro.tui.terminal.changed_lines import DrawnLines, KnowsDrawn
from tests.terminal.emulator import Emulator

Cells = list[list[Char]]


class Recorder(headless_driver.HeadlessDriver, KnowsDrawn):
    """Stands for a terminal, and shows what is written to it as one does."""

    is_headless = False  # else the app writes nothing

    def start_application_mode(self) -> None:
        """Take the terminal, as ours does."""
        self.drawn = DrawnLines()
        self.count = 0
        self.terminal: Emulator | None = None
        super().start_application_mode()

    def write(self, data: str) -> None:
        """Count it, and show it."""
        self.count += len(data.encode())
        if self.terminal is not None:
            self.terminal.feed(data.encode())


@contextmanager
def recorded(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every app that is run meanwhile writes to a `Recorder`, in true colour, with cursors that do not blink."""
    with monkeypatch.context() as patched:
        patched.setattr(headless_driver, "HeadlessDriver", Recorder)
        patched.setattr(TextArea, "_toggle_cursor_blink_visible", lambda area: None)
        patched.setattr(Input, "_toggle_cursor", lambda line: None)
        patched.setenv("COLORTERM", "truecolor")
        patched.setenv("TERM", "xterm-256color")
        yield


class Written:
    """Counts what one app writes, in bytes."""

    def __init__(self, pilot: Pilot[None], autosave: Autosave | None = None) -> None:
        self._pilot = pilot
        self._autosave = autosave

    async def by(self, *keys: str, until: Callable[[], bool] = lambda: True) -> int:
        """What these keys have written, until all is saved that they wrote, all is seen, and this holds."""
        await self._settled()
        before = self._driver.count
        await self._pilot.press(*keys)
        await self._settled()
        for _ in range(1000):
            if until():
                await self._settled()
                return self._driver.count - before
            await asyncio.sleep(0.01)
            await self._settled()
        pytest.fail("it never held")

    def screen(self) -> int:
        """What the whole of the screen is."""
        return len(self._whole())

    def shown(self) -> Cells:
        """What stands on the terminal, cell by cell; followed from the first time this is asked."""
        if self._driver.terminal is None:
            self._driver.terminal = self._terminal()
        return _cells(self._driver.terminal)

    def scribble(self, text: str) -> None:
        """Another program writes to the terminal."""
        assert self._driver.terminal is not None
        self._driver.terminal.feed(text.encode())

    def follow(self, terminal: Emulator) -> None:
        """Have it written to this terminal from now on."""
        self._driver.terminal = terminal

    def painted(self) -> Cells:
        """What would stand there if all were written anew."""
        return _cells(self._terminal())

    async def _settled(self) -> None:
        await self._pilot.pause()
        if self._autosave is not None:
            assert self._autosave.flush(60)
            await self._pilot.pause()
        await self._pilot.pause()

    def _terminal(self) -> Emulator:
        terminal = Emulator(self._pilot.app.size.height, self._pilot.app.size.width)
        terminal.feed(self._whole())
        return terminal

    def _whole(self) -> bytes:
        app = self._pilot.app
        update = app.screen._compositor.render_update(full=True, screen_stack=app._background_screens)
        assert isinstance(update, LayoutUpdate)
        return update.render_segments(app.console).encode()

    @property
    def _driver(self) -> Recorder:
        driver = self._pilot.app._driver
        assert isinstance(driver, Recorder)
        return driver


def _cells(terminal: Emulator) -> Cells:
    screen = terminal._screen
    return [[screen.buffer[y][x] for x in range(screen.columns)] for y in range(screen.lines)]
