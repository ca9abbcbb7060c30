"""`python -m tests.benchmarks`: makes libraries of its own, measures, and prints one table. Linux only (/proc, pidfd).

A busy machine falsifies times more than ratios; at least 15 rounds on a quiet one are worth being quoted.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from tests.benchmarks import (
    bursts,
    commands,
    evening,
    growth,
    lived,
    moving,
    redacting,
    resting,
    starting,
    writing,
    written,
)
from tests.benchmarks.bench import Bench
from tests.benchmarks.stopwatch import now
from tests.benchmarks.table import Row, printed

GROUPS: Mapping[str, Callable[[Bench], Iterator[Row]]] = {
    "start": starting.rows,
    "commands": commands.rows,
    "moving": moving.rows,
    "writing": writing.rows,
    "bursts": bursts.rows,
    "bytes": written.rows,
    "resting": resting.rows,
    "evening": evening.rows,
    "growth": growth.rows,
    "redacting": redacting.rows,
    "lived": lived.rows,
}


def main() -> int:
    """Measure; 0 whatever was found, because a time is no test."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="retro-bench-") as folder:
        bench = Bench(Path(folder), options.rounds or (3 if options.quick else 15), _sizes(options), _tell)
        began, waited = now(), _waited()
        printed(row for name in options.only or GROUPS for row in _guarded(name, bench))
        _tell(f"Something waited for a processor {(_waited() - waited) / (now() - began):.0%} of the time.")
    return 0


def _waited() -> float:
    """Seconds so far in which some task of this machine waited for a processor; 0 where that is not known."""
    try:
        first = Path("/proc/pressure/cpu").read_text().splitlines()[0]
    except OSError:
        return 0.0
    return int(first.rpartition("=")[2]) / 1e6


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="3 rounds, 1,000 retrospectives: does it run at all")
    parser.add_argument("--only", action="append", choices=list(GROUPS), help="this group alone; may be repeated")
    parser.add_argument("--rounds", type=int, metavar="N", help="how often each pair is measured (15)")
    parser.add_argument("--sizes", metavar="N,N", help="libraries to measure growth over (100,1000,10000)")
    return parser.parse_args()


def _sizes(options: argparse.Namespace) -> tuple[int, ...]:
    usual = "100,1000" if options.quick else "100,1000,10000"
    return tuple(sorted(int(size) for size in (options.sizes or usual).split(",")))


def _guarded(name: str, bench: Bench) -> Iterator[Row]:
    """A group that cannot be measured says so, and the others go on."""
    try:
        yield from GROUPS[name](bench)
    except Exception as error:
        what = str(error) or type(error).__name__
        yield Row(name, what.splitlines()[0][:64], "not measured")
        _tell(what)


def _tell(sentence: str) -> None:
    print(sentence, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
