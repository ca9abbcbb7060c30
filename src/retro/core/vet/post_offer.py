"""Price and hours that a job post names. Whatever a careful reader would leave open stays open. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from retro.core.gig import wording
from retro.core.text import amounts
from retro.core.text.currencies import IN_POSTS, SIGNS, SYMBOLS
from retro.core.text.hours import parse_hours
from retro.core.text.parsing import NotUnderstood

V = TypeVar("V")
_SPACES = " \u00a0\u2009\u202f"
_BEGINS = rf"(?<![\w.,'’:/×+½¼¾])(?<!\d[{_SPACES}–—-])(?<!\d[{_SPACES}][x×*/–—+-][{_SPACES}])"
_ENDS = r"(?![.,'’:/×_]?\d|[½¼¾])"
_NUMBER = (
    rf"(?:\d{{1,2}}(?:,\d\d)+,\d{{3}}(?:\.\d{{1,2}})?|\d{{1,3}}(?:[.,'’{_SPACES}]\d{{3}})+(?:[.,]\d{{1,2}})?"
    rf"|\d{{1,9}}(?:[.,]\d{{1,2}})?){_ENDS}"
)
"""A number whole: what runs on beside it, such as the 1 of "1/2" or of "1,20,000", is never left out."""
_SCALE = r"\s?(?:k|thousand|grand|lakh|mio\.?|million|crore)(?![^\W\d_])"
_RUNS_ON = r"(?!\s?(?:m|mn|bn|b|billion|lakhs|lac|lacs|cr|crores)\b)"
_NAMED = "|".join(IN_POSTS)
_DOLLARS = "|".join(re.escape(sign) for sign in SIGNS if sign.endswith("$") and len(sign) > 1)
_LETTERS = r"zł(?:oty|otych)?|zloty|kč"
"""Signs of letters that stand after the number."""
_AFTER = rf"(?:{_LETTERS}|{_NAMED}|dollars|bucks|euros?|pounds|quid|rupees)\b"
_SIGN = rf"(?<![^\W\d_])(?:{_DOLLARS})|[{SYMBOLS}]|zł|kč|\brs\b\.?|\b(?:{_NAMED})\b"
_IN_AMERICA = {"dollars": "USD", "bucks": "USD"}
"""What a post means by words that several currencies share."""
_MONEY = re.compile(
    rf"(?P<sign>{_SIGN})\s?(?P<number>{_NUMBER})(?P<scale>{_SCALE})?(?!(?!(?:{_NAMED})\b)[^\W\d_]){_RUNS_ON}"
    rf"|{_BEGINS}(?P<number2>{_NUMBER})(?P<scale2>{_SCALE})?\s?"
    rf"(?P<word>[{SYMBOLS}](?!\s?\d)|{_AFTER})",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\s*(?:-|–|—|to|and|or)\s*(?:[" + SYMBOLS + r"]|\d)", re.IGNORECASE)
_RANGE_BEFORE = re.compile(r"\d\s*k?\s*(?:-|–|—|to|or)\s*$|between [^.]{0,20}$", re.IGNORECASE)
_HOURLY = re.compile(r"\s*(?:/|per|an?|each|every)\s*(?:hours?|hrs?|h)\b", re.IGNORECASE)
_HOURLY_BEFORE = re.compile(r"\bhours? at\s*$|\b(?:hourly rate|rate an hour|an hour)\W[^.!?\n\d]{0,12}$", re.IGNORECASE)
_THE_ONE = r"the(?= (?:word|line|page|hour|day|minute|piece|picture|image|photo)\b)"
_UNIT = re.compile(
    rf"\s*(?:/\s*\w|(?:per|each|every|an?|pro|je|por|par|apiece|for each|monthly|weekly|daily|{_THE_ONE})\b)", re.I
)
_TOTAL = re.compile(
    r"\b(?:budget|prices?|fixed price|fee|pays?|offer(?:ing)?|total|put aside|up to|set aside|have|spend|worth"
    r"|max(?:imum)?|limit)\b[^.!?\n\d]{0,24}$",
    re.IGNORECASE,
)
_NOT_OURS = re.compile(
    r"(?:%\s+of\s*|\banother\s*|\b(?:others?|quote[ds]?|bids? (?:of|at|for)|competitors?|agenc(?:y|ies)|offers at"
    r"|fee of|deposit of|save|raised?|turnover|revenue|worth of|refundable|day rate|rate of|rate is)\b[^.!?\n]{0,30}"
    r"|\b(?:another|somebody|someone|lad|bloke|guy|mate|nephew|student)(?: one| else)? (?:could |would |will |can )?"
    r"(?:do(?:es)?|did|done|wants?|asks?|asked|charge[sd]?)\b[^.!?\n\d,]{0,16}"
    r"|\b(?:i|we) (?:\w+ )?(?:get|got|buy|bought) (?:\w+ )?(?:these|this|them|it|those|one)\b[^.!?\n\d,]{0,8})$",
    re.IGNORECASE,
)
_PART = re.compile(r"\s*(?:up ?front|now|to start|deposit|at the start|when|with the|on signing|first|funded)", re.I)
_HOURS = re.compile(
    rf"{_BEGINS}(?P<number>{_NUMBER})\s?(?:hours?|hrs?|h)\b(?!(?:,| and)?\s?\d+\s?m|\s+and\s+an?\b)", re.IGNORECASE
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
    rf"(?:(?:{_SIGN})\s?\d[\d.,']*k?|\d[\d.,']*k?\s?(?:[{SYMBOLS}]|{_AFTER}))"
    r"(?:\s?(?:/|per|an)\s?(?:hour|hr|h)\b)?\s+for\s+(?:(?:about|around|roughly|up to)\s+)?$",
    re.IGNORECASE,
)
"""An amount for which these hours are to be worked: "$600 for 20 hours"."""
_WORK = re.compile(r"\s*(?:of work|in total|total|at [" + SYMBOLS + r"]|for )", re.IGNORECASE)
_EACH = re.compile(
    rf"(?:\s?(?:-|–|to|or)\s?[{SYMBOLS}]?(?P<upper>\d+(?:[.,]\d{{1,2}})?)\s?(?:[{SYMBOLS}]|{_AFTER})?)?\s*"
    rf"(?:(?:/|per|an?|{_THE_ONE}|each|every|for (?:each|every|an?|one))\s*"
    r"(?P<count>1[.,]?000|100|thousand|hundred)?\s*(?P<unit>[a-z]+)|(?P<monthly>monthly))",
    re.IGNORECASE,
)
_CENTS = re.compile(
    r"(?<![\d.,])(?P<cents>\d\d?(?:\.\d)?)\s?(?:cents?|ct|p|pence)\s(?:per|a|each)\s(?P<unit>[a-z]+)", re.I
)
_BY_THE_WEEK = re.compile(
    r"\b(?P<least>\d{1,2})(?:\s?(?:-|–|to)\s?\d{1,2})?\s?(?:hours?|hrs?|h)\s?(?:/|per|an?|each|every)\s?(?P<per>week|day)"
    r"|\b(?P<weekly>\d{1,2})\s?(?:hours?|hrs?)\sweekly",
    re.IGNORECASE,
)
_THEIR_SALES = re.compile(
    r"\b(?:sell|sells|sold|selling|retail|charge|costs?|customers? pays?|tickets?|print\w*|ad|ads)\b[^.!?\n]{0,30}$",
    re.IGNORECASE,
)
"""What the client takes or spends for something else."""
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
    for match in _MONEY.finditer(post):
        before, after = post[max(match.start() - 60, 0) : match.start()], post[match.end() : match.end() + 24]
        is_hourly = bool(_HOURLY.match(after) or _HOURLY_BEFORE.search(before))
        if (_NOT_OURS.search(before) and not is_hourly) or _RANGE.match(after) or _RANGE_BEFORE.search(before):
            continue
        if not is_hourly and (_UNIT.match(after) or (_PART.match(after) and not _TOTAL.search(before))):
            continue
        with suppress(NotUnderstood):
            currency, value = amounts.price(_typed(match))
            if value:
                yield _Amount(currency, value, is_hourly, bool(_TOTAL.search(before)), match[0].strip())


def _typed(match: re.Match[str]) -> str:
    """Parse an amount as the price field does."""
    number = f"{match['number'] or match['number2']}{(match['scale'] or match['scale2'] or '').strip()}"
    word = match["sign"] or match["word"]
    return f"{number} {_IN_AMERICA.get(word.lower(), word)}" if match["word"] else f"{word}{number}"


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


def unit_prices(post: str) -> Iterator[UnitPrice]:
    """Yield the prices for one of something, and what an hour comes to if a month and hours by the week are named."""
    hours = _only(set(_hours_by_the_week(post)))
    for match in _MONEY.finditer(post):
        each = _EACH.match(post, match.end())
        before = post[max(match.start() - 60, 0) : match.start()]
        if each is None or _NOT_OURS.search(before) or _THEIR_SALES.search(before):
            continue
        with suppress(NotUnderstood):
            currency, value = amounts.price(_typed(match))
            value = Decimal(each["upper"].replace(",", ".")) if each["upper"] else value or Decimal(0)
            said, unit = post[match.start() : each.end()], (each["unit"] or "month").lower()
            yield UnitPrice(currency, value / _COUNTS.get((each["count"] or "").lower(), 1), unit, said)
            if hours and unit in ("month", "week"):
                yield UnitPrice(currency, value / hours / (WEEKS_OF_A_MONTH if unit == "month" else 1), "hour", said)
    for match in _CENTS.finditer(post):
        yield UnitPrice("", Decimal(match["cents"]) / 100, match["unit"].lower(), match[0])


def _hours_by_the_week(post: str) -> Iterator[Decimal]:
    for match in _BY_THE_WEEK.finditer(post):
        hours = Decimal(match["least"] or match["weekly"])
        yield hours * DAYS_OF_A_WEEK if match["per"] == "day" else hours
