"""P19: bytes written for a letter and its save, a page turn, help and dialogs, beside a bare TextArea and a screen."""

from __future__ import annotations

import signal
from collections.abc import Iterator, Sequence
from contextlib import ExitStack

from tests.benchmarks import maker
from tests.benchmarks.bench import Bench
from tests.benchmarks.bursts import bare_text
from tests.benchmarks.rounds import percentile, spread
from tests.benchmarks.stopwatch import Watched
from tests.benchmarks.table import Row, times
from tests.benchmarks.writing import BETWEEN_BLINKS, LETTERS, wizard

SAVED = 1.0
"""Seconds of quiet after which what was written is saved, and said to be."""
SCREENS = 2.5
"""How many screens one key may write at most."""
IN_THE_WIZARD = (("page on", "f3"), ("page back", "f2"), ("to the review", "f5"), ("help", "f1"), ("back", "escape"))
ON_HOME = (("help", "f1"), ("back", "escape"), ("palette", "ctrl+p"), ("back", "escape"), ("delete?", "d"))


def rows(bench: Bench) -> Iterator[Row]:
    """Bytes are the same on any machine, but for the frames that a slow one leaves out."""
    bench.tell("counting what is written …")
    with ExitStack() as stack:
        mine, bare = wizard(bench, "READY", stack), bare_text(bench, stack)
        letters = LETTERS[: max(bench.rounds, 3)]
        pairs = [(_by(mine, letter, SAVED), _by(bare, letter, BETWEEN_BLINKS)) for letter in letters]
        note = (
            f" ({spread([one for one, _ in pairs]).median:.0f} bytes, bare {spread([b for _, b in pairs]).median:.0f})"
        )
        yield times(
            "P19", "a letter and its save / a bare TextArea's letter", spread([a / b for a, b in pairs]), 1.2, note
        )
        yield from _keys(mine, "wizard", IN_THE_WIZARD)
    with bench.at(bench.library(bench.size)) as home:
        home.shows(maker.title(bench.size))
        home.settle(SAVED)
        moved = [_by(home, "down", BETWEEN_BLINKS) for _ in range(max(bench.rounds, 3))]
        screen = _screen(home)
        yield times("P19", "home: the cursor / a screen", spread([percentile(moved, 0.95) / screen]), 0.5)
        yield times("P19", "home: the cursor, half of the keys / a screen", spread([each / screen for each in moved]))
        yield from _keys(home, "home", ON_HOME)


def _keys(terminal: Watched, where: str, keys: Sequence[tuple[str, str]]) -> Iterator[Row]:
    """Each key in turn, beside the screen that it ends on."""
    for what, key in keys:
        written = _by(terminal, key, SAVED)
        screen = _screen(terminal)
        yield times("P19", f"{where}: {what} / a screen", spread([written / screen]), SCREENS, f" ({screen:.0f} bytes)")


def _by(terminal: Watched, key: str, quiet: float) -> float:
    """Bytes from the key on, until nothing has been written for so long."""
    terminal.settle(quiet)
    before = len(terminal.raw)
    terminal.strike(key)
    terminal.shows("")
    terminal.settle(quiet)
    return len(terminal.raw) - before


def _screen(terminal: Watched) -> float:
    """Bytes of the whole screen: a program that is told to go on draws all anew."""
    before = len(terminal.raw)
    terminal.kill(signal.SIGCONT)
    terminal.settle(SAVED)
    return len(terminal.raw) - before
