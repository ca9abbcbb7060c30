"""P1 to P4, P11 and P12: from the start to the first frame, to the first key, and out again."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from tests.benchmarks import maker
from tests.benchmarks.bench import Bench
from tests.benchmarks.rounds import Sample, of, ratio, spread
from tests.benchmarks.stopwatch import Watched
from tests.benchmarks.table import MACHINE, Row, lasts, times

FEW = 10
LOADED = 2.0
"""Seconds of quiet after which all that is imported ahead is there: only then are memory and processor time told."""


def rows(bench: Bench) -> Iterator[Row]:
    """Home over many and over ten, a retrospective opened from it, and the bare app, in turns."""
    many = bench.size
    samples = bench.measured(
        {
            "bare": lambda: started(bench.anchor("bare"), "READY", "j", r"COUNT 1\."),
            "home": partial(_home, bench, many),
            "home of 10": partial(_home, bench, FEW),
            "reader": lambda: started(bench.at(bench.library(many)), maker.title(many), "enter", "At a glance"),
        }
    )
    against_bare = partial(ratio, samples, "home", "bare")
    against_few = partial(ratio, samples, "home", "home of 10")
    yield times("P1", f"first frame of home, {many:,} / bare", against_bare("frame"), 1.35)
    yield times("P2", f"first frame, {many:,} / 10", against_few("frame"), 1.10)
    yield times("P3", "first key's effect / bare's", against_bare("interactive"), 1.35)
    yield times(
        "P4", "a retrospective opened / bare frame", ratio(samples, "reader", "bare", "interactive", "frame"), 3
    )
    yield times("P11", "quit / bare (stretch 0.2)", against_bare("quit"), 1.0)
    yield times("P12", "peak memory / bare", against_bare("peak"), 2.3)
    yield times("P12", f"peak memory, {many:,} / 10", against_few("peak"), 1.1)
    yield times("P1", "processor time until idle / bare", against_bare("cpu"))
    yield lasts("P1", MACHINE, spread(of(samples, "bare", "frame")).median)


def _home(bench: Bench, size: int) -> Sample:
    second = rf"▸\s+{maker.title(size - 1)}"
    return started(bench.at(bench.library(size)), maker.title(size), "down", second)


def started(program: Watched, first: str, key: str, effect: str) -> Sample:
    """First frame, effect of a key pressed at it, memory and processor time when idle, and the way out."""
    with program as terminal:
        frame = terminal.shows(first) - terminal.began
        terminal.strike(key)
        interactive = terminal.shows(effect) - terminal.began
        terminal.settle(LOADED)
        cpu, peak = terminal.cpu(), terminal.peak()
        return {
            "frame": frame,
            "interactive": interactive,
            "cpu": cpu,
            "peak": peak,
            "quit": terminal.leave("ctrl+q"),
        }
