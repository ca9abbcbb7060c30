"""Terminal driver: notices hang-ups and stops, writes to a terminal that may be gone, reads the keyboard.

It uses private names of Textual, listed in `textual_private`, which falls back to the stock driver without them. Each
feature has a test of its own in tests/terminal/test_driver.py.
"""

import os
import select
import signal
from collections.abc import Callable, Iterable, Sequence

from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from retro.tui.terminal.background import query_of
from retro.tui.terminal.changed_lines import DrawnLines, KnowsDrawn
from retro.tui.terminal.keyboard import Keyboard

STDERR = 2
STOPPED = "retro is waiting in the background. To come back, type fg.\n"


class Output:
    """The terminal to write to, in UTF-8 whatever the locale; a terminal that has gone takes anything."""

    def __init__(self, fileno: int) -> None:
        self._fileno = fileno

    def write(self, text: str) -> None:
        """Write all of it."""
        data = memoryview(text.encode(errors="replace"))
        try:
            while data:
                data = data[os.write(self._fileno, data) :]
        except OSError:
            pass

    def flush(self) -> None:
        """Do nothing: nothing is buffered."""

    def fileno(self) -> int:
        """Return its file descriptor."""
        return self._fileno


class RetroDriver(LinuxDriver, KnowsDrawn):
    """Textual's driver for Linux and macOS, hardened. Its input thread is woken by closing a pipe."""

    _wake: tuple[int, int] | None = None
    _is_stopping = False

    def start_application_mode(self) -> None:
        """Take the terminal; after a stop also repaint, which stock Textual forgets."""
        before = self._key_thread  # private, as _file
        if before is not None and before.is_alive():  # SIGCONT without SIGTSTP: stock would start a second thread
            self.suspend_application_mode()
        self._wake = os.pipe()
        # By stock a failing write ends the thread that writes, and soon freezes the app.
        self._file = Output(STDERR)  # type: ignore[assignment]  # it asks no more of a file
        self.drawn = DrawnLines()  # the terminal may show anything by now
        asked = query_of(self._app)
        if asked:
            asked.close()
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual gives it no types
        if before is not None:
            self._loop.call_soon_threadsafe(lambda: self._app.refresh(layout=True))

    def stop_application_mode(self) -> None:
        """Give the terminal back, with the mouse counted in cells again, which stock Textual forgets."""
        if self._mouse_pixels:
            self._mouse_pixels = False
            self.write("\x1b[?1016l")
        super().stop_application_mode()

    def suspend_application_mode(self) -> None:
        """Give the terminal back for a while; on a stop say there how to come back."""
        super().suspend_application_mode()
        if self._is_stopping:
            Output(STDERR).write(STOPPED)

    def _sigtstp_application(self, *caught: object) -> None:
        """Stop between two steps of the event loop. Overrides a private method of LinuxDriver, as the next."""
        self._at_rest(self._stop, *caught)

    def _stop(self, *caught: object) -> None:
        self._is_stopping = True
        super()._sigtstp_application(*caught)
        self._is_stopping = False

    def _sigcont_application(self, *caught: object) -> None:
        """Carry on between two steps of the event loop."""
        self._at_rest(super()._sigcont_application, *caught)

    def _at_rest(self, handle: Callable[..., None], *caught: object) -> None:
        """Handle these signals in the loop. Stock handles them at once, and waits for itself if output is queued."""
        if self._auto_restart:  # private: False while the editor has the terminal, and the loop waits for it
            self._loop.call_soon_threadsafe(handle, *caught)
        else:
            handle(*caught)

    def disable_input(self) -> None:
        """Stop reading at once: stock Textual waits for its next look, up to 0.1 s away.

        What was typed and not read yet is dropped by it: in an editor such as vi its letters would be commands.
        """
        wake, self._wake = self._wake, None
        if wake is not None:
            os.close(wake[1])
        super().disable_input()
        if wake is not None:
            os.close(wake[0])

    def run_input_thread(self) -> None:
        """Read until told to stop, or until the terminal is gone. Overrides a private method of LinuxDriver."""
        assert self._wake is not None
        wake, keyboard = self._wake[0], Keyboard()
        self._hand_over(keyboard.feed(self._typed_ahead()))
        while True:
            ready = select.select([self.fileno, wake], [], [], keyboard.patience)[0]
            if wake in ready:
                return
            data = self._read() if ready else None
            if data == b"":
                self.hung_up()
                return
            self._hand_over(keyboard.feed(data) if data else keyboard.idle())

    def _hand_over(self, read: Iterable[Message]) -> None:
        """Give the app all of one read in one step of its loop: one by one, each letter may get a frame of its own."""
        if messages := list(read):
            self._loop.call_soon_threadsafe(self._process, messages)

    def _process(self, messages: Sequence[Message]) -> None:
        for message in messages:
            self.process_message(message)

    def send_message(self, message: Message) -> None:
        """Send it at once; stock Textual makes a task for each."""
        self._app.post_message(message)

    def _typed_ahead(self) -> bytes:
        """Return once what was typed before this terminal was ours."""
        asked = query_of(self._app)
        typed = asked.typed if asked else b""
        if asked:
            asked.typed = b""
        return typed

    def hung_up(self) -> None:
        """Report that the terminal has gone, as the system does for a controlling terminal: see `signals`."""
        signal.raise_signal(signal.SIGHUP)

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, 65536)
        except OSError:
            return b""
