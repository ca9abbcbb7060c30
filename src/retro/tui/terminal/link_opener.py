"""Passes a link to the desktop's own opener: by a list of arguments, never through a shell, and never a program."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from shutil import which

from retro.core.gig.links import link_opening

NO_DISPLAY = "There's no desktop here to open it with."
NOTHING_THERE = "There's nothing at that path on this machine."
WOULD_RUN = "That file can run as a program, so retro leaves opening it to you."
NOT_TAKEN = "The desktop couldn't open it."

DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY")
"""Without one of them, an opener on Linux would start a browser in this terminal."""
RUNS = frozenset(
    f".{end}"
    for end in (
        *("app", "appimage", "bat", "bin", "cmd", "com", "command", "desktop", "exe", "jar", "js", "lnk", "msi", "pkg"),
        *("pl", "ps1", "py", "rb", "run", "scpt", "sh", "terminal", "tool", "url", "vbs", "webloc", "workflow"),
    )
)
"""Endings of files that run, or that lead to what does."""
OPENER_WAIT = 3.0
"""Seconds in which an opener reports that it cannot open something."""
_OPENED: list[subprocess.Popen[bytes]] = []
"""Openers that were still running; their results are collected before the next."""


def open_link(target: str, environ: Mapping[str, str] = os.environ) -> str:
    """Have the desktop open it, and wait a little for its answer. Returns in one sentence why it did not, or ""."""
    way = link_opening(target)
    address = os.path.expanduser(way.path) if way.path else way.address
    problem = way.problem or (_refused_file(Path(address)) if way.path else "")
    program = _opener(environ)
    if problem or program is None:
        return problem or NO_DISPLAY
    return _hand_over([program, address])


def _opener(environ: Mapping[str, str]) -> str | None:
    """Return the program that opens links; None if nothing could be seen of it."""
    if sys.platform == "darwin":
        return which("open")
    if not any(environ.get(name) for name in DISPLAYS):
        return None
    return which("wslview") or which("xdg-open")


def _refused_file(path: Path) -> str:
    """Say why a path is not opened: it does not exist, or would be run."""
    try:
        real = path.resolve(strict=True)
    except (OSError, RuntimeError, ValueError):
        return NOTHING_THERE
    suffix = real.suffix.casefold()
    is_program = not suffix and real.is_file() and os.access(real, os.X_OK)
    return WOULD_RUN if is_program or RUNS & {suffix, path.suffix.casefold()} else ""


def _hand_over(command: list[str]) -> str:
    _OPENED[:] = [each for each in _OPENED if each.poll() is None]
    quiet = subprocess.DEVNULL
    try:
        process = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
    except (OSError, ValueError):
        return NOT_TAKEN
    try:
        return NOT_TAKEN if process.wait(OPENER_WAIT) else ""
    except subprocess.TimeoutExpired:
        _OPENED.append(process)
        return ""
