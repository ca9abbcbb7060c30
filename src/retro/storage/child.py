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

PATIENCE = 1.0
"""Seconds that a program has to end, once it is told to."""
GLANCE = 0.05
"""Seconds between two looks at the terminal, until the program has taken it."""
RARELY = 0.5
"""Seconds between them at last, while a program in a window of its own is written in."""
GRACE = 0.5
"""Seconds in which what a program started may end with it."""
LOCAL = 3
"""Where the local modes stand in what `termios.tcgetattr` gives."""
RAW = termios.ICANON | termios.ECHO
"""What a program switches off that wants each key for itself."""
ENDING = frozenset((signal.SIGHUP, signal.SIGTERM))
"""What ends us and the program alike."""
HEARD = (*ENDING, signal.SIGCHLD, signal.SIGINT, signal.SIGQUIT)
"""What wakes us; Ctrl+C and Ctrl+backslash are meant for the program alone."""


class ToldToEnd(Exception):
    """The signal of this number came, which ends this program; it has been handed on to the other."""

    def __init__(self, number: int) -> None:
        self.number = number


@dataclass(frozen=True, slots=True)
class ChildEnd:
    """How a program ended."""

    code: int
    had_terminal: bool
    """Whether it took the keys of the terminal for itself: then somebody has used it, and left it."""
    goes_on: bool
    """Whether something that it started still runs."""


def run_child(command: Sequence[str]) -> ChildEnd:
    """Run it on this terminal, and wait. Raises OSError or ValueError if it cannot be started.

    Raises ToldToEnd if this program is to end: the other was told too, and may be alive.
    """
    with _terminal_as_it_was() as before, _signals() as woken, _inherited() as (alive, handed_down):
        process = subprocess.Popen(command, pass_fds=[handed_down.fileno()])
        handed_down.close()
        had_terminal, glance = False, GLANCE
        while process.poll() is None:
            had_terminal = had_terminal or _is_raw(before)
            if not select.select([woken], [], [], None if had_terminal or before is None else glance)[0]:
                glance = min(glance * 1.1, RARELY)
                continue
            number = os.read(woken, 1)[0]  # whichever thread the system chose to interrupt
            if number in ENDING:
                process.send_signal(number)
                with suppress(subprocess.TimeoutExpired):
                    process.wait(PATIENCE)
                raise ToldToEnd(number)
        goes_on = not had_terminal and not select.select([alive], [], [], GRACE)[0]
        return ChildEnd(process.returncode, had_terminal, goes_on)


@contextmanager
def _inherited() -> Iterator[tuple[int, BinaryIO]]:
    """A pipe whose writing end all that is started inherits: its reading end comes to an end when nothing runs on."""
    reading, writing = os.pipe()
    with open(reading, "rb", buffering=0), open(writing, "wb", buffering=0) as handed_down:
        yield reading, handed_down


@contextmanager
def _signals() -> Iterator[int]:
    """A pipe in which the numbers of signals arrive. asyncio hears of none: it would quit on Ctrl+C afterwards."""
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
    """A program that leaves the terminal without echo must not make us leave it so. Gives how it reads its keys."""
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
    """Whether the terminal reads its keys otherwise than before."""
    with suppress(OSError, ValueError, termios.error):
        if before is not None and sys.__stdin__:
            now: int = termios.tcgetattr(sys.__stdin__.fileno())[LOCAL]
            return now & RAW != before
    return False
