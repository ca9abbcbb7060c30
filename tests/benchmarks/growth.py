"""How each thing grows with the number of retrospectives: exponent 0 where it does not, 1 where it keeps step."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from functools import partial
from math import log
from pathlib import Path

from retro.core.gig.ids import GigId
from retro.storage.queries import browse, patterns, record, search
from retro.storage.queries.library import Library
from retro.storage.queries.wizard import memory, similar
from retro.storage.writing.store import Store
from tests.benchmarks import maker
from tests.benchmarks.bench import Bench
from tests.benchmarks.rounds import of, spread
from tests.benchmarks.stopwatch import now, peak
from tests.benchmarks.table import Row, milliseconds

PAGE = 64
REPEATED = 7
TODAY = date(2026, 11, 25)
Found = dict[str, list[float]]


def rows(bench: Bench) -> Iterator[Row]:
    """One row for each thing, with what it takes at each size."""
    sizes = "  ".join(f"{size:,}" for size in bench.sizes)
    yield Row("growth", "retrospectives stored", sizes)
    found: Found = {}
    for kind in (_started, _read, _saved, _carried):
        kind(bench, found)
    for what, values in found.items():
        shown = "  ".join(f"{value:.0f} MiB" if "memory" in what else milliseconds(value) for value in values)
        yield Row("growth", what, shown, "", f"n^{_exponent(bench.sizes, values):.2f}")


def _exponent(sizes: tuple[int, ...], values: list[float]) -> float:
    """The slope of the line through the logarithms, fitted by least squares."""
    if len(sizes) < 2:
        return 0.0
    xs, ys = [log(size) for size in sizes], [log(max(value, 1e-9)) for value in values]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / sum((a - x) ** 2 for a in xs)


def _started(bench: Bench, found: Found) -> None:
    """On the screen: open, and go to the end."""

    def start(size: int) -> Mapping[str, float]:
        with bench.at(bench.library(size)) as terminal:
            frame = terminal.shows(maker.title(size)) - terminal.began
            terminal.settle(0.8)
            return {"frame": frame, "end": terminal.lag("end", rf"▸\s+{maker.title(1)}")}

    samples = bench.measured({f"{size:,}": partial(start, size) for size in bench.sizes}, max(bench.rounds // 3, 2))
    for metric, what in (("frame", "open: the first frame of home"), ("end", "home: End, to the oldest")):
        found[what] = [spread(of(samples, f"{size:,}", metric)).median for size in bench.sizes]


def _read(bench: Bench, found: Found) -> None:
    """What the screens ask of the library, without the screen."""
    for size in bench.sizes:
        for what, ask in _questions(Library(bench.library(size) / "retro.db"), size).items():
            found.setdefault(what, []).append(_usually(ask))


def _questions(library: Library, size: int) -> Mapping[str, Callable[[], object]]:
    newest = maker.id_of(size)
    return {
        "a page in the middle": lambda: browse.rows_at(library, size // 2, PAGE, drafts=0),
        "a page at the end": lambda: browse.rows_at(library, size - PAGE, PAGE, drafts=0),
        "search: a word of most gigs": lambda: search.search(library, maker.COMMON),
        "search: a word of one gig": lambda: search.search(library, maker.RARE),
        "the wizard: what earlier gigs say (flag reminders)": lambda: memory.memory(library, besides=GigId(newest)),
        "the gig most like it, to compare": lambda: similar.most_alike(library, GigId(newest)),
        "patterns over all": lambda: patterns.read_patterns(library),
        "one retrospective read": lambda: record.retrospective_by_id(library, GigId(newest)),
    }


def _usually(work: Callable[[], object]) -> float:
    """The median of a few times, after one to warm up."""
    work()
    lasted = []
    for _ in range(REPEATED):
        began = now()
        work()
        lasted.append(now() - began)
    return spread(lasted).median


def _saved(bench: Bench, found: Found) -> None:
    """One answer, changed and saved."""
    for size in bench.sizes:
        store = Store.open(bench.copy(size, "growth") / "retro.db")
        found.setdefault("save one answer", []).append(_usually(_saving(store, maker.id_of(size))))
        store.close()


def _saving(store: Store, id: str) -> Callable[[], object]:
    """Saves that gig, each time with another text."""
    gig, first = store.get(GigId(id))
    versions = [first]

    def save() -> None:
        changed = gig.with_answer("story.tell", f"{versions[-1]} {gig.answers['story.tell']}")
        versions.append(store.save(changed, version=versions[-1]))

    return save


def _carried(bench: Bench, found: Found) -> None:
    """All of them out into an archive, and into an empty library."""
    for size in bench.sizes:
        archive = bench.folder / "all.json"
        empty = bench.folder / f"empty-{size}"
        out = ["export", "--all", "--format", "json", "--force", "-o", str(archive)]
        for what, words, home in (
            ("export of all", out, bench.library(size)),
            ("import of all", ["import", str(archive)], empty),
        ):
            bench.tell(f"{what} {size:,} …")
            lasted, held = _run([bench.retro(), *words], bench.env(home) | bench.plain_env())
            found.setdefault(what, []).append(lasted)
            found.setdefault(f"{what}: memory", []).append(held)


def _run(command: list[str], env: dict[str, str]) -> tuple[float, float]:
    """Seconds until its end, and MiB held at most."""
    began, held = now(), 0.0
    with subprocess.Popen(command, env=env, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None:
            held = max(held, peak(process.pid))
            with suppress(subprocess.TimeoutExpired):
                process.wait(0.01)
    assert process.returncode == 0, f"{Path(command[0]).name} {command[1]} ended with {process.returncode}"
    return now() - began, held
