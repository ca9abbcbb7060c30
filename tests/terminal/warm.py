"""Starts `retro` from a process in which all of it is imported already: two thirds of a start is that, each time anew.

    program = Warm.here().start(["new"], env=env, cwd=None, terminal=number)
    program.wait(20)

One such process for each that runs tests. It never runs retro itself: for each start it forks, and the child takes the
terminal, the environment and the folder that it was given, as `python -m retro` there would have them. What is of the
start itself (imports, the locale, what was typed ahead) is held by the tests whose programs start for real.
"""

from __future__ import annotations

import atexit
import contextlib
import fcntl
import importlib
import json
import os
import pkgutil
import signal
import socket
import subprocess
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
MESSAGE = 1_000_000
"""Most bytes of one message."""
IS_HERE = sys.platform == "linux"
"""Elsewhere, there are no messages with bounds between two processes."""


class WarmProgram:
    """A started program, as far as a `subprocess.Popen` is asked for."""

    def __init__(self, warm: Warm, pid: int) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._warm = warm

    def poll(self) -> int | None:
        """Its exit code once it has ended, negative if a signal ended it."""
        if self.returncode is None and (status := self._status()) is not None and not os.WIFSTOPPED(status):
            self.returncode = os.waitstatus_to_exitcode(status)
        return self.returncode

    def wait(self, timeout: float = 60) -> int:
        """Wait for its end."""
        deadline = time.monotonic() + timeout
        while (code := self.poll()) is None:
            if time.monotonic() > deadline:
                raise subprocess.TimeoutExpired("retro", timeout)
            time.sleep(0.005)
        return code

    def stopped(self) -> bool:
        """Has it been stopped since this was last asked?"""
        status = self._status(os.WUNTRACED)
        return status is not None and os.WIFSTOPPED(status)

    def send_signal(self, number: int) -> None:
        """Signal it, unless it has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it."""
        self.send_signal(signal.SIGKILL)

    def _status(self, options: int = 0) -> int | None:
        answer = self._warm.ask({"of": self.pid, "options": options})
        return None if answer is None else int(str(answer))


class Warm:
    """The process that starts them."""

    def __init__(self) -> None:
        self._ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        command = [sys.executable, "-m", __name__, str(theirs.fileno())]
        env = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "LANG": "C.UTF-8"}
        self._terminal, its = os.openpty()  # so that its streams are those of a program on a terminal
        self._process = subprocess.Popen(
            command,
            env=env,
            cwd=ROOT,
            stdin=its,
            stdout=its,
            stderr=its,
            pass_fds=[theirs.fileno()],
            start_new_session=True,
        )
        os.close(its)
        theirs.close()
        atexit.register(self._end)

    @staticmethod
    @cache
    def here() -> Warm:
        """The one of this process."""
        return Warm()

    def start(self, words: Sequence[str], *, env: Mapping[str, str], cwd: Path | None, terminal: int) -> WarmProgram:
        """Start `retro` with these words, on this terminal, in just this environment."""
        asked = {"words": list(words), "env": dict(env), "cwd": str(cwd or Path.cwd())}
        socket.send_fds(self._ours, [json.dumps(asked).encode()], [terminal])
        return WarmProgram(self, int(str(self._answer())))

    def ask(self, message: Mapping[str, int]) -> object:
        """Send one message and wait for the answer."""
        self._ours.send(json.dumps(message).encode())
        return self._answer()

    def _answer(self) -> object:
        return json.loads(self._ours.recv(MESSAGE))

    def _end(self) -> None:
        self._ours.close()
        self._process.wait(60)
        os.close(self._terminal)


def _serve(asked: socket.socket) -> None:
    """Start what is asked for, and tell how it fares, until nobody asks any more."""
    while True:
        data, terminals, _, _ = socket.recv_fds(asked, MESSAGE, 1)
        if not data:
            return
        message = json.loads(data)
        if "of" in message:
            answer: int | None = _status(message["of"], message["options"])
        elif answer := os.fork():
            os.close(terminals[0])
        else:
            asked.close()
            _become(message, terminals[0])
        asked.send(json.dumps(answer).encode())


def _status(pid: int, options: int) -> int | None:
    found, status = os.waitpid(pid, os.WNOHANG | options)
    return status if found else None


def _become(message: Mapping[str, object], terminal: int) -> None:
    """Be the program that was asked for."""
    words, env, cwd = message["words"], message["env"], message["cwd"]
    assert isinstance(words, list)
    assert isinstance(env, dict)
    os.setsid()
    fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)
    for number in range(3):
        os.dup2(terminal, number)
    os.close(terminal)
    os.environ.clear()
    os.environ.update(env)
    time.tzset()
    os.chdir(str(cwd))
    sys.argv = ["retro", *words]
    from retro.cli import run

    run()


def _import_all() -> None:
    """Import every module of the package, and with them what they need."""
    import retro

    for found in pkgutil.walk_packages(retro.__path__, "retro."):
        if "migrations" not in found.name and not found.name.endswith("__main__"):
            importlib.import_module(found.name)
    import textual.drivers.linux_driver
    import textual.widgets._text_area  # noqa: F401

    from retro.core.text.languages import foreign_days

    foreign_days.get_ready()  # as it would be after the first line that takes a day


if __name__ == "__main__":
    _import_all()
    with contextlib.suppress(KeyboardInterrupt):
        _serve(socket.socket(fileno=int(sys.argv[1])))
