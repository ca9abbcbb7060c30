"""Figures of gigs: a bar row for each, or plots if there are too many for rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from textual.content import Content

from retro.core.analysis import pattern_texts as texts
from retro.core.analysis.chart import plot
from retro.core.analysis.gig_figures import GigFigures, rates, ratios
from retro.core.gig import wording
from retro.core.text.one_line import on_one_line
from retro.tui.kit.layout import MUTED, wrapped
from retro.tui.kit.lists.line_list import OpeningLine
from retro.tui.patterns import opens
from retro.tui.patterns.opens import Opens
from retro.tui.terminal.safe_text import safe_text, styled

TOLD_HEAD = "told client"
HOURS = "Hours worked per hour estimated"
RATE = "Rate, in {}"
PER_COLUMN = " · {} gigs per column"

PLOT_HEIGHT = 4
MONTH, TOLD_WIDTH = 10, 11
"""Cells of "Dec 2025" and of "ended well", with a gap."""
RATIO = 7
"""Cells of hours worked for one estimated."""
BESIDE = 68
"""Least width at which the figures of a gig are beside its name."""
COUNT, PLACED = 6, 19
"""Cells of a flag's count, and of its side and stage."""
SHORTEST_BAR, LONGEST_BAR, LONGEST_GIG_BAR = 6, 30, 24
"""Cells of the bars; rows of gigs have none below the least."""
MOST_LINES = 5
"""Most lines of a name."""
BAR = "$secondary"


@dataclass(frozen=True, slots=True)
class FlagRowWidths:
    """Widths of the columns of a red flag's row."""

    name: int
    bar: int
    is_placed: bool
    """True if its side and stage are shown."""

    @classmethod
    def of(cls, width: int, longest: int) -> FlagRowWidths:
        """Share the width: the names first, then side and stage, and the rest for the bars."""
        is_placed = width >= 68
        room = width - COUNT - (PLACED if is_placed else 0)
        name = min(longest + 2, room - SHORTEST_BAR)
        return cls(name, min(room - name, LONGEST_BAR), is_placed)


@dataclass(frozen=True, slots=True)
class GigRowWidths:
    """Widths of the columns of a gig's row; the figures are below the name where there is no room beside it."""

    name: int
    bar: int
    hours: int
    rate: int
    is_stacked: bool

    @classmethod
    def of(cls, width: int, gigs: Sequence[GigFigures]) -> GigRowWidths:
        """Share the width: the figures, then the names, and the rest for the bars."""
        hours = max((len(texts.planned_and_worked_text(gig)) for gig in gigs), default=0) + 2
        rate = max((len(texts.rate_text(gig)) for gig in gigs), default=0) + 2
        if width < BESIDE:
            figures = TOLD_WIDTH + hours + RATIO
            return cls(width - MONTH, 0, hours, rate if figures + rate <= width else 0, is_stacked=True)
        room = width - MONTH - TOLD_WIDTH - hours - rate - RATIO
        name = min(longest(gig.name for gig in gigs) + 2, room)
        bar = min(room - name, LONGEST_GIG_BAR)
        return cls(
            name if bar >= SHORTEST_BAR else room, bar if bar >= SHORTEST_BAR else 0, hours, rate, is_stacked=False
        )

    @property
    def total(self) -> int:
        """Return the cells of a whole row."""
        figures = self.bar + TOLD_WIDTH + self.hours + RATIO + self.rate
        named = MONTH + self.name
        return max(named, figures) if self.is_stacked else named + figures

    def heads(self) -> str:
        """Return the headings, aligned with the columns."""
        told = TOLD_HEAD.ljust(self.bar + TOLD_WIDTH) if self.bar else TOLD_HEAD.rjust(TOLD_WIDTH)
        hours = "hours".rjust(self.hours + RATIO)
        return f"{told}{hours}{'rate'.rjust(self.rate) if self.rate else ''}"

    def row(self, gig: GigFigures, most: int) -> list[Content]:
        """Return a row such as "Dec 2025  Booking calendar  ███████ 11 d   40 → 52  1.3×  $9.60"; a long name wraps."""
        figures, month = self._figures(gig, most), styled(wording.month(gig.on).ljust(MONTH), MUTED)
        first, *rest = beside(gig.name, self.name, Content() if self.is_stacked else figures)
        below = [figures.pad_left(self.total - figures.cell_length)] if self.is_stacked else []
        return [month + first, *(line.pad_left(MONTH) for line in rest), *below]

    def _figures(self, gig: GigFigures, most: int) -> Content:
        days, hours = texts.told_cell(gig), texts.planned_and_worked_text(gig)
        bar = texts.bar(gig.told_drawn or 0, most, self.bar) if self.bar else ""
        told = [styled(bar.ljust(self.bar), BAR), _figure(days, TOLD_WIDTH)]
        if gig.is_good:  # in words
            told = [styled(days.rjust(self.bar + TOLD_WIDTH), "$success")]
        rate = _figure(texts.rate_text(gig), self.rate) if self.rate else Content()
        ratio = wording.ratio_text(gig.ratio) if gig.ratio is not None else ""
        return Content.assemble(*told, _figure(hours, self.hours), _figure(ratio, RATIO), rate)


