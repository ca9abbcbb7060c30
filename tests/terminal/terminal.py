"""A real pseudo-terminal, driven and read as a person would.

    with Terminal(sys.executable, "-m", "retro", env={"RETRO_HOME": str(tmp_path)}) as terminal:
        terminal.wait_for("Nothing here yet")
        terminal.press("n")
        terminal.type("Harbour & Vine")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
        assert terminal.leftovers() == []

One thread, one pump: whatever waits or writes also reads. Every wait ends, at worst in an AssertionError that
shows the screen.
"""

import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from tests.terminal.emulator import Emulator
from tests.terminal.warm import Warm, WarmProgram

KEYS = {
    "enter": "\r", "tab": "\t", "shift+tab": "\x1b[Z", "escape": "\x1b", "space": " ", "backspace": "\x7f",
    "delete": "\x1b[3~", "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H",
    "end": "\x1b[F", "pageup": "\x1b[5~", "pagedown": "\x1b[6~", "f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR",
    "f4": "\x1bOS", "f5": "\x1b[15~", "f6": "\x1b[17~", "f7": "\x1b[18~", "f8": "\x1b[19~", "f9": "\x1b[20~",
    "f10": "\x1b[21~", "alt+up": "\x1b[1;3A", "alt+down": "\x1b[1;3B", "alt+right": "\x1b[1;3C",
    "alt+left": "\x1b[1;3D", **{f"ctrl+{letter}": chr(ord(letter) - 96) for letter in "abcdefghijklmnopqrstuvwxyz"},
}  # fmt: skip

