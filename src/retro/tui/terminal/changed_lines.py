"""Writes only the lines that differ from what the terminal shows.

Textual also paints what is already there: opening a screen repaints it four times, and turning a page three times,
which a slow line has to carry. Each line is therefore remembered as it was written, and an equal one is not written
again. Of a line that differs, only the cells that differ are written, if every terminal agrees about the width of its
characters. Else everything painted is written from the first piece that differs on, its place given anew: if a
terminal and Textual disagree, nothing after that character stays shifted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import groupby, pairwise, zip_longest
from operator import itemgetter
from typing import NamedTuple

from rich.console import Console, RenderableType
from rich.control import Control
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate  # private: what the compositor paints

ONE_CELL = " -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2500-\u259f\u25b8"
"""Characters that every terminal draws in one cell: Latin ones, dashes, quotes, lines and blocks, the list's sign."""
RUN = f"\x1b\\[([0-9;]+)m([{ONE_CELL}]+)\x1b\\[0m|([{ONE_CELL}]+)"
"""Text in one style, as Textual writes it, or in none; compiled when a line first differs."""
STYLE, PLACE = re.compile("(\x1b\\[[0-9;]*m)"), re.compile("\x1b\\[[0-9]+;[0-9]+H")
PLAIN = "\x1b[0m"
DRAWN = 256
"""Number of pieces whose cells are cached: most of a list's only go up or down."""
APART = 8
"""Bytes of a place: so many equal cells between two that differ are written too."""


class WrittenPiece(NamedTuple):
    """Part of a line as it is written, from its first column (the key of Pieces) to `end`."""

    end: int
    text: str


Pieces = Mapping[int, WrittenPiece]
"""Pieces of one line by their first column."""
Cell = tuple[str, str]
"""Style and character."""


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
        """Write what differs of these pieces of a line; nothing if all of them are there."""
        stood = self._lines.get(y, {})
        begin = min((x for x, piece in pieces.items() if stood.get(x) != piece), default=None)
        if begin is None:
            return ""
        left = {x: piece for x, piece in stood.items() if not _is_covered(x, piece, pieces)}
        stands = self._lines[y] = {**left, **pieces}
        changed = _differing(stood, stands) if stood else None
        if changed is None:
            changed = {x: piece for x, piece in pieces.items() if x >= begin}
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
        return _styled_once("".join(self._drawn.write_line(y, pieces) for y, pieces in lines))


class KnowsDrawn:
    """A driver that knows what the terminal shows; stock Textual's do not."""

    drawn = DrawnLines()
    """What the terminal shows; reset each time the terminal is taken."""


def _styled_once(text: str) -> str:
    """Return the same without the end of a style in which the next words stand too."""
    out, style, wanted = [], "", ""
    parts = STYLE.split(text)
    for words, change in zip(parts[::2], [*parts[1::2], PLAIN], strict=True):
        if wanted != style and PLACE.sub("", words):
            out += [PLAIN, wanted] if style else [wanted]
            style = wanted
        out.append(words)
        wanted = "" if change == PLAIN else change
    return "".join([*out, PLAIN] if style else out)


def _is_covered(x: int, piece: WrittenPiece, pieces: Pieces) -> bool:
    return any(x < other.end and at < piece.end for at, other in pieces.items())


def _differing(stood: Pieces, stands: Pieces) -> Pieces | None:
    """Return the pieces of a line that hold all cells that differ; None if the width of a character is uncertain."""
    before, now = _line(stood), _line(stands)
    if before is None or now is None:
        return None
    differ = [x for x, (one, other) in enumerate(zip_longest(before, now)) if other and one != other]
    far = [at for at in range(1, len(differ)) if differ[at] - differ[at - 1] > APART]
    spans = [(differ[begin], differ[end - 1] + 1) for begin, end in pairwise([0, *far, len(differ)]) if differ]
    parts = {begin: [cell for cell in now[begin:end] if cell] for begin, end in spans}
    if any(len(parts[begin]) < end - begin for begin, end in spans):
        return None
    return {begin: WrittenPiece(end, _in_runs(parts[begin])) for begin, end in spans}


def _line(pieces: Pieces) -> list[Cell | None] | None:
    """Return the cells of a line, each known or None; None if the width of a character is uncertain."""
    line: list[Cell | None] = [None] * max(piece.end for piece in pieces.values())
    for x, piece in pieces.items():
        cells = _cells(piece.text)
        if len(cells) != piece.end - x:
            return None
        line[x : piece.end] = cells
    return line


@lru_cache(maxsize=DRAWN)
def _cells(text: str) -> tuple[Cell, ...]:
    """Return the cells of a piece; none if it is more than runs of characters of one cell."""
    if re.sub(RUN, "", text):
        return ()
    return tuple((style, char) for style, styled, plain in re.findall(RUN, text) for char in styled or plain)


def _in_runs(cells: Iterable[Cell]) -> str:
    runs = ((style, "".join(cell[1] for cell in run)) for style, run in groupby(cells, itemgetter(0)))
    return "".join(f"\x1b[{style}m{text}\x1b[0m" if style else text for style, text in runs)


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
