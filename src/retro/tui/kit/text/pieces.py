"""Marks each laid-out line with the text it comes from, so that a copy joins again what was wrapped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from textual.content import Content, Span
from textual.geometry import Offset
from textual.selection import Selection
from textual.style import Style

from retro.core.value import Value

WORD = r"\w+(?:['’]\w+)*|\s+|[^\w\s]+"
"""What a double click selects: a word with its apostrophe, or the white space or signs under the pointer."""
DRAWN = " │▸─"
"""Signs that we draw beside a text; they are not part of it."""
COLUMN = "│"
"""Sign between two columns; another text follows it."""
REPR = "TextPiece({}, lead={!r})"
_numbers = count()


class TextPiece(Style):
    """Marks the words of one line; it is no style, and draws nothing. It is compared without compiling code for it."""

    text: int
    """Number of the text."""
    lead: str
    """What the text has between the previous piece and this one, dropped at the line break."""

    def __init__(self, text: int, lead: str = "") -> None:
        super().__init__()
        self.text, self.lead = text, lead

    def __repr__(self) -> str:
        """Return what a failed assertion names it by."""
        return REPR.format(self.text, self.lead)

    def __eq__(self, other: object) -> bool:
        """Tell whether it is a piece of the same text with the same words before it."""
        return isinstance(other, TextPiece) and (self.text, self.lead) == (other.text, other.lead)

    def __hash__(self) -> int:
        """Return the same for equal pieces."""
        return hash((self.text, self.lead))

    def __bool__(self) -> bool:
        """Return True: Content drops a false style where it joins lines."""
        return True


class Run(Value):
    """Words of a line, from column to column."""

    start: int
    end: int
    piece: TextPiece | None


class Within(Selection):
    """A selection within one text, although others are beside it on the same lines."""

    text = 0


class InColumn(Selection):
    """A selection within one of two columns that a sign parts; lines without it are left out."""

    is_right = False


def in_pieces(text: Content, lines: Iterable[Content]) -> list[Content]:
    """Mark the lines that a text was wrapped into as its pieces, in order."""
    number, at, marked = next(_numbers), 0, list[Content]()
    for line in lines:
        words = line.plain.rstrip()
        start = text.plain.find(words, at) if words else -1
        if start < 0:
            marked.append(line)
            continue
        piece = TextPiece(text=number, lead=text.plain[at:start] if at else "")
        spans = [*line.spans, Span(0, len(words), piece)]
        marked.append(Content(line.plain, spans, strip_control_codes=False))
        at = start + len(words)
    return marked


def runs(line: Content) -> list[Run]:
    """Return the pieces of a line, and unmarked words between them, without what is drawn beside them."""
    found, at = list[Run](), 0
    pieces = sorted((span for span in line.spans if isinstance(span.style, TextPiece)), key=lambda span: span.start)
    for start, end, piece in (*pieces, (len(line.plain), len(line.plain), None)):
        between = line.plain[at:start]
        if words := between.strip(DRAWN):
            first = at + between.index(words)
            found.append(Run(first, first + len(words), None))
        if isinstance(piece, TextPiece) and start >= at:
            found.append(Run(start, end, piece))
        at = max(at, end)
    return found


def selected_text(lines: Sequence[Content], selection: Selection) -> str:
    """Return the selection as it was written: each text joined, in the order in which they begin."""
    parts: dict[int, list[str]] = {}
    is_apart = False
    for y, line in _selected(lines, selection):
        first, last = span_of(selection, line, y) or (0, 0)
        is_blank = not line.plain.strip(DRAWN)
        at = 0
        for run in runs(line):
            words = line.plain[max(run.start, first) : min(run.end, last)] if run.start < last else ""
            if not words:
                continue
            if run.piece and run.piece.text in parts:
                parts[run.piece.text].append(run.piece.lead + words)
            else:
                is_beside = at and COLUMN not in line.plain[at : run.start]
                lead = "  " if is_beside else "\n\n" if is_apart else "\n"
                parts[run.piece.text if run.piece else -1 - len(parts)] = [lead, words]
            at, is_apart = run.end, False
        is_apart = is_apart or is_blank
    return "".join(word for part in parts.values() for word in part).strip("\n")


def span_of(selection: Selection, line: Content, y: int) -> tuple[int, int] | None:
    """Return the selected range of a line."""
    span = selection.get_span(y)
    if span is None:
        return None
    start, end = span[0], len(line.plain) if span[1] == -1 else span[1]
    if isinstance(selection, InColumn):
        if (gap := gap_of(line)) is None:
            return None
        start, end = (max(start, gap + 1), end) if selection.is_right else (start, min(end, gap))
        return (start, end) if start < end else None
    if not isinstance(selection, Within):
        return start, end
    own = (run for run in runs(line) if run.piece and run.piece.text == selection.text)
    return next(((max(start, run.start), min(end, run.end)) for run in own), None)


def gap_of(line: Content) -> int | None:
    """Return where the sign between two columns is; None in a line that has no columns."""
    at = line.plain.find(f" {COLUMN} ", 1) + 1
    is_ours = at and not any(run.start <= at < run.end for run in runs(line))
    return at if is_ours else None


def in_column(lines: Sequence[Content], selection: Selection, begun: Offset) -> Selection:
    """Return the selection within the column in which it was begun; the same one where there are no columns."""
    gap = gap_of(lines[begun.y]) if 0 <= begun.y < len(lines) else None
    if gap is None or isinstance(selection, Within):
        return selection
    found = InColumn(*selection)
    found.is_right = begun.x > gap
    return found


def word_at(text: str, at: int) -> tuple[int, int]:
    """Return the range of the word at a position."""
    found = (match.span() for match in re.finditer(WORD, text) if match.end() > at)
    return next(found, (len(text), len(text)))


def selected_at(lines: Sequence[Content], at: Offset, *, is_paragraph: bool) -> Selection | None:
    """Select the word at a position, even one that was cut, or the paragraph; None if there is neither."""
    run = next((run for run in runs(lines[at.y]) if run.start <= at.x < run.end), None) if at.y < len(lines) else None
    if run is None:
        return None
    if run.piece is None:
        start, end = (run.start, run.end) if is_paragraph else word_at(lines[at.y].plain, at.x)
        return Selection(Offset(start, at.y), Offset(end, at.y))
    places = list(_places(lines, run.piece, at.y))
    text = "".join(letter for letter, _ in places)
    index = next((index for index, (_, place) in enumerate(places) if place == at), None)
    if index is None:
        return None
    start, end = _paragraph_at(text, index) if is_paragraph else word_at(text, index)
    first, last = (next(place for _, place in places[index:] if place is not None) for index in (start, end - 1))
    selection = Within(first, Offset(last.x + 1, last.y))
    selection.text = run.piece.text
    return selection


def _paragraph_at(text: str, at: int) -> tuple[int, int]:
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end


def _places(lines: Sequence[Content], piece: TextPiece, y: int) -> Iterator[tuple[str, Offset | None]]:
    """Yield each letter of a line's text with its position; None for what is not drawn."""
    is_first = True
    for number, run in _of_text(lines, piece.text, y):
        if run.piece and not is_first:
            yield from ((letter, None) for letter in run.piece.lead)
        is_first = False
        yield from ((lines[number].plain[x], Offset(x, number)) for x in range(run.start, run.end))


def _of_text(lines: Sequence[Content], text: int, y: int) -> Iterator[tuple[int, Run]]:
    """Return the runs of a text around a line; its lines are consecutive except for empty ones."""

    def own(number: int) -> Run | None:
        return next((run for run in runs(lines[number]) if run.piece and run.piece.text == text), None)

    def goes_on(number: int) -> bool:
        return 0 <= number < len(lines) and (own(number) is not None or not lines[number].plain.strip(DRAWN))

    first = y
    while goes_on(first - 1):
        first -= 1
    number = first
    while goes_on(number):
        if run := own(number):
            yield number, run
        number += 1


def _selected(lines: Sequence[Content], selection: Selection) -> Iterator[tuple[int, Content]]:
    first = selection.start.y if selection.start else 0
    last = selection.end.y if selection.end else len(lines) - 1
    for y in range(max(first, 0), min(last, len(lines) - 1) + 1):
        yield y, lines[y]
