"""Rewrites the words of a typed day: numbers become digits, hours and words that name no day are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_NUMBERS = {word: number for number, word in enumerate(f"{_ONES} eighteen nineteen".split(), 1)} | _TENS
_FIRSTS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
_ORDINALS = {
    word: number
    for number, word in enumerate(
        f"{_FIRSTS} fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(), 1
    )
} | {"thirtieth": 30}
_WORDS = "|".join(sorted((*_NUMBERS, *_ORDINALS), key=len, reverse=True))
_IN_WORDS = re.compile(rf"\b(?:(?P<tens>{'|'.join(_TENS)})[ -])?(?P<last>{_WORDS})\b")
_ENDING = re.compile(r"\b(\d{1,2}) ?(?:st|nd|rd|th)\b,?")

_ABOUT = re.compile(
    r"(?:i think |maybe |probably |perhaps |possibly |just |well )*"
    r"(?:about|around|round about|roughly|circa|ca|approx|approximately|nearly|almost|over|under|less than|more than"
    r"|at least|some ?time(?= (?:in|on|around|during|last|this|early|late|mid|\d{4}))|i think|maybe|probably"
    r"|perhaps|possibly|just over|just under|well over) |(?:ca\.|approx\.|~|≈) ?"
)
_WEEK_OF = re.compile(r"(?:in )?(?:the )?week (?:of|commencing|beginning|starting)(?: the)? |w/[cb] ")
_OR_SO = re.compile(r" or so\b|,? i (?:think|guess)$| ?\?+$")
_PART = r"(?:(?:late|early|mid)[ -])?(?:morning|lunchtime|lunch|noon|midday|afternoon|evening|night)"
_PART_FIRST = re.compile(
    rf"(?:(?:in|on|during) )?(?:the )?{_PART} of |(?:early|late|later|earlier|first thing)(?: on)? "
)
_PART_LAST = re.compile(rf",? (?:in the |at |around |about )?{_PART}")
_HOUR_LAST = re.compile(
    r"(?:,? ?(?:at |around |about |um |gegen |om |à |às |a las |alle |@ ?|- )?(?<=[ @])|(?<=\d)t(?=\d))"
    r"(?:\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?(?: ?[ap]\.?m\b\.?)?|\d{1,2} ?[ap]\.?m\b\.?"
    r"|\d{1,2}(?:[:.]\d\d)? ?(?:uhr|uur)|\d{1,2} ?o'clock|\d{1,2} ?h(?:\d\d)?"
    r"|(?:(?<=at )|(?<=um )|(?<=om )|(?<=gegen )|(?<=las )|(?<=alle )|(?<=à )|(?<=às )|(?<=@ ))\d{1,2}(?:\.\d\d)?)"
    r"(?: ?(?:z|utc|gmt|[+-]\d\d:?\d\d))?"
)
_HOUR_IN_POINTS = re.compile(
    r"(?P<day>.*\d(?:\.\d{1,2}\.|/\d{1,2}|[./-]\d{1,2}[./-]\d{1,4}\.?)),? (?:[01]?\d|2[0-3])\.(?:00|1[3-9]|[2-5]\d)"
)
"""A day in numbers before 9.30, whose minutes are no month."""
_LEAD = re.compile(
    r"(?:(?:ever )?(?:since|from)|on|by|until|till|as of|as from|starting|in|during|over|at|back (?:on|in)"
    r"|am (?=\d)|(?:seit|ab|bis|depuis|desde|dal|vanaf|sinds)) ?(?<= )"
)
_CTIME = re.compile(r"([a-z]{3} [a-z]{3} +\d\d?) \d\d:\d\d:\d\d(?: [a-z]{3,4})? (\d{4})")
"""What `date` prints in a terminal."""
_IT_WAS = re.compile(r"(?:it|that|this) (?:was|is|will be|happened) ")
_ARTICLE = re.compile(r"(?:the|that) (?=\d|\S{5,}|\S+ )")
_BEFORE_A_YEAR = re.compile(r"\d\d?(?:([./-])\d\d?)?")
"""A month, or a day and a month."""


def in_digits(words: str) -> str:
    """Return the words with numbers up to ninety-nine, and ordinals, in digits: "twenty-first" is "21th"."""
    return _ENDING.sub(r"\1th", _IN_WORDS.sub(_digits, words))


def _digits(match: re.Match[str]) -> str:
    tens, last = _TENS.get(match["tens"] or "", 0), match["last"]
    number = _NUMBERS.get(last) or _ORDINALS[last]
    if (tens and number > 9) or (number <= 3 and match[0] == match.string):  # "second" alone is no day
        return match[0]
    return f"{tens + number}{'th' if last in _ORDINALS else ''}"


def in_year(words: str, year: int) -> str:
    """Return the words of a month, or of a day in it, with a year: "october 2024", "10/2024", "13.10.2024"."""
    numbers = _BEFORE_A_YEAR.fullmatch(words)
    return f"{words}{(numbers[1] or '/') if numbers else ' '}{year:04}"


def day_alone(words: str) -> str:
    """Return the words without "it was" before a day, and without the time in the midst of one."""
    return _CTIME.sub(r"\1 \2", _without(words, _IT_WAS))


def without_about(words: str) -> str:
    """Return the words without those that leave the day open, such as "about" and "or so"."""
    return _without(_without(_OR_SO.sub("", words), _ABOUT), _WEEK_OF)


def without_hour(words: str) -> str:
    """Return the words without an hour or a part of the day at their end."""
    in_points = _HOUR_IN_POINTS.fullmatch(words)
    shorter = in_points["day"] if in_points else re.sub(rf"{_HOUR_LAST.pattern}$", "", words)
    return re.sub(rf"{_PART_LAST.pattern}$", "", shorter).rstrip(",")


def shorter_ones(words: str) -> Iterator[str]:
    """Yield the words, then without the hour, a preposition, an article and a part of the day in front."""
    yield words
    if (shorter := without_hour(words)) and shorter != words:
        yield (words := shorter)
    for pattern in (_LEAD, _ARTICLE, _PART_FIRST, _ARTICLE):
        if (shorter := _without(words, pattern)) and shorter != words:
            yield (words := shorter)


def _without(words: str, pattern: re.Pattern[str]) -> str:
    return words[match.end() :] if (match := pattern.match(words)) else words
