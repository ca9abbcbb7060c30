"""Sentences and cells of Patterns: how much was counted, what is usual, one gig's row."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from retro.core.analysis.chart import GOOD_END
from retro.core.analysis.gig_figures import GigFigures
from retro.core.analysis.patterns import Patterns, RecurringFlag, short_by
from retro.core.gig import wording
from retro.core.gig.ids import EXAMPLE_ID
from retro.core.gig.metrics import ClientLearned
from retro.core.rough_day import ABOUT
from retro.core.vet.forecast import forecasts_text
from retro.core.vet.overrun import few_text, gigs_text, round_hours

ENDED_WELL = wording.ENDED_WELL
MARKED = f"{GOOD_END} {ENDED_WELL}"
"""What the mark below a plot means."""
UNKNOWN = "unknown"
_WITHOUT_DAYS = {
    ClientLearned.NOT_YET: "not told",
    ClientLearned.FOUND_OUT: "found out",
    ClientLearned.NEVER: "never told",
}
UNDER = "under {} d"
"""Of days of which only the most is known."""
TOO_FEW = "Patterns need two gigs, drafts aside. {}"
ONE_MATCHES = "Only one matches."
ONE_SO_FAR, NONE_SO_FAR = "You have one so far.", "You have none yet, and that's fine."
LEFT_OUT = "Drafts, the trash and the example aren't counted."
LEFT_OUT_IN_DEMO = "The example is counted; drafts and the trash aren't."
COUNTED = f"Counted: {{}}. {LEFT_OUT}"
WITH_EXAMPLE = "Counted: {}, the example among them. Drafts and the trash aren't counted."
"""In the demo, whose library holds the example."""
SMALL = "{}, a small sample"
GIGS_ONE, GIGS, GOOD, GOING = "1 gig", "{:,} gigs", "{:,} ended well", "{:,} still going"
TOO_FEW_TO_GO_BY = "{} Too few to go by."
TAKES = "You estimate {}, it takes {} ({})."
AN_HOUR = "{} an hour (median of {:,} gigs)"
LESS, WELL_ONE, WELL = "{} less than agreed", "1 gig with it ended well", "{:,} gigs with it ended well"
SPOKE_ONCE, SPOKE_EACH, SPOKE = "you spoke up", "you spoke up each time", "you spoke up in {:,} of them"
RETURNING = "What keeps coming back, where you could have seen it"
NOTHING_CAME_BACK, NO_FLAGS = "Nothing has come back so far.", "No red flags in these gigs."
SEEN_ONCE = "Seen once"
TOGETHER = "Often together"
EFFECTIVE_RATE = "Effective rate: {}"
LESS_SO_FAR = "Less than agreed, so far: {}"
HELD = "Rules that held: {:,} · Not tested yet: {:,}"
NO_CURRENCY = "{} (no currency)"


def bar(value: float, largest: float, width: int) -> str:
    """Draw a bar of blocks, `width` cells for the largest value; every value above zero shows one."""
    if largest <= 0 or value <= 0:
        return ""
    return "█" * max(1, round(value / largest * width))


def sample_text(found: Patterns) -> str:
    """Format the sample, such as "9 gigs, 2 ended well, 1 still going, a small sample"."""
    return SMALL.format(_counted(found)) if found.are_few else _counted(found)


def counted_text(found: Patterns) -> str:
    """Format such as "Counted: 8 gigs, 2 ended well. Drafts, the trash and the example aren't counted."."""
    return (WITH_EXAMPLE if _has_example(found) else COUNTED).format(_counted(found))


def left_out_text(found: Patterns) -> str:
    """Say what isn't counted, below a line that says what is."""
    return LEFT_OUT_IN_DEMO if _has_example(found) else LEFT_OUT


def _has_example(found: Patterns) -> bool:
    return any(gig.id == EXAMPLE_ID for gig in found.gigs)


def _counted(found: Patterns) -> str:
    gigs, going = len(found.gigs), found.going
    parts = (
        GIGS_ONE if gigs == 1 else GIGS.format(gigs),
        GOOD.format(found.good) if found.good else "",
        GOING.format(going) if going else "",
    )
    return ", ".join(filter(None, parts))


def nothing_returning(found: Patterns) -> str:
    """Say that no red flag came back, or that there was none; "" if one came back."""
    if found.returning:
        return ""
    return NOTHING_CAME_BACK if found.once else NO_FLAGS


