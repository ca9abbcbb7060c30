"""One gig in two or three lines of a list."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from textual.content import Content

from retro.core import wording
from retro.core.retrospective import Status
from retro.core.whereabouts import page_words, step_words
from retro.storage.reading.home import Row
from retro.storage.reading.search import Found, Hit
from retro.tui.gigs import SEEN, Gigs
from retro.tui.text import shown, styled

DRAFT, CURSOR = "✎", "▸"
GUTTER = 3
"""Cells before the words: the cursor, the mark or the draft's sign, a space."""
SHORT, TALL = 2, 3
"""Lines of the short rows at the beginning, and of every other row."""
AFTER = 8
"""Characters after a hit that should be in sight."""
MUTED = "$foreground-muted"
STATUS = {Status.LIVE: "still in it", Status.UNTOLD: "they do not know yet"}


def top_of(gigs: Gigs, index: int) -> int:
    """The line on which a row begins; for the position after the last, how many lines there are."""
    return SHORT * min(index, gigs.short) + TALL * max(index - gigs.short, 0)


def place_at(gigs: Gigs, line: int) -> tuple[int, int]:
    """The row that a line belongs to, and which of its lines that is."""
    over = line - SHORT * gigs.short
    if over < 0:
        return divmod(line, SHORT)
    index, part = divmod(over, TALL)
    return gigs.short + index, part


def gutter(row: Row, letter: str, *, is_cursor: bool, line: int) -> Content:
    """What stands before a line of a row: where the cursor is, which mark it bears, whether it is a draft."""
    sign = letter or (DRAFT if row.is_draft else " ")
    cells = (CURSOR if is_cursor else " ") + sign + " " if line == 0 else " " * GUTTER
    return styled(cells, "bold $secondary")


@lru_cache(maxsize=256)
def lines(hit: Hit, today: date, width: int) -> tuple[Content, ...]:
    """The title, then what it was; third its lesson, or the place in which a search found something."""
    row = hit.row
    title = styled(_line(row.name), "bold").truncate(width, ellipsis=True)
    second = _draft(row, today) if row.is_draft else _about(row, width)
    found = found_in(hit)
    third = _found(found, width) if found else _lesson(row)
    below = (second.stylize(MUTED), third.stylize(MUTED))
    return (title, *(line.truncate(width, ellipsis=True) for line in below))


def found_in(hit: Hit) -> Found | None:
    """What to show of a hit: not what its row shows anyway, unless there is nothing else."""
    first = hit.found[0] if hit.found else None
    return next((found for found in hit.found if found.place not in SEEN), first)


def when(on: date, today: date) -> str:
    """A day as one speaks of it: "today", "Tue" within the last week, else "12 Nov 2026"."""
    days = (today - on).days
    if days == 0:
        return "today"
    return f"{on:%a}" if 0 < days < 7 else wording.short_day(on)


def _draft(row: Row, today: date) -> Content:
    parts = ("draft", page_words(row.place), when(row.updated_at.astimezone().date(), today))
    return shown(" · ".join(filter(None, parts)))


def _about(row: Row, width: int) -> Content:
    """Client, month, outcome; a long client gives way."""
    month = wording.month(row.ended_on or row.created_at.astimezone().date())
    end = wording.OUTCOME[row.outcome] if row.outcome else STATUS.get(row.status, "") if row.status else ""
    rest = shown(" · ".join(filter(None, (month, end))))
    if not row.client:
        return rest
    room = max(width - rest.cell_length - 3, 8)
    return Content.assemble(shown(_line(row.client)).truncate(room, ellipsis=True), " · ", rest)


def _lesson(row: Row) -> Content:
    cue, act = _line(row.lesson_cue), _line(row.lesson_act)
    words = f"If {cue}, then I {act}" if cue and act else f"If {cue}" if cue else f"I {act}" if act else ""
    return shown(words)


def _found(found: Found, width: int) -> Content:
    """ "The story: …it stopped **logging** in…": as much before the hit as leaves the hit in sight."""
    place = step_words(found.place)
    label = f"{place}: " if place else ""
    room = width - len(label) - 1
    begin = max(0, min(found.start, found.end + AFTER - room))
    before = found.text[begin : found.start]
    if begin or found.offset > found.start:
        before = f"…{before.partition(' ')[2]}"
    hit = styled(found.text[found.start : found.end], "bold underline $foreground")
    return Content.assemble(label, shown(before), hit, shown(found.text[found.end :]))


def _line(text: str) -> str:
    """A text on one line: its first words, newlines as spaces."""
    return " ".join(text[:400].split())
