"""Parses typed hours: figures, a clock, units, fractions, and the words of a few languages."""

from __future__ import annotations

import re
from decimal import Decimal

from retro.core.text.amounts import ABOUT, NEGATIVE, OR_SO, read_number, stand_apart, to_hundredths
from retro.core.text.parsing import NotUnderstood, plain_text

_CLOCK = re.compile(r"(\d{1,6}):([0-5]\d)(?::([0-5]\d))?(?: ?h(?:ours?|rs?)?)?")
_FRACTIONS = {
    "½": "5", "¼": "25", "¾": "75", "⅓": "3333", "⅔": "6667",
    "1/2": "5", "1/4": "25", "3/4": "75", "1/3": "3333", "2/3": "6667",
}  # fmt: skip
"""Decimals of a fraction, as many as the hundredth needs."""
_FRACTION = re.compile(
    r"(?:(?P<whole>\d{1,6})(?: | and |-)?(?=[½¼¾⅓⅔])|(?P<whole2>\d{1,6})[ -](?=\d/))?"
    r"(?:(?P<sign>[½¼¾⅓⅔])|(?P<over>[123])/(?P<under>[234]))(?![\d/.,])"
)
_QUARTERS = (
    (re.compile(r"^(?:a )?half (?:an )?(?=hour)"), "0.5 "),
    (re.compile(r"^an hour and a quarter$"), "1.25 h"),
    (re.compile(r"^an hour and 3 quarters$"), "1.75 h"),
    (re.compile(r"^3 quarters of an (?=hour)"), "0.75 "),
    (re.compile(r"^(?:a )?quarter (?:of an )?(?=hour)"), "0.25 "),
    (re.compile(r"^(?:a|1) hundred (?=hours?$)"), "100 "),
    (re.compile(r"^an (?=hour)"), "1 "),
)
_ESTIMATED = re.compile(r"^est(?:(?:imated?)? ?[: ]|\.:?) ?|,? \(?(?:est\.?|estimated)\)?$")
_IN_ALL = re.compile(r"(?<=[\dhrs.]) (?:in total|total|in all|altogether|all told|so far)$")
_HALF_BEHIND = re.compile(r"^(?P<count>\d{1,6}) (?P<unit>h|hours?) and a half$")
_HALF_BEFORE = r"\g<count> and a half \g<unit>"
_HALF = re.compile(r"^(?P<count>\d{1,6}) and a half\b")
_LONGER = re.compile(r"\b(?P<unit>day|week|month|year)s?\b|\d ?(?:(?P<days>d)|wk?s?)\b")
_UNITS = re.compile(
    r"(?:(?P<hours>[\d.,' ]*\d|\.\d+) ?h(?:ours?|rs?)?(?![a-z])\.?)?"
    r"(?:(?:,| and)? ?(?P<minutes>\d{1,6})(?P<unit> ?m(?:in(?:ute)?s?)?\.?)?)?"
    r"(?P<seconds>(?:,| and)? ?[0-5]?\d ?s(?:ec(?:ond)?s?)?\.?)?"
)

_GROUP_OR_DECIMALS = re.compile(r"(?P<whole>[1-9]\d{0,2})[.,](?P<rest>\d{3})(?![\d.,])(?: ?h(?:ours?|rs?)?\.?)?")
TWO_HOURS = "Is that {0} hours or {1}? Write {0} or {1}."
NO_HOURS = "That doesn't look like a number of hours. Try 24, 7.5 or 7h 30m."
IN_LONGER = "A {} can be any number of hours. Write the hours, such as 20 or 7h 30m."


def parse_hours(text: str) -> Decimal | None:
    """Parse hours to the hundredth: "24", "7.5", "1,234.5", "7h 30m", "37:30:00", "90 mins".

    A single separator is decimal, but before three digits, where it can part thousands. Raises NotUnderstood.
    """
    words = plain_text(text).lower()
    if stand_apart(text):
        raise NotUnderstood(NO_HOURS)
    words = _IN_ALL.sub("", OR_SO.sub("", _ESTIMATED.sub("", _without_about(words))))
    words = _without_fractions(_in_figures(_in_english(_without_fractions(_without_about(words)))))
    if not words:
        return None
    if re.match(r"-.*[\d¼½¾]", words):
        raise NotUnderstood(NEGATIVE)
    if match := _CLOCK.fullmatch(words):
        return to_hundredths(Decimal(match[1]) + Decimal(match[2]) / 60 + Decimal(match[3] or 0) / 3600)
    if longer := _LONGER.search(words):
        raise NotUnderstood(IN_LONGER.format(longer["unit"] or ("day" if longer["days"] else "week")))
    if match := _GROUP_OR_DECIMALS.fullmatch(words):
        decimal = to_hundredths(Decimal(f"{match['whole']}.{match['rest']}")).normalize()
        raise NotUnderstood(TWO_HOURS.format(match["whole"] + match["rest"], f"{decimal:f}"))
    value = _in_units(words) if re.search("[hm]", words) else read_number(words, one_group=False)
    if value is None or words.endswith(("'", "_")):
        raise NotUnderstood(_no_hours(plain_text(text).lower()))
    return to_hundredths(value)


def _no_hours(words: str) -> str:
    """Return the sentence that refuses a duration, by its unit if that is a day or longer."""
    from retro.core.text.languages.hour_words import longer_unit  # what is refused may take longer

    return IN_LONGER.format(unit) if (unit := longer_unit(words)) else NO_HOURS


def _without_about(words: str) -> str:
    return words[about.end() :] if (about := ABOUT.match(words)) else words


def _in_english(words: str) -> str:
    """Return a duration with "h" and "m" for hours and minutes of other languages."""
    if words.isascii() and not re.search("[a-z]{2}|u", words):
        return words
    from retro.core.text.languages.hour_words import in_hours_and_minutes  # most hours are typed in figures

    return in_hours_and_minutes(words)


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
    if match is None or not (match["hours"] or match["unit"]) or (match["seconds"] and not match["unit"]):
        return None
    whole = read_number(match["hours"], one_group=False) if match["hours"] else Decimal(0)
    minutes = match["minutes"] or "0"
    is_open = (
        match["hours"]
        and match["minutes"]
        and (whole is None or whole % 1 or (not match["unit"] and int(minutes) > 59))
    )
    seconds = re.sub(r"\D", "", match["seconds"] or "0")
    return None if whole is None or is_open else whole + Decimal(minutes) / 60 + Decimal(seconds) / 3600
