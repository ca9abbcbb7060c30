"""Prices that a job post leaves open between two amounts. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from decimal import Decimal

from retro.core.text import amounts
from retro.core.text.currencies import SYMBOLS
from retro.core.text.parsing import NotUnderstood
from retro.core.vet.posts.post_money import (
    AFTER_NUMBER,
    FOR_THE_ONE,
    NUMBER_BEGINS,
    OTHERS_MONEY,
    POST_NUMBER,
    POST_SIGN,
)

_BETWEEN = r"\s?(?:-|–|—|to)\s?"
_RANGE = re.compile(
    rf"(?:(?P<sign>{POST_SIGN})\s?|{NUMBER_BEGINS}){POST_NUMBER}\s?(?:[{SYMBOLS}]|{AFTER_NUMBER})?{_BETWEEN}"
    rf"(?P<sign2>{POST_SIGN})?\s?(?P<upper>{POST_NUMBER})(?P<scale>\s?k\b)?\s?(?P<word>[{SYMBOLS}]|{AFTER_NUMBER})?",
    re.IGNORECASE,
)
_FOR_ONE = re.compile(rf"\s*(?:/\s*\w|(?:per|each|every|an?|for each|monthly|weekly|daily|{FOR_THE_ONE})\b)", re.I)
_OF_AN_HOUR = re.compile(r"\b(?:hours?|hourly|hrs?|rates?)\b", re.IGNORECASE)


def highest_price(post: str) -> tuple[str, Decimal, str] | None:
    """Return currency, upper end and words of the only range of prices for the whole; None without one.

    A post that speaks of hours may mean those.
    """
    found = set() if _OF_AN_HOUR.search(post) else set(_ranges(post))
    return found.pop() if len(found) == 1 else None


def _ranges(post: str) -> Iterator[tuple[str, Decimal, str]]:
    for match in _RANGE.finditer(post):
        sign = match["sign"] or match["sign2"] or match["word"]
        if not sign or _FOR_ONE.match(post, match.end()) or OTHERS_MONEY.search(post[: match.start()][-60:]):
            continue
        with suppress(NotUnderstood):
            currency, value = amounts.price(f"{match['upper']}{(match['scale'] or '').strip()} {sign}")
            if value:
                yield currency, value, match[0].strip()
