"""Verdict of a vetting: advice and reasons from answers and quote.

The rule, in full (the screen says it in two sentences, `weights.EXPLAINED`):

    points  a yes counts 1, a not sure ½; a serious red flag counts double (`Sign.is_serious`)
    decline     from 5 points, unless all of them are not sure; or where the price as quoted is below the minimum rate
    negotiate   from 2 points; or where one may be a scam; or where the price at the usual overrun is below the minimum
    go          otherwise

A price exactly at the minimum is not below it, and what is unknown advises nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from retro.core.gig import wording
from retro.core.vet.overrun import NOT_KNOWN, Overrun, overrun_said, whole
from retro.core.vet.vet import Advice, Answer, Quote, Sign, Vet
from retro.core.vet.weights import HUNDREDTH, Past, Pasts, known

NEGOTIATE_FROM, DECLINE_FROM = 2, 5
"""Points."""
POINTS: Mapping[Answer, Decimal] = {Answer.YES: Decimal(1), Answer.UNSURE: Decimal("0.5"), Answer.NO: Decimal(0)}
CHECK_FIRST = "Check your contract and your platform's rules first."
SCAM = ": a common scam"
MOST_GIGS = 2
"""Gigs that a reason names; how many more there are it counts."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason of a verdict, and the gigs behind it."""

    text: str
    behind: str = ""


ADVICE: Mapping[Advice, str] = {Advice.GO: "go", Advice.NEGOTIATE: "negotiate", Advice.DECLINE: "decline"}
NONE_SO_FAR = "no red flags so far"
"""Instead of "go", as long as a question is not answered."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the past advises, and why."""

    advice: Advice
    advised: str
    """The same in words."""
    reasons: tuple[Reason, ...]
    counted: str
    """"3 of 7 red flags, 1 not sure"."""


def verdict(vet: Vet, pasts: Pasts, ended: Overrun = NOT_KNOWN) -> Verdict:
    """What the answers so far, and the quote, advise; the rule is at the top of this module.

    `ended` is what the ended gigs say of an estimate: named beside the price, and no part of the rule.
    """
    reasons = (*_flag_reasons(vet, pasts), *_price_reasons(vet, ended))
    return Verdict(advice(vet), advised(vet), reasons, _counted(vet))


def advice(vet: Vet) -> Advice:
    """In one word."""
    points = sum(map(points_of, vet.signs))
    is_sure = any(sign.answer is Answer.YES for sign in vet.signs)
    if (points >= DECLINE_FROM and is_sure) or _is_below(vet.quote.rate, vet.quote.floor):
        return Advice.DECLINE
    may_be_scam = any(sign.is_scam and sign.is_there for sign in vet.signs)
    if points >= NEGOTIATE_FROM or may_be_scam or _is_below(vet.quote.real_rate(vet.ratio), vet.quote.floor):
        return Advice.NEGOTIATE
    return Advice.GO


def points_of(sign: Sign) -> Decimal:
    """What one answer counts."""
    return (POINTS[sign.answer] if sign.answer else Decimal(0)) * (2 if sign.is_serious else 1)


def advised(vet: Vet) -> str:
    """The advice in words; "go" is only said when every question was answered."""
    said = advice(vet)
    if said is not Advice.GO or all(sign.answer for sign in vet.signs):
        return ADVICE[said]
    there = [sign for sign in vet.signs if sign.is_there]
    if not there:
        return NONE_SO_FAR
    possible = "" if any(sign.answer is Answer.YES for sign in there) else "possible "
    return f"{len(there)} {possible}red {'flag' if len(there) == 1 else 'flags'} so far"


def _is_below(rate: Decimal | None, floor: Decimal | None) -> bool:
    return rate is not None and floor is not None and rate < floor


