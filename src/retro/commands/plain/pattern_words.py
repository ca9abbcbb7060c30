"""Patterns in sentences, one fact on each line, for who hears them: no bars, columns or arrows."""

from __future__ import annotations

from collections.abc import Iterator

from retro.core.analysis import pattern_texts as texts
from retro.core.analysis.gig_figures import GigFigures
from retro.core.analysis.patterns import Patterns, RecurringFlag
from retro.core.gig import wording
from retro.core.gig.metrics import ClientLearned

ONE_GIG, GIGS = "1 gig", "{:,} gigs"
FLAG = "{}: {} ({}, {})."
GIG = "{}, {}: {}."
GIG_BY_GIG = "Gig by gig, oldest first"
TOLD_ONE, TOLD = "told after 1 day", "told after {:,} days"
TOLD_ABOUT, TOLD_AT_MOST = "told after about {}", "told after at most {}"
TOLD_AT_ONCE, TOLD_ABOUT_AT_ONCE = "told the same day", "told about the same day"
_WITHOUT_DAYS = {
    ClientLearned.NOT_YET: "client not told",
    ClientLearned.FOUND_OUT: "the client found out",
    ClientLearned.NEVER: "client never told",
}
NOTHING_KNOWN = "nothing known"
ESTIMATED, WORKED, TIMES = "{} estimated", "{} worked", "{} times the estimate"
AN_HOUR = "{} an hour"
BOTH = "{} and {}: {} together."


def pattern_sentences(found: Patterns) -> Iterator[str]:
    """Format the patterns as whole sentences."""
    yield f"Patterns: {texts.sample_text(found)}."
    yield from ("", f"{texts.RETURNING}:")
    yield from filter(None, (texts.nothing_returning(found),))
    yield from (_flag(flag, found) for flag in found.returning)
    if found.once:
        yield from ("", f"{texts.SEEN_ONCE}:")
    yield from (_flag(flag, found) for flag in found.once)
    yield from ("", f"{GIG_BY_GIG}:")
    yield from map(_gig, found.gigs)
    yield from ("", *map(_spoken, texts.sums(found)))
    if found.together:
        yield from ("", f"{texts.TOGETHER}:")
    yield from (BOTH.format(pair.one, pair.other, _gigs(len(pair.gigs))) for pair in found.together)
    yield from ("", texts.counted_text(found))


def _flag(flag: RecurringFlag, found: Patterns) -> str:
    said = FLAG.format(flag.name, _gigs(flag.count), wording.SIDE[flag.side], wording.STAGE[flag.stage].lower())
    behind = _spoken(texts.behind_text(flag, found))
    return f"{said} {behind[0].upper()}{behind[1:]}." if behind else said


def _gig(gig: GigFigures) -> str:
    facts = (_told(gig), *_hours(gig), AN_HOUR.format(texts.rate_text(gig)) if gig.rate is not None else "")
    said = ", ".join(filter(None, facts)) or NOTHING_KNOWN
    return GIG.format(f"{gig.on:%b %Y}", gig.name, said)


def _told(gig: GigFigures) -> str:
    if gig.is_good:
        return texts.ENDED_WELL
    if gig.learned in _WITHOUT_DAYS:
        return _WITHOUT_DAYS[gig.learned]
    days = gig.told_after
    if days is None:
        return ""
    if gig.told_at_most is not None:
        return TOLD_AT_MOST.format(wording.days(gig.told_at_most))
    if gig.is_told_about:
        return TOLD_ABOUT.format(wording.days(days)) if days else TOLD_ABOUT_AT_ONCE
    return {0: TOLD_AT_ONCE, 1: TOLD_ONE}.get(days, TOLD.format(days))


def _hours(gig: GigFigures) -> Iterator[str]:
    if gig.planned is not None:
        yield ESTIMATED.format(wording.hours_text(gig.planned))
    if gig.worked is not None:
        yield WORKED.format(wording.hours_text(gig.worked))
    if gig.ratio is not None:
        yield TIMES.format(wording.ratio_text(gig.ratio).rstrip("×"))


def _gigs(count: int) -> str:
    return ONE_GIG if count == 1 else GIGS.format(count)


def _spoken(text: str) -> str:
    """Return a copy with commas for the dots between its parts."""
    return text.replace(" · ", ", ")
