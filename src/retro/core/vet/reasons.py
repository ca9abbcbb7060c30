"""Reasons of a verdict, in the order in which a friend with the same records would name them.

A client who does not know yet, of whatever gig; then a possible scam, a client whose last gig went wrong, a price
below the minimum as quoted, the heaviest yes, a price below it at the usual overrun, the other answers (sure before
not sure, the heaviest first, as in the reply); last a client whose last gig went well, where the gig comes from, and
how often gigs with any of these went wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from retro.core.gig import wording
from retro.core.gig.flag_names import short_of
from retro.core.text.one_line import on_one_line
from retro.core.vet.clients import ClientGig, met, of_client, of_source, rule_after, source_line
from retro.core.vet.flag_history import (
    NO_GIGS,
    SIMILAR,
    FlagHistory,
    Pasts,
    Tally,
    close_to,
    found_name,
    history_of,
    never_visible,
)
from retro.core.vet.overrun import NOT_KNOWN, Overrun
from retro.core.vet.rate_wording import an_hour, by_own_ratio, minimum_text
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import VetFlag, worst_first

IN_SCAMS = "{}: common in scams"
MOST_GIGS = 2
"""Most gigs that a reason names; it counts the others."""
FEWEST_FOR_A_RATE = 5
"""Fewest ended gigs for which it says how often gigs with these went wrong."""
CAME_BACK = "{}: their last gig went wrong."
THIS_CLIENT = "This client"
RULE_THEN = "Your rule from then: {}"
NOT_SURE = " (not sure)"
ALSO, NAMED = "Also in {}.", "{}: in {}."
"""Of one that shows only after the yes the gigs had what is named, not what wasn't agreed."""
AND = "{} and {}"
MORE = "{} more"
WELL_ONE, WELL = "1 gig with it ended well.", "{:,} gigs with it ended well."
BELOW_AS_QUOTED = "{} is below your minimum of {}."
BELOW = " That's below your minimum."
RATE, RATE_OF_OTHERS = "Of {:,} gigs, {} had one of these{}.{}", " Of the others, {} went wrong."
THAT_ONE, OF_THOSE = ", and that one {}", ": {} of those went wrong"
UNTOLD_ONE, UNTOLD_MANY = "{}: the client doesn't know yet.", "{}: the clients don't know yet."
THEY_FIRST = "Telling them comes first."
NO_REASON = "No red flags as far as you know."
NO_REASON_AND_PRICE = "No red flags as far as you know, and the price works."
"""Where a price and a minimum rate are known."""
NO_REASON_ASKED = "No red flags among those you were asked about."
"""Where a job post may show more."""
NOTHING_ANSWERED, PRICE_WORKS = "No answers yet.", "No answers yet. The price works."


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason of a verdict, and the gigs behind it."""

    text: str
    behind: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """What the past says besides red flags: of an estimate, of each client, and how many gigs there were."""

    ended: Overrun = NOT_KNOWN
    clients: tuple[ClientGig, ...] = ()
    tally: Tally = NO_GIGS
    untold: tuple[str, ...] = ()
    """Names of the gigs whose client does not know yet."""


NO_RECORD = Record()


def reasons(vet: Vet, pasts: Pasts, record: Record = NO_RECORD) -> tuple[Reason, ...]:
    """Return the reasons in the order above; none if nothing was answered and nothing is known.

    The closest sister of several is named once.
    """
    found = (
        *_untold(record.untold),
        *_scams(vet, pasts),
        *_came_back(vet, record.clients),
        *_quoted_too_low(vet),
        *_flags_and_overrun(vet, pasts, record.ended),
        *_known_well(vet, record.clients),
        *_source(vet, record.clients),
        *_rate(vet, pasts, record.tally),
    )
    return tuple(_each_sister_once(found))


def _each_sister_once(found: Iterable[Reason]) -> Iterator[Reason]:
    """Leave out what is behind a reason if it is a sister, and its rule, that an earlier one names."""
    said = set[str]()
    for reason in found:
        is_repeated = reason.behind.startswith(SIMILAR) and reason.behind in said
        said.add(reason.behind)
        yield replace(reason, behind="") if is_repeated else reason


def no_reason_text(vet: Vet, not_asked: Sequence[str]) -> str:
    """Return what is said without a reason: that a price works is known only beside a minimum rate."""
    works = vet.quote.rate is not None and vet.quote.floor is not None
    if not any(flag.answer for flag in vet.signs):
        return PRICE_WORKS if works else NOTHING_ANSWERED
    if not_asked:
        return NO_REASON_ASKED
    return NO_REASON_AND_PRICE if works else NO_REASON


def _untold(names: Sequence[str]) -> Iterable[Reason]:
    if names:
        shown = [on_one_line(name) for name in names[:MOST_GIGS]]
        rest = [MORE.format(len(names) - MOST_GIGS)] if len(names) > MOST_GIGS else []
        *most, last = *shown, *rest
        said = UNTOLD_ONE if len(names) == 1 else UNTOLD_MANY
        yield Reason(said.format(" and ".join(filter(None, (", ".join(most), last)))), THEY_FIRST)


def _scams(vet: Vet, pasts: Pasts) -> Iterable[Reason]:
    return (_flag(flag, vet, pasts) for flag in worst_first(vet.signs) if flag.is_scam)


def _came_back(vet: Vet, clients: Sequence[ClientGig]) -> Iterable[Reason]:
    """Describe a client whose last gig went wrong: how it ended, what it cost, and the rule written then."""
    if vet.client_went_wrong:
        gigs = of_client(vet.client, clients)
        rule = rule_after(gigs)
        name = on_one_line(vet.client) or THIS_CLIENT
        yield Reason(met(gigs) or CAME_BACK.format(name), RULE_THEN.format(rule) if rule else "")


def _known_well(vet: Vet, clients: Sequence[ClientGig]) -> Iterable[Reason]:
    """Describe a client whose last gig ended well."""
    gigs = of_client(vet.client, clients)
    if gigs and not vet.client_went_wrong:
        yield Reason(met(gigs))


def _source(vet: Vet, clients: Sequence[ClientGig]) -> Iterable[Reason]:
    if said := source_line(of_source(vet.platform, clients)):
        yield Reason(said)


def _flags_and_overrun(vet: Vet, pasts: Pasts, ended: Overrun) -> Iterable[Reason]:
    """Return the answers, the heaviest of the sure ones first; a too high usual overrun is second."""
    flags = [_flag(flag, vet, pasts) for flag in worst_first(vet.signs) if not flag.is_scam]
    overrun = [Reason(said)] if (said := _overrun(vet, ended)) else []
    at = 1 if vet.quote.is_too_low_at(vet.ratio) else len(flags)
    return (*flags[:at], *overrun, *flags[at:])


def _flag(flag: VetFlag, vet: Vet, pasts: Pasts) -> Reason:
    """Name a red flag with its gigs, or with its closest sister that was not asked about."""
    doubt = "" if flag.is_yes else NOT_SURE
    behind = gigs_listed(history_of(flag, pasts)) or close_to(flag.key, pasts, {each.key for each in vet.signs})
    return Reason(f"{_found(flag, pasts)}{doubt}", behind)


def _found(flag: VetFlag, pasts: Pasts) -> str:
    return named(flag) if flag.is_scam else on_one_line(found_name(flag, pasts))


def named(flag: VetFlag) -> str:
    """Return its short name; with a word on scams, unless the name has one."""
    name = on_one_line(flag.short)
    return IN_SCAMS.format(name) if flag.is_scam and "scam" not in name else name


def gigs_listed(past: FlagHistory) -> str:
    """List the gigs that had it, such as "Also in Gig 1 (Aug 2026).", and how many with it ended well."""
    gigs = [occurrence.dated for occurrence in past.seen]
    count = past.ended_well
    well = (WELL_ONE if count == 1 else WELL.format(count)) if count else ""
    if not gigs:
        return well or (never_visible(past.hidden) if past.hidden else "")
    shown, more = gigs[:MOST_GIGS], len(gigs) - MOST_GIGS
    last = MORE.format(more) if more > 0 else shown[-1]
    before = shown if more > 0 else shown[:-1]
    listed = AND.format(", ".join(before), last) if before else last
    also = NAMED.format(short_of(past.key, past.name), listed) if past.is_late else ALSO.format(listed)
    return " ".join(filter(None, (also, past.praise, well)))


def _quoted_too_low(vet: Vet) -> Iterable[Reason]:
    quote = vet.quote
    if quote.is_too_low:
        yield Reason(BELOW_AS_QUOTED.format(an_hour(quote.rate, quote), minimum_text(quote)))


def _overrun(vet: Vet, ended: Overrun) -> str:
    quote = vet.quote
    by_ratio = by_own_ratio(quote, vet.ratio, ended)
    below = BELOW if quote.is_too_low_at(vet.ratio) else ""
    return by_ratio + below if by_ratio else ""


def _rate(vet: Vet, pasts: Pasts, tally: Tally) -> Iterable[Reason]:
    """Format as "Of 9 gigs, 6 had one of these: 5 of those went wrong. Of the others, 1 went wrong."."""
    there = [history_of(flag, pasts) for flag in vet.signs if flag.is_there]
    wrong = len({occurrence.gig for past in there for occurrence in past.seen if not occurrence.is_going})
    had = wrong + len(frozenset[str]().union(*(past.good for past in there)))
    if tally.gigs < FEWEST_FOR_A_RATE or not 0 < had <= tally.gigs:
        return
    others = RATE_OF_OTHERS.format(_of_all(tally.wrong - wrong)) if had < tally.gigs else ""
    count = "all" if had == tally.gigs else f"{had:,}"
    those = OF_THOSE.format(_of_all(wrong, had))
    if had == 1:
        those = THAT_ONE.format(wording.WENT_WRONG if wrong else wording.ENDED_WELL)
    yield Reason(RATE.format(tally.gigs, count, those, others))


def _of_all(count: int, in_all: int = 0) -> str:
    return "none" if count == 0 else "all" if count == in_all else f"{count:,}"
