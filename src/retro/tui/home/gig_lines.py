"""Lines of one entry in home's list: a retrospective, a gig under way, a good end, or a vetted gig that was found."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from textual.content import Content

from retro.core.gig import wording
from retro.core.gig.choices import Status
from retro.core.rough_day import as_known
from retro.core.text.one_line import on_one_line
from retro.core.wizard.locations import page_words, step_words
from retro.storage.queries.browse import GoodEndRow
from retro.storage.queries.gig_rows import HomeRow
from retro.storage.queries.running import Running
from retro.storage.queries.search import Hit, TextMatch
from retro.storage.queries.vets.search_vets import VetHit
from retro.tui.home.pages import SEEN
from retro.tui.terminal.safe_text import safe_text, styled

GOING_WRONG_DRAFT = "under way, going wrong · draft"
GOING_WRONG = "going wrong"
CHECK_IN_DUE = "check-in due"
NO_CHECKPOINT = "no checkpoint set"
REACHED = "it came to that: {}"

CURSOR = "▸"
NO_RULE, NOTHING_KEPT = "no rule yet", "no note of what helped"
GUTTER = 3
"""Cells before the words: the cursor, the mark or the draft's sign, a space."""
AFTER = 8
"""Characters after a hit that should be visible."""
MUTED = "$foreground-muted"
STATUS = {Status.LIVE: "still going", Status.UNTOLD: "client not told"}


def gutter(sign: str, *, is_cursor: bool, line: int) -> Content:
    """Return what is before a row's line: the cursor, and its mark or the sign of its kind."""
    cells = (CURSOR if is_cursor else " ") + (sign or " ") + " " if line == 0 else " " * GUTTER
    return styled(cells, "bold $secondary")


@lru_cache(maxsize=256)
def row_lines(hit: Hit, today: date, width: int) -> tuple[Content, ...]:
    """Return the title, its description, and its lesson or the place of a search hit."""
    row = hit.row
    title = styled(_line(row.name), "bold").truncate(width, ellipsis=True)
    second = _untold(row, today) if row.is_untold else _draft(row, today) if row.is_draft else _about(row, width)
    found = found_in(hit)
    third = _found(found, width) if found else _lesson(row)
    below = (second.stylize(MUTED), third.stylize(MUTED))
    return (title, *(line.truncate(width, ellipsis=True) for line in below))


@lru_cache(maxsize=64)
def running_lines(gig: Running, today: date, width: int) -> tuple[Content, ...]:
    """Return the name with "under way", then the next checkpoint and when it is."""
    is_due = gig.is_due(today) or gig.is_check_in_due(today) or gig.has_to_be_told
    words = GOING_WRONG_DRAFT if gig.draft else wording.UNDER_WAY
    words = "due" if gig.is_due(today) else words if len(words) + 14 < width else GOING_WRONG
    mark = styled(words, "bold $warning" if is_due and not gig.draft else MUTED)
    room = max(width - mark.cell_length - 2, 4)
    name = styled(_line(gig.name), "bold").truncate(room, ellipsis=True)
    title = Content.assemble(name.pad_right(room - name.cell_length), "  ", mark)
    is_asked = gig.is_check_in_due(today) and not gig.is_due(today)
    below = safe_text(CHECK_IN_DUE).truncate(width) if is_asked else _stop(gig, today, width)
    return (title, below.stylize(MUTED))


@lru_cache(maxsize=256)
def good_end_lines(gig: GoodEndRow, today: date, width: int) -> tuple[Content, ...]:
    """Return the name with "ended well", then client, month and hours, then what helped."""
    title = _marked(gig.name, wording.ENDED_WELL, width)
    about = (
        _line(gig.client),
        wording.month(gig.day),
        wording.worked_text(gig.worked, gig.estimated),
    )
    below = (safe_text(" · ".join(filter(None, about))), safe_text(_line(gig.kept) or NOTHING_KEPT))
    return (title, *(line.stylize(MUTED).truncate(width, ellipsis=True) for line in below))


@lru_cache(maxsize=256)
def vet_lines(hit: VetHit, today: date, width: int) -> tuple[Content, ...]:
    """Return the name with its status, the day, and the place of a search hit."""
    seen = next((found for found in hit.found if found.place != "vet.title"), None)
    below = (safe_text(wording.short_day(hit.day)), _found(seen, width) if seen else safe_text(""))
    title = _marked(hit.name, hit.standing, width)
    return (title, *(line.stylize(MUTED).truncate(width, ellipsis=True) for line in below))


