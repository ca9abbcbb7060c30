"""Plot of one or two series in rows of characters, readable without colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

EIGHTHS = " ▁▂▃▄▅▆▇█"
UNKNOWN = "·"
"""On the ground line, where nothing is known."""
WIDEST_COLUMN = 4


@dataclass(frozen=True, slots=True)
class Plot:
    """Columns over a ground line, the oldest at the left."""

    rows: tuple[str, ...]
    """From the top down, all of one width."""
    most: float
    """The value of a column that reaches the top; 0 where nothing is known."""
    each: int
    """How many values share a column, as their mean."""


def plot(values: Sequence[float | None], width: int, height: int) -> Plot:
    """The values in a field of so many cells. None is a dot, and a known nothing still a thin line."""
    each = max(1, -(-len(values) // max(width, 1)))
    columns = [_mean(values[at : at + each]) for at in range(0, len(values), each)]
    most = max((value for value in columns if value is not None), default=0.0)
    cells = max(1, min(WIDEST_COLUMN, width // max(len(columns), 1)))
    drawn = [_column(value, most, height) for value in columns]
    rows = ("".join(_wide(column[row], cells) for column in drawn) for row in range(height))
    return Plot(tuple(rows), most, each)


def _mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


def _column(value: float | None, most: float, height: int) -> str:
    """One column from the top down."""
    if value is None:
        return UNKNOWN.rjust(height)
    eighths = max(1, round(value / most * height * 8)) if most > 0 else 1
    return "".join(EIGHTHS[max(0, min(8, eighths - 8 * above))] for above in reversed(range(height)))


def _wide(character: str, cells: int) -> str:
    """A character as wide as its column, with a gap beside it where there is room for one."""
    if cells == 1:
        return character
    filled = character.ljust(cells - 1) if character == UNKNOWN else character * (cells - 1)
    return f"{filled} "
