"""P5, P6, P8 to P10: keys on home, from one screen to another, while searching, and Escape."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial

from retro.tui.home.search_runner import HITS
from tests.benchmarks import maker
from tests.benchmarks.bench import Bench
from tests.benchmarks.rounds import Sample, Samples, of, percentile, ratio, spread
from tests.benchmarks.stopwatch import Watched, now
from tests.benchmarks.table import Row, lasts, times

WARMING = 2.0
"""Seconds after the first frame in which the store is sure to have been opened, though keys come all the time."""
READING = 2.0
"""Seconds in which home is looked at before one goes on; P4 has the key that is pressed at once."""
COMPARED, TWO_TEXTS = "IN COMMON", "TEXT B"
CHANGES = (
    ("a retrospective opened", "enter", "At a glance"),
    ("back home", "q", "Gigs"),
    ("two compared", "c", COMPARED),
    ("home again", "q", "Gigs"),
    ("help", "?", "Keys for this screen"),
)
SEARCH = (
    ("t", f"{HITS} or more results"),
    ("escape", "─ Gigs"),
    (maker.RARE[0], "1 result"),
    ("q", "No results"),
    ("backspace", "1 result"),
    ("escape", "─ Gigs"),
)
"""From the quickest to find to what is found nowhere: that takes every record."""


def rows(bench: Bench) -> Iterator[Row]:
    """All of them."""
    yield from _warming(bench)
    yield from _cursor(bench)
    yield from _screens(bench)
    yield from _search(bench)


def _warming(bench: Bench) -> Iterator[Row]:
    size = bench.size
    ups = [("down", rf"▸\s+{maker.title(size - 1)}"), ("up", rf"▸\s+{maker.title(size)}")]
    counts = [("j", rf"COUNT {number}\.") for number in range(1, 200)]
    samples = bench.measured(
        {
            "home": lambda: _worst(bench.at(bench.library(size)), maker.title(size), ups * 100),
            "bare": lambda: _worst(bench.anchor("bare"), "READY", counts),
        }
    )
    worst = spread(of(samples, "home", "worst")).median
    yield lasts("P5", "worst key while the store warms (median of rounds)", worst, 45)
    yield times("P5", "worst key while the store warms / bare's worst", ratio(samples, "home", "bare", "worst"), 2.5)


def _worst(program: Watched, first: str, keys: list[tuple[str, str]]) -> Sample:
    """The worst of keys pressed back to back from the first frame on."""
    with program as terminal:
        end = terminal.shows(first) + WARMING
        waiting = iter(keys)
        return {"worst": max(terminal.lag(*key) for key in iter(lambda: next(waiting) if now() < end else None, None))}


def _cursor(bench: Bench) -> Iterator[Row]:
    """Both programs stand side by side, and take turns."""
    size, keys = bench.size, 4 * bench.rounds
    with ExitStack() as stack:
        home, bare = map(stack.enter_context, (bench.at(bench.library(size)), bench.anchor("bare")))
        home.shows(maker.title(size))
        bare.shows("READY")
        home.settle(1.0)
        lags = []
        for number in range(1, keys + 1):
            key, at = ("down", size - 1) if number % 2 else ("up", size)
            lags.append((_quietly(home, key, rf"▸\s+{maker.title(at)}"), _quietly(bare, "j", rf"COUNT {number}\.")))
    yield times("P6", "cursor moved on home / bare's key", spread([mine / other for mine, other in lags]), 3.0)
    yield lasts("P6", "cursor moved on home, p95", percentile([mine for mine, _ in lags], 0.95), 25)


def _quietly(terminal: Watched, key: str, effect: str) -> float:
    terminal.settle()
    return terminal.lag(key, effect)


def _screens(bench: Bench) -> Iterator[Row]:
    samples = bench.measured({"retro": partial(_changes, bench), "two": partial(_two_texts, bench)})
    for name, _, _ in CHANGES:
        lags = of(samples, "retro", name) + of(samples, "retro", f"{name} again")
        yield lasts("P8", f"{name}, p95", percentile(lags, 0.95), 120, _median(lags))
    for when in ("", " again"):
        found = ratio(samples, "retro", "two", f"two compared{when}")
        yield times("P8", f"two compared{when or ' for the first time'} / a screen of two texts", found, 1.5)
    wizard = of(samples, "retro", "wizard") + of(samples, "retro", "wizard again")
    yield lasts("P8", "the wizard, for a new gig, p95", percentile(wizard, 0.95), 120, _median(wizard))
    yield from _escape(samples)


def _changes(bench: Bench) -> Sample:
    lags = {}
    with bench.at(bench.library(bench.size)) as terminal:
        terminal.shows(maker.title(bench.size))
        terminal.settle(READING)
        for when in ("", " again"):
            for name, key, effect in CHANGES:
                lags[name + when] = _quietly(terminal, key, effect if key != "q" else rf"▸\s+{maker.title(bench.size)}")
            terminal.settle()
            lags[f"escape{when}"] = terminal.lag("escape", "Keys for this screen", gone=True)
            lags[f"wizard{when}"] = _quietly(terminal, "n", "Where do things stand")
            _out_of_the_wizard(terminal)
    return lags


def _out_of_the_wizard(terminal: Watched) -> None:
    """From the field to the frame, and home: nothing was written, so nothing is kept."""
    for _ in range(2):
        terminal.settle()
        terminal.strike("escape")
    terminal.shows("─ Gigs")


def _two_texts(bench: Bench) -> Sample:
    lags = {}
    with bench.anchor("two_texts") as terminal:
        terminal.shows("READY")
        for when in ("", " again"):
            lags[f"two compared{when}"] = _quietly(terminal, "c", TWO_TEXTS)
            _quietly(terminal, "b", "READY")
    return lags


def _escape(samples: Samples) -> Iterator[Row]:
    lags = of(samples, "retro", "escape") + of(samples, "retro", "escape again")
    yield lasts("P10", "Escape closes a dialog, p95 (stock Textual: 105 ms)", percentile(lags, 0.95), 45, _median(lags))


def _search(bench: Bench) -> Iterator[Row]:
    lags: dict[str, list[float]] = {}
    with bench.at(bench.library(bench.size)) as terminal:
        terminal.shows(maker.title(bench.size))
        terminal.settle(1.0)
        terminal.lag("/", "Search everything")
        for _ in range(bench.rounds):
            for key, effect in SEARCH:
                lags.setdefault(key, []).append(_quietly(terminal, key, effect))
    typed = [lag for key, one in lags.items() if key != "escape" for lag in one]
    yield lasts("P9", "search: key to results, p95", percentile(typed, 0.95), 60, _median(typed))
    yield lasts(
        "P9", "search: Escape to all gigs, p95", percentile(lags["escape"], 0.95), None, _median(lags["escape"])
    )
    for key, told in (("t", "a common word"), (maker.RARE[0], "a rare word"), ("q", "a word found nowhere")):
        yield lasts("P9", f"search: key to results, {told}, p95", percentile(lags[key], 0.95))


def _median(lags: list[float]) -> str:
    return f" (p50 {spread(lags).median * 1000:.0f})"
