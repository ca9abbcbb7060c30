"""P18: letters in one write, as a text expander or a slow line brings them, beside a bare TextArea and a bare Input."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial

from tests.benchmarks.bench import Bench
from tests.benchmarks.rounds import Sample, ratio
from tests.benchmarks.stopwatch import Watched, now
from tests.benchmarks.table import Row, times
from tests.benchmarks.writing import wizard

END = "THEEND"
SIZES = (300, 4_000)
Opened = Callable[[Bench, ExitStack], Watched]


def rows(bench: Bench) -> Iterator[Row]:
    """A text and a line of the wizard, each beside its anchor in the same turn."""
    for size in SIZES:
        letters = f"{'word ' * (size // 5)}{END}"[-size:]
        for what, mine, bare in (
            ("a text / a bare TextArea", _text, bare_text),
            ("a line / a bare Input", _line, _bare_line),
        ):
            cases: dict[str, Callable[[], Sample]] = {
                "mine": partial(_burst, bench, mine, letters),
                "bare": partial(_burst, bench, bare, letters),
            }
            found = ratio(bench.measured(cases, max(bench.rounds // 5, 2)), "mine", "bare", "shown")
            yield times("P18", f"{size:,} letters in one write: {what}", found, 1.0)


def _burst(bench: Bench, opened: Opened, letters: str) -> Sample:
    """Seconds from the write to the last letter on the screen."""
    with ExitStack() as stack:
        terminal = opened(bench, stack)
        terminal.settle(0.3)
        began = now()
        terminal.send(letters.encode())
        return {"shown": terminal.shows(END) - began}


def _text(bench: Bench, stack: ExitStack) -> Watched:
    return wizard(bench, "READY", stack)


def bare_text(bench: Bench, stack: ExitStack) -> Watched:
    """A bare TextArea, the cursor in a short text."""
    file = bench.folder / "text"
    file.write_text("READY", encoding="utf-8")
    terminal = stack.enter_context(bench.anchor("writing", str(file), "5"))
    terminal.shows("READY")
    return terminal


def _line(bench: Bench, stack: ExitStack) -> Watched:
    terminal = wizard(bench, "READY", stack)
    terminal.lag("f2", "What was the gig")
    return terminal


def _bare_line(bench: Bench, stack: ExitStack) -> Watched:
    terminal = stack.enter_context(bench.anchor("line"))
    terminal.shows("READY")
    return terminal