# Run by the child before the program: makes the pty its controlling terminal, as a terminal emulator does.
_TAKE_TERMINAL = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execvp(sys.argv[1], sys.argv[1:])
"""


Found = TypeVar("Found")


class Terminal:
    """One command on a pty of the given size; use as a context manager.

    Its environment is ours plus `env`, nothing of the developer's but PATH; HOME does not exist unless given.
    Without `controlling`, the system sends it no SIGHUP when the terminal goes away (and no SIGWINCH either).
    """

    def __init__(
        self,
        *command: str,
        env: Mapping[str, str] | None = None,
        rows: int = 24,
        cols: int = 80,
        cwd: Path | None = None,
        timeout: float = 120.0,
        controlling: bool = True,
        warm: Sequence[str] | None = None,
    ) -> None:
        """With the words of a `warm` start instead of a command, `retro` comes from a process that has imported it."""
        self._warm = warm
        take = (sys.executable, "-ISc", _TAKE_TERMINAL) if controlling else ()
        self.command, self.cwd, self.timeout = (*take, *command), cwd, timeout
        self.env = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "LANG": "C.UTF-8"}
        self.env |= {name: value for name, value in os.environ.items() if name.startswith("COVERAGE_")}
        self.env |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", **(env or {})}
        self.raw = bytearray()
        """Every byte the program has written."""
        self._size = (rows, cols)
        self._emulator = Emulator(rows, cols)
        self._open = False

    def __enter__(self) -> Self:
        self._ours, self._theirs = os.openpty()  # theirs stays open, to be examined when the program has gone
        self._open = True
        os.set_blocking(self._ours, False)
        self._set_size()
        self.process = self._started()
        return self

    def _started(self) -> subprocess.Popen[bytes] | WarmProgram:
        if self._warm is not None:
            return Warm.here().start(self._warm, env=self.env, cwd=self.cwd, terminal=self._theirs)
        stdin = stdout = stderr = self._theirs
        return subprocess.Popen(
            self.command, stdin=stdin, stdout=stdout, stderr=stderr, env=self.env, cwd=self.cwd, start_new_session=True
        )

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if error and self._emulator.text not in str(error):  # a wait that failed has told the screen
            error.add_note(self._report("On the screen"))
        try:
            for end in (self.process.terminate, self.process.kill):
                if not self._has_ended():
                    end()
                    self._until(self._has_ended, self.timeout)
        finally:
            self.hang_up()
            self.process.wait(self.timeout)

    # Input

    def send(self, data: bytes) -> None:
        """Write these bytes, as if the terminal had."""
        deadline = time.monotonic() + self.timeout
        rest = memoryview(data)
        while rest:
            self._pump(0)
            if select.select([], [self._ours], [], 0.05)[1]:
                rest = rest[os.write(self._ours, rest[:4096]) :]
            assert time.monotonic() < deadline, self._report(f"{len(rest)} bytes are not read")

    def press(self, *names: str) -> None:
        """Send keys by name (`down`, `ctrl+q`, `escape`) or as one character."""
        for name in names:
            self.send((name if len(name) == 1 else KEYS[name]).encode())

    def type(self, text: str) -> None:
        """Send text key by key, as typed; a newline is the Enter key."""
        self.send(text.replace("\n", "\r").encode())

    def answer(self, pattern: str, line: str) -> None:
        """Type a line once `pattern` is shown and a prompt stands behind it.

        What is typed before that is echoed above the prompt, and parts the line that the program writes next.
        """
        self.wait_for(pattern)
        self.until(lambda: self._emulator.is_within_a_line, f"nothing is asked behind {pattern!r}")
        self.type(f"{line}\n")

    def paste(self, text: str) -> None:
        """Send text as a bracketed paste, exactly as given."""
        self.send(b"\x1b[200~" + text.encode("utf-8", "surrogatepass") + b"\x1b[201~")

    def resize(self, rows: int, cols: int) -> None:
        """Change the window's size."""
        self._pump(0)
        self._size = (rows, cols)
        self._emulator.resize(rows, cols)
        self._set_size()

    def kill(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        self.process.send_signal(number)

    def stopped(self) -> bool:
        """Has the program been stopped (as by SIGTSTP) since this was last asked?"""
        if isinstance(self.process, WarmProgram):
            return self.process.stopped()
        pid, status = os.waitpid(self.process.pid, os.WUNTRACED | os.WNOHANG)
        return pid != 0 and os.WIFSTOPPED(status)

    def hang_up(self) -> None:
        """Close the terminal's window: no more input, no more output."""
        if self._open:
            self._open = False
            os.close(self._ours)
            os.close(self._theirs)

    # Output

    def screen(self) -> str:
        """Read the text now on the screen, lines right-trimmed."""
        self._drain()
        self._until(lambda: not self._emulator.mid_frame, self.timeout)
        return self._emulator.text

    def wait_for(self, pattern: str, timeout: float | None = None) -> re.Match[str]:
        """Wait until the screen shows `pattern` (a regular expression, `^` and `$` for lines)."""
        found = self._wait(lambda text: re.search(pattern, text, re.MULTILINE), timeout, f"never shown: {pattern!r}")
        assert found is not None
        return found

    def gone(self, pattern: str, timeout: float | None = None) -> None:
        """Wait until the screen no longer shows `pattern`."""
        self._wait(lambda text: not re.search(pattern, text, re.MULTILINE), timeout, f"still shown: {pattern!r}")

    def until(self, holds: Callable[[], bool], otherwise: str) -> None:
        """Wait until something that is not on the screen holds."""
        assert self._until(holds, self.timeout), self._report(otherwise)

    def rest(self, seconds: float) -> None:
        """Do nothing but read for so long, as between two keys of a typist; nothing may depend on how long."""
        self._until(lambda: False, seconds)

    def wait_exit(self, timeout: float | None = None) -> int:
        """Wait for the program's end; its exit code, negative if a signal ended it."""
        assert self._until(self._has_ended, timeout or self.timeout), self._report("still running")
        self._drain()
        return self.process.wait()

    def leftovers(self) -> list[str]:
        """Name what the program has changed and not put back: modes of the terminal, of its keyboard and its line."""
        self._drain()
        flags: int = termios.tcgetattr(self._theirs)[3]
        line = [name for name in ("ECHO", "ICANON", "ISIG") if not flags & getattr(termios, name)]
        return self._emulator.leftovers() + line

    def takes_every_key(self) -> bool:
        """Whether each key reaches the program: while the line stops and starts by Ctrl+S and Ctrl+Q, those do not."""
        flags: int = termios.tcgetattr(self._theirs)[0]
        return not flags & termios.IXON

    def restored(self) -> bool:
        """Is the terminal as the program found it?"""
        return not self.leftovers()

    # Inside

    def _set_size(self) -> None:
        fcntl.ioctl(self._theirs, termios.TIOCSWINSZ, struct.pack("HHHH", *self._size, 0, 0))

    def _has_ended(self) -> bool:
        return self.process.poll() is not None

    def _report(self, what: str) -> str:
        status = f"ended with {self.process.returncode}" if self._has_ended() else "running"
        return f"{what} ({status})\n{self._emulator.text}"

    def _wait(self, find: Callable[[str], Found], timeout: float | None, otherwise: str) -> Found:
        def settled() -> bool:
            return self._has_ended() or (not self._emulator.mid_frame and bool(find(self._emulator.text)))

        self._until(settled, timeout or self.timeout)
        if self._has_ended():
            self._drain()
        found = find(self._emulator.text)
        assert found, self._report(otherwise)
        return found

    def _until(self, holds: Callable[[], bool], timeout: float) -> bool:
        deadline = time.monotonic() + timeout
        while not holds():
            if time.monotonic() > deadline:
                return False
            self._pump(0.01)
        return True

    def _drain(self) -> None:
        for _ in range(1000):  # a program may never stop writing
            if not self._pump(0):
                return

    def _pump(self, wait: float) -> bool:
        """Take what the program has written, waiting this long for it; False if nothing came."""
        if not self._open:
            time.sleep(wait)
            return False
        if not select.select([self._ours], [], [], wait)[0]:
            return False
        data = os.read(self._ours, 65536)
        self.raw += data
        if answer := self._emulator.feed(data):
            os.write(self._ours, answer)
        return True
