"""Progress of a long command: one terminal line, rewritten in place and erased at the end.

Shown only on a terminal, and only for work that takes longer than a moment; a pipe never sees it.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
BAR_DELAY, BAR_PAUSE = 0.5, 0.1
"""Seconds before the bar is shown, and between two updates."""
WIDTH = 24
"""Columns of the bar itself."""
CLEAR = "\r\x1b[K"
UTF8 = "utf"


def with_progress(items: Iterable[T], what: str, share: Callable[[int], float | None]) -> Iterator[T]:
    """Yield the same items while the terminal shows `what`, how many, and their `share` of all if it is known."""
    stream = sys.stderr
    if not (stream and stream.isatty() and os.environ.get("TERM", "dumb") != "dumb"):
        yield from items
        return
    due, is_shown = time.monotonic() + BAR_DELAY, False
    try:
        for number, item in enumerate(items, 1):
            yield item
            if time.monotonic() >= due:
                stream.write(f"{CLEAR}{progress_line(what, number, share(number), stream.encoding)}")
                stream.flush()
                due, is_shown = time.monotonic() + BAR_PAUSE, True
    finally:
        if is_shown:
            stream.write(CLEAR)
            stream.flush()


def progress_line(what: str, number: int, share: float | None, encoding: str = UTF8) -> str:
    """Format the line, such as `Exporting  ━━━━━━      3,200  32 %`; it is narrower than any terminal in use."""
    if share is None:
        return f"{what}  {number:,}"
    share = min(max(share, 0.0), 1.0)
    filled = int(WIDTH * share)
    done, left = ("━", "─") if encoding.lower().startswith(UTF8) else ("#", "-")
    return f"{what}  {done * filled}{left * (WIDTH - filled)}  {number:,}  {share:.0%}"
