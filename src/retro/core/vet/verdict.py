"""What a vet's answers and its quote advise, why, and the reply to send. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from retro.core.gig import wording
from retro.core.vet.vet import Advice, Answer, Decision, Quote, Sign, Vet
from retro.core.vet.weights import Past, Pasts, known

NO = "Thank you for the details. As it stands I say no now, rather than let you down later."
UNLESS = "This would make it a yes:"
WISHES = "If that is not possible, I wish you somebody who suits it better."
MOST_GIGS = 2
"""Gigs that a reason names; how many more there are it counts."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason of a verdict, and the gigs behind it."""

    text: str
    behind: str = ""


ADVICE: Mapping[Advice, str] = {Advice.GO: "go", Advice.NEGOTIATE: "negotiate", Advice.DECLINE: "decline"}
SO_FAR = "nothing against it so far"
"""Instead of "go", as long as a heavy sign was not asked about."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the past advises, and why."""

    advice: Advice
    advised: str
    """The same in words."""
    reasons: tuple[Reason, ...]
    counted: str
    """"3 of your 7 signs, 1 not sure"."""


def verdict(vet: Vet, pasts: Pasts) -> Verdict:
    """What the answers so far, and the quote, advise: see weighing.EXPLAINED."""
    return Verdict(advice(vet), advised(vet), (*_sign_reasons(vet, pasts), *_price_reasons(vet)), _counted(vet))


def advice(vet: Vet) -> Advice:
    """In one word."""
    heavy = sum(_count(sign) for sign in vet.signs if sign.is_heavy)
    if heavy >= 3 or _is_below(vet.quote.rate, vet.quote.floor):
        return Advice.DECLINE
    if heavy >= 2 or _is_below(vet.quote.real_rate(vet.ratio), vet.quote.floor):
        return Advice.NEGOTIATE
    return Advice.GO


def advised(vet: Vet) -> str:
    """The advice in words; silence is no "go"."""
    said = advice(vet)
    is_open = any(sign.is_heavy and sign.answer is None for sign in vet.signs)
    return SO_FAR if said is Advice.GO and is_open else ADVICE[said]


def _count(sign: Sign) -> float:
    return {Answer.YES: 1.0, Answer.UNSURE: 0.5}.get(sign.answer, 0.0) if sign.answer else 0.0


def _is_below(rate: Decimal | None, floor: Decimal | None) -> bool:
    return rate is not None and floor is not None and rate < floor


def _counted(vet: Vet) -> str:
    said = sum(sign.answer is Answer.YES for sign in vet.signs)
    unsure = sum(sign.answer is Answer.UNSURE for sign in vet.signs)
    open = sum(sign.answer is None for sign in vet.signs)
    own = all(sign.weight for sign in vet.signs)
    whose = "the catalogue's " if vet.from_catalogue else "your " if own else ""
    signs = "sign" if len(vet.signs) == 1 else "signs"
    rest = (f"{unsure} not sure" if unsure else "", f"{open} not answered" if open else "")
    return ", ".join(filter(None, (f"{said} of {whose}{len(vet.signs)} {signs}", *rest)))


def _sign_reasons(vet: Vet, pasts: Pasts) -> Iterable[Reason]:
    for sign in vet.signs:
        if sign.is_there:
            doubt = "" if sign.answer is Answer.YES else " (not sure)"
            yield Reason(f"{wording.on_one_line(sign.short)}{doubt}", _listed(known(sign, pasts)))


def _listed(past: Past) -> str:
    """The gigs that had it, and how many taken with it ended well."""
    gigs = [trace.dated for trace in past.traces]
    if not gigs:
        return ""
    shown, more = gigs[:MOST_GIGS], len(gigs) - MOST_GIGS
    last = f"{more} more" if more > 0 else shown[-1]
    before = shown if more > 0 else shown[:-1]
    cost = "Cost you " + (f"{', '.join(before)} and {last}." if before else f"{last}.")
    well = f" {past.ended_well} taken with it ended well." if past.ended_well else ""
    return cost + well


