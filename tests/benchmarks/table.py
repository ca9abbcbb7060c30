"""The table that is printed: what, how much, target, verdict."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tests.benchmarks.rounds import Spread

INSIDE, OUTSIDE, REPORTED = "inside", "outside", "reported"
MACHINE = "this machine: the bare app's first frame"
LIMITS_ARE_FOR = 0.175
"""Seconds of that frame on the machine for which the limits in milliseconds were set."""
SLOWER = "outside; inside by this machine's speed"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    name: str
    """A target of the list (P1 …), or a group."""
    what: str
    found: str
    target: str = ""
    verdict: str = REPORTED
    seconds: float | None = None
    """What was found, if it is a time."""
    limit: float | None = None
    """Its limit, in seconds."""


def times(name: str, what: str, found: Spread, at_most: float | None = None, note: str = "") -> Row:
    """A ratio, with its quartiles."""
    said = f"{found.median:.2f} × [{found.low:.2f} … {found.high:.2f}]{note}"
    return Row(name, what, said, *_judged(found.median, at_most, lambda limit: f"≤ {limit:.2f} ×"))


def lasts(name: str, what: str, seconds: float, at_most: float | None = None, note: str = "") -> Row:
    """A time, in milliseconds."""
    limit = at_most and at_most / 1000
    judged = _judged(seconds, limit, lambda limit: f"≤ {at_most} ms")
    return Row(name, what, f"{milliseconds(seconds)}{note}", *judged, seconds, limit)


def milliseconds(seconds: float) -> str:
    """Such as `4.2 ms`."""
    return f"{seconds * 1000:.{1 if seconds < 0.1 else 0}f} ms"


def number(name: str, what: str, found: float, at_most: float | None = None, unit: str = "") -> Row:
    """A count, or whatever else is a number."""
    short = unit.partition(" (")[0]
    return Row(name, what, f"{found:g}{unit}", *_judged(found, at_most, lambda limit: f"≤ {limit:g}{short}"))


def _judged(found: float, limit: float | None, said: Callable[[float], str]) -> tuple[str, str]:
    if limit is None:
        return "", REPORTED
    return said(limit), INSIDE if found <= limit else OUTSIDE


def printed(rows: Iterable[Row]) -> None:
    """Print each row as soon as it is known; a time also as it would be on the machine of the limits."""
    print(f"{'':6} {'what':64} {'found':28} {'target':10} verdict")
    slower = 1.0
    for row in rows:
        if row.what == MACHINE and row.seconds:
            slower = max(row.seconds / LIMITS_ARE_FOR, 1.0)
        is_slow = row.verdict == OUTSIDE and row.seconds and row.limit and row.seconds / slower <= row.limit
        verdict = SLOWER if is_slow else row.verdict
        print(f"{row.name:6} {row.what:64} {row.found:28} {row.target:10} {verdict}", flush=True)
