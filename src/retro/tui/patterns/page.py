"""Patterns laid out for a width: red flags, gigs, totals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from textual.content import Content

from retro.core.analysis import pattern_texts as texts
from retro.core.analysis import patterns as core
from retro.core.analysis.patterns import Patterns, RecurringFlag
from retro.core.gig import wording
from retro.tui.kit.layout import HEADING, MUTED, wrapped
from retro.tui.kit.lists.line_list import OpeningLine
from retro.tui.navigation import Route
from retro.tui.patterns import opens
from retro.tui.patterns.gig_rows import (
    BAR,
    BESIDE,
    FlagRowWidths,
    GigRowWidths,
    beside,
    fitted,
    left,
    longest,
    opening,
    plots,
)
from retro.tui.patterns.opens import Opens, OpensFlag, OpensGig, OpensPair, OpensRoute, OpensRules, Unfolding
from retro.tui.terminal.safe_text import safe_text, styled

DUE_NOW = "DUE NOW"
RATE_SAID = "Effective rate: "

RETURNING_HEAD = "WHAT KEEPS COMING BACK, where you could have seen it"
ONCE_ONE, ONCE_MANY = "{:,} red flag, seen once", "{:,} red flags, seen once"
"""Those that are folded away, where none came back."""
MORE_ONE, MORE_MANY = "{:,} more red flag", "{:,} more red flags"
MORE_ONCE_ONE, MORE_ONCE_MANY = "{:,} more red flag, seen once", "{:,} more red flags, seen once"
MORE_SOME_ONCE = "{:,} more red flags, {:,} of them seen once"
UNFOLDED = "{}:"
GIGS_OLDEST_FIRST = "GIG BY GIG, oldest first"
GIGS = "GIG BY GIG"
LESS = "Less than agreed, so far: "
HELD = "Rules that held: "
NOT_TESTED = "Not tested yet: "
TOGETHER = "OFTEN TOGETHER"
MOST_FLAGS = 10
"""Number of red flags shown before the user asks for the others."""


class DueLine(NamedTuple):
    """A line about something that is due."""

    name: str
    """Name of its gig; "" for the lessons."""
    words: str
    """Such as "check-in due" or "3 lessons due"."""
    route: Route
    """Route on which it is done."""


@dataclass(frozen=True, slots=True)
class PatternsPage:
    """Lays the patterns out; every line that is made of gigs can be opened."""

    found: Patterns
    is_open: bool = False
    """True if red flags seen once, or beyond the first ones, are listed too."""
    due: Sequence[DueLine] = ()

    def __call__(self, width: int) -> Sequence[OpeningLine[Opens]]:
        """Return the lines for a width, as far as it is counted."""
        sections = [[*self._due(width)], [*self._flags(width)]]
        if self.found.is_whole:
            sections += [[*self._gigs(width)], [*self._sums(width)], [*self._pairs(width)]]
            counted = texts.counted_text if width < BESIDE else texts.left_out_text  # the first line may be cut there
            sections += [[*_said(counted(self.found), width)]]
        return [line for section in sections if section for line in (*section, OpeningLine(Content()))][:-1]

    def _due(self, width: int) -> Iterator[OpeningLine[Opens]]:
        """Return what is due, the most urgent first."""
        if self.due:
            yield _heading(DUE_NOW, "", width)
        for place, (name, what, route) in enumerate(self.due):
            before = fitted(name, width - len(what) - 2) + safe_text(": ") if name else safe_text("")
            yield OpeningLine(before + safe_text(what), OpensRoute(place, route))

    def _flags(self, width: int) -> Iterator[OpeningLine[Opens]]:
        yield _heading(RETURNING_HEAD, "", width)
        found = self.found
        if nothing := texts.nothing_returning(found):
            yield from _said(nothing, width)
        first, later = found.returning[:MOST_FLAGS], (*found.returning[MOST_FLAGS:], *found.once)
        most = max((flag.count for flag in found.returning), default=1)
        shown = (*first, *later) if self.is_open else first
        columns = FlagRowWidths.of(width, longest(flag.name for flag in shown))
        for flag in first:
            yield from _flag(flag, most, columns)
            if behind := texts.behind_text(flag, found):
                yield OpeningLine(safe_text("  ") + fitted(behind, width - 2).stylize(MUTED))
        if later:
            yield OpeningLine(styled(self._more(len(later)), MUTED), Unfolding())
        for flag in later if self.is_open else ():
            yield from _flag(flag, most, columns)

    def _more(self, count: int) -> str:
        once = len(self.found.once)
        if count == once:
            of_one, of_many = (MORE_ONCE_ONE, MORE_ONCE_MANY) if self.found.returning else (ONCE_ONE, ONCE_MANY)
        else:
            of_one, of_many = (MORE_SOME_ONCE, MORE_SOME_ONCE) if once else (MORE_ONE, MORE_MANY)
        said = (of_one if count == 1 else of_many).format(count, once)
        return UNFOLDED.format(said) if self.is_open else said

    def _gigs(self, width: int) -> Iterator[OpeningLine[Opens]]:
        gigs = self.found.gigs
        if len(gigs) > core.MOST_ROWS:
            yield _heading(GIGS_OLDEST_FIRST, texts.MARKED if self.found.good else "", width)
            yield from plots(gigs, width)
            return
        columns = GigRowWidths.of(width, gigs)
        if columns.is_stacked:
            yield _heading(GIGS, "", width)
            yield OpeningLine(styled(columns.heads().rjust(columns.total), MUTED))
        else:
            yield _heading(GIGS, columns.heads(), min(width, columns.total))
        most = max((gig.told_drawn for gig in gigs if gig.told_drawn), default=0)
        for gig in gigs:
            yield from opening(columns.row(gig, most), OpensGig(gig.id))

    def _sums(self, width: int) -> Iterator[OpeningLine[Opens]]:
        found = self.found
        if usual := texts.usual_text(found):
            yield from _opening(usual, opens.RATIO, width)
        if sure := texts.sure_text(found):
            yield from map(OpeningLine, wrapped(safe_text(sure), width))
        for currency, (rate, gigs) in found.rates.items():
            yield from _fact(RATE_SAID, texts.rate_usual_text(currency, rate, gigs), opens.RATE(currency), width)
        if found.lost:
            amounts = " · ".join(texts.lost_text(amount, currency) for currency, amount in found.lost.items())
            yield from _fact(LESS, amounts, opens.LOST, width)
        if found.fared.held or found.fared.waiting:
            yield from opening(_fared(found.fared.held, found.fared.waiting, width), OpensRules())

    def _pairs(self, width: int) -> Iterator[OpeningLine[Opens]]:
        if self.found.together:
            yield _heading(TOGETHER, "", width)
        for place, pair in enumerate(self.found.together):
            names = wrapped(safe_text(pair.one) + styled(" + ", MUTED) + safe_text(pair.other), width - 6)
            count = safe_text(f"{len(pair.gigs):>5,}")
            yield from opening([left(names[0], width - 6) + count, *names[1:]], OpensPair(place))


def _opening(text: str, opened: Opens, width: int) -> Iterator[OpeningLine[Opens]]:
    """Return a sentence that opens something from its first line."""
    return opening(wrapped(safe_text(text), width), opened)


def _fact(name: str, said: str, opened: Opens, width: int) -> Iterator[OpeningLine[Opens]]:
    """Return a named figure that opens something from its first line."""
    return opening(wrapped(styled(name, MUTED) + safe_text(said), width), opened)


def _fared(held: int, waiting: int, width: int) -> Sequence[Content]:
    """Return how the rules fared: on one line if there is room, else on two."""
    first = styled(HELD, MUTED) + safe_text(f"{held:,}")
    second = styled(NOT_TESTED, MUTED) + safe_text(f"{waiting:,}")
    beside_it = left(first, len(HELD) + 8) + second
    return [beside_it] if beside_it.cell_length <= width else [first, second]


def _flag(flag: RecurringFlag, most: int, columns: FlagRowWidths) -> Iterator[OpeningLine[Opens]]:
    """Return name, side, stage, bar and count; a too long name wraps."""
    said = f"{wording.SIDE[flag.side]:<9}{wording.STAGE[flag.stage].lower():<10}" if columns.is_placed else ""
    bar = texts.bar(flag.count, most, columns.bar).ljust(columns.bar)
    figures = Content.assemble(styled(said, MUTED), styled(bar, BAR), safe_text(f"{flag.count:>5,}"))
    return opening(beside(flag.name, columns.name, figures), OpensFlag(flag.key))


def _heading(name: str, heads: str, width: int) -> OpeningLine[Opens]:
    """Return a section's name, its explanation if there is room, and its column headings at the right."""
    first, comma, rest = name.partition(",")
    whole = styled(first, HEADING) + styled(comma + rest, MUTED)
    words = whole if whole.cell_length <= width else styled(first, HEADING)
    gap = " " * max(width + 2 - words.cell_length - len(heads), 1)
    return OpeningLine(words + styled(f"{gap}{heads}" if heads else "", MUTED), is_heading=True)


def _said(text: str, width: int) -> Iterator[OpeningLine[Opens]]:
    return (OpeningLine(line) for line in wrapped(styled(text, MUTED), width))
