"""P15 to P17: what is loaded at the first frame, what an idle screen does, and how often a save syncs."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks import maker
from tests.benchmarks.bench import ANCHORS, Bench
from tests.benchmarks.stopwatch import now
from tests.benchmarks.table import Row, number
from tests.loaded import NOT_BEFORE_THE_FIRST_FRAME, at_first_frame, packages

IDLE = 4.0
SAVES = 20
COMMITS = str(ANCHORS / "commits.py")
SAVING = f"""
import sys
from pathlib import Path
from retro.storage.writing.store import Store
from tests.benchmarks import maker

store, gig = Store.open(Path(sys.argv[1])), maker.some(1)
version = store.get(gig.id)[1]
for number in range({SAVES}):
    version = store.save(gig.with_answer("story.tell", f"Saved {{number}} times."), version=version)
store.close()
"""


def rows(bench: Bench) -> Iterator[Row]:
    """All three."""
    home, newest = bench.library(bench.size), maker.title(bench.size)
    found = packages(at_first_frame(bench.folder, home, newest)) & NOT_BEFORE_THE_FIRST_FRAME
    yield number(
        "P15", "slow packages loaded at the first frame", len(found), 0, f" {' '.join(sorted(found))}".rstrip()
    )
    yield from _idle(bench)
    yield from _syncs(bench)


def _idle(bench: Bench) -> Iterator[Row]:
    with bench.at(bench.library(bench.size)) as terminal:
        terminal.shows(maker.title(bench.size))
        terminal.settle(1.5)
        written, used, began = len(terminal.raw), terminal.cpu(), now()
        terminal.settle(IDLE)
        share = (terminal.cpu() - used) / (now() - began)
        yield number("P16", f"bytes written by home in {IDLE:g} idle seconds", len(terminal.raw) - written, 0)
        yield number("P16", "processor time of an idle home, %", round(share * 100, 2), 0.5, " %")


def _syncs(bench: Bench) -> Iterator[Row]:
    what = "syncs for each commit"
    if not shutil.which("strace"):
        yield Row("P17", what, "needs strace", "≤ 5")
        return
    file = bench.copy(bench.size, "saving") / "retro.db"
    mine = _synced(bench.folder, "-c", SAVING, str(file)) / SAVES
    alone, more = (
        _synced(bench.folder, COMMITS, str(bench.folder / f"{times}.db"), str(times)) for times in (0, SAVES)
    )
    yield number("P17", what, round(mine, 2), 5, f" (SQLite alone {(more - alone) / SAVES:g})")


def _synced(folder: Path, *words: str) -> int:
    """How often this program has something flushed to the disk."""
    trace = folder / "trace"
    command = ["strace", "-f", "-e", "trace=fsync,fdatasync", "-o", str(trace), sys.executable, *words]
    subprocess.run(command, check=True)
    return len(re.findall(r"\bf(?:data)?sync\(", trace.read_text()))
