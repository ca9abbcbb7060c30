"""Finds amounts in words in a folded text: "twelve hundred euros", and the known numbers written so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from retro.core.formats.redaction.money import money_words
from retro.core.formats.redaction.money.eastern_owing import is_owed_in_the_east
from retro.core.formats.redaction.money.money_rates import AFTER_PAYING, is_paid_by_the_hour
from retro.core.formats.redaction.money.money_words import (
    AFTER,
    AHEAD,
    BEFORE,
    CHAIN,
    END,
    HOURS,
    NO_MONEY,
    PAYING,
    REACH,
    SIGN,
    WINDOW,
    OverAWindow,
)
from retro.core.formats.redaction.money.owed_later import is_owed_later
from retro.core.formats.redaction.money.owing_words import OWED, has_owing, is_owed_in_words
from retro.core.formats.redaction.replacement import KnownAmounts, Replacement
from retro.core.text.numbers.spelt_numbers import SpeltNumber, spelt_numbers

_OF = re.compile(r" (?:of|de) | d'|(?= )")
"""What can stand between a number in words and its currency."""
_UP_TO_TWELVE = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_TENS = "ten|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_SPOKEN = re.compile(rf"(?:{_UP_TO_TWELVE}) (?:{_TENS}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety) nine)")
"""A price as it is said, "two fifty", which is an hour of the day as well."""
_PAID: OverAWindow = re.compile(
    r"(?<![a-z])(?:pa(?:y(?:s|ing|ment|ments)?|id)|pric(?:e|es|ed)|cost(?:s|ing)?|charg(?:e|es|ed|ing)|fees?"
    r"|quot(?:e|es|ed)|invoic(?:e|ed)|billed|ow(?:e|es|ed|ing)|refund(?:s|ed)?|deposit|budget|rate|earn(?:s|ed)?"
    r"|worth|money|sum|bonus|discount|salary)(?![a-z])(?:[ :]{1,2}[a-z']+){0,3}[ :]{1,2}$"
)
_AT_AN_HOUR = re.compile(r"(?<![a-z])(?:at|by|till?|until|before|after|since|from|past|around|it's|it was|it is) $")
"""Words before an hour of the day."""
_HOUR_TOO = re.compile(r" (?:in cash|a day (?:before|after|later|earlier|early|late|ahead|too|apart|from))(?![a-z])")
"""What follows an hour of the day as well as a price: "at nine thirty a day later"; "at two fifty a day" is a price."""
_OF_A_DAY = re.compile(r" (?:in the|o'clock)(?![a-z])")
_SENTENCE_ENDS = re.compile(r"[.!?\n]")
_GOES_ON = re.compile(
    r" (?:to|or|and|oder|und|bis|ou|et|a|y|o|e|of|en|i|lub|pour cent|por ciento|per cento|procent|prozent)(?![a-z])"
)
"""What joins a small number to another one, or makes it a share."""
_SMALLEST = 10
_COOL = re.compile(r"(?<![a-z])a cool $")


def spelt_amounts(text: str, known: KnownAmounts) -> Iterator[Replacement]:
    """Find amounts in words, such as "twelve hundred euros", and the known numbers written so."""
    last = 0
    for number in spelt_numbers(text):
        start, end = number.start, number.end
        before, after = text[max(0, start - WINDOW) : start], text[end : end + REACH]
        is_near = bool(last) and start - last < AHEAD
        is_next = is_near and bool(CHAIN.fullmatch(text, last, start) or _is_beside(text[last:start], after))
        if money := _spelt_beside_money(number, before, after):
            yield money
        elif number.value in known.hours and HOURS.match(after):
            yield Replacement(start, end, "hours")
            continue
        elif _is_spelt_amount(number, before, after, known._replace(is_money=known.is_money or is_next)):
            yield Replacement(start, end, "amount")
        else:
            continue
        last = end


def _is_beside(between: str, after: str) -> bool:
    """Tell whether a number that counts nothing follows an amount in its sentence: "a grand, and got nine hundred"."""
    return not _SENTENCE_ENDS.search(between) and bool(END.match(after))


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
    sign = BEFORE.search(before[-SIGN:]) if number.is_large else None
    return Replacement(number.start - len(sign[0]), number.end, "amount") if sign else None


def _is_spelt_amount(number: SpeltNumber, before: str, after: str, known: KnownAmounts) -> bool:
    """Tell whether a number in words without a currency is an amount."""
    if number.words[-1] == "grand":
        return len(number.words) > 1 and (number.words != ("a", "grand") or bool(END.match(after)))
    if _is_spoken_price(number, before, after, known):
        return True
    if _is_owed_or_hourly(number, before, after):
        return True
    if not number.is_large or NO_MONEY.match(after) or money_words.MEASURED.match(after):
        return False
    if number.words in money_words.MANY and after.startswith((" of ", " de ", " von ")):
        return False
    if known.is_money or (number.value in known.amounts and number.words not in money_words.MANY):
        return True
    is_alone = len(number.words) == 1 and number.words[0] in money_words.ALONE
    is_round = number.value is None or number.words[0] in ("half", "halbe", "medio")
    is_price = is_round or ("hundred" in number.words and (number.value or 0) > 1000)  # "twelve hundred"
    is_several = len(number.words) > 1 and number.words[0] not in ("an", "one")
    counts_nothing = ((is_price and is_several) or _COOL.search(before)) and END.match(after)
    is_owed = OWED.match(after) or has_owing(before, after) or is_owed_in_the_east(before, after, is_large=True)
    is_paid = PAYING.search(before) or AFTER_PAYING.match(after) or is_owed or is_owed_later(before, after)
    return not is_alone and bool(counts_nothing or is_paid)


def _is_owed_or_hourly(number: SpeltNumber, before: str, after: str) -> bool:
    """Tell whether a number of ten or more is paid by the hour, or right behind a word of owing: "owes me fifty"."""
    if number.value is None or number.value < _SMALLEST or NO_MONEY.match(after) or _GOES_ON.match(after):
        return False
    return is_paid_by_the_hour(before, after) or is_owed_in_words(before, after)


def _is_spoken_price(number: SpeltNumber, before: str, after: str, known: KnownAmounts) -> bool:
    """Tell whether it is a price as it is said, "I paid two fifty", beside a word of paying."""
    if not _SPOKEN.fullmatch(" ".join(number.words)) or _OF_A_DAY.match(after):
        return False
    is_paid = known.is_money or bool(_PAID.search(before))
    is_at_an_hour = bool(_AT_AN_HOUR.search(before))
    is_rate = AFTER_PAYING.match(after) or is_paid_by_the_hour(before, after)
    if is_rate and (is_paid or not (is_at_an_hour and _HOUR_TOO.match(after))):
        return True
    return is_paid and not is_at_an_hour and bool(END.match(after))
