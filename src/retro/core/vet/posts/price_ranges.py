"""Prices that a job post leaves open between two amounts. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from decimal import Decimal

from retro.core.text.currencies import SYMBOLS
from retro.core.text.parsing import NotUnderstood
from retro.core.vet.posts.post_money import (
    AFTER_NUMBER,
    FOR_THE_ONE,
    NUMBER_BEGINS,
    OTHERS_MONEY,
    POST_NUMBER,
    POST_SIGN,
    RUNS_ON,
    SCALE,
    THEIR_SALES,
    price_named,
)

_SCALES = rf"(?:{SCALE})?"
_AFTER = rf"[{SYMBOLS}]|{AFTER_NUMBER}"
_RANGE = re.compile(
    rf"(?P<between>\bbetween\s)?(?:(?P<sign>{POST_SIGN})\s?|{NUMBER_BEGINS}){POST_NUMBER}{_SCALES}\s?(?:{_AFTER})?"
    rf"\s?(?:-|–|—|to|(?(between)and|-))\s?(?P<sign2>{POST_SIGN})?\s?(?P<upper>{POST_NUMBER})(?P<scale>{SCALE})?"
    rf"{RUNS_ON}\s?(?P<word>{_AFTER})?",
    re.IGNORECASE,
)
_FOR_ONE = re.compile(rf"\s*(?:/\s*\w|(?:per|each|every|an?|for each|monthly|weekly|daily|{FOR_THE_ONE})\b)", re.I)
_OF_AN_HOUR = re.compile(r"\b(?:hours?|hourly|hrs?|rates?)\b", re.IGNORECASE)

_NEAR = 60
"""Characters before and behind it that are looked at."""
_BEGINS, _ENDS = re.compile(r"(?:^|[.!?])\s+|\n\s*\n"), re.compile(r"[.!?]|\n")
_OFFER = re.compile(
    r"\b(?:budget(?:ed)?|pay(?:s|ing|ment)?|be paid|(?<!your )price|fixed|spend|(?:put|set) aside|compensation)\b",
    re.IGNORECASE,
)
"""What says that an amount is for this work: without it, it can be anybody's."""


def highest_price(post: str) -> tuple[str, Decimal, str] | None:
    """Return currency, upper end and words of the only range of prices for the whole; None without one.

    A post that speaks of hours may mean those.
    """
    found = set() if _OF_AN_HOUR.search(post) else set(_ranges(post))
    return found.pop() if len(found) == 1 else None


def _ranges(post: str) -> Iterator[tuple[str, Decimal, str]]:
    for match in _RANGE.finditer(post):
        sign, word = match["sign"] or match["sign2"] or "", match["word"] or ""
        if (sign or word) and _is_offered(post, match):
            with suppress(NotUnderstood):
                currency, value = price_named(f"{match['upper']}{(match['scale'] or '').strip()}", sign, word)
                if value:
                    yield currency, value, match[0].strip()


def _is_offered(post: str, match: re.Match[str]) -> bool:
    """Tell whether it is for this work: its sentence speaks of what is paid, or it is the whole of it."""
    start, end, between = match.start(), match.end(), match["between"] or ""
    before = _BEGINS.split(post[max(start - _NEAR, 0) : start])[-1] + between
    after = _ENDS.split(post[end : end + _NEAR])[0]
    if _FOR_ONE.match(after) or OTHERS_MONEY.search(before) or THEIR_SALES.search(before):
        return False
    return bool(_OFFER.search(before) or _OFFER.search(after)) or not f"{before.removesuffix(between)}{after}".strip()
