"""Runs a child program that owns the terminal until it ends, such as an editor."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import termios
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from types import FrameType

PATIENCE = 1.0
"""Seconds that a program has to end, once it is told to."""
ENDING = frozenset((signal.SIGHUP, signal.SIGTERM))
"""What ends us and the program alike."""
HEARD = (*ENDING, signal.SIGCHLD, signal.SIGINT, signal.SIGQUIT)
"""What wakes us; Ctrl+C and Ctrl+backslash are meant for the program alone."""


class ToldToEnd(Exception):
    """The signal of this number came, which ends this program; it has been handed on to the other."""

    def __init__(self, number: int) -> None:
        self.number = number


def run(command: Sequence[str]) -> int:
    """Run it on this terminal, and wait; its exit code. Raises OSError or ValueError if it cannot be started.

    Raises ToldToEnd if this program is to end: the other was told too, and may be alive.
    """
    with _terminal_as_it_was(), _signals() as woken:
        process = subprocess.Popen(command)
        while process.poll() is None:
            number = os.read(woken, 1)[0]  # blocks; whichever thread the system chose to interrupt
            if number in ENDING:
                process.send_signal(number)
                with suppress(subprocess.TimeoutExpired):
                    process.wait(PATIENCE)
                raise ToldToEnd(number)
        return process.returncode


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
def _terminal_as_it_was() -> Iterator[None]:
    """A program that leaves the terminal without echo must not make us leave it so."""
    before = None
    with suppress(OSError, ValueError, termios.error):
        before = termios.tcgetattr(sys.__stdin__.fileno()) if sys.__stdin__ else None
    try:
        yield
    finally:
        with suppress(OSError, ValueError, termios.error):
            if before and sys.__stdin__:
                termios.tcsetattr(sys.__stdin__.fileno(), termios.TCSANOW, before)
