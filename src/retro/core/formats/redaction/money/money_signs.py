"""Finds money that only capitals and marks tell of, which a folded text lacks: 500 PHP, R600, 500 đ."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from retro.core.formats.redaction.money.money_words import COUNTED
from retro.core.text.currencies import CODES, is_word_too

_OFTEN = frozenset(("ALL", "AMD", "BSD", "COP", "CUP", "CVE", "KGS", "MAD", "PEN", "PHP", "SDG", "SOS", "TRY"))
"""Codes that stand in capitals beside numbers for something else, too: PHP 8, COP 26."""
_NO_MONEY = frozenset(("TOP",))
"""Codes of few people that are written beside numbers by many."""
_FEWEST, _FEWEST_OFTEN = 2, 3
"""Fewest figures of a whole number beside a code, and beside one of those."""
_CODES = (code for code in CODES if is_word_too(code.lower(), "") and code not in _NO_MONEY)
_WORDS = "|".join((*sorted(_CODES), "Ft", "WON"))
_AS_OWN = {"ZAR": "R", "HUF": "Ft", "KRW": "WON"}
"""What stands for a currency as its code does; the one of the gig in hand in any case."""
_NUMBER = r"\d{1,20}(?:[.,'’\u00a0\u202f ]\d{1,9}){0,8}"
_SCALE = r"(?P<scale>(?:[kKmM]|Mio\.?|[Mm]illions?|thousand)(?![^\W\d_]))"
_TOLD = re.compile(
    rf"(?<![\w.,])(?P<number>{_NUMBER})(?:\s?{_SCALE})?\s{{0,2}}(?P<behind>{_WORDS})(?![\w-])"
    rf"|(?<![\w#@/.-])(?P<before>{_WORDS})\s{{0,2}}(?=\d)"
    rf"|(?<![\w#@.])(?<![A-Za-z][-/])(?P<rand>R)[ \u00a0]?(?=\d)"
    r"|(?<![^\W\d_])(?P<dong>[đĐ])(?:(?<=\d.)|(?<=\d\s.)|(?=\s?\d))(?![^\W\d_])"
)
_AMOUNT = re.compile(rf"{_NUMBER}(?:\s?{_SCALE})?")
_CENTS = re.compile(r"\d[.,]\d\d(?!\d)")
_THING = re.compile(rf"\s(?:{COUNTED}|developers?|scripts?|errors?|versions?|projects?)")
_OF_A_YEAR = re.compile(r"(?<![a-z])(?:in|since|until|by|of|from|year|during|before|after|im|seit|en|depuis) $", re.I)
_YEAR = re.compile(r"(?:19|20)\d\d")
_VERSION = re.compile(r"\d{1,2}(?:\.\d{1,2}){2,8}")
_LOUD = re.compile(r" [A-Z]{2}")
_WINDOW = 8
"""Characters before a year that show that it is one."""


def with_signs(text: str, folded: str, lengths: Sequence[int], own: str = "") -> str:
    """Return the folded text with a plain sign in each of these places; every character keeps its place.

    `own` is the code of the gig's currency, which its texts can write in small letters: 500 php.
    """
    parts, done = list[str](), 0
    for place, instead in _signs(_with_own(text, own)):
        at = lengths[place]
        parts += [folded[done:at], instead]
        done = at + len(instead)
    return "".join((*parts, folded[done:])) if parts else folded


def _with_own(text: str, own: str) -> str:
    """Write what stands for the own currency as everybody's has to be written, if it is a word too."""
    written = {_AS_OWN.get(own, own), *((own,) if own in _WORDS.split("|") else ())} if own else set[str]()
    for each in written:
        text = re.sub(rf"(?i)(?<![^\W\d_]){each}(?![^\W\d_])", each, text)
    return text


def _signs(text: str) -> Iterator[tuple[int, str]]:
    for found in _TOLD.finditer(text):
        kind = "behind" if found["behind"] else found.lastgroup or ""
        if kind == "dong":
            yield found.start(kind), "₫"
        elif kind == "rand" and _is_amount(text, found.end(), is_close=found.end() == found.end(kind)):
            yield found.start(kind), "$"
        elif (kind == "before" and _is_before(found, text)) or (kind == "behind" and _is_behind(found, text)):
            yield found.start(kind), "usd" if len(found[kind]) > len("kr") else "kr"


def _is_amount(text: str, start: int, *, is_close: bool) -> bool:
    """Tell whether a number behind an R is money: one of three figures, or with cents against it."""
    number = _AMOUNT.match(text, start)
    if not number or _VERSION.fullmatch(number[0]):
        return False
    return _figures(number[0]) >= _FEWEST_OFTEN or bool(is_close and (number["scale"] or _CENTS.search(number[0])))


def _is_before(found: re.Match[str], text: str) -> bool:
    number = _AMOUNT.match(text, found.end())
    if not number or _THING.match(text, number.end()):
        return False
    if found["before"] in _OFTEN and _YEAR.fullmatch(number[0]):
        return False
    return bool(number["scale"]) or _figures(number[0]) >= _fewest(found["before"])


def _is_behind(found: re.Match[str], text: str) -> bool:
    code, start = found["behind"], found.start()
    if _THING.match(text, found.end()) or (code in _OFTEN and _LOUD.match(text, found.end())):
        return False
    if _YEAR.fullmatch(found["number"]) and _OF_A_YEAR.search(text[max(0, start - _WINDOW) : start]):
        return False
    return bool(found["scale"]) or _figures(found["number"]) >= _fewest(code)


def _fewest(code: str) -> int:
    return _FEWEST_OFTEN if code in _OFTEN else _FEWEST


def _figures(number: str) -> int:
    """Count the figures of a number without its cents."""
    return sum(map(str.isdigit, number)) - (2 if _CENTS.search(number) else 0)
