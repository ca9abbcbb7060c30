"""The facts of two gigs as a table, or one line each where a table does not fit."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from textual.content import Content

from retro.core.analysis.facts_table import FactRow
from retro.core.formats.markdown.documents import MISSING as UNKNOWN
from retro.tui.kit.layout import HEADING, MUTED, STRONG, Block, hanging_indent, wrapped
from retro.tui.terminal.safe_text import safe_text, styled

GAP = 3
NARROWEST = 12
"""Fewest cells of A's and B's columns."""
NAME, BETWEEN = "FACTS", " · "


def facts_block(rows: Sequence[FactRow], width: int, *, is_table: bool) -> Block:
    """Return the heading and the rows."""
    return _table(rows, width) if is_table else [styled(NAME, HEADING), *_lines(rows, width)]


def _table(rows: Sequence[FactRow], width: int) -> Block:
    label = max(_cells(NAME), *(_cells(row.label) for row in rows)) + GAP
    change = max(_cells(row.change) for row in rows)
    room = (width - label - change - 2 * GAP) // 2
    values = max(NARROWEST, *(_cells(value or UNKNOWN) for row in rows for value in (row.a, row.b)))
    value = max(min(values, room), NARROWEST)
    block = [styled(NAME, HEADING).pad_right(label - len(NAME)) + _head("A", value) + " " * GAP + _head("B", value)]
    for row in rows:
        block += _row(row, label, value, max(width - label - 2 * value - 2 * GAP, NARROWEST))
    return block


def _row(row: FactRow, label: int, value: int, change: int) -> Block:
    """Return one fact; what does not fit its column continues below."""
    cells = (
        wrapped(styled(row.label, MUTED), label - 1),
        [_right(line, value) for line in _value(row.a, value)],
        [_right(line, value) for line in _value(row.b, value)],
        wrapped(styled(row.change, STRONG), change),
    )
    lines = zip_longest(*cells, fillvalue=Content())
    return [_left(name, label) + _left(a, value + GAP) + _left(b, value + GAP) + said for name, a, b, said in lines]


def _lines(rows: Sequence[FactRow], width: int) -> Block:
    """Return lines such as "Told client after   A 11 days · B 6 days · 5 days sooner", parted between the two gigs."""
    label = max(_cells(row.label) for row in rows) + 2
    block: Block = []
    for row in rows:
        change = [styled(row.change, STRONG)] if row.change else []
        sides = [safe_text(f"A {row.a or UNKNOWN}"), safe_text(f"B {row.b or UNKNOWN}"), *change]
        names = [styled(row.label, MUTED), *[Content()] * len(sides)]
        for name, line in zip(names, _packed(sides, width - label), strict=False):
            block += hanging_indent(_left(name, label), line, width)
    return block


def _packed(parts: Sequence[Content], width: int) -> list[Content]:
    """Return the parts on as few lines as hold them, none parted that fits."""
    lines = [parts[0]]
    for part in parts[1:]:
        joined = lines[-1] + safe_text(BETWEEN) + part
        lines[-1:] = [joined] if joined.cell_length <= width else [lines[-1], part]
    return lines


def _value(text: str, width: int) -> Block:
    return wrapped(safe_text(text) if text else styled(UNKNOWN, MUTED), width)


def _head(letter: str, width: int) -> Content:
    return _right(styled(letter, STRONG), width)


def _right(line: Content, width: int) -> Content:
    return line.pad_left(max(width - line.cell_length, 0))


def _left(line: Content, width: int) -> Content:
    return line.pad_right(max(width - line.cell_length, 0))


def _cells(text: str) -> int:
    return safe_text(text).cell_length