def _counted(vet: Vet) -> str:
    said = sum(sign.answer is Answer.YES for sign in vet.signs)
    unsure = sum(sign.answer is Answer.UNSURE for sign in vet.signs)
    open = sum(sign.answer is None for sign in vet.signs)
    flags = "red flag" if len(vet.signs) == 1 else "red flags"
    rest = (f"{unsure} not sure" if unsure else "", f"{open} not answered" if open else "")
    return ", ".join(filter(None, (f"{said} of {len(vet.signs)} {flags}", *rest)))


def _flag_reasons(vet: Vet, pasts: Pasts) -> Iterable[Reason]:
    """What may be a scam first, then in the order of the questions."""
    for sign in sorted((sign for sign in vet.signs if sign.is_there), key=lambda sign: not sign.is_scam):
        doubt = "" if sign.answer is Answer.YES else " (not sure)"
        scam = SCAM if sign.is_scam else ""
        yield Reason(f"{wording.on_one_line(sign.short)}{scam}{doubt}", _listed(known(sign, pasts)))


def _listed(past: Past) -> str:
    """The gigs that had it, and how many with it ended well."""
    gigs = [trace.dated for trace in past.traces]
    well = (
        f"{past.ended_well} {'gig' if past.ended_well == 1 else 'gigs'} with it ended well." if past.ended_well else ""
    )
    if not gigs:
        return well
    shown, more = gigs[:MOST_GIGS], len(gigs) - MOST_GIGS
    last = f"{more} more" if more > 0 else shown[-1]
    before = shown if more > 0 else shown[:-1]
    also = "Also in " + (f"{', '.join(before)} and {last}." if before else f"{last}.")
    return " ".join(filter(None, (also, well)))


def _price_reasons(vet: Vet, ended: Overrun) -> Iterable[Reason]:
    quote = vet.quote
    if _is_below(quote.rate, quote.floor):
        yield Reason(f"{an_hour(quote.rate, quote)} is below your minimum of {an_hour(quote.floor, quote)}.")
    if by_ratio := by_own_ratio(quote, vet.ratio, ended):
        below = " That's below your minimum." if _is_below(quote.real_rate(vet.ratio), quote.floor) else ""
        yield Reason(by_ratio + below)


def by_own_ratio(quote: Quote, ratio: Decimal | None, ended: Overrun = NOT_KNOWN) -> str:
    """ "20 hours estimated usually becomes 28 (24 to 38, 7 gigs): €21.43 an hour."; "" where nothing is known.

    With fewer gigs than make a usual overrun it says what those became. Without the gigs themselves it says no range.
    """
    if ended.few:
        return overrun_said(quote.hours, ended)
    real, rate = quote.real_hours(ratio), quote.real_rate(ratio)
    if quote.hours is None or real is None or ratio is None:
        return ""
    is_the_same = ended.usual is not None and ended.usual.quantize(HUNDREDTH) == ratio.quantize(HUNDREDTH)
    said = overrun_said(quote.hours, ended) if is_the_same else ""
    said = said or f"{_planned(quote.hours)} estimated usually becomes {wording.plain(whole(real))}."
    return f"{said.removesuffix('.')}: {an_hour(rate, quote)}." if rate is not None else said


def _planned(hours: Decimal) -> str:
    plain = wording.plain(hours)
    return f"{plain} {'hour' if plain == '1' else 'hours'}"


def an_hour(rate: Decimal | None, quote: Quote) -> str:
    """ "€21.43 an hour"."""
    return "unknown" if rate is None else f"{wording.money(rate, quote.currency)} an hour"


def knew(vet: Vet, keys: Iterable[str]) -> int:
    """Of the red flags of the retrospective that the gig became, how many were answered yes or not sure."""
    return len({sign.key for sign in vet.signs if sign.is_there} & set(keys))


def knew_said(vet: Vet, keys: Iterable[str]) -> str:
    """ "When you vetted it on 3 March 2026, you flagged two of these."."""
    count = knew(vet, keys)
    on = wording.day(vet.created_at.astimezone().date())
    known = wording.counted(count) if count else "none"
    return f"When you vetted it on {on}, you flagged {known} of these."
