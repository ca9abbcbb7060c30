"""P13, P14 and P20: the command line beside `python -c pass`."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial

from tests.benchmarks import maker
from tests.benchmarks.bench import ANCHORS, Bench
from tests.benchmarks.rounds import Sample, of, ratio, spread
from tests.benchmarks.stopwatch import now
from tests.benchmarks.table import Row, number, times

GATED = (
    ("P13", "list -n 20", 4.0),
    ("P14", "export ID", 4.5),
    ("P14", "--help", 2.8),
    ("P14", "--version", 1.5),
    ("P14", "show ID", 4.5),
)
REPORTED = ("search COMMON", "search RARE", "compare ID ID2", "where", "list --help")


def rows(bench: Bench) -> Iterator[Row]:
    """Each command, start to end, over where platformdirs keeps the library."""
    size = bench.size
    env = bench.plain_env() | {"XDG_DATA_HOME": str(bench.library(size).parent)}
    told = {"ID": maker.id_of(size), "ID2": maker.id_of(1), "COMMON": maker.COMMON, "RARE": maker.RARE}

    def run(words: str) -> list[str]:
        return [bench.retro(), *(told.get(word, word) for word in words.split())]

    commands = [words for _, words, _ in GATED] + list(REPORTED)
    cases: dict[str, Callable[[], Sample]] = {"pass": partial(wall, [sys.executable, "-c", "pass"], env)}
    cases |= {words: partial(wall, run(words), env) for words in commands}
    cases["all"] = partial(streamed, run("search COMMON"), env)
    bare = [sys.executable, str(ANCHORS / "found.py"), str(bench.library(size) / "retro.db"), maker.COMMON]
    cases["bare"] = partial(streamed, bare, env)
    samples = bench.measured(cases)
    for name, words, limit in GATED:
        yield times(name, f"retro {words} / python -c pass", ratio(samples, words, "pass", "wall"), limit)
    for words in REPORTED:
        yield times("P14", f"retro {words} / python -c pass", ratio(samples, words, "pass", "wall"))

    found = ratio(samples, "all", "pass", "first", "wall")
    yield times("P20", "retro search COMMON, to its first line / python -c pass", found, 8.0)
    each, bare_each = (spread(of(samples, name, "each")).median * 1000 for name in ("all", "bare"))
    note = f" ms (bare {bare_each:.3f})"
    yield number("P20", "retro search COMMON, for each further hit", round(each, 4), 0.1, note)


def wall(command: list[str], env: dict[str, str]) -> Sample:
    """Start to end of one command that succeeds."""
    began = now()
    subprocess.run(command, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=True)
    return {"wall": now() - began}


def streamed(command: list[str], env: dict[str, str]) -> Sample:
    """Until the first of its lines can be read; then for each further line that begins with an id, in seconds."""
    began = now()
    with subprocess.Popen(command, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE) as running:
        assert running.stdout is not None
        running.stdout.readline()
        first = now() - began
        hits = sum(not line.startswith(b" ") for line in running.stdout)
    assert running.returncode == 0
    return {"first": first, "each": (now() - began - first) / hits}
