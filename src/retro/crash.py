"""Crash report: error type and place, on the screen and in the log, never the user's words."""

from __future__ import annotations

import os
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType


def crash_sentence(log: Path) -> str:
    """Return lines about the exception being handled, the log's path on its own; its places go to `log` (0600)."""
    kind, _, trace = sys.exc_info()
    name = kind.__name__ if kind else "unknown"
    place = _places(trace)[-1:] or ["nowhere known"]
    kept = _logged(log, name, _places(trace))
    where = f" Details, without your words, are in\n{_short(log)}" if kept else ""
    return f"Sorry, retro crashed ({name} at {place[0]}).\nEverything saved is safe.{where}\n"


def _short(path: Path) -> str:
    """Format a path with ~ for the user's home."""
    try:
        return str(Path("~") / path.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(path)


def _places(trace: TracebackType | None) -> list[str]:
    return [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]


def _logged(log: Path, name: str, places: list[str]) -> bool:
    line = f"{datetime.now(UTC).isoformat(timespec='seconds')} {name}: {' > '.join(places)}\n"
    try:
        log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_NOFOLLOW, 0o600)
        with open(file, "a", encoding="utf-8") as out:
            out.write(line)
    except OSError:
        return False
    return True
