"""Finds what a screen cuts unsaid, and what it cuts although room lies free, from the widgets as they are laid out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from rich.cells import cell_len
from textual.css.styles import RulesMap
from textual.errors import NoWidget
from textual.geometry import Region
from textual.screen import Screen
from textual.visual import visualize
from textual.widget import Widget
from textual.widgets import Input, TextArea

from retro.tui.terminal.safe_text import SafeLabel

FREE = 14
"""Cells in a row that count as room: the next word of a text that was cut between two words takes no more."""
CUT_WORD = re.compile(r"\S…")
"""A mark by itself stands for words that are kept back on purpose: "If it's late, then …"."""
NOTHING_MORE = ((), (), ("\0",))
"""What follows a character of no cell, of one, of two."""


def space_faults(screen: Screen[object], lines: list[str]) -> list[str]:
    """Every place on a screen that is drawn as these lines where words are cut unsaid, or cut while room lies free."""
    shown = [child for child in screen.walk_children() if isinstance(child, Widget) and _is_shown(child)]
    return [f"{type(widget).__name__}#{widget.id}: {fault}" for widget in shown for fault in _faults(widget, lines)]


def _is_shown(widget: Widget) -> bool:
    return all(node.display and not node.has_class("-textual-system") for node in widget.ancestors_with_self)


def _faults(widget: Widget, lines: list[str]) -> Iterator[str]:
    try:
        clip = widget.screen.find_widget(widget).clip
    except NoWidget:
        clip = Region()
    yield from _hidden_parts(widget, clip)
    if type(widget).render_line is Widget.render_line and not widget.is_container:
        yield from _unsaid_cuts(widget)
    if isinstance(widget, Input):
        yield from _cut_placeholder(widget)
    if not widget.children and not isinstance(widget, (Input, TextArea)):
        yield from _needless_cuts(widget.region.intersection(clip), lines)


def _hidden_parts(widget: Widget, clip: Region) -> Iterator[str]:
    """Parts of it lie where nothing is drawn, and no scrolling brings them there."""
    region = widget.region
    if not region.area:
        if isinstance(widget, SafeLabel) and str(widget.content).strip():
            yield f"no room at all: {str(widget.content)[:60]!r}"
        return
    seen = region.intersection(clip)
    if seen.width < region.width:
        yield f"{region.width} columns, of which {seen.width} are seen"
    inside = (each for each in widget.ancestors if isinstance(each, Widget) and each is not widget.screen)
    can_scroll = any(each.allow_vertical_scroll for each in inside)
    if seen.height < region.height and not can_scroll:
        yield f"{region.height} lines, of which {seen.height} are seen"


def _unsaid_cuts(widget: Widget) -> Iterator[str]:
    """More words than its lines hold, and no mark that says so."""
    size, styles = widget.content_size, widget.styles
    visual = visualize(widget, widget.render(), markup=False)
    if not size.area or not str(visual).strip() or (size.height == 1 and styles.text_overflow == "ellipsis"):
        return
    needed = visual.get_height(cast(RulesMap, styles), size.width)
    if needed > size.height:
        yield f"{needed} lines, of which {size.height} are seen: {str(visual)[:60]!r}"
    if styles.text_wrap == "nowrap" and styles.text_overflow != "ellipsis":
        widest = visual.get_optimal_width(cast(RulesMap, styles), size.width)
        if widest > size.width:
            yield f"{widest} columns, of which {size.width} are seen: {str(visual)[:60]!r}"


def _cut_placeholder(widget: Input) -> Iterator[str]:
    words = widget.placeholder
    if not widget.value and len(words) > widget.content_size.width:
        yield f"{len(words)} columns, of which {widget.content_size.width} are seen: {words!r}"


def _needless_cuts(seen: Region, lines: list[str]) -> Iterator[str]:
    """A line of it is cut with a mark, and has room for more."""
    parts = [_between(line, seen.x, seen.right) for line in lines[seen.y : seen.bottom]]
    for before, part, after in zip(["", *parts], parts, [*parts[1:], ""], strict=False):
        if CUT_WORD.search(part) and (room := _room(part, before, after)) >= FREE:
            yield f"cut while {room} columns are free: {part.strip()!r}"


def _between(line: str, start: int, end: int) -> str:
    """These cells of a line; a wide character is followed by nothing, so that each has a place of its own."""
    cells = [cell for character in line for cell in (character, *NOTHING_MORE[cell_len(character)])]
    return "".join(cells[start:end])


def _room(part: str, *beside: str) -> int:
    """Cells in a row that are blank in this line, and in those beside it where anything stands in them."""
    taken = [part, *(each for each in beside if each.strip())]
    blank = "".join(" " if all(each[at : at + 1] in ("", " ") for each in taken) else "x" for at in range(len(part)))
    return max(map(len, re.findall(" +", blank)), default=0)
