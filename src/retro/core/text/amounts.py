"""Parses typed amounts of money: one number; anything else beside it must be understood too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal

from retro.core.hundredths import HUNDREDTH
from retro.core.text import currencies
from retro.core.text.deferred_pattern import deferred
from retro.core.text.parsing import NotUnderstood, plain_text

Price = tuple[str, Decimal | None]
"""A currency, "" if none was named, and an amount."""
LARGEST = Decimal(10) ** 12

ABOUT = deferred(
    r"(?:about|around|roughly|approximately|circa|zirka|ca|approx|aprox|etwa|ungefähr|rund|environ|unos|unas|cerca de"
    r"|ongeveer|około|около|примерно) |(?:ca\.|approx\.|aprox\.|c\.|~|≈|約|约|약) ?",
    re.IGNORECASE,
)
OR_SO = deferred(r"(?:(?<=\d)-?ish| or so|,? (?:approx|aprox)\.?| ?(?:左右|くらい|ぐらい|程度|정도))$", re.IGNORECASE)
_FULL_STOP = re.compile(r"(?<=[A-Za-z]{3})\.$")
"""Behind the last word of a sentence: "500 CHF."."""
_NO_CENTS = deferred(r"(?<=\d) ?[,/.:]-{1,2}(?=$| (?!\d))")
_MANY_DECIMALS = re.compile(r"[.,]\d{4,}$")
"""Too many figures for a group of three and for cents: "1,0000" can be one or ten thousand."""
_TERMS = deferred(
    r" \(?(?:net|gross|netto|brutto|flat|fixed|total|in total|all in|up ?front|in advance|pauschal|ht|ttc|fix"
    r"|(?:\+|plus|incl?\.?|including|excl\.?|excluding|ex\.?|zzgl\.?|inkl\.?|exkl\.?|más|sin|con|ohne|mit)"
    r" ?(?:vat|tax|taxes|gst|hst|mwst|ust|iva|tva|btw|moms)\.?)\)?$",
    re.IGNORECASE,
)
_HOURLY = deferred(
    r"(?: ?/ ?| (?:per|an?|pro|par|por|die|la) | (?:(?:de |à )?l|all)')"
    r"(?:h|hr|hour|std|stunde|heure|hora|ora|uur|timme|godz)\.?$| (?:hourly|ph|p/h|p\.h\.|pr\.? time)$",
    re.IGNORECASE,
)
_WORDS_OF_SCALE = {
    2: "hundred hundert",
    3: (
        "k к thousand thousands grand tausend tsd tsd. mille tysiąc tysiące tysięcy tys tys. тыс тыс. тысяча тысячи"
        " тысяч тисяч bin ribu हज़ार हजार ألف אלף"
    ),
    5: "lakh lakhs lac lacs लाख",
    6: (
        "million millions mio mio. mn mn. mln mln. mill. millionen millones millón milhões milhão milione milioni"
        " miljoen miljoner milion miliony milionów млн млн. миллион миллиона миллионов мільйонів juta triệu مليون"
    ),
    7: "crore crores करोड़",
}
"""Powers of ten and their words: not "m" and "mil", a thousand to some and a million to others, nor "billion"."""
_SCALES = {word: places for places, words in _WORDS_OF_SCALE.items() for word in words.split()}
_EASTERN = {
    "百": 2, "千": 3, "천": 3, "万": 4, "萬": 4, "만": 4, "十万": 5, "十萬": 5, "십만": 5, "百万": 6, "百萬": 6, 
    "백만": 6, "千万": 7, "千萬": 7, "천만": 7, "億": 8, "亿": 8, "억": 8,
}  # fmt: skip
"""Scales that stand against the currency: "5万円"."""
_AGAINST = {"k": 3, "t": 3, "m": 6}
"""Letters that stand for a scale only against the sign or the code of the euro: "5 T€", "5 kEUR"."""


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_AMOUNT = deferred(
    r"(?P<before>\D*)(?P<digits>\d[\d.,٫' _]*?)[ ]?"
    rf"(?:(?P<scale>(?:{_any_of(_SCALES)})(?![^\W\d_])|(?:{_any_of(_EASTERN)})|[{''.join(_AGAINST)}](?=€|eur\b)))?"
    r"(?P<after>[^\d.,٫]\D*)?",
    re.IGNORECASE,
)
_OF = re.compile(r"(?:d[ei] |d')", re.IGNORECASE)
"""Before the currency of "2 millones de euros"."""
_SIGN_AND_CODE = deferred(rf"[A-Za-z]{{3}}|[{currencies.SYMBOLS}]")
_SCALED = re.compile(r"\d{1,9}(?:[.,٫]\d{1,2})?")
_GROUPED = deferred(r"[1-9]\d{0,2}(?:(?P<by>[,.' _])\d{3})(?:(?P=by)\d{3})*(?:(?!(?P=by))[.,٫]\d*)?")
_ONE_GROUP = re.compile(r"[1-9]\d{0,2}[,.]\d{3}")
_INDIAN = deferred(r"\d{1,2}(?:,\d\d)+,\d{3}(?:\.\d*)?")
_SIMPLE = re.compile(r"\d+(?:[.,٫]\d*)?|[.,٫]\d+")
_APART = deferred(r"\d(?:\s\s+|[\t\n\r\f\v\x1c-\x1f\u2028\u2029])\s*\d")
_LONG_WITH_THREE = re.compile(r"(?:\d{4,}|0\d+)[.,]\d{3}")
_WITH_THREE = re.compile(r"\d+\.\d{3}")
IN_THOUSANDTHS = frozenset({"BHD", "JOD", "KWD", "OMR"})
"""Currencies written with three decimals: "KWD 1.250" is one and a quarter.

