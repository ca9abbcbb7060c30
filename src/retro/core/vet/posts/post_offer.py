"""Price and hours that a job post names. Whatever a careful reader would leave open stays open. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from retro.core.gig import wording
from retro.core.text.currencies import SYMBOLS
from retro.core.text.hours import parse_hours
from retro.core.text.parsing import NotUnderstood
from retro.core.vet.posts.post_money import (
    AFTER_NUMBER,
    NUMBER_BEGINS,
    OTHERS_MONEY,
    POST_MONEY,
    POST_NUMBER,
    POST_SIGN,
    price_in_post,
)
from retro.core.vet.posts.post_rates import is_for_an_hour, is_for_one

V = TypeVar("V")
_RANGE = re.compile(r"\s*(?:-|–|—|to|and|or)\s*(?:[" + SYMBOLS + r"]|\d)", re.IGNORECASE)
_RANGE_BEFORE = re.compile(r"\d\s*k?\s*(?:-|–|—|to|or)\s*$|between [^.]{0,20}$", re.IGNORECASE)
_TOTAL = re.compile(
    r"\b(?:budget|prices?|fixed price|fee|pays?|offer(?:ing)?|total|put aside|up to|set aside|have|spend|worth"
    r"|max(?:imum)?|limit)\b[^.!?\n\d]{0,24}$",
    re.IGNORECASE,
)
_PART = re.compile(r"\s*(?:up ?front|now|to start|deposit|at the start|when|with the|on signing|first|funded)", re.I)
_HOURS = re.compile(
    rf"{NUMBER_BEGINS}(?P<number>{POST_NUMBER})\s?(?:hours?|hrs?|h)\b(?!(?:,| and)?\s?\d+\s?m|\s+and\s+an?\b)",
    re.IGNORECASE,
)
_NOT_WORK = re.compile(
    r"\b(?:within|next|every|in|under|than|after|last|cap of|maximum of|overlap|at least|reply|answer)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_EACH_TIME = re.compile(r"\s*(?:/|per|an?|each|every|weekly|daily|apart|ahead|behind|turnaround)\b", re.IGNORECASE)
_OF_WORK = re.compile(
    r"\b(?:up to|about|around|roughly|approx\w*\.?|estimated?|takes?(?: you)?|need|budget(?:ed)?|total|max)\s*:?\s*$",
    re.IGNORECASE,
)
_PRICED = re.compile(
    rf"(?:(?:{POST_SIGN})\s?\d[\d.,']*k?|\d[\d.,']*k?\s?(?:[{SYMBOLS}]|{AFTER_NUMBER}))"
    r"(?:\s?(?:/|per|an)\s?(?:hour|hr|h)\b)?\s+for\s+(?:(?:about|around|roughly|up to)\s+)?$",
    re.IGNORECASE,
)
"""An amount for which these hours are to be worked: "$600 for 20 hours"."""
_WORK = re.compile(r"\s*(?:of work|in total|total|at [" + SYMBOLS + r"]|for )", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PostOffer:
    """What a post offers, as far as it is plain."""

    currency: str = ""
    price: Decimal | None = None
    """Price in all; the rate times the hours if those two are named."""
    hours: Decimal | None = None
    rate: Decimal | None = None
    """Rate for one hour, if named."""
    quoted: tuple[str, ...] = ()
    """Words of the post behind the amount and the hours."""

    @property
    def said(self) -> str:
        """Format as "€600 for 20 h" or "$80.00 an hour"; "" if nothing was understood."""
        hours = "" if self.hours is None else wording.hours_text(self.hours)
        rate = "" if self.rate is None else wording.hourly_text(self.rate, self.currency)
        price = "" if self.price is None else wording.money_text(self.price, self.currency).removesuffix(".00")
        return ", ".join(filter(None, (" for ".join(filter(None, (price, hours))), rate)))


@dataclass(frozen=True, slots=True)
class _Amount:
    currency: str
    value: Decimal
    is_hourly: bool
    is_total: bool
    said: str
    """Words of the post."""


def offer(post: str) -> PostOffer:
    """Find one price, one rate and one number of hours, each only if no other contradicts it."""
    found = list(_amounts(post))
    named = list(_hours(post))
    hours = _only({value for value, _ in named})
    rate = _only({(each.currency, each.value) for each in found if each.is_hourly})
    whole = _only({(each.currency, each.value) for each in found if not each.is_hourly and each.is_total})
    if whole is None:
        whole = _whole([(each.currency, each.value) for each in found if not each.is_hourly])
    if whole is None and rate is not None and hours is not None:
        whole = rate[0], rate[1] * hours
    elif whole is not None:
        rate = None
    currency = (whole or rate or ("", None))[0]
    behind = [each.said for each in found if (each.currency, each.value) in (whole, rate)] or [
        each.said for each in found if each.is_hourly
    ]
    quoted = (*behind[:1], *(said for _, said in named[:1] if hours is not None))
    return PostOffer(currency, whole and whole[1], hours, rate and rate[1], quoted)


def _only(found: set[V]) -> V | None:
    return next(iter(found)) if len(found) == 1 else None


def _whole(found: list[tuple[str, Decimal]]) -> tuple[str, Decimal] | None:
    """Return the only amount, or the one that all others add up to."""
    if len(set(found)) <= 1:
        return next(iter(found), None)
    most = max(found, key=lambda each: each[1])
    rest = sum((value for currency, value in found if (currency, value) != most), Decimal(0))
    return most if rest == most[1] and len({currency for currency, _ in found}) == 1 else None


def _amounts(post: str) -> Iterator[_Amount]:
    for match in POST_MONEY.finditer(post):
        before, after = post[max(match.start() - 60, 0) : match.start()], post[match.end() : match.end() + 24]
        is_hourly = is_for_an_hour(before, after)
        if (OTHERS_MONEY.search(before) and not is_hourly) or _RANGE.match(after) or _RANGE_BEFORE.search(before):
            continue
        if not is_hourly and (is_for_one(before, after) or (_PART.match(after) and not _TOTAL.search(before))):
            continue
        with suppress(NotUnderstood):
            currency, value = price_in_post(match)
            if value:
                yield _Amount(currency, value, is_hourly, bool(_TOTAL.search(before)), match[0].strip())


def _hours(post: str) -> Iterator[tuple[Decimal, str]]:
    for match in _HOURS.finditer(post):
        before, after = post[max(match.start() - 40, 0) : match.start()], post[match.end() : match.end() + 16]
        is_work = _OF_WORK.search(before) or _WORK.match(after) or _PRICED.search(before)
        if not is_work or _NOT_WORK.search(before) or _EACH_TIME.match(after) or _RANGE_BEFORE.search(before):
            continue
        with suppress(NotUnderstood):
            value = parse_hours(match["number"])
            if value:
                yield value, match[0].strip()