def too_few(found: Patterns, *, is_filtered: bool = False) -> str:
    """Return what is said instead of patterns; of gigs that a filter left, not of all."""
    if is_filtered and found.gigs:
        return TOO_FEW.format(ONE_MATCHES)
    return TOO_FEW.format(ONE_SO_FAR if found.gigs else NONE_SO_FAR)


def usual_text(found: Patterns) -> str:
    """Format such as "You estimate 40 h, it takes 62 (7 gigs, 2 of them good)."; "" if nothing is known.

    For fewer than three gigs it names the gigs themselves.
    """
    known = found.overrun
    if known.few:
        return TOO_FEW_TO_GO_BY.format(few_text(known.few))
    if found.estimate is None or known.usual is None:
        return ""
    takes = wording.plain_number(round_hours(found.estimate * known.usual))
    return TAKES.format(wording.hours_text(found.estimate), takes, gigs_text(known.gigs, known.good))


def rate_usual_text(currency: str, rate: Decimal, gigs: int) -> str:
    """Format the usual rate, such as "€24.10 an hour (median of 4 gigs)"."""
    return AN_HOUR.format(wording.money_text(rate, currency), gigs)


def sure_text(found: Patterns) -> str:
    """Format such as "You were 72% sure on average; 3 of 5 ended well."; "" for fewer than five."""
    return forecasts_text(found.forecasts)


def behind_text(flag: RecurringFlag, found: Patterns) -> str:
    """Format such as "$510 · €300 less than agreed, you spoke up in 1 of them, 2 gigs with it ended well".

    Returns "" if none of that is known.
    """
    lost = " · ".join(lost_text(amount, code) for code, amount in short_by(flag, found).items())
    well = (WELL_ONE if flag.well == 1 else WELL.format(flag.well)) if flag.well else ""
    return ", ".join(filter(None, (LESS.format(lost) if lost else "", _spoken_text(flag), well)))


def _spoken_text(flag: RecurringFlag) -> str:
    """Praise the user for the gigs in which they spoke of it."""
    count = len(flag.spoken.intersection(flag.gigs))
    if count < flag.count:
        return SPOKE.format(count) if count else ""
    return SPOKE_ONCE if count == 1 else SPOKE_EACH


def lost_text(amount: Decimal, currency: str) -> str:
    """Format amounts, such as "$1,140" or "1,140.50 (no currency)"."""
    said = wording.money_text(amount, currency).removesuffix(".00")
    return said if currency else NO_CURRENCY.format(said)


def told_cell(gig: GigFigures) -> str:
    """Format "11 d", "about 11 d", "under 12 d", "not told", "found out", "never told", "ended well" or "unknown"."""
    if gig.is_good:
        return ENDED_WELL
    if gig.learned in _WITHOUT_DAYS:
        return _WITHOUT_DAYS[gig.learned]
    if gig.told_after is None:
        return UNKNOWN
    if gig.told_at_most is not None:
        return UNDER.format(gig.told_at_most + 1)
    days = f"{gig.told_after:,} d"
    return ABOUT.format(days) if gig.is_told_about else days


def planned_and_worked_text(gig: GigFigures) -> str:
    """Format "40 → 52", with ? for an unknown side; "unknown" if both are."""
    if gig.planned is None and gig.worked is None:
        return UNKNOWN
    return " → ".join("?" if one is None else wording.plain_number(one) for one in (gig.planned, gig.worked))


def rate_text(gig: GigFigures) -> str:
    """Format a rate, such as "$9.60", or "unknown"."""
    return UNKNOWN if gig.rate is None else wording.money_text(gig.rate, gig.currency)


def sums(found: Patterns) -> Iterator[str]:
    """Format what is usual, what was lost and how rules fared, a line each."""
    yield from filter(None, (usual_text(found), sure_text(found)))
    for currency, (rate, gigs) in found.rates.items():
        yield EFFECTIVE_RATE.format(rate_usual_text(currency, rate, gigs))
    if found.lost:
        yield LESS_SO_FAR.format(" · ".join(lost_text(amount, code) for code, amount in found.lost.items()))
    if found.fared.held or found.fared.waiting:
        yield HELD.format(found.fared.held, found.fared.waiting)
