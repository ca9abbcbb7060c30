"""A library that was lived with: due, Patterns, home and a vetting, over good ends and gigs under way."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import partial

from tests.benchmarks import maker
from tests.benchmarks.bench import Bench
from tests.benchmarks.commands import wall
from tests.benchmarks.rounds import Sample, of, percentile, ratio
from tests.benchmarks.stopwatch import Watched
from tests.benchmarks.table import Row, lasts, times

COMMANDS = ("due", "patterns", "list -n 20", "vet --list", "rules")
SCREEN = 120
"""Milliseconds in which a screen is to stand, as in a library of retrospectives alone."""
WHOLE = "all lines of Patterns"
READING = 1.0
"""Seconds in which home is looked at first."""


def rows(bench: Bench) -> Iterator[Row]:
    """The commands beside `python -c pass`, home beside a home of retrospectives alone, keys from one screen on."""
    home = bench.lived(bench.size)
    env = bench.plain_env() | {"RETRO_HOME": str(home)}
    cases: dict[str, Callable[[], Sample]] = {
        words: partial(wall, [bench.retro(), *words.split()], env) for words in COMMANDS
    }
    cases["pass"] = partial(wall, [sys.executable, "-c", "pass"], env)
    cases["home"] = lambda: _home(bench.at(home), maker.UNTOLD)
    cases["plain home"] = lambda: _home(bench.at(bench.library(bench.size)), maker.title(bench.size))
    cases["screens"] = lambda: _screens(bench.at(home))
    samples = bench.measured(cases)
    for words in COMMANDS:
        yield times("lived", f"retro {words} / python -c pass", ratio(samples, words, "pass", "wall"))
    what = f"first frame, {maker.good_ends(bench.size):,} good ends among the gigs / none"
    yield times("lived", what, ratio(samples, "home", "plain home", "frame"))
    for name in ("Patterns", "a vetting", "its first question", "its verdict"):
        yield lasts("lived", f"{name}, p95", percentile(of(samples, "screens", name), 0.95), SCREEN)
    yield lasts("lived", f"{WHOLE}, p95", percentile(of(samples, "screens", WHOLE), 0.95))


def _home(program: Watched, first: str) -> Sample:
    with program as terminal:
        return {"frame": terminal.shows(first) - terminal.began}


def _screens(program: Watched) -> Sample:
    with program as terminal:
        terminal.shows(maker.UNTOLD)
        terminal.settle(READING)
        at = terminal.strike("p")
        found = {"Patterns": terminal.shows("Show gigs") - at, WHOLE: terminal.shows(r"Patterns .*\bgigs") - at}
        terminal.lag("q", "─ Gigs")
        terminal.settle(READING)
        found["a vetting"] = terminal.lag("v", "what's the gig")
        terminal.send(b"A page\r")
        terminal.settle()
        found["its first question"] = terminal.lag("f3", "Question 1 of")
        terminal.settle(READING)  # a letter right after a page turn is held: it may belong to the text before
        found["its verdict"] = terminal.lag("v", "Your call")
        return found
