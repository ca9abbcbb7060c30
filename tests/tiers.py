"""Parts the suite: what the whole run takes, below ten minutes on two cores, and what `make wide` adds to it.

    python -m tests.tiers           measures every test that is not slow, and writes the list of the long ones anew

Every test of core, storage and the commands belongs to the whole run, and each test of the screen and of the terminal
with its first two cases; further cases there (another size, key, screen or route) and the long tests are `wide`. A run
of files or tests that are named takes all of theirs. `make fast` leaves out what is `long` of core and storage.
"""

from __future__ import annotations

import resource
from collections import Counter
from collections.abc import Generator, Iterable
from pathlib import Path

import pytest

LIST = Path(__file__).parent / "data" / "long-tests.txt"
WIDE = 0.5
"""Seconds of processor time of the test and of the programs that it starts: 1 test of 17 takes more, together more than
half of the work."""
LONG = 0.15
"""The same for a test of core or storage, where 1 of 40 takes more, together three fifths of the work."""
CASES = 2
"""How many cases of a test of the screen or the terminal belong to the whole run."""
OF_SCREENS = ("tests/tui/", "tests/terminal/")
OF_CORE = ("tests/core/", "tests/storage/")
ALWAYS = ("tests/terminal/test_main_job.py", "tests/tui/test_plain_and_screen.py")
"""Modules that belong to the whole run however long they take: the main job, and both ways of telling a gig."""


def is_whole(config: pytest.Config) -> bool:
    """Tell whether nothing was named: the controller of xdist knows, and tells its workers."""
    told: dict[str, bool] | None = getattr(config, "workerinput", None)
    return config.args_source is pytest.Config.ArgsSource.TESTPATHS if told is None else told["is_whole"]


def listed() -> dict[str, float]:
    """Return the seconds of each test of the list, by its name."""
    lines = (line.split(" ", 1) for line in LIST.read_text("utf-8").splitlines())
    return {name: float(seconds) for seconds, name in lines}


def mark_long(items: Iterable[pytest.Item]) -> None:
    """Mark those of core and storage that `make fast` leaves out."""
    seconds = listed()
    for item in items:
        if seconds.get(item.nodeid, 0) >= LONG and item.nodeid.startswith(OF_CORE):
            item.add_marker(pytest.mark.long)


def mark_wide(items: Iterable[pytest.Item]) -> None:
    """Mark those that the whole run leaves to `make wide`."""
    cases: Counter[str] = Counter()
    seconds = listed()
    for item in items:
        name = item.nodeid.partition("[")[0]
        cases[name] += 1
        is_further = cases[name] > CASES and name.startswith(OF_SCREENS)
        if is_further or (seconds.get(item.nodeid, 0) >= WIDE and not name.startswith(ALWAYS)):
            item.add_marker(pytest.mark.wide)


class Stopwatch:
    """Notes the tests that are long."""

    def __init__(self) -> None:
        self.long: dict[str, float] = {}

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        """Note it if it took so long."""
        since = _spent()
        try:
            return (yield)
        finally:
            seconds = _spent() - since
            if seconds >= (LONG if item.nodeid.startswith(OF_CORE) else WIDE):
                self.long[item.nodeid] = seconds


def _spent() -> float:
    """Return the processor time of this process and of all that it has waited for, in seconds."""
    spent = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in spent)


def main() -> None:
    """Run all but the slow tests in this process, one after the other: an hour, and nothing beside it."""
    stopwatch = Stopwatch()
    pytest.main(["-n", "0", "-m", "not slow"], plugins=[stopwatch])
    LIST.write_text("".join(f"{seconds:.2f} {name}\n" for name, seconds in sorted(stopwatch.long.items())), "utf-8")


if __name__ == "__main__":
    main()
