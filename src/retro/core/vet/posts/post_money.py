"""Amounts of money as job posts write them: the pattern, what is somebody else's money, and the value."""

from __future__ import annotations

import re

from retro.core.text import amounts
from retro.core.text.currencies import IN_POSTS, SIGNS, SYMBOLS

_SPACES = " \u00a0\u2009\u202f"
NUMBER_BEGINS = rf"(?<![\w.,'’:/×+½¼¾])(?<!\d[{_SPACES}–—-])(?<!\d[{_SPACES}][x×*/–—+-][{_SPACES}])"
_ENDS = r"(?![.,'’:/×_]?\d|[½¼¾])"
POST_NUMBER = (
    rf"(?:\d{{1,2}}(?:,\d\d)+,\d{{3}}(?:\.\d{{1,2}})?|\d{{1,3}}(?:[.,'’{_SPACES}]\d{{3}})+(?:[.,]\d{{1,2}})?"
    rf"|\d{{1,9}}(?:[.,]\d{{1,2}})?){_ENDS}"
)
"""A number whole: what runs on beside it, such as the 1 of "1/2" or of "1,20,000", is never left out."""
SCALE = r"\s?(?:k|thousand|grand|lakh|mio\.?|million|crore)(?![^\W\d_])"
RUNS_ON = r"(?!\s?(?:m|mn|bn|b|billion|lakhs|lac|lacs|cr|crores)\b)"
_NAMED = "|".join(IN_POSTS)
_DOLLARS = "|".join(re.escape(sign) for sign in SIGNS if sign.endswith("$") and len(sign) > 1)
_LETTERS = r"zł(?:oty|otych)?|zloty|kč"
"""Signs of letters that stand after the number."""
AFTER_NUMBER = rf"(?:{_LETTERS}|{_NAMED}|dollars|bucks|euros?|pounds|quid|rupees)\b"
POST_SIGN = rf"(?<![^\W\d_])(?:{_DOLLARS})|[{SYMBOLS}]|zł|kč|\brs\b\.?|\b(?:{_NAMED})\b"
_IN_AMERICA = {"dollars": "USD", "bucks": "USD"}
"""What a post means by words that several currencies share."""
POST_MONEY = re.compile(
    rf"(?P<sign>{POST_SIGN})\s?(?P<number>{POST_NUMBER})(?P<scale>{SCALE})?(?!(?!(?:{_NAMED})\b)[^\W\d_]){RUNS_ON}"
    rf"|{NUMBER_BEGINS}(?P<number2>{POST_NUMBER})(?P<scale2>{SCALE})?\s?"
    rf"(?P<word>[{SYMBOLS}](?!\s?\d)|{AFTER_NUMBER})",
    re.IGNORECASE,
)
OTHERS_MONEY = re.compile(
    r"(?:%\s+of\s*|\banother\s*|\b(?:others?|quote[ds]?|bids? (?:of|at|for)|competitors?|agenc(?:y|ies)"
    r"|offers (?:at|between|from|of)|fee of|deposit of|save"
    r"|raised?|turnover|revenue|worth of|refundable|day rate|rate of|rate is)\b[^.!?\n]{0,30}"
    r"|\b(?:another|somebody|someone|lad|bloke|guy|mate|nephew|student)(?: one| else)? (?:could |would |will |can )?"
    r"(?:do(?:es)?|did|done|wants?|asks?|asked|charge[sd]?)\b[^.!?\n\d,]{0,16}"
    r"|\b(?:i|we) (?:\w+ )?(?:get|got|buy|bought) (?:\w+ )?(?:these|this|them|it|those|one)\b[^.!?\n\d,]{0,8})$",
    re.IGNORECASE,
)
FOR_THE_ONE = r"the(?= (?:word|line|page|hour|day|minute|piece|picture|image|photo)\b)"
"""The article before what one price is for: "a price by the hour"."""


THEIR_SALES = re.compile(
    r"\b(?:sell|sells|sold|selling|retail|charge|costs?|tickets?|print\w*|ad|ads"
    r"|(?:customer|guest|member|patient|reader|student|user|visitor)s? pays?)\b[^.!?\n]{0,30}$",
    re.IGNORECASE,
)
"""What the client takes or spends for something else."""


def price_in_post(match: re.Match[str]) -> amounts.Price:
    """Return currency and value of a match of POST_MONEY, as `price_named`."""
    number = f"{match['number'] or match['number2']}{(match['scale'] or match['scale2'] or '').strip()}"
    return price_named(number, match["sign"] or "", match["word"] or "")


def price_named(number: str, sign: str, word: str) -> amounts.Price:
    """Return currency and value of a number with the sign before or the word behind it, as the price field reads them.

    Raises NotUnderstood for a number that stays open.
    """
    return amounts.price(f"{number} {_IN_AMERICA.get(word.lower(), word)}" if word else f"{sign}{number}")
