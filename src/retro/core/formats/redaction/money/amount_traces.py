"""Finds amounts of money and known hours in a folded text: beside a currency, after a word of paying, or known values.

The surroundings of a number are searched in a window of fixed size, so that the work is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from decimal import Decimal

from retro.core.formats.redaction.money import money_words
from retro.core.formats.redaction.money.days_of_months import is_day_of_month
from retro.core.formats.redaction.money.money_rates import AFTER_PAYING, BY_THE_HOUR_ALONE, is_paid_by_the_hour
from retro.core.formats.redaction.money.money_words import (
    AFTER,
    AFTER_LARGER,
    AHEAD,
    BEFORE,
    CHAIN,
    END,
    HOURS,
    NO_MONEY,
    PAYING,
    REACH,
    SCALE,
    SIGN,
    THINGS,
    WINDOW,
)
from retro.core.formats.redaction.money.owing_words import is_owed
from retro.core.formats.redaction.money.spelt_amounts import spelt_amounts
from retro.core.formats.redaction.replacement import KnownAmounts, Replacement

_UNSPACED = "\u0e00-\u0e7f\u1100-\u11ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
"""Letters of scripts that leave no space before a number: Thai, Korean (folded), Japanese and Chinese."""
_NUMBER = re.compile(
    rf"(?<![^\W{_UNSPACED}])\d++(?:[.,']\d++| \d{{3}}(?![\d⁄])){{0,40}}(?:e\+?\d\d?(?!\w)| ?\d?⁄\d\d?)?"
    r"|(?<=[a-z$])\d++(?:[.,']\d++){0,40}(?:⁄\d\d?)?"
)
"""A group is repeated with a bound: Python before 3.11.5 matches possessive groups wrongly.