def plots(gigs: Sequence[GigFigures], width: int) -> Iterator[OpeningLine[Opens]]:
    """Return the figures as columns of blocks, gig beside gig; each plot's name opens the gigs in it."""
    yield from _plot(opens.TOLD, opens.DAYS_TOLD, [gig.told_drawn for gig in gigs], gigs, width)
    yield from _plot(opens.HOURS, HOURS, ratios(gigs), gigs, width)
    currencies = [gig.currency for gig, rate in zip(gigs, rates(gigs), strict=True) if rate is not None]
    if currencies:
        usual = Counter(currencies).most_common(1)[0][0]
        paid = [gig for gig in gigs if gig.currency == usual]
        name = RATE.format(usual) if usual else "Rate"
        yield from _plot(opens.PAID_IN(usual), name, rates(paid), paid, width)


def _plot(
    opened: Opens, name: str, values: Sequence[float | None], gigs: Sequence[GigFigures], width: int
) -> Iterator[OpeningLine[Opens]]:
    if all(value is None for value in values):
        return
    drawn = plot(values, width - 8, PLOT_HEIGHT, [gig.is_good for gig in gigs])
    shared = PER_COLUMN.format(drawn.each) if drawn.each > 1 else ""
    yield OpeningLine(safe_text(name) + styled(shared, MUTED), opened)
    for number, row in enumerate(drawn.rows):
        label = f"{drawn.most:,.1f}" if number == 0 else "0" if number == PLOT_HEIGHT - 1 else ""
        yield OpeningLine(styled(f"{label:>6} ", MUTED) + styled(row, BAR))
    if drawn.marks:
        yield OpeningLine(styled(f"{'':7}{drawn.marks}", "$success"))
    first, last = (wording.month(gig.on) for gig in (gigs[0], gigs[-1]))
    room = max(len(drawn.rows[-1].rstrip()) - len(first), len(last) + 2)
    yield OpeningLine(styled(f"{'':7}{first}{last:>{room}}", MUTED))


def _figure(text: str, width: int) -> Content:
    return styled(text.rjust(width), MUTED if text == "unknown" else "")


def fitted(text: str, width: int) -> Content:
    """Return a text on one line, cut if it is longer."""
    return safe_text(on_one_line(text)).truncate(max(width, 1), ellipsis=True)


def longest(names: Iterable[str]) -> int:
    """Return the cells of the longest of these names."""
    return max((safe_text(on_one_line(name)).cell_length for name in names), default=0)


def beside(name: str, width: int, figures: Content) -> list[Content]:
    """Return a name in its column and the figures after it; a longer name continues in the next lines."""
    lines = wrapped(safe_text(on_one_line(name)), width - 2)
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], fitted(" ".join(line.plain for line in lines[MOST_LINES - 1 :]), width - 2)]
    return [left(lines[0], width) + figures, *lines[1:]]


def opening(lines: Sequence[Content], opened: Opens) -> Iterator[OpeningLine[Opens]]:
    """Return lines of which the first opens something."""
    yield OpeningLine(lines[0], opened)
    yield from map(OpeningLine, lines[1:])


def left(words: Content, width: int) -> Content:
    """Return words at the left of a column."""
    return words.pad_right(max(width - words.cell_length, 0))
