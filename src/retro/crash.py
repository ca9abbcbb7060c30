"""Crash report: error type and place, on the screen and in the log, never the user's words."""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path
from types import TracebackType

CRASHED = "Sorry, retro crashed ({} at {}).\nEverything saved is safe.\n"
CRASHED_AND_LOGGED = (
    "Sorry, retro crashed ({} at {}).\nEverything saved is safe. Details, without your words, are in\n{}\n"
)
NOWHERE = "an unknown place"


def crash_sentence(log: Path) -> str:
    """Return lines about the exception being handled, the log's path on its own; its places go to `log` (0600)."""
    kind, _, trace = sys.exc_info()
    name = kind.__name__ if kind else "unknown"
    place, *_ = _places(trace)[-1:] or [NOWHERE]
    said = CRASHED_AND_LOGGED if _logged(log, name, _places(trace)) else CRASHED
    return said.format(name, place, _short(log))


def _short(path: Path) -> str:
    """Format a path with ~ for the user's home."""
    try:
        return str(Path("~") / path.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(path)


def _places(trace: TracebackType | None) -> list[str]:
    return [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]


def _logged(log: Path, name: str, places: list[str]) -> bool:
    from retro.core.text.clock import now  # most starts have no crash

    line = f"{now().isoformat(timespec='seconds')} {name}: {' > '.join(places)}\n"
    try:
        log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW, 0o600)
        with open(file, "a", encoding="utf-8") as out:
            out.write(line)
    except OSError:
        return False
    return True