"4¾" is folded to "43⁄4".
"""
_HANDED_OVER = re.compile(
    r"(?<![a-z])(?:wants?|g[eo]ts?|getting|sen[dt]s?|g[ai]ves?|given|los[et]s?|ke(?:ep|eps|pt)|t(?:ake|akes|ook)|left|so"
    r"|(?:would|will|could|should) be|(?:ended|stopped|came|was|were|is|are|stands?|stood) (?:up )?at|saved|made|handed"
    r"|return(?:s|ed)|behielt|bekam|verlor|schickte|wollte|will|perdi|recibi|recu|perdu|garde)"
    r"(?: (?:me|us|them|him|her|you|back|out|about|around|only|just|another|all of|at least|nearly|almost|over)){0,2} $"
)
"""Words after which a number that counts nothing is money: "she wants 250 back"."""
_SHARE_OF = re.compile(
    r"(?<![a-z])(?:(?:half|third|quarter|rest|%|percent)(?: of)?"
    r"|(?:most|part|all|any|none|much|cent|penny|dime) of)(?: the| that| this)? $"
)
"""Words before a number that counts nothing, of which someone got a part: "half of the 800"."""
_HAPPENED = re.compile(r" (?:was|were|is|came|went|arrived|never|still|has|had|got|stayed|fell|did)(?![a-z])")
_NEXT = r"\d{1,3}(?:[.,' ]?\d{3}){0,2}(?:[.,]\d\d)?(?!\d)"
_TO = re.compile(
    rf"(?:, ?{_NEXT}){{0,2}}(?:,?\s(?:(?:up )?to|or|bis|oder|ou|o|do|tot|till?|hasta|ate|fino a)\s|\s?[-+]\s?){_NEXT}"
)
"""Further numbers behind a first, of which a currency can follow: "500 to 600 euros"."""
_FROM = re.compile(r"(?<![a-z])(?:da|de|desde|des|van|od|fra|fran|entre|tra) $")
_FROM_TO = re.compile(rf"\sa\s{_NEXT}")
"""The same for Italian, French, Spanish and Portuguese, whose "to" is an English word: "da 300 a 400 euro"."""
_RANGE = re.compile(r"\s?[-/]\s?(\d[\d.,]{1,8}(?<=\d))")
_LAST_DAY = 31
_AND = re.compile(rf"\s(?:and|und|et|y|e|en|och|i)\s{_NEXT}")
_BETWEEN = re.compile(r"(?<![a-z])(?:between|zwischen|entre|tra|fra|tussen|mellan|miedzy) $")
_IN_A_DAY = re.compile(
    r"(?:\d[/:.-]|(?:jan\w{0,7}|feb\w{0,7}|mar|march|apr|april|may|june?|july?|aug\w{0,4}|sep\w{0,7}|oct\w{0,5}"
    r"|nov\w{0,6}|dec\w{0,6})\.? )$"
)
_CLOCK = re.compile(
    r"(?<![\w:.])(\d{1,4}) ?(?:h|:|hours?(?: and)?|hrs?) ?(\d{1,2})(?::\d\d|(?: ?m(?:in(?:ute)?s?)?)?)(?![\w:])"
)
_HALF = re.compile(
    r"(?<![\w.,])(\d{1,4})(?: and a half| 1/2| et demie?| y media| e mezz[ao]| e meia| i pol)(?= ?-?[^\W\d_])"
)
_BROKEN = re.compile(r"(\d{0,6}) ?(\d)⁄(\d\d?)")
"""Hours and a half, in words, and in a character of its own."""
_IN_A_WALLET = re.compile("[a-z0-9]{20}")
_NAMED = re.compile(r"[^\W\d_]{4}")
_TOURNAMENTS = frozenset(map(str, range(1996, 2040, 4)))
"""Years in which the Euro is a championship."""
_FIGURES_OF_LARGER = 3
_SMALLEST = 10
"""A smaller whole number is an amount only beside a currency, because too much else is counted."""


def amounts(text: str, known: KnownAmounts) -> Iterator[Replacement]:
    """Find every amount in a folded text, and the known hours."""
    if known.hours:
        yield from _clocks(text, known.hours)
    last = 0
    for found in _NUMBER.finditer(text):
        start, end = found.span()
        before, after = text[max(0, start - WINDOW) : start], text[end : end + REACH]
        if THINGS.match(after) and not BEFORE.search(before[-SIGN:]):
            continue
        if (money := _beside_money(start, found[0], before, after)) is not None:
            yield money
            last = money.end
            continue
        is_next = (
            bool(last) and start - last < AHEAD and bool(CHAIN.fullmatch(money_words.TIMES.sub("", text[last:start])))
        )
        before = (
            "" if is_next and text[last:start].strip() in ("-", "/") else money_words.TIMES.sub("", before)
        )  # a range, no day
        if label := _meaning(found[0], before, after, known._replace(is_money=known.is_money or is_next)):
            yield Replacement(start, end, label)
            last = end if label == "amount" else 0
    yield from spelt_amounts(text, known)
    for pattern in (money_words.IN_CHARACTERS, money_words.NOTES, money_words.IN_GROUPS):
        yield from (Replacement(*found.span(), "amount") for found in pattern.finditer(text))


def _beside_money(start: int, number: str, before: str, after: str) -> Replacement | None:
    """Find numbers beside a currency, or before "k" and the like, together with it."""
    if _IN_A_WALLET.match(after):  # "BTC 1BvBMSEYs..."
        return None
    end = start + len(number)
    is_apart = (before[-2:].strip()[-1:].isdigit(), after[:2].strip()[:1].isdigit())
    sign = None if is_apart[0] else BEFORE.search(before[-SIGN:])
    suffix = None if is_apart[1] else AFTER.match(after)
    if not suffix and len(number) >= _FIGURES_OF_LARGER:
        suffix = AFTER_LARGER.match(after)
    if sign and not suffix and _is_no_sign(sign[0].strip(), number, before, after):
        return None
    if not (sign or suffix):
        is_day = _IN_A_DAY.search(before)
        to = _another(before, after) if not is_day else None
        return Replacement(start, end, "amount") if to and AFTER.match(after, to.end()) else None
    scale = re.match(SCALE, after) if sign else None
    stop = end + max(len(found[0].rstrip()) for found in (suffix, scale) if found)
    return Replacement(start - len(sign[0]) if sign else start, stop, "amount")


def _is_no_sign(sign: str, number: str, before: str, after: str) -> bool:
    """Tell whether the name of a currency only stands before a number: "in euros 3 weeks ago", "the Euro 2024"."""
    if _NAMED.search(sign) and after[:1] not in ("/", "-", ":") and NO_MONEY.match(after):
        return True
    return sign == "euro" and number in _TOURNAMENTS and not PAYING.search(before)


def _another(before: str, after: str) -> re.Match[str] | None:
    """Find the number with which a range ends."""
    if _BETWEEN.search(before) and (found := _AND.match(after)):
        return found
    return _TO.match(after) or (_FROM_TO.match(after) if _FROM.search(before) else None)


def _is_range(number: str, before: str, after: str) -> bool:
    """Tell whether it begins a range of money without a currency, and none of days or years: "offered 300-400"."""
    to = _RANGE.match(after)
    if not to or not PAYING.search(before) or NO_MONEY.match(after, to.end()) or not END.match(after, to.end()):
        return False
    first, last = (re.sub(r"\D", "", each) for each in (number, to[1]))
    is_of_years = len(first) == 4 and first[:2] in ("19", "20") and last[:2] in ("19", "20")
    return not is_of_years and len(first) > 1 and int(last) > max(int(first), _LAST_DAY)


def _meaning(number: str, before: str, after: str, known: KnownAmounts) -> str:
    """Classify a number without a currency: "amount", "hours", or "" for neither."""
    values = _values(number)
    if not values or len(number) > AHEAD or money_words.is_hash(number, before):
        return ""
    is_counted = bool(NO_MONEY.match(after) or _IN_A_DAY.search(before)) and not _is_range(number, before, after)
    is_counted = is_counted or is_day_of_month(number, after)
    is_small = number.isdigit() and len(number) < len(str(_SMALLEST))
    if not values.isdisjoint(known.hours) and (HOURS.match(after) or not (is_counted or is_small)):
        return "hours"
    is_year = number.isdigit() and 1900 <= int(number) < 2100 and money_words.OF_A_YEAR.search(before)
    is_known = not values.isdisjoint(known.amounts)
    if is_known and len(number) > 2 and not (is_year or money_words.DATED.match(after) or _IN_A_DAY.search(before)):
        return "amount"
    if is_counted or (is_small and not BY_THE_HOUR_ALONE.match(after)) or is_year:
        return ""
    is_handed_over = _HANDED_OVER.search(before) and END.match(after)
    is_handed_over = is_handed_over or (_SHARE_OF.search(before) and (END.match(after) or _HAPPENED.match(after)))
    is_paid = (
        is_handed_over
        or money_words.is_with_cents(number, before, after)
        or is_owed(number, before, after)
        or PAYING.search(before)
        or AFTER_PAYING.match(after)
        or is_paid_by_the_hour(before, after)
    )
    return "amount" if known.is_money or is_known or is_paid else ""


def _values(number: str) -> set[Decimal]:
    """Return the values that a number can mean: its last mark as a decimal point, or every mark as a separator."""
    if broken := _BROKEN.fullmatch(number):
        return {Decimal(broken[1] or 0) + Decimal(broken[2]) / Decimal(broken[3])} if int(broken[3]) else set()
    plain = number.replace(" ", "").replace("'", "").partition("⁄")[0]
    if len(plain) > AHEAD:
        return set()
    if "e" in plain:  # 3e2
        digits, _, places = plain.replace(",", ".").partition("e")
        return {Decimal(digits).scaleb(int(places))} if digits.count(".") < 2 else set()
    whole = re.sub("[.,]", "", plain)
    head, mark, tail = plain.replace(",", ".").rpartition(".")
    read = {Decimal(whole)} if len(tail) == 3 or not mark else set()
    return read | ({Decimal(f"{head.replace('.', '')}.{tail}")} if mark else set())


def _clocks(text: str, hours: Collection[Decimal]) -> Iterator[Replacement]:
    """Find known hours written with minutes, such as 37h 30m, or with a half."""
    for found in _CLOCK.finditer(text):
        if int(found[1]) + Decimal(int(found[2])) / 60 in hours:
            yield Replacement(*found.span(), "hours")
    for found in _HALF.finditer(text):
        if int(found[1]) + Decimal("0.5") in hours and HOURS.match(text, found.end()):
            yield Replacement(*found.span(), "hours")
