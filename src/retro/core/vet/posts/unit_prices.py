"""Prices for one of something that a job post names: a word, a drawing, an hour, a month. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal

from retro.core.text import amounts
from retro.core.text.currencies import SYMBOLS
from retro.core.text.parsing import NotUnderstood
from retro.core.vet.posts.post_money import (
    AFTER_NUMBER,
    FOR_THE_ONE,
    OTHERS_MONEY,
    POST_MONEY,
    POST_SIGN,
    THEIR_SALES,
    price_in_post,
)

_EACH = re.compile(
    rf"(?:\s?(?:-|–|to|or)\s?[{SYMBOLS}]?(?P<upper>\d+(?:[.,]\d{{1,2}})?)\s?(?:[{SYMBOLS}]|{AFTER_NUMBER})?)?\s*"
    rf"(?:(?:/|per|an?|{FOR_THE_ONE}|each|every|for (?:each|every|an?|one))\s*"
    r"(?P<count>1[.,]?000|100|thousand|hundred)?\s*(?P<unit>[a-z]+)|(?P<monthly>monthly))",
    re.IGNORECASE,
)
_CENTS = re.compile(
    r"(?<![\d.,])(?P<cents>\d\d?(?:\.\d)?)\s?(?:cents?|ct|p|pence)\s(?:per|a|each)\s(?P<unit>[a-z]+)", re.I
)
_FRACTION = re.compile(
    rf"(?:(?P<sign>{POST_SIGN})\s?)?(?<![\d.,])(?P<value>0?[.,]0\d\d)\s?(?P<word>[{SYMBOLS}]|{AFTER_NUMBER})?\s*"
    r"(?:/|per|an?|each|every|for (?:each|every|an?|one))\s*(?P<unit>[a-z]+)",
    re.IGNORECASE,
)
"""Less than a cent, or cents and a half, which no amount has but a price for a word: "0.015 EUR per word"."""
_BY_THE_WEEK = re.compile(
    r"\b(?P<least>\d{1,2})(?:\s?(?:-|–|to)\s?\d{1,2})?\s?(?:hours?|hrs?|h)\s?(?:/|per|an?|each|every)\s?(?P<per>week|day)"
    r"|\b(?P<weekly>\d{1,2})\s?(?:hours?|hrs?)\sweekly",
    re.IGNORECASE,
)
_OUR_RATE = re.compile(r"\b(?:our|my|the|your) (?:\w+ )?rate (?:is|of)\b[^.!?\n]{0,30}$", re.IGNORECASE)
"""What looks like somebody else's money, and is what they pay."""
WEEKS_OF_A_MONTH, DAYS_OF_A_WEEK = Decimal("4.33"), 5
_COUNTS = {"1000": 1000, "1.000": 1000, "1,000": 1000, "thousand": 1000, "100": 100, "hundred": 100}


@dataclass(frozen=True, slots=True)
class UnitPrice:
    """A price for one of something: a word, a drawing, an hour, a month."""

    currency: str
    value: Decimal
    """The higher one of a range."""
    unit: str
    said: str
    """Words of the post."""


def unit_prices(post: str) -> Iterator[UnitPrice]:
    """Yield the prices for one of something, and what an hour comes to if a month and hours by the week are named."""
    named = set(_hours_by_the_week(post))
    hours = named.pop() if len(named) == 1 else None
    for match in POST_MONEY.finditer(post):
        each = _EACH.match(post, match.end())
        before = post[max(match.start() - 60, 0) : match.start()]
        if each is None or _is_anothers(before) or THEIR_SALES.search(before):
            continue
        with suppress(NotUnderstood):
            currency, value = price_in_post(match)
            value = Decimal(each["upper"].replace(",", ".")) if each["upper"] else value or Decimal(0)
            said, unit = post[match.start() : each.end()], (each["unit"] or "month").lower()
            yield UnitPrice(currency, value / _COUNTS.get((each["count"] or "").lower(), 1), unit, said)
            if hours and unit in ("month", "week"):
                yield UnitPrice(currency, value / hours / (WEEKS_OF_A_MONTH if unit == "month" else 1), "hour", said)
    for match in _FRACTION.finditer(post):
        if not _is_anothers(post[max(match.start() - 60, 0) : match.start()]):
            yield UnitPrice(
                _currency(match), Decimal(match["value"].replace(",", ".")), match["unit"].lower(), match[0]
            )
    for match in _CENTS.finditer(post):
        yield UnitPrice("", Decimal(match["cents"]) / 100, match["unit"].lower(), match[0])


def _is_anothers(before: str) -> bool:
    return bool(OTHERS_MONEY.search(before) and not _OUR_RATE.search(before))


def _currency(match: re.Match[str]) -> str:
    """Return the currency of a sign before or after a number; "" where there is none, or it stays open."""
    with suppress(NotUnderstood):
        return amounts.price(f"{match['sign'] or ''}1 {match['word'] or ''}".strip())[0]
    return ""


def _hours_by_the_week(post: str) -> Iterator[Decimal]:
    for match in _BY_THE_WEEK.finditer(post):
        hours = Decimal(match["least"] or match["weekly"])
        yield hours * DAYS_OF_A_WEEK if match["per"] == "day" else hours