def _marked(name: str, words: str, width: int) -> Content:
    """Return a name with a mark at the end of its line."""
    mark = styled(words, MUTED)
    room = max(width - mark.cell_length - 2, 4)
    line = styled(_line(name), "bold").truncate(room, ellipsis=True)
    return Content.assemble(line.pad_right(room - line.cell_length), "  ", mark)


def _stop(gig: Running, today: date, width: int) -> Content:
    """Format as "no label printed by 1 Dec, 3 days"; a long condition is cut before it, one that came has none."""
    if gig.reached_on and (gig.stop or gig.stop_on):
        said = REACHED.format(_line(gig.stop)) if gig.stop else REACHED.partition(":")[0]
        return safe_text(said).truncate(width, ellipsis=True)
    by = _by(gig.stop_on, today) if gig.stop_on else ""
    text = safe_text(_line(gig.stop) or ("stop" if by else NO_CHECKPOINT))
    room = max(width - len(by) - 1, 4)
    return text.truncate(room, ellipsis=True) + safe_text(f" {by}") if by else text


def _by(on: date, today: date) -> str:
    days = (on - today).days
    near = {0: ", today", 1: ", tomorrow"}.get(days, f", {days:,} days" if days > 0 else "")
    return f"by {on.day} {on:%b}{near}"


def found_in(hit: Hit) -> TextMatch | None:
    """Choose what to show of a hit: not what its row shows anyway, unless there is nothing else."""
    first = hit.found[0] if hit.found else None
    return next((found for found in hit.found if found.place not in SEEN), first)


def when(on: date, today: date) -> str:
    """Format a day as "today", "Tue" within the last week, else "12 Nov 2026"."""
    days = (today - on).days
    if days == 0:
        return "today"
    return f"{on:%a}" if 0 < days < 7 else wording.short_day(on)


def _untold(row: HomeRow, today: date) -> Content:
    """Format as "client not told · noticed 19 Nov": the day, never a count that grows each morning.

    Of another year than today's it is the month, for which a narrow list has room.
    """
    on = row.noticed_on
    noticed = "" if on is None else f"noticed {_noticed(on, today)}"
    return safe_text(" · ".join(filter(None, (STATUS[Status.UNTOLD], noticed))))


def _noticed(on: date, today: date) -> str:
    return as_known(on, f"{on.day} {on:%b}", f"{on:%b}") if on.year == today.year else wording.month(on)


def _draft(row: HomeRow, today: date) -> Content:
    parts = ("draft", page_words(row.place), when(row.updated_at.astimezone().date(), today))
    return safe_text(" · ".join(filter(None, parts)))


def _about(row: HomeRow, width: int) -> Content:
    """Format client, month and outcome; the client is cut at its first comma, with a mark, then the outcome goes."""
    month = wording.month(row.day)
    end = wording.OUTCOME[row.outcome] if row.outcome else STATUS.get(row.status, "") if row.status else ""
    client = _line(row.client)
    first, comma, _ = client.partition(",")
    short = f"{first.strip()}…" if comma and first.strip() else client
    for parts in ((client, month, end), (short, month, end), (short, month)):
        text = safe_text(" · ".join(filter(None, parts)))
        if text.cell_length <= width:
            return text
    return Content.assemble(_cut_at_word(short, width - len(month) - 3), safe_text(f" · {month}"))


def _cut_at_word(text: str, width: int) -> Content:
    """Cut a text after its last word that fits, with an ellipsis; inside its first word if that does not fit."""
    whole = safe_text(text)
    words = text.split(" ")
    while len(words) > 1 and whole.cell_length > width:
        words.pop()
        whole = safe_text(f"{' '.join(words)}…")
    return whole.truncate(max(width, 4), ellipsis=True)


def _lesson(row: HomeRow) -> Content:
    rule = " ".join(filter(None, wording.halved(_line(row.lesson_cue), _line(row.lesson_act))))
    return safe_text(rule or NO_RULE)  # every such row has a third line


def _found(found: TextMatch, width: int) -> Content:
    """Format as "The story: …it stopped **logging** in…", with as much before the hit as leaves it visible."""
    place = step_words(found.place, found.step)
    label = safe_text(f"{place}: " if place else "")
    room = width - label.cell_length - 1
    begin = max(0, min(found.start, found.end + AFTER - room))
    before = found.text[begin : found.start]
    if begin:
        before = before.partition(" ")[2]
    if begin or found.is_from_within:
        before = f"…{before}"
    hit = styled(found.text[found.start : found.end], "bold underline $foreground")
    return Content.assemble(label, safe_text(before), hit, safe_text(found.text[found.end :]))


def _line(text: str) -> str:
    """Return a text's first words on one line, newlines as spaces."""
    return on_one_line(text[:400])
