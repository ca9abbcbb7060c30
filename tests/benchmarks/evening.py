"""What a long evening of writing leaves in memory: pages turned, letters on each."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

from tests.benchmarks.bench import Bench
from tests.benchmarks.starting import LOADED
from tests.benchmarks.stopwatch import Watched
from tests.benchmarks.table import Row, number
from tests.benchmarks.writing import wizard

PROMISE = "They may not match"
BOTH_PAGES = ("f3", "Money, hurry, hope"), ("f2", PROMISE)
"""Keys that turn to and fro between two pages with a text each, and what stands on the page that comes."""
WORDS = "one more evening and so on "
FIRST, LAST = 100, 600
"""Page turns after which memory is told."""
LEVEL = 1.05
"""Limit of what is held after the last, over what is held after the first of these."""


def rows(bench: Bench) -> Iterator[Row]:
    """Memory at the start, after the first hundred and at the end; descriptors and threads."""
    bench.tell(f"turning {LAST} pages …")
    with ExitStack() as stack:
        terminal = wizard(bench, "It broke.", stack, "story.promise", PROMISE)
        terminal.settle(LOADED)
        start = terminal.held()
        _turn(terminal, FIRST)
        early, files, threads = terminal.held(), terminal.descriptors(), terminal.threads()
        _turn(terminal, LAST - FIRST)
        late = terminal.held()
        note = f" × ({start:.0f}, {early:.0f}, {late:.0f} MiB)"
        yield number("K", f"memory after {LAST} page turns / after {FIRST}", round(late / early, 3), LEVEL, note)
        yield number("K", "descriptors more by then", terminal.descriptors() - files, 0)
        yield number("K", "threads more by then", terminal.threads() - threads, 0)


def _turn(terminal: Watched, times: int) -> None:
    """Turn so many pages, with words on each, and wait until the last of them is saved."""
    for turn in range(times):
        key, hint = BOTH_PAGES[turn % 2]
        terminal.send(WORDS.encode())
        terminal.settle(0.02)
        terminal.strike(key)
        terminal.shows(hint)
    terminal.settle(1.0)