Not TND and LYD, whose countries part thousands by a point, nor IQD, of which no part is paid any more.
"""

NEGATIVE = "It can't be negative. Leave it blank if you don't know."
TOO_LONG = "That's too long: twelve digits at most."
NO_AMOUNT = "That doesn't look like a number. Try 300, 1,200.50 or leave it blank."
OTHER_THAN_GIG, OTHER_THAN_PRICE = "This says {}, the gig says {}.", "This says {}, the price is in {}."
TOO_FINE = "Money has two decimals at most. Write 1,000 for a thousand, or 12.50."
IS_A_WORD = "If “{word}” is the currency, write {code} in capitals. If not, leave it out."
NO_CURRENCY = "Write just the number, or with one currency: {}."


def amount(text: str) -> Decimal | None:
    """Parse an amount: "1,200.50", "1 200", "$300", "5k", "300,-". Raises NotUnderstood, also for a third decimal.

    With both separators the last is decimal. One separator before exactly three digits separates thousands.
    """
    return price(text)[1]


def price(text: str, known: str = "", clash: str = OTHER_THAN_GIG) -> Price:
    """Parse an amount and its currency, "" if none is named: "€600", "600 usd", "US$1.2k".

    Raises NotUnderstood, also if it names another currency than the known one; `clash` is the sentence that says so.
    """
    words = _one_line(text)
    if not words:
        return "", None
    words = OR_SO.sub("", words)
    words = _FULL_STOP.sub("", words)
    words = _NO_CENTS.sub("", ABOUT.sub("", words, count=1) if ABOUT.match(words) else words)
    match = _AMOUNT.fullmatch(_TERMS.sub("", words))
    if match is None:
        raise NotUnderstood(NO_AMOUNT)
    before, digits, scale = match["before"].strip(), match["digits"], (match["scale"] or "").lower()
    if before.replace("-", "").strip() in ("", *_around(before)) and "-" in before:
        raise NotUnderstood(NEGATIVE)
    if before and before[-1] in ".,٫" and currencies.meant_currency(before, known) is None:
        before, digits = before[:-1].strip(), before[-1] + digits
    after = _OF.sub("", (match["after"] or "").strip(), count=1) if scale else (match["after"] or "").strip()
    found = _named(before, after, known, clash)
    value = _value(digits, scale, found or known)
    if value is None:
        raise NotUnderstood(NO_AMOUNT)
    if not scale and _MANY_DECIMALS.search(digits):
        raise NotUnderstood(TOO_FINE)
    return found, _money(value)


def _one_line(text: str) -> str:
    """Normalise; raises NotUnderstood for two numbers that stand apart."""
    if stand_apart(text):
        raise NotUnderstood(NO_AMOUNT)
    return plain_text(text)


def _value(digits: str, scale: str, currency: str) -> Decimal | None:
    if scale:
        return _scaled(digits, (_AGAINST | _SCALES | _EASTERN)[scale])
    has_three = currency in IN_THOUSANDTHS and _WITH_THREE.fullmatch(digits)
    return _decimal(digits) if has_three else read_number(digits)


def rate(text: str, known: str = "") -> Price:
    """Parse a rate for one hour, which may say so: "$20/h", "20 an hour". Raises NotUnderstood, as price does."""
    return price(_HOURLY.sub("", plain_text(text)), known, OTHER_THAN_PRICE)


def _around(before: str) -> tuple[str, ...]:
    """Return what stands before an amount without its minus, if it names a currency; else nothing."""
    sign = before.replace("-", "").strip()
    return (sign,) if currencies.meant_currency(sign, "") is not None else ()


def _named(before: str, after: str, known: str, clash: str) -> str:
    """Return the currency at one end of an amount, or that of a sign and its code; "" if none or it is ambiguous."""
    words = [*currencies.BEFORE_AMOUNTS.get(before, before).split(), *after.split()]
    if not words:
        return ""
    if word := next((word for word in words if currencies.is_word_too(word, known)), ""):
        raise NotUnderstood(IS_A_WORD.format(word=word, code=word.upper()))
    if (found := _code(words, known, is_around=bool(before and after))) is None:
        raise NotUnderstood(NO_CURRENCY.format(_ways(known or "EUR")))
    if known and found != known:  # an ambiguous name would have meant the known currency if it could
        raise NotUnderstood(clash.format(found or " ".join(words), known))
    return found


def _code(words: Sequence[str], known: str, *, is_around: bool) -> str | None:
    """Return the currency that words before or behind a number name, or around it; "" if ambiguous, None if none."""
    whole = "".join(words)
    found = currencies.meant_currency(whole, known) if _are_one(words, is_around) else None
    if found is None:
        parts = words if len(words) > 1 else _SIGN_AND_CODE.findall(whole)
        found = currencies.signed_code(*parts) if len(parts) == 2 and "".join(parts) == whole else None
    return currencies.of_country(words) if found is None and not is_around else found


def _are_one(words: Sequence[str], is_around: bool) -> bool:
    """Tell whether words can be parts of one name: "US 600 $" and "A $600", unlike the article of "a $600"."""
    whole = "".join(words)
    has_small_letter = len(words) > 1 and any(len(word) == 1 and word.islower() for word in words)
    return not has_small_letter and (not is_around or ("$" in whole and len(whole) > len("A$")))


def _ways(code: str) -> str:
    """Return how an amount in a currency can be written: "600, €600 or 600 EUR"."""
    sign = currencies.SIGN_OF.get(code)
    return f"600, {sign}600 or 600 {code}" if sign else f"600 or 600 {code}"


def _scaled(digits: str, places: int) -> Decimal | None:
    """Scale a number of thousands or more; one with three digits after a separator is ambiguous."""
    return _decimal(digits).scaleb(places) if _SCALED.fullmatch(digits) else None


def stand_apart(text: str) -> bool:
    """Tell whether more than one space stands between two digits, as between two cells or lines: two numbers."""
    return bool(_APART.search(text.strip()))


def read_number(digits: str, *, one_group: bool = True) -> Decimal | None:
    """Parse the number; `one_group` takes one separator before three digits as that of thousands."""
    digits = digits.strip(" '_")
    if _ONE_GROUP.fullmatch(digits):
        return _decimal(re.sub("[,.]", "", digits) if one_group else digits)
    if match := _GROUPED.fullmatch(digits):
        return _decimal(digits.replace(match["by"], ""))
    if _INDIAN.fullmatch(digits):
        return _decimal(digits.replace(",", ""))
    if one_group and _LONG_WITH_THREE.fullmatch(digits):
        return None
    return _decimal(digits) if _SIMPLE.fullmatch(digits) else None


def _decimal(digits: str) -> Decimal:
    return Decimal(re.sub("[,٫]", ".", digits)) if len(digits) < 40 else LARGEST


def _money(value: Decimal) -> Decimal:
    """Return an amount that needs no rounding. Raises NotUnderstood for one that does."""
    rounded = to_hundredths(value)
    if rounded != value:
        raise NotUnderstood(TOO_FINE)
    return rounded


def to_hundredths(value: Decimal) -> Decimal:
    """Round to the hundredth. Raises NotUnderstood for a number that is too long."""
    rounded = value.quantize(HUNDREDTH, ROUND_HALF_UP) if value < LARGEST else value
    if rounded >= LARGEST:
        raise NotUnderstood(TOO_LONG)
    return rounded
