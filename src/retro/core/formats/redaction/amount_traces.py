"""Finds amounts of money and known hours in a folded text: beside a currency, after a word of paying, or known values.

The surroundings of a number are searched in a window of fixed size, so that the work is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from decimal import Decimal
from typing import NamedTuple

from retro.core.formats.redaction import money_words
from retro.core.formats.redaction.money_words import AFTER, BEFORE, SCALE, THINGS
from retro.core.text.spelt_numbers import SpeltNumber, spelt_numbers


class Replacement(NamedTuple):
    """One range of a folded text, and the word that replaces it."""

    start: int
    end: int
    label: str


class KnownAmounts(NamedTuple):
    """Numbers that the record itself holds."""

    amounts: Collection[Decimal] = ()
    hours: Collection[Decimal] = ()
    is_money: bool = False
    """True if the text is about money, such as a row of the ledger: every number in it is an amount."""


NO_AMOUNTS = KnownAmounts()

_NUMBER = re.compile(
    r"(?<![\w])\d++(?:[.,']\d++| \d{3}(?!\d)){0,40}(?:e\+?\d\d?(?!\w))?|(?<=[a-z$])\d++(?:[.,']\d++){0,40}"
)
"""A group is repeated with a bound: Python before 3.11.5 matches possessive groups wrongly."""
_PAYING = re.compile(
    r"(?<![a-z])(?:pa(?:y(?:s|ing|ment|ments)?|id)|prepaid|pric(?:e|es|ed)|cost(?:s|ing)?|charg(?:e|es|ed|ing)|fees?"
    r"|quot(?:e|es|ed)|invoic(?:e|es|ed)|bill(?:s|ed)?|ow(?:e|es|ed|ing)|refund(?:s|ed)?|deposits?|budget(?:s|ed)?"
    r"|offer(?:s|ed)?|rate|earn(?:s|ed)?|worth|advance|transfer(?:s|red)?|amount(?:s|ed)?|salary|bonus|tip(?:s|ped)?"
    r"|discount|spen[dt]|money|sum|total|upfront"
    r"|wir(?:e|es|ed)|receiv(?:e|ed)|(?:sent|gave) (?:me|us)|instal?lments?|agreed|asked|wanted"
    r"|lowered|raised|cut|sold|settled|bezahlt|zahlte|gezahlt|kostete?|preis|rechnung|honorar|paye|prix"
    r"|facture|pagado|pago|pague|cobr[eo]|coute|zahlen|kosten|pagato|precio|prezzo|zaplaci\w{0,4}|cena)"
    r"(?![a-z])(?:[^\w.!?\n]+[a-z']+){0,4}[^\w.!?\n]*$"
)
_HANDED_OVER = re.compile(
    r"(?<![a-z])(?:wants?|g[eo]ts?|getting|sen[dt]s?|g[ai]ves?|given|los[et]s?|ke(?:ep|eps|pt)|t(?:ake|akes|ook)|left|so"
    r"|(?:would|will|could|should) be|(?:ended|stopped|came|was|were|is|are|stands?|stood) (?:up )?at|saved|made|handed"
    r"|return(?:s|ed)|behielt|bekam|verlor|schickte|wollte|will|perdi|recibi|recu|perdu|garde)"
    r"(?: (?:me|us|them|him|her|you|back|out|about|around|only|just|another|all of|at least|nearly|almost|over)){0,2} $"
)
"""Words after which a number that counts nothing is money: "she wants 250 back"."""
_SHARE_OF = re.compile(
    r"(?<![a-z])(?:(?:half|third|quarter|rest|%|percent)(?: of)?|(?:most|part|all) of)(?: the| that| this)? $"
)
"""Words before a number that counts nothing, of which someone got a part: "half of the 800"."""
_HAPPENED = re.compile(r" (?:was|were|is|came|went|arrived|never|still|has|had|got|stayed|fell|did)(?![a-z])")
_NEXT = r"\d{1,3}(?:[.,' ]?\d{3}){0,2}(?:[.,]\d\d)?(?!\d)"
_TO = re.compile(rf"(?:, ?{_NEXT}){{0,2}}(?:,?\s(?:(?:up )?to|or|bis|oder|ou|o)\s|\s?[-+]\s?){_NEXT}")
"""Further numbers behind a first, of which a currency can follow: "500 to 600 euros"."""
_AND = re.compile(rf"\s(?:and|und|et|y|e|en|och|i)\s{_NEXT}")
_BETWEEN = re.compile(r"(?<![a-z])(?:between|zwischen|entre|tra|fra|tussen|mellan|miedzy) $")
_OF = re.compile(r" (?:of|de) | d'|(?= )")
"""What can stand between a number in words and its currency."""
_END = re.compile(
    r"(?: (?:for|in|up|each|per|to|and|or|less|more|short|on|from|then|now|at|by|upfront|down|back|out|before|after"
    r"|when|but|because|instead|extra|again)(?![a-z])|[^\s\w-]|\n| ?$)"
)
"""What follows a number that counts nothing: "a grand for it", unlike "a grand plan"."""
_CHAIN = re.compile(
    r"(?:\.-)?\s?(?:,\s?(?:then|and|or|to|plus|not)?|to|and|or|instead of|then|plus|not|rather than|/|-)"
    r"\s?(?:only |just |another )?(?:[a-z]{3} )?"
)
"""Words between two amounts, as in "from 1200 to 900"."""
_AFTER_PAYING = re.compile(
    r"\s(?:up ?front|in advance|deposit|in cash|net(?![a-z])|gross|flat(?![a-z])|an hour|a day"
    r"|per (?:hour|day|month|project|page)|(?:was|were) paid|in fees)|/(?:h|hr|hour|day)(?![a-z])"
)
_NO_MONEY = re.compile(
    r"\s?-?(?:%|percent|x(?![a-z])|st(?![a-z])|nd(?![a-z])|rd(?![a-z])|th(?![a-z])|am(?![a-z])|pm(?![a-z])|o'clock|days?|weeks?"
    r"|months?|years?|h(?![a-z])|hrs?(?![a-z])|hours?|mins?(?![a-z])|minutes?|seconds?|times|pages?|words?|people|users?"
    r"|invoices?|instal?lments?|jan|feb|mar(?:ch)?(?![a-z])|apr|may(?![a-z])|june?|july?|aug|sep|oct|nov|dec|tage?|wochen?"
    r"|monate?|stunden|std)|[/:-]\d"
)
_IN_A_DAY = re.compile(
    r"(?:\d[/:.-]|(?:jan\w{0,7}|feb\w{0,7}|mar|march|apr|april|may|june?|july?|aug\w{0,4}|sep\w{0,7}|oct\w{0,5}"
    r"|nov\w{0,6}|dec\w{0,6})\.? )$"
)
_HOURS = re.compile(r"\s?-?(?:h(?![a-z])|hrs?(?![a-z])|hours?|stunden|std)")
_CLOCK = re.compile(
    r"(?<![\w:.])(\d{1,4}) ?(?:h|:|hours?(?: and)?|hrs?) ?(\d{1,2})(?::\d\d|(?: ?m(?:in(?:ute)?s?)?)?)(?![\w:])"
)
_WINDOW, _AHEAD, _SIGN = 48, 24, 14
"""Characters before and after a number that decide its meaning, and those before it that can hold its currency."""
_SMALLEST = 10
"""A smaller whole number is an amount only beside a currency, because too much else is counted."""


def amounts(text: str, known: KnownAmounts) -> Iterator[Replacement]:
    """Find every amount in a folded text, and the known hours."""
    if known.hours:
        yield from _clocks(text, known.hours)
    last = 0
    for found in _NUMBER.finditer(text):
        start, end = found.span()
        before, after = text[max(0, start - _WINDOW) : start], text[end : end + _AHEAD]
        if THINGS.match(after) and not BEFORE.search(before[-_SIGN:]):
            continue
        if (money := _beside_money(start, end, before, after)) is not None:
            yield money
            last = money.end
            continue
        is_next = (
            bool(last) and start - last < _AHEAD and bool(_CHAIN.fullmatch(money_words.TIMES.sub("", text[last:start])))
        )
        before = (
            "" if is_next and text[last:start].strip() in ("-", "/") else money_words.TIMES.sub("", before)
        )  # a range, no day
        if label := _meaning(found[0], before, after, known._replace(is_money=known.is_money or is_next)):
            yield Replacement(start, end, label)
            last = end if label == "amount" else 0
    yield from _spelt(text, known)
    for pattern in (money_words.IN_CHARACTERS, money_words.NOTES):
        yield from (Replacement(*found.span(), "amount") for found in pattern.finditer(text))


def _beside_money(start: int, end: int, before: str, after: str) -> Replacement | None:
    """Find numbers beside a currency, or before "k" and the like, together with it."""
    sign, suffix = BEFORE.search(before[-_SIGN:]), AFTER.match(after)
    if not (sign or suffix):
        is_day = _IN_A_DAY.search(before)
        to = (_AND if _BETWEEN.search(before) else _TO).match(after) if not is_day else None
        return Replacement(start, end, "amount") if to and AFTER.match(after, to.end()) else None
    scale = re.match(SCALE, after) if sign else None
    stop = end + max(len(found[0].rstrip()) for found in (suffix, scale) if found)
    return Replacement(start - len(sign[0]) if sign else start, stop, "amount")


def _spelt(text: str, known: KnownAmounts) -> Iterator[Replacement]:
    """Find amounts in words, such as "twelve hundred euros", and the known numbers written so."""
    last = 0
    for number in spelt_numbers(text):
        start, end = number.start, number.end
        before, after = text[max(0, start - _WINDOW) : start], text[end : end + _AHEAD]
        is_next = bool(last) and start - last < _AHEAD and bool(_CHAIN.fullmatch(text, last, start))
        if money := _spelt_beside_money(number, before, after):
            yield money
        elif number.value in known.hours and _HOURS.match(after):
            yield Replacement(start, end, "hours")
            continue
        elif _is_spelt_amount(number, before, after, known._replace(is_money=known.is_money or is_next)):
            yield Replacement(start, end, "amount")
        else:
            continue
        last = end


def _spelt_beside_money(number: SpeltNumber, before: str, after: str) -> Replacement | None:
    """Find a number in words beside a currency, together with it."""
    if number.words == ("a",) and after[:1] in (".", ",", "-"):  # "A.-L. Schmidt"
        return None
    if number.words[-1] == "grand" and len(number.words) == 1:
        return None
    between = _OF.match(after)
    suffix = AFTER.match(after) or (AFTER.match(after, between.end()) if between and number.is_large else None)
    if suffix and number.words in (("a",), ("one",)) and "grand" in suffix[0]:
        return None
    if suffix:
        return Replacement(number.start, number.end + suffix.end(), "amount")
    sign = BEFORE.search(before[-_SIGN:]) if number.is_large else None
    return Replacement(number.start - len(sign[0]), number.end, "amount") if sign else None


def _is_spelt_amount(number: SpeltNumber, before: str, after: str, known: KnownAmounts) -> bool:
    """Tell whether a number in words without a currency is an amount."""
    if number.words[-1] == "grand":
        return len(number.words) > 1 and (number.words != ("a", "grand") or bool(_END.match(after)))
    if not number.is_large or _NO_MONEY.match(after) or money_words.MEASURED.match(after):
        return False
    if number.words in money_words.MANY and after.startswith((" of ", " de ", " von ")):
        return False
    if known.is_money or (number.value in known.amounts and number.words not in money_words.MANY):
        return True
    is_alone = len(number.words) == 1 and number.words[0] in money_words.ALONE
    is_round = number.value is None or number.words[0] in ("half", "halbe", "medio")
    is_price = is_round or ("hundred" in number.words and (number.value or 0) > 1000)  # "twelve hundred"
    counts_nothing = is_price and len(number.words) > 1 and number.words[0] not in ("an", "one") and _END.match(after)
    return not is_alone and bool(counts_nothing or _PAYING.search(before) or _AFTER_PAYING.match(after))


def _meaning(number: str, before: str, after: str, known: KnownAmounts) -> str:
    """Classify a number without a currency: "amount", "hours", or "" for neither."""
    values = _values(number)
    if not values or len(number) > _AHEAD or money_words.is_hash(number, before):
        return ""
    is_counted = bool(_NO_MONEY.match(after) or _IN_A_DAY.search(before))
    is_small = number.isdigit() and len(number) < len(str(_SMALLEST))
    if not values.isdisjoint(known.hours) and (_HOURS.match(after) or not (is_counted or is_small)):
        return "hours"
    is_year = number.isdigit() and 1900 <= int(number) < 2100 and money_words.OF_A_YEAR.search(before)
    is_known = not values.isdisjoint(known.amounts)
    if is_known and len(number) > 2 and not (is_year or money_words.DATED.match(after) or _IN_A_DAY.search(before)):
        return "amount"
    if is_counted or is_small or is_year:
        return ""
    is_handed_over = _HANDED_OVER.search(before) and _END.match(after)
    is_handed_over = is_handed_over or (_SHARE_OF.search(before) and (_END.match(after) or _HAPPENED.match(after)))
    is_paid = (
        is_handed_over
        or money_words.is_with_cents(number, before, after)
        or _PAYING.search(before)
        or _AFTER_PAYING.match(after)
    )
    return "amount" if known.is_money or is_known or is_paid else ""


def _values(number: str) -> set[Decimal]:
    """Return the values that a number can mean: its last mark as a decimal point, or every mark as a separator."""
    plain = number.replace(" ", "").replace("'", "")
    if len(plain) > _AHEAD:
        return set()
    if "e" in plain:  # 3e2
        digits, _, places = plain.replace(",", ".").partition("e")
        return {Decimal(digits).scaleb(int(places))} if digits.count(".") < 2 else set()
    whole = re.sub("[.,]", "", plain)
    head, mark, tail = plain.replace(",", ".").rpartition(".")
    read = {Decimal(whole)} if len(tail) == 3 or not mark else set()
    return read | ({Decimal(f"{head.replace('.', '')}.{tail}")} if mark else set())


def _clocks(text: str, hours: Collection[Decimal]) -> Iterator[Replacement]:
    """Find known hours written with minutes, such as 37h 30m."""
    for found in _CLOCK.finditer(text):
        if int(found[1]) + Decimal(int(found[2])) / 60 in hours:
            yield Replacement(*found.span(), "hours")
