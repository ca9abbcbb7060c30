"""What a vet's answers and its quote advise, why, and the reply to send. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from retro.core import wording
from retro.core.vet import Advice, Answer, Quote, Sign, Vet


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason of a verdict, and the gigs behind it."""

    text: str
    behind: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the past advises, and why."""

    advice: Advice
    reasons: tuple[Reason, ...]
    counted: str
    """"3 of your 7 signs, 1 not sure"."""


def verdict(vet: Vet) -> Verdict:
    """What the answers so far, and the quote, advise: see EXPLAINED."""
    return Verdict(_advice(vet), (*_sign_reasons(vet), *_price_reasons(vet)), _counted(vet))


def _advice(vet: Vet) -> Advice:
    heavy = sum(_count(sign) for sign in vet.signs if sign.is_heavy)
    if heavy >= 3 or _is_below(vet.quote.rate, vet.quote.floor):
        return Advice.DECLINE
    if heavy >= 2 or _is_below(vet.quote.real_rate(vet.ratio), vet.quote.floor):
        return Advice.NEGOTIATE
    return Advice.GO


def _count(sign: Sign) -> float:
    return {Answer.YES: 1.0, Answer.UNSURE: 0.5}.get(sign.answer, 0.0) if sign.answer else 0.0


def _is_below(rate: Decimal | None, floor: Decimal | None) -> bool:
    return rate is not None and floor is not None and rate < floor


def _counted(vet: Vet) -> str:
    said = sum(sign.answer is Answer.YES for sign in vet.signs)
    unsure = sum(sign.answer is Answer.UNSURE for sign in vet.signs)
    whose = "the catalogue's" if vet.is_from_catalogue else "your"
    signs = "sign" if len(vet.signs) == 1 else "signs"
    return f"{said} of {whose} {len(vet.signs)} {signs}" + (f", {unsure} not sure" if unsure else "")


def _sign_reasons(vet: Vet) -> Iterable[Reason]:
    for sign in vet.signs:
        if sign.answer in (Answer.YES, Answer.UNSURE):
            doubt = "" if sign.answer is Answer.YES else " (not sure)"
            yield Reason(f"{sign.name}{doubt}", _listed(sign.gigs))


def _listed(gigs: tuple[str, ...]) -> str:
    if not gigs:
        return ""
    shown, more = gigs[:3], len(gigs) - 3
    last = f"{more} more" if more > 0 else shown[-1]
    before = shown if more > 0 else shown[:-1]
    return "Cost you " + (f"{', '.join(before)} and {last}." if before else f"{last}.")


def _price_reasons(vet: Vet) -> Iterable[Reason]:
    quote = vet.quote
    if _is_below(quote.rate, quote.floor):
        yield Reason(f"{_an_hour(quote.rate, quote)} is below your floor of {_an_hour(quote.floor, quote)}.")
    real, rate = quote.real_hours(vet.ratio), quote.real_rate(vet.ratio)
    if quote.hours is not None and real is not None and real.quantize(Decimal(1)) != quote.hours:
        planned, truly = wording.plain(quote.hours), wording.plain(real.quantize(Decimal(1)))
        by_ratio = f"{planned} hours planned is {truly} by your own ratio"
        below = " That is below your floor." if _is_below(rate, quote.floor) else ""
        yield Reason(f"{by_ratio}{f': {_an_hour(rate, quote)}' if rate is not None else ''}.{below}")


def _an_hour(rate: Decimal | None, quote: Quote) -> str:
    return "unknown" if rate is None else f"{wording.money(rate, quote.currency)} an hour"


def reply(vet: Vet) -> str:
    """The reply to send: as edited, else assembled from the sentences of what was answered yes or not sure."""
    if vet.reply.strip():
        return vet.reply
    asked = [sign.ask for sign in vet.signs if sign.answer in (Answer.YES, Answer.UNSURE) and sign.ask.strip()]
    parts = ["Thank you for the details.", *asked, _price_sentence(vet)]
    return "\n\n".join(part for part in parts if part)


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
    said = {sign.key for sign in vet.signs if sign.answer in (Answer.YES, Answer.UNSURE)}
    return len(said & set(keys))
