"""A terminal with an honest clock: a thread of its own stamps what a program writes at the moment it arrives."""

from __future__ import annotations

import os
import re
import select
import sys
import threading
import time
from collections import deque
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.terminal.terminal import KEYS, Terminal

now = time.perf_counter
SPLIT = re.compile(rb"(?<=\x1b\[\?2026l)")  # after each synchronised update, which is when a terminal would show it
QUIET = 0.05


class Watched(Terminal):
    """A program on a terminal of 40×120. All times are on the clock of `began`, in seconds."""

    def __init__(self, *command: str, env: Mapping[str, str] | None = None, timeout: float = 30.0) -> None:
        # Not controlling: that takes a launcher of its own, whose time would count.
        super().__init__(*command, env=env, rows=40, cols=120, timeout=timeout, controlling=False)
        self._arrived: deque[tuple[float, bytes]] = deque()
        self._news = threading.Condition()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._at = self.began = 0.0

    def __enter__(self) -> Self:
        self._switch = sys.getswitchinterval()
        sys.setswitchinterval(0.0005)  # the reader must not wait for the emulator
        self.began = now()
        super().__enter__()
        self._ended = os.pidfd_open(self.process.pid)
        self._stop = os.pipe()
        self._reader.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        os.close(self._stop[1])
        self._reader.join()
        super().__exit__(kind, error, at)
        os.close(self._stop[0])
        os.close(self._ended)
        sys.setswitchinterval(self._switch)

    def send(self, data: bytes) -> None:
        """Write these bytes; the reader sees to it that the program is never blocked by what it writes itself."""
        rest = memoryview(data)
        while rest and select.select([], [self._ours], [], self.timeout)[1]:
            rest = rest[os.write(self._ours, rest[:4096]) :]

    def strike(self, name: str) -> float:
        """Press a key; the time at which it was pressed."""
        at = now()
        self.send((name if len(name) == 1 else KEYS[name]).encode())
        return at

    def shows(self, pattern: str, *, gone: bool = False) -> float:
        """Wait until the screen shows the pattern (or no longer does); the time at which it was painted."""
        wanted = re.compile(pattern, re.MULTILINE)
        deadline = now() + self.timeout
        while self._emulator.mid_frame or bool(wanted.search(self._emulator.text)) is gone:
            left = deadline - now()
            if not self._pump(min(left, 0.5)):
                hopeless = left <= 0 or self._has_ended()
                assert not hopeless, self._report(f"{'still' if gone else 'never'} shown: {pattern!r}")
        return self._at

    def lag(self, key: str, pattern: str, *, gone: bool = False) -> float:
        """Press a key; how long until the screen shows its effect, which must not be there yet."""
        self.catch_up()
        there = re.search(pattern, self._emulator.text, re.MULTILINE)
        assert bool(there) is gone, self._report(f"there before {key}: {pattern!r}")
        at = self.strike(key)
        return self.shows(pattern, gone=gone) - at

    def settle(self, quiet: float = QUIET) -> None:
        """Wait until nothing has been written for so long."""
        deadline = now() + self.timeout
        while self._pump(quiet) and now() < deadline:
            pass

    def catch_up(self) -> None:
        """Take in all that has arrived."""
        while self._pump(0):
            pass

    def leave(self, key: str) -> float:
        """Press the key that ends the program; how long until the process has gone."""
        self.catch_up()
        at = self.strike(key)
        assert select.select([self._ended], [], [], self.timeout)[0], self._report("still running")
        ended = now()
        self.process.wait()
        return ended - at

    def peak(self) -> float:
        """The most memory that the program has held so far, in MiB."""
        return peak(self.process.pid)

    def cpu(self) -> float:
        """Seconds of processor time used so far, by threads that have ended too; in steps of a tick."""
        behind_the_name = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return sum(map(int, behind_the_name[11:13])) / os.sysconf("SC_CLK_TCK")

    def held(self) -> float:
        """The memory that the program holds now, in MiB."""
        return in_memory(self.process.pid, "VmRSS")

    def descriptors(self) -> int:
        """Count the files, pipes and sockets that the program holds open."""
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    def threads(self) -> int:
        """Count the program's threads."""
        return len(os.listdir(f"/proc/{self.process.pid}/task"))

    def _pump(self, wait: float) -> bool:
        with self._news:
            if not self._arrived:
                self._news.wait_for(lambda: self._arrived, max(wait, 0))
            if not self._arrived:
                return False
            self._at, data = self._arrived.popleft()
        self.raw += data
        if answer := self._emulator.feed(data):
            self.send(answer)
        return True

    def _read(self) -> None:
        while self._stop[0] not in select.select([self._ours, self._stop[0]], [], [])[0]:
            try:
                data = os.read(self._ours, 65536)
            except OSError:
                return
            at = now()
            with self._news:
                self._arrived.extend((at, part) for part in SPLIT.split(data) if part)
                self._news.notify()


def peak(pid: int) -> float:
    """The most memory that a process has held so far, in MiB; 0 if it has gone."""
    return in_memory(pid, "VmHWM")


def in_memory(pid: int, what: str) -> float:
    """One line of a process's memory, in MiB; 0 if it has gone."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    found = re.search(rf"^{what}:\s*(\d+)", status, re.MULTILINE)
    return int(found[1]) / 1024 if found else 0.0
