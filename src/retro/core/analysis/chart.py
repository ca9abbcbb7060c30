"""Plot of one or two series in rows of characters, readable without colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

EIGHTHS = " ▁▂▃▄▅▆▇█"
UNKNOWN = "·"
"""Mark on the ground line for an unknown value."""
GOOD_END = "✓"
"""Mark below the ground line for a column of gigs most of which ended well."""
WIDEST_COLUMN = 4


@dataclass(frozen=True, slots=True)
class Plot:
    """Columns over a ground line, the oldest at the left."""

    rows: tuple[str, ...]
    """Rows from the top down, all equally wide."""
    most: float
    """Value of a column that reaches the top; 0 if nothing is known."""
    each: int
    """Number of values that share a column, as their mean."""
    marks: str = ""
    """Row below the ground line, with a mark under the columns of good ends; "" if there are none."""


def plot(values: Sequence[float | None], width: int, height: int, good: Sequence[bool] = ()) -> Plot:
    """Draw the values in a field of this many cells. None is a dot, and zero still a thin line.

    `good` tells of each value whether it is of a gig that ended well.
    """
    each = max(1, -(-len(values) // max(width, 1)))
    columns = [_mean(values[at : at + each]) for at in range(0, len(values), each)]
    most = max((value for value in columns if value is not None), default=0.0)
    cells = max(1, min(WIDEST_COLUMN, width // max(len(columns), 1)))
    drawn = [_column(value, most, height) for value in columns]
    rows = ("".join(_wide(column[row], cells) for column in drawn) for row in range(height))
    shares = [good[at : at + each] for at in range(0, len(good), each)]
    marks = "".join(_wide(GOOD_END if 2 * sum(share) > len(share) else " ", cells) for share in shares)
    return Plot(tuple(rows), most, each, marks.rstrip())


def _mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


def _column(value: float | None, most: float, height: int) -> str:
    """Return one column from the top down."""
    if value is None:
        return UNKNOWN.rjust(height)
    eighths = max(1, round(value / most * height * 8)) if most > 0 else 1
    return "".join(EIGHTHS[max(0, min(8, eighths - 8 * above))] for above in reversed(range(height)))


def _wide(character: str, cells: int) -> str:
    """Return a character as wide as its column, followed by a gap if there is room for one."""
    if cells == 1:
        return character
    filled = character.ljust(cells - 1) if character in (UNKNOWN, GOOD_END) else character * (cells - 1)
    return f"{filled} "
