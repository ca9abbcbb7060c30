"""`retro patterns`: print recurring red flags and figures, as text or with --json as data.

The data is one object of `format` "retro-patterns/1". Money is a decimal string of two places, hours and ratios are
decimal strings, days are whole numbers; null is unknown. Finished gigs and good ends alone are counted. Its members:

    gigs       oldest first, each: id, title, on, on_precision ("month" or "about"; null is to the day),
               told_after_days, told_after_about (true if counted from a rough day), told_after_at_most (in place of
               told_after_days where a month is all that is known of them), untold (true while the client
               does not know), hours_planned, hours_worked, ratio, true_rate, money_lost, currency, ended_well (the
               id is then a vet's), going (written up while it goes on)
    returning  red flags seen in two gigs or more, each: key, name, stage, side, count, gigs (ids, newest first),
               short_by (amounts by currency), spoken (how many of these it was spoken of in), ended_well (good ends
               that had it too)
    once       red flags seen once, alike
    counted    ended, good, going: how many gigs of each
    ratio      the usual overrun: the median of hours worked for each hour planned, of all ended gigs that know both,
               good ends too; null for fewer than three
    estimate   the median of the hours planned of these
    rates      the median effective rate by currency, of three gigs or more
    forecasts  one each of the gigs that are over: sure (per cent), ended_well
    lost       amounts by currency; "" is one that was not given
    lessons    held, waiting
    together   red flags that share two gigs or more, each: flags (two names), gigs
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from decimal import Decimal

from retro.commands.filters import NONE, filter_of
from retro.commands.output import put_line, tell, write_stdout
from retro.commands.plain.mode import wants_plain
from retro.commands.reading import library
from retro.core.analysis import pattern_texts as texts
from retro.core.analysis import patterns as core
from retro.core.analysis.chart import plot
from retro.core.analysis.gig_figures import GigFigures
from retro.core.analysis.patterns import FlagPair, Patterns, RecurringFlag
from retro.core.formats import compact_json
from retro.core.gig import wording
from retro.core.hundredths import HUNDREDTH
from retro.core.rough_day import precision_of
from retro.core.text import clock
from retro.paths import Paths
from retro.storage.queries.due import sentences
from retro.storage.queries.patterns import read_patterns as read

DUE_NOW = "Due now"
PER_COLUMN = ", {} gigs per column"
DAYS_UNTIL_TOLD = "Days until told, {:.1f} at most, oldest first{}"

GIGS = "Gig by gig: told client after, hours estimated → worked, rate"

BAR, PLOT_WIDTH, PLOT_HEIGHT = 12, 60, 4


def patterns(paths: Paths, options: Namespace) -> int:
    """Run `retro patterns`."""
    chosen = filter_of(options)
    found = read(library(paths), chosen)
    if chosen and not found.gigs and not options.json:
        tell(NONE)
    elif options.json:
        write_stdout(compact_json.dumps(_data(found)) + "\n")
    elif not found.are_enough:
        tell(texts.too_few(found, is_filtered=chosen is not None))
    else:
        for line in (*_due(paths), *_lines(found, is_spoken=options.plain or wants_plain())):
            put_line(line)
    return 0


def _due(paths: Paths) -> Iterator[str]:
    """Return the lines of what is due; they stand first."""
    if due := sentences(library(paths), clock.today()):
        yield from (DUE_NOW, *(f"  {sentence}" for sentence in due), "")


def _lines(found: Patterns, *, is_spoken: bool) -> Iterator[str]:
    if not is_spoken:
        return _text(found)
    from retro.commands.plain.pattern_words import pattern_sentences

    return pattern_sentences(found)


def _text(found: Patterns) -> Iterator[str]:
    """Format the patterns as text. Names stand last in a line, because they can have any length."""
    yield f"Patterns: {texts.sample_text(found)}"
    yield from ("", texts.RETURNING)
    most = max((flag.count for flag in (*found.returning, *found.once)), default=0)
    yield from filter(None, (texts.nothing_returning(found),))
    yield from (line for flag in found.returning for line in _flag_lines(flag, found, most))
    if found.once:
        yield from ("", texts.SEEN_ONCE)
    yield from (line for flag in found.once for line in _flag_lines(flag, found, most))
    yield from ("", GIGS)
    yield from _rows(found.gigs) if len(found.gigs) <= core.MOST_ROWS else _plot(found.gigs)
    yield from ("", *texts.sums(found))
    if found.together:
        yield from ("", texts.TOGETHER)
    for pair in found.together:
        yield f"{len(pair.gigs):>5,}  {pair.one} + {pair.other}"
    yield from ("", texts.counted_text(found))


def _flag_lines(flag: RecurringFlag, found: Patterns, most: int) -> Iterator[str]:
    marks = f"{wording.SIDE[flag.side]:<9}{wording.STAGE[flag.stage].lower():<10}"
    yield f"{flag.count:>5,}  {texts.bar(flag.count, most, BAR):<{BAR}}  {marks}{flag.name}"
    if behind := texts.behind_text(flag, found):
        yield f"{'':7}{behind}"


def _rows(gigs: tuple[GigFigures, ...]) -> Iterator[str]:
    most = max((gig.told_drawn for gig in gigs if gig.told_drawn), default=0)
    for gig in gigs:
        told = f"{texts.told_cell(gig):>11}  {texts.bar(gig.told_drawn or 0, most, BAR):<{BAR}}"
        ratio = wording.ratio_text(gig.ratio) if gig.ratio is not None else ""
        hours, rate = texts.planned_and_worked_text(gig), texts.rate_text(gig)
        yield f"{gig.on:%Y-%m}{told}{hours:>14}{ratio:>7}{rate:>12}  {gig.name}"


def _plot(gigs: tuple[GigFigures, ...]) -> Iterator[str]:
    """Format the plot; above twelve gigs it shows only the days, and --json has the rest."""
    drawn = plot([gig.told_drawn for gig in gigs], PLOT_WIDTH, PLOT_HEIGHT, [gig.is_good for gig in gigs])
    shared = PER_COLUMN.format(drawn.each) if drawn.each > 1 else ""
    yield DAYS_UNTIL_TOLD.format(drawn.most, shared)
    yield from drawn.rows
    if drawn.marks:
        yield f"{drawn.marks}  {texts.MARKED}"


def _data(found: Patterns) -> dict[str, object]:
    return {
        "format": "retro-patterns/1",
        "gigs": [_gig(gig) for gig in found.gigs],
        "returning": [_flag(flag, found) for flag in found.returning],
        "once": [_flag(flag, found) for flag in found.once],
        "counted": _counted(found),
        "ratio": _decimal(found.overrun.usual),
        "estimate": _decimal(found.estimate),
        "rates": {currency: _decimal(rate) for currency, (rate, _) in found.rates.items()},
        "forecasts": [{"sure": wording.plain_number(sure), "ended_well": well} for sure, well in found.forecasts],
        "lost": {currency: _decimal(amount) for currency, amount in found.lost.items()},
        "lessons": {"held": found.fared.held, "waiting": found.fared.waiting},
        "together": [_pair(pair) for pair in found.together],
    }


def _gig(gig: GigFigures) -> dict[str, object]:
    return {
        "id": gig.id,
        "title": gig.name,
        "on": gig.on.isoformat(),
        "on_precision": precision_of(gig.on),
        "told_after_days": gig.told_after if gig.told_at_most is None else None,
        "told_after_about": gig.is_told_about,
        "told_after_at_most": gig.told_at_most,
        "untold": gig.is_untold,
        "hours_planned": None if gig.planned is None else wording.plain_number(gig.planned),
        "hours_worked": None if gig.worked is None else wording.plain_number(gig.worked),
        "ratio": _decimal(gig.ratio),
        "true_rate": _decimal(gig.rate),
        "money_lost": _decimal(gig.lost),
        "currency": gig.currency,
        "ended_well": gig.is_good,
        "going": gig.is_going,
    }


def _counted(found: Patterns) -> dict[str, int]:
    return {"ended": len(found.gigs) - found.going, "good": found.good, "going": found.going}


def _flag(flag: RecurringFlag, found: Patterns) -> dict[str, object]:
    return {
        "key": flag.key,
        "name": flag.name,
        "stage": flag.stage.value,
        "side": flag.side.value,
        "count": flag.count,
        "gigs": list(flag.gigs),
        "short_by": {currency: _decimal(amount) for currency, amount in core.short_by(flag, found).items()},
        "spoken": len(flag.spoken.intersection(flag.gigs)),
        "ended_well": flag.well,
    }


def _pair(pair: FlagPair) -> dict[str, object]:
    return {"flags": [pair.one, pair.other], "gigs": list(pair.gigs)}


def _decimal(amount: Decimal | None) -> str | None:
    return None if amount is None else str(amount.quantize(HUNDREDTH))
