"""Writes only the lines that differ from what the terminal shows.

Textual also paints what is already there: opening a screen repaints it four times, and turning a page three times,
which a slow line has to carry. Each line is therefore remembered as it was written, and an equal one is not written
again. Of a line that differs, everything painted is written from the first piece that differs on, its place given
anew: if a terminal and Textual disagree about the width of a character, nothing after it stays shifted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from rich.console import Console, RenderableType
from rich.control import Control
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate  # private: what the compositor paints


class WrittenPiece(NamedTuple):
    """Part of a line as it is written, from its first column (the key of Pieces) to `end`."""

    end: int
    text: str


Pieces = Mapping[int, WrittenPiece]
"""Pieces of one line by their first column."""


class DrawnLines:
    """What the terminal shows, as far as known."""

    def __init__(self) -> None:
        self._lines: dict[int, Pieces] = {}
        self._screen: object = None

    def forget(self) -> None:
        """Write whatever comes next: something else may be on the terminal by now."""
        self._lines = {}

    def changes(self, screen: object, update: RenderableType | None) -> RenderableType | None:
        """Return the update without what is there already when it is written; another kind is unchanged.

        The first update of another screen is complete, so that a line which another program wrote does not stay.
        """
        if screen is not self._screen:
            self._screen = screen
            self.forget()
        if isinstance(update, LayoutUpdate | ChopsUpdate):
            return ChangedLines(self, update)  # type: ignore[return-value]  # drawn by the app alone, never by Rich
        if update is not None:
            self.forget()
        return update

    def write_line(self, y: int, pieces: Pieces) -> str:
        """Write these pieces of a line from the first that differs on; nothing if all of them are there."""
        stood = self._lines.get(y, {})
        begin = min((x for x, piece in pieces.items() if stood.get(x) != piece), default=None)
        if begin is None:
            return ""
        changed = {x: piece for x, piece in pieces.items() if x >= begin}
        left = {x: piece for x, piece in stood.items() if not _is_covered(x, piece, pieces)}
        self._lines[y] = {**left, **pieces}
        return "".join(_written(y, changed))


class ChangedLines(CompositorUpdate):
    """An update without unchanged lines."""

    def __init__(self, drawn: DrawnLines, update: LayoutUpdate | ChopsUpdate) -> None:
        self._drawn = drawn
        self._update = update

    def render_segments(self, console: Console) -> str:
        """Return what is to be written now; it then counts as shown."""
        update = self._update
        lines = _of_layout(update, console) if isinstance(update, LayoutUpdate) else _of_chops(update, console)
        return "".join(self._drawn.write_line(y, pieces) for y, pieces in lines)


def _is_covered(x: int, piece: WrittenPiece, pieces: Pieces) -> bool:
    return any(x < other.end and at < piece.end for at, other in pieces.items())


def _written(y: int, pieces: Pieces) -> Iterator[str]:
    at = -1
    for x, piece in pieces.items():
        if x != at:
            yield Control.move_to(x, y).segment.text
        yield piece.text
        at = piece.end


def _of_layout(update: LayoutUpdate, console: Console) -> Iterator[tuple[int, Pieces]]:
    for y, strips in enumerate(update.strips, update.region.y):
        x, pieces = update.region.x, {}
        for strip in strips:
            pieces[x] = WrittenPiece(x + strip.cell_length, strip.render(console))
            x += strip.cell_length
        yield y, pieces


def _of_chops(update: ChopsUpdate, console: Console) -> Iterator[tuple[int, Pieces]]:
    """Do as `ChopsUpdate.render_segments` does: a chop that begins before its span is written from its beginning."""
    lines: dict[int, dict[int, WrittenPiece]] = {}
    for y, start, stop in update.spans:
        pieces = lines.setdefault(y, {})
        for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if strip is not None and x < stop and end > start:
                part = strip if end <= stop else strip.crop(0, stop - x)
                pieces[x] = WrittenPiece(min(end, stop), part.render(console))
    yield from lines.items()
