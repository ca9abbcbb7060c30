"""Parses typed amounts and hours: one number; anything else beside it must be understood too."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from retro.core.text import currencies
from retro.core.text.parsing import NotUnderstood, plain_text

Price = tuple[str, Decimal | None]
"""A currency, "" if none was named, and an amount."""
LARGEST = Decimal(10) ** 12
CENT = Decimal("0.01")

_ABOUT = re.compile(r"(?:about|around|roughly|approximately|circa|ca|approx) |(?:ca\.|approx\.|~|≈) ?", re.IGNORECASE)
_NO_CENTS = re.compile(r"(?<=\d) ?[,/.]-{1,2}(?=$| (?!\d))")
_MANY_DECIMALS = re.compile(r"[.,]\d{4,}$")
"""Too many figures for a group of three and for cents: "1,0000" can be one or ten thousand."""
_TERMS = re.compile(
    r" (?:net|gross|netto|brutto|flat|fixed|total|in total|up ?front"
    r"|(?:\+|plus|incl\.?|including|excl\.?|excluding|ex\.?) ?(?:vat|tax|taxes|gst|mwst|ust|iva|tva))$",
    re.IGNORECASE,
)
_HOURLY = re.compile(r"(?: ?/ ?| per | an? )(?:h|hr|hour)\.?$", re.IGNORECASE)
_SCALES = {"k": 3, "thousand": 3, "grand": 3, "lakh": 5, "mio.": 6, "mio": 6, "million": 6, "crore": 7}
_AMOUNT = re.compile(
    r"(?P<before>\D*)(?P<digits>\d[\d.,٫' _]*?)[ ]?"
    rf"(?:(?P<scale>{'|'.join(map(re.escape, _SCALES))})(?![^\W\d_]))?(?P<after>[^\d.,٫]\D*)?",
    re.IGNORECASE,
)
_SCALED = re.compile(r"\d{1,9}(?:[.,٫]\d{1,2})?")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:(?P<by>[,.' _])\d{3})(?:(?P=by)\d{3})*(?:(?!(?P=by))[.,٫]\d*)?")
_ONE_GROUP = re.compile(r"[1-9]\d{0,2}[,.]\d{3}")
_INDIAN = re.compile(r"\d{1,2}(?:,\d\d)+,\d{3}(?:\.\d*)?")
_SIMPLE = re.compile(r"\d+(?:[.,٫]\d*)?|[.,٫]\d+")
_LONG_WITH_THREE = re.compile(r"\d{4,}[.,]\d{3}")
_CLOCK = re.compile(r"(\d{1,6}):([0-5]\d)(?::([0-5]\d))?(?: ?h(?:ours?|rs?)?)?")
_FRACTIONS = {"½": "5", "¼": "25", "¾": "75", "1/2": "5", "1/4": "25", "3/4": "75"}
_FRACTION = re.compile(
    r"(?:(?P<whole>\d{1,6})(?: | and |-)?(?=[½¼¾])|(?P<whole2>\d{1,6})[ -](?=\d/))?"
    r"(?:(?P<sign>[½¼¾])|(?P<over>[13])/(?P<under>[24]))(?![\d/.,])"
)
_QUARTERS = (
    (re.compile(r"^(?:a )?half an (?=hour)"), "0.5 "),
    (re.compile(r"^3 quarters of an (?=hour)"), "0.75 "),
    (re.compile(r"^(?:a )?quarter of an (?=hour)"), "0.25 "),
    (re.compile(r"^an (?=hour)"), "1 "),
)
_HALF_BEHIND = re.compile(r"^(?P<count>\d{1,6}) (?P<unit>h|hours?) and a half$")
_HALF_BEFORE = r"\g<count> and a half \g<unit>"
_HALF = re.compile(r"^(?P<count>\d{1,6}) and a half\b")
_OTHER_UNITS = (
    (
        re.compile(
            r"(?<![^\W\d_])(?:stunden?|std|horas?|heures?|uur|uren|or[ae]|godzin[ayę]?|godz|timm(?:ar|e)|timer?|hodin[ay]?|hod"
            r")(?![^\W\d_])\.?"
        ),
        "h",
    ),
    (re.compile(r"(?<![^\W\d_])(?:minuten?|minutos?|minut[aiy]?|minuut|minuter|minutter)(?![^\W\d_])\.?"), "m"),
    (re.compile(r"(?<=h) (?:und|et|y|en|og|och|e|i) (?=\d)"), " "),
)
"""Hours, minutes and the word between them in German, Spanish, French, Dutch, Italian, Polish, Czech and Nordic."""
_DAYS = re.compile(r"\b(?:days?|weeks?|months?|years?)\b")
_UNITS = re.compile(
    r"(?:(?P<hours>[\d.,' ]*\d|\.\d+) ?h(?:ours?|rs?)?(?![a-z])\.?)?"
    r"(?:(?:,| and)? ?(?P<minutes>\d{1,6})(?P<unit> ?m(?:in(?:ute)?s?)?\.?)?)?"
)

NEGATIVE = "It can't be negative. Leave it blank if you don't know."
TOO_LONG = "That's too long: twelve digits at most."
NO_AMOUNT = "That doesn't look like a number. Try 300, 1,200.50 or leave it blank."
NO_HOURS = "That doesn't look like a number of hours. Try 24, 7.5 or 7h 30m."
IN_DAYS = "Days aren't hours: a day can be any number of them. Write the hours, as 20 or 7h 30m."
OTHER_THAN_GIG, OTHER_THAN_PRICE = "This says {}, the gig says {}.", "This says {}, the price is in {}."
TOO_FINE = "Money has two decimals at most. Write 1,000 for a thousand, or 12.50."
IS_A_WORD = "If “{word}” is the currency, write {code} in capitals. If not, leave it out."
NO_CURRENCY = "Write the amount with one currency, as €600 or 600 EUR."


def amount(text: str) -> Decimal | None:
    """Parse an amount: "1,200.50", "1 200", "$300", "5k", "300,-". Raises NotUnderstood, also for a third decimal.

    With both separators the last is decimal. One separator before exactly three digits separates thousands.
    """
    return price(text)[1]


def price(text: str, known: str = "", clash: str = OTHER_THAN_GIG) -> Price:
    """Parse an amount and its currency, "" if none is named: "€600", "600 usd", "US$1.2k".

    Raises NotUnderstood, also if it names another currency than the known one; `clash` is the sentence that says so.
    """
    words = plain_text(text)
    if not words:
        return "", None
    words = _NO_CENTS.sub("", _ABOUT.sub("", words, count=1) if _ABOUT.match(words) else words)
    match = _AMOUNT.fullmatch(_TERMS.sub("", words))
    if match is None:
        raise NotUnderstood(NO_AMOUNT)
    before, digits, scale = match["before"].strip(), match["digits"], (match["scale"] or "").lower()
    if before.replace("-", "").strip() in ("", *_around(before)) and "-" in before:
        raise NotUnderstood(NEGATIVE)
    if before and before[-1] in ".,٫" and currencies.meant_currency(before, known) is None:
        before, digits = before[:-1].strip(), before[-1] + digits
    found = _named(before, (match["after"] or "").strip(), known, clash)
    value = _scaled(digits, _SCALES[scale]) if scale else _number(digits)
    if value is None:
        raise NotUnderstood(NO_AMOUNT)
    if not scale and _MANY_DECIMALS.search(digits):
        raise NotUnderstood(TOO_FINE)
    return found, _money(value)


def rate(text: str, known: str = "") -> Price:
    """Parse a rate for one hour, which may say so: "$20/h", "20 an hour". Raises NotUnderstood, as price does."""
    return price(_HOURLY.sub("", plain_text(text)), known, OTHER_THAN_PRICE)


def parse_hours(text: str) -> Decimal | None:
    """Parse hours to the hundredth: "24", "7.5", "1,234.5", "7h 30m", "37:30:00", "90 mins".

    A single separator is decimal, whatever follows it. Raises NotUnderstood.
    """
    words = plain_text(text).lower()
    words = _ABOUT.sub("", words, count=1) if _ABOUT.match(words) else words
    words = _without_fractions(_in_figures(_in_english(words)))
    if not words:
        return None
    if words.startswith("-"):
        raise NotUnderstood(NEGATIVE)
    if match := _CLOCK.fullmatch(words):
        return _fitting(Decimal(match[1]) + Decimal(match[2]) / 60 + Decimal(match[3] or 0) / 3600)
    if _DAYS.search(words):
        raise NotUnderstood(IN_DAYS)
    value = _in_units(words) if re.search("[hm]", words) else _number(words, one_group=False)
    if value is None or words.endswith(("'", "_")):
        raise NotUnderstood(NO_HOURS)
    return _fitting(value)


def _in_english(words: str) -> str:
    """Return a duration with "h" and "m" for hours and minutes of other languages."""
    for pattern, unit in _OTHER_UNITS:
        words = pattern.sub(unit, words)
    return words


def _in_figures(words: str) -> str:
    """Return a duration with its numbers in figures: "an hour and a half" is "1.5 hour", "half an hour" "0.5 hour"."""
    if not re.search("[a-z]{3}", words):
        return words
    from retro.core.text.day_words import in_digits  # most hours are typed in figures

    words = in_digits(f"{words} ").strip()
    for pattern, figure in _QUARTERS:
        words = pattern.sub(figure, words)
    return _HALF.sub(r"\g<count>.5", _HALF_BEHIND.sub(_HALF_BEFORE, words))


def _without_fractions(words: str) -> str:
    """Return a number with its fraction as a decimal: "7 1/2" and "7½" are 7.5; a fraction elsewhere stays."""
    found = _FRACTION.match(words)
    if found is None:
        return words
    part = _FRACTIONS.get(found["sign"] or f"{found['over']}/{found['under']}", "")
    if not part:
        return words
    return f"{found['whole'] or found['whole2'] or '0'}.{part}{words[found.end() :]}"


def _in_units(words: str) -> Decimal | None:
    match = _UNITS.fullmatch(words)
    if match is None or not (match["hours"] or match["unit"]):
        return None
    whole = _number(match["hours"], one_group=False) if match["hours"] else Decimal(0)
    minutes = match["minutes"] or "0"
    is_open = (
        match["hours"]
        and match["minutes"]
        and (whole is None or whole % 1 or (not match["unit"] and int(minutes) > 59))
    )
    return None if whole is None or is_open else whole + Decimal(minutes) / 60


def _around(before: str) -> tuple[str, ...]:
    """Match what can stand beside a minus: a currency."""
    sign = before.replace("-", "").strip()
    return (sign,) if currencies.meant_currency(sign, "") is not None else ()


def _named(before: str, after: str, known: str, clash: str) -> str:
    """Return the currency at one end of an amount, or that of a sign and its code; "" if none or it is ambiguous."""
    words = [*before.split(), *after.split()]
    if not words:
        return ""
    if word := next((word for word in words if currencies.is_word_too(word, known)), ""):
        raise NotUnderstood(IS_A_WORD.format(word=word, code=word.upper()))
    whole = "".join(before.split()) or after
    found = currencies.meant_currency(whole, known) if not (before and after) else None
    if found is None and len(words) == 2:
        found = currencies.signed_code(*words)
    if found is None:
        raise NotUnderstood(NO_CURRENCY)
    if found and known and found != known:
        raise NotUnderstood(clash.format(found, known))
    return found


def _scaled(digits: str, places: int) -> Decimal | None:
    """Scale a number of thousands or more; one with three digits after a separator is ambiguous."""
    return _decimal(digits).scaleb(places) if _SCALED.fullmatch(digits) else None


def _number(digits: str, *, one_group: bool = True) -> Decimal | None:
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
    rounded = _fitting(value)
    if rounded != value:
        raise NotUnderstood(TOO_FINE)
    return rounded


def _fitting(value: Decimal) -> Decimal:
    rounded = value.quantize(CENT, ROUND_HALF_UP) if value < LARGEST else value
    if rounded >= LARGEST:
        raise NotUnderstood(TOO_LONG)
    return rounded
