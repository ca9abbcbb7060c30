"""Runs a child program that owns the terminal until it ends, such as an editor."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import termios
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from types import FrameType
from typing import BinaryIO

END_WAIT = 1.0
"""Seconds that a program has to end once it is told to."""
END_LOOK_PAUSE = 0.05
"""Seconds between two looks at the terminal until the program has taken it."""
RARELY = 0.5
"""Seconds between looks later on, while a program in its own window is in use."""
GRACE = 0.5
"""Seconds in which what a program started may end with it."""
LOCAL = 3
"""Index of the local modes in what `termios.tcgetattr` returns."""
RAW = termios.ICANON | termios.ECHO
"""Modes that a program switches off to read single keys."""
ENDING = frozenset((signal.SIGHUP, signal.SIGTERM))
"""Signals that end us and the program alike."""
HEARD = (*ENDING, signal.SIGCHLD, signal.SIGINT, signal.SIGQUIT)
"""Signals that wake us; Ctrl+C and Ctrl+backslash are meant for the program alone."""


class ToldToEnd(Exception):
    """A signal arrived that ends this program; it has been passed on to the child."""

    def __init__(self, number: int) -> None:
        self.number = number


@dataclass(frozen=True, slots=True)
class ChildEnd:
    """How a program ended."""

    code: int
    had_terminal: bool
    """True if it read the terminal's keys itself: then somebody used it and left it."""
    goes_on: bool
    """True if something that it started still runs."""


def run_child(command: Sequence[str]) -> ChildEnd:
    """Run it on this terminal and wait. Raises OSError or ValueError if it cannot be started.

    Raises ToldToEnd if this program is to end; the child was told too, and may still run.
    """
    with _terminal_as_it_was() as before, _signals() as woken, _inherited() as (alive, handed_down):
        process = subprocess.Popen(command, pass_fds=[handed_down.fileno()])
        handed_down.close()
        had_terminal, glance = False, END_LOOK_PAUSE
        while process.poll() is None:
            had_terminal = had_terminal or _is_raw(before)
            if not select.select([woken], [], [], None if had_terminal or before is None else glance)[0]:
                glance = min(glance * 1.1, RARELY)
                continue
            number = os.read(woken, 1)[0]  # the system chooses which thread to interrupt
            if number in ENDING:
                process.send_signal(number)
                with suppress(subprocess.TimeoutExpired):
                    process.wait(END_WAIT)
                raise ToldToEnd(number)
        goes_on = not had_terminal and not select.select([alive], [], [], GRACE)[0]
        return ChildEnd(process.returncode, had_terminal, goes_on)


@contextmanager
def _inherited() -> Iterator[tuple[int, BinaryIO]]:
    """Open a pipe whose writing end every descendant inherits: reading ends when none of them runs any more."""
    reading, writing = os.pipe()
    with open(reading, "rb", buffering=0), open(writing, "wb", buffering=0) as handed_down:
        yield reading, handed_down


@contextmanager
def _signals() -> Iterator[int]:
    """Open a pipe that receives signal numbers. asyncio sees none of them, or it would quit on Ctrl+C afterwards."""
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    waking = signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
    before = {number: signal.signal(number, _only_wake) for number in HEARD}
    try:
        yield reading
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(waking, warn_on_full_buffer=False)
        os.close(reading)
        os.close(writing)


def _only_wake(number: int, frame: FrameType | None) -> None: ...


@contextmanager
def _terminal_as_it_was() -> Iterator[int | None]:
    """Restore the terminal's modes afterwards, such as echo. Yields how it reads its keys."""
    before = None
    with suppress(OSError, ValueError, termios.error):
        before = termios.tcgetattr(sys.__stdin__.fileno()) if sys.__stdin__ else None
    try:
        yield before[LOCAL] & RAW if before else None
    finally:
        with suppress(OSError, ValueError, termios.error):
            if before and sys.__stdin__:
                termios.tcsetattr(sys.__stdin__.fileno(), termios.TCSANOW, before)


def _is_raw(before: int | None) -> bool:
    """Tell whether the terminal reads its keys differently from before."""
    with suppress(OSError, ValueError, termios.error):
        if before is not None and sys.__stdin__:
            now: int = termios.tcgetattr(sys.__stdin__.fileno())[LOCAL]
            return now & RAW != before
    return False