def _price_reasons(vet: Vet) -> Iterable[Reason]:
    quote = vet.quote
    if _is_below(quote.rate, quote.floor):
        yield Reason(f"{an_hour(quote.rate, quote)} is below your floor of {an_hour(quote.floor, quote)}.")
    if by_ratio := by_own_ratio(quote, vet.ratio):
        below = " That is below your floor." if _is_below(quote.real_rate(vet.ratio), quote.floor) else ""
        yield Reason(by_ratio + below)


def by_own_ratio(quote: Quote, ratio: Decimal | None) -> str:
    """ "20 hours planned is 28 by your own ratio: €21.43 an hour."; "" where that is unknown or the same."""
    real, rate = quote.real_hours(ratio), quote.real_rate(ratio)
    if quote.hours is None or real is None or real.quantize(Decimal(1)) == quote.hours:
        return ""
    planned, truly = wording.plain(quote.hours), wording.plain(real.quantize(Decimal(1)))
    said = f"{planned} hours planned is {truly} by your own ratio"
    return f"{said}: {an_hour(rate, quote)}." if rate is not None else f"{said}."


def an_hour(rate: Decimal | None, quote: Quote) -> str:
    """ "€21.43 an hour"."""
    return "unknown" if rate is None else f"{wording.money(rate, quote.currency)} an hour"


def reply(vet: Vet, pasts: Pasts) -> str:
    """The reply to send: as edited, else assembled from the sentences of what was not denied."""
    return vet.reply if vet.reply.strip() else assembled(vet, pasts)


def assembled(vet: Vet, pasts: Pasts) -> str:
    """The reply as the answers make it: paragraphs, the price last."""
    asked = [ask for sign in vet.signs if sign.is_there and (ask := asking(sign, known(sign, pasts)))]
    parts = list(filter(None, (*asked, _price_sentence(vet))))
    if not _is_no(vet):
        return "\n\n".join(("Thank you for the details.", *parts))
    return "\n\n".join((NO, *((UNLESS, *parts) if parts else ()), WISHES))


def _is_no(vet: Vet) -> bool:
    """Whether the reply declines: as decided, else as advised."""
    decision = vet.decision
    return decision is Decision.DECLINE or (decision in (None, Decision.SLEEP) and advice(vet) is Advice.DECLINE)


def asking(sign: Sign, past: Past) -> str:
    """The sentence about one sign: as edited, else the catalogue's."""
    return (sign.ask if sign.ask.strip() else past.ask).strip()


def _price_sentence(vet: Vet) -> str:
    """A price that reaches the floor for the hours it will really take; "" where nothing needs to be said."""
    quote, real = vet.quote, vet.quote.real_hours(vet.ratio) or vet.quote.hours
    if quote.price is None or quote.floor is None or real is None or quote.price >= quote.floor * real:
        return ""
    hours, price = wording.plain(real.quantize(Decimal(1))), _round_up(quote.floor * real)
    offered = wording.money(quote.price, quote.currency).removesuffix(".00")
    said = wording.money(price, quote.currency).removesuffix(".00")
    first_part = f"for {offered} I can do a smaller first part"
    return f"I expect this to take about {hours} hours, so my price is {said}; {first_part}."


def _round_up(price: Decimal) -> Decimal:
    """To the next ten from a hundred on, else to the next one."""
    step = Decimal(10) if price >= 100 else Decimal(1)
    return -(-price // step) * step


def knew(vet: Vet, keys: Iterable[str]) -> int:
    """Of the red flags of the retrospective that the gig became, how many were answered yes or not sure."""
    return len({sign.key for sign in vet.signs if sign.is_there} & set(keys))


def knew_said(vet: Vet, keys: Iterable[str]) -> str:
    """ "You vetted this one on 3 March 2026 and knew about two of these."."""
    count = knew(vet, keys)
    on = wording.day(vet.created_at.astimezone().date())
    known = wording.counted(count) if count else "none"
    return f"You vetted this one on {on} and knew about {known} of these."
