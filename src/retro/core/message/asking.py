"""The order in which a message is asked for: first what a client needs most, which is enough to copy. Pure.

docs/message.md says why these are first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from retro.core.gig.message import SIGN_OFF
from retro.core.message.draft import PartLine
from retro.core.message.parts import BY_NAME


def in_asking_order(lines: Iterable[PartLine]) -> list[PartLine]:
    """Sort the lines: those that are asked for first before the others, else as they are read."""
    return sorted(lines, key=lambda line: not line.part.is_first)


def first_open(lines: Iterable[PartLine]) -> PartLine | None:
    """Return the line to be asked for first: it has an answer to give or a gap to fill; None if there is none."""
    return next((line for line in in_asking_order(lines) if line.is_open), None)


def next_to_write(lines: Sequence[PartLine], name: str, *, goes_on: bool = False) -> PartLine | None:
    """Return the next open line after this one; after the last part that is asked for first, an unsigned sign-off.

    None where the whole can be shown: after the last, and after the last that is asked for first unless `goes_on`.
    After the news comes the greeting of a known client, if what was written is no English, so that the usual one
    doesn't fit. One that is open was asked for already, and passed by.
    """
    opening = lines[0]
    if name == "news" and _is_unsaid(opening) and not opening.is_open:
        return opening
    for line in in_asking_order(lines)[_place(lines, name) + 1 :]:
        if not goes_on and line.part.is_first != BY_NAME[name].is_first:
            return None
        if line.is_open or (line.name == SIGN_OFF and _is_unsaid(line)):
            return line
    return None


def line_before(lines: Sequence[PartLine], name: str) -> PartLine | None:
    """Return the line that is asked for before this one; None before the first."""
    at = _place(lines, name)
    return in_asking_order(lines)[at - 1] if at else None


def is_enough(lines: Iterable[PartLine]) -> bool:
    """Tell whether the parts that a client needs most are said, and some that can wait are still blank."""
    parts = [line for line in lines if line.number and not line.is_left_out]
    is_said = any(line.part.is_first for line in parts)  # not each of them left out
    waiting = [line for line in parts if line.is_open]
    return is_said and bool(waiting) and not any(line.part.is_first or line.text.strip() for line in waiting)


def _place(lines: Iterable[PartLine], name: str) -> int:
    return next(at for at, line in enumerate(in_asking_order(lines)) if line.name == name)


def _is_unsaid(line: PartLine) -> bool:
    return not (line.is_left_out or line.text.strip())
