"""Recognises in an English answer how much is refunded, or that nothing is.

A sum that is kept, owed or still open is no refund: what may stand behind an amount is listed, and all else isn't one.
"""

from __future__ import annotations

import re
from functools import cache

from retro.core.message.named_days import A_DATE
from retro.core.text.deferred_pattern import deferred

_SIGN = r"(?:[A-Z]{1,3}\$|[A-Z]{3}|[Kk]r\.?|[^\w\s.,;:!?()'’\"-]{1,2})"
_UNIT = (
    rf"(?:{_SIGN}(?!\w)|%|per ?cent\b|(?:eur|usd|gbp|chf)\b|(?:US |Swiss )?(?:euros?|dollars?|pounds?|francs?|quid"
    r"|crowns?|yen)\b)"
)
_SUM = rf"(?:{_SIGN} ?-?)?\d+(?:[.,'’ ]\d+)*k?(?![\w])(?:[,.]-)?(?: ?{_UNIT})?"
_NIL = rf"(?:{_SIGN} ?)?0+(?:[.,]0+)?(?:[,.]-)?(?: ?{_UNIT})?(?![.,]?\w)"
_PAID = r"(?:(?:that |which )?you(?:['’]ve| have)? (?:already )?(?:paid|sent|transferred)(?: me| so far| already)*)"
_PART = (
    r"(?:deposit|advance|money|fees?|price|amount|sum|payments?|retainer|rest|total|invoices?|down ?payment"
    r"|instal?lments?|half|third|quarter|difference|milestones?|budget)\b"
)
_ITS = rf"(?:the|your|that|this|my) (?:(?:whole|full) )?(?:{_SUM}|(?:[a-z]+ ){{0,2}}{_PART})"
_WHOLE = rf"(?:it|that|this|what {_PAID}|{_ITS})"
_SHARE = r"(?:all|everything|half|most|(?:a|one|two|three) (?:half|halves|third|quarter|tenth|fifth)s?)\b"
_ABOUT = r"(?:(?i:about|around|roughly|at least|at most|up to|nearly|almost|exactly|only|just|maybe|perhaps|another) )?"
_RANGE = rf"(?: ?(?:-|–|to|or) ?{_SUM})?"
_HOW_MUCH = (
    rf"{_ABOUT}(?:(?!{_NIL}){_SUM}{_RANGE}|(?i:{_SHARE}|what {_PAID})|(?i:{_WHOLE}))"
    rf"(?i:(?: of)? (?!{_NIL}){_WHOLE}| of {_SUM})*(?i: {_PAID})?"
)
_TIME = rf"(?:{A_DATE}|(?:mon|wed|sat|sun)\b|the \d|your|my|receipt|request)"
_HOW_LONG = r"(?:\d|an?\b|one|two|three|four|cash|total|full|all\b|instal|january|february|march|april|may|june|july)"
_GOES_ON = (
    r"(?:\Z|[.!](?:\s|\Z)|,? (?:minus|less|plus|but|except|by|within|this|next|today|tonight|tomorrow|now\b|if|unless"
    r"|once|as soon as|when|before|after|right away|straight away|immediately|at (?:the|once|noon|least|most|\d)"
    rf"|per \w|each|for (?:the|your) trouble|to (?:your|the) (?:card|account|bank)|in {_HOW_LONG}|in \w+ days"
    rf"|in (?:aug|sep|oct|nov|dec)|on {_TIME}|{A_DATE}|you(?:['’]ve| have)? paid)(?!\w*:))"
)
_AMOUNT = rf"({_HOW_MUCH})(?i: back)?(?=(?i:{_GOES_ON}))"
"""How much is refunded, and behind it only what may stand there."""
_NO_AMOUNT = deferred(
    r"\b(?:off|discounts?|credit(?:ed)?|vouchers?|hours?|(?:days?|weeks?) of|kept|owed?|due|outstanding|spent|open)\b"
    r"|:\s",
    re.IGNORECASE,
)
_FULL = rf"(?is:(?:an? )?((?:full|complete|partial) refund(?=(?: of| for|{_GOES_ON})).*))"
_NOTHING = (
    rf"(?:(?i:no refunds?|no money|none|no|nothing|zero)|{_NIL})(?i:(?: refund(?:ed)?)?(?: back)?"
    r"(?P<rest>(?: (?:of|if|for|unless|until|beyond) [^,;.]+|,? (?:as|because|since) [^;.]+)?)[.! ]*)"
)


def refunded_amount(text: str) -> str:
    """Return "half on Friday" of "half back on Friday"; "" if it names no amount, or one that isn't refunded."""
    found = _compiled(_AMOUNT).match(text)
    if found is None or _NO_AMOUNT.search(text):
        return ""
    return found[1] + text[found.end() :]


def full_refund(text: str) -> str:
    """Return "full refund by Friday", without its article; "" for another text."""
    full = _compiled(_FULL).fullmatch(text)
    return full[1] if full else ""


def behind_nothing(text: str) -> str | None:
    """Return what follows a plain no: " of the deposit", of "€0 of the deposit"; None if it is none."""
    no = _compiled(_NOTHING).fullmatch(text)
    return no["rest"] if no else None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Return it compiled at its first use: that takes too long for a program that only starts."""
    return re.compile(pattern)
