"""Figures of gigs: a bar row for each, or plots where there are too many for rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from textual.content import Content

from retro.core.analysis import patterns as core
from retro.core.analysis.chart import plot
from retro.core.analysis.patterns import GigFigures
from retro.core.gig import wording
from retro.tui.kit.layout import MUTED
from retro.tui.kit.line_list import OpeningLine
from retro.tui.terminal.safe_text import safe_text, styled

TOLD_HEAD = "told client"
TOLD = "Days until told"
HOURS = "Actual hours per estimated hour"
RATE = "Rate, in {}"
PER_COLUMN = " · {} gigs per column"

PLOT_HEIGHT = 4
BAR = "$secondary"


@dataclass(frozen=True, slots=True)
class GigRowWidths:
    """How wide the columns of a gig's row are; 0 leaves one out, as there is no room for it."""

    name: int
    bar: int
    hours: int
    rate: int

    @classmethod
    def of(cls, width: int) -> GigRowWidths:
        """The widest that fit: hours give way first, then bars and the rate."""
        if width >= 68:
            bar = min(10 + (width - 68) // 4, 24)
            return cls(width - bar - 47, bar, 13, 11)
        if width >= 52:
            return cls(width - 6 - 34, 6, 0, 10)
        return cls(width - 24, 0, 0, 0)

    @property
    def ratio(self) -> int:
        """The column of hours worked for one planned; it stands alone where hours gave way."""
        return 7 if self.hours else 8

    def heads(self) -> str:
        """What stands over the columns, aligned with them and ending where they end."""
        told = TOLD_HEAD.ljust(self.bar + 8)
        hours = "hours".rjust(self.hours + self.ratio)
        return f"{told}{hours}{'rate'.rjust(self.rate) if self.rate else ''}"

    def row(self, gig: GigFigures, most: int) -> Content:
        """ "Dec 25  Booking calendar  ███████ 11 d   40 → 52  1.3×  $9.60"."""
        days, hours = core.told_cell(gig), core.hours_said(gig)
        bar = core.bar(gig.told_after or 0, most, self.bar) if self.bar else ""
        ratio = wording.ratio_text(gig.ratio) if gig.ratio is not None else "unknown" if not self.hours else ""
        told = [styled(bar.ljust(self.bar), BAR), _figure(days, 8)]
        if gig.is_good:  # in words, and longer than the days
            told = [styled((days if self.bar else "well").rjust(self.bar + 8), "$success")]
        parts = [
            styled(f"{gig.on:%b %y}".ljust(8), MUTED),
            left(fitted(gig.name, self.name - 2), self.name),
            *told,
            _figure(hours, self.hours) if self.hours else Content(),
            _figure(ratio, self.ratio),
            _figure(core.rate_text(gig), self.rate) if self.rate else Content(),
        ]
        return Content.assemble(*parts)


def plots(gigs: Sequence[GigFigures], width: int) -> Iterator[OpeningLine]:
    """The same figures as columns of blocks, gig beside gig; each plot's name opens the gigs in it."""
    yield from _plot("told", TOLD, [gig.told_after for gig in gigs], gigs, width)
    yield from _plot("hours", HOURS, [_float(gig.ratio) for gig in gigs], gigs, width)
    currencies = [gig.currency for gig in gigs if gig.rate is not None]
    if currencies:
        usual = max(currencies, key=currencies.count)
        paid = [gig for gig in gigs if gig.currency == usual]
        name = RATE.format(usual) if usual else "Rate"
        yield from _plot("rate", name, [_float(gig.rate) for gig in paid], paid, width)


def _plot(
    key: str, name: str, values: Sequence[float | None], gigs: Sequence[GigFigures], width: int
) -> Iterator[OpeningLine]:
    if all(value is None for value in values):
        return
    drawn = plot(values, width - 8, PLOT_HEIGHT)
    shared = PER_COLUMN.format(drawn.each) if drawn.each > 1 else ""
    yield OpeningLine(safe_text(name) + styled(shared, MUTED), key)
    for number, row in enumerate(drawn.rows):
        label = f"{drawn.most:,.1f}" if number == 0 else "0" if number == PLOT_HEIGHT - 1 else ""
        yield OpeningLine(styled(f"{label:>6} ", MUTED) + styled(row, BAR))
    first, last = (f"{gig.on:%b %y}" for gig in (gigs[0], gigs[-1]))
    long = max(len(drawn.rows[-1].rstrip()), 14)
    yield OpeningLine(styled(f"{'':7}{first}{last:>{long - 6}}", MUTED))


def _figure(text: str, width: int) -> Content:
    return styled(text.rjust(width), MUTED if text == "unknown" else "")


def fitted(text: str, width: int) -> Content:
    """A text on one line, cut where it is longer."""
    return safe_text(" ".join(text.split())).truncate(max(width, 1), ellipsis=True)


def left(words: Content, width: int) -> Content:
    """Words at the left of a column."""
    return words.pad_right(max(width - words.cell_length, 0))


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
