"""Wrapped drawing of one long line of text.

TextArea cuts a line again for each of its rows that is drawn. In a paragraph of 20,000 characters that is 180 pieces
for each of 40 rows, at every key. `get_line` may return any Text, so ours remembers how it was last cut.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import pairwise

from rich.containers import Lines
from rich.text import Span, Text


class WrapCache:
    """Remembers the pieces of one line."""

    def __init__(self) -> None:
        self._line: tuple[str, list[int]] = ("", [])
        self._pieces: list[Text] = []

    def cut(self, text: str, offsets: list[int]) -> list[Text]:
        """Return the pieces of the text between these offsets, without style; they must not be changed."""
        if (text, offsets) != self._line:
            self._line = (text, offsets)
            edges = [0, *offsets, len(text)]
            self._pieces = [Text(text[start:end]) for start, end in pairwise(edges)]
        return self._pieces


class LongLine(Text):
    """A line whose rows share one cut."""

    def __init__(self, text: str, cutter: WrapCache) -> None:
        super().__init__(text, end="", no_wrap=True)
        self._cutter = cutter

    def divide(self, offsets: Iterable[int]) -> Lines:
        """Return the pieces between these offsets. Only those with a style of their own (cursor, selection) are new."""
        wanted = list(offsets)
        pieces = list(self._cutter.cut(self.plain, wanted))
        for index, spans in self._spans_at([0, *wanted, len(self.plain)]).items():
            pieces[index] = Text(pieces[index].plain, spans=spans)
        return Lines(pieces)

    def _spans_at(self, edges: list[int]) -> dict[int, list[Span]]:
        """Return the spans of each piece that has any, relative to its start."""
        found: dict[int, list[Span]] = {}
        for start, end, style in self.spans:
            for index in range(max(bisect_right(edges, start) - 1, 0), len(edges) - 1):
                first, last = edges[index], edges[index + 1]
                if first >= end:
                    break
                if max(start, first) < min(end, last):
                    found.setdefault(index, []).append(Span(max(start - first, 0), min(end, last) - first, style))
        return found
