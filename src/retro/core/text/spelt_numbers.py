"""Finds numbers in words in a folded text: "twelve hundred", "half a million", "zweitausend", "mille deux cents".

English, German, French and Spanish. Each word is looked at once, so that the work grows with the text and no faster.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

_HUNDRED = Decimal(100)


class SpeltNumber(NamedTuple):
    """Range of a number in words, and what it says."""

    start: int
    end: int
    value: Decimal | None
    """None if the words leave it open, such as "a couple of thousand"."""
    is_large: bool
    """True if it counts hundreds, thousands or millions."""
    words: tuple[str, ...]


class _Part(NamedTuple):
    """What a word adds: "n" a number, "x" a factor, "h" a half, "a" an article, "v" vague, "j" a join, "p" a point."""

    languages: str
    kind: str
    value: Decimal = Decimal(0)


class _Word(NamedTuple):
    start: int
    end: int
    text: str
    parts: tuple[_Part, ...]


_ENGLISH = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_GERMAN = "eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf"
_FRENCH = "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
_SPANISH = (
    "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete "
    "dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete "
    "veintiocho veintinueve"
)
_TENS = {
    "e": "twenty thirty forty fifty sixty seventy eighty ninety",
    "g": "zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig",
    "f": "vingt trente quarante cinquante soixante septante huitante nonante",
    "s": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
}
_MORE = (
    "g ein n 1,g eine n 1,g einen n 1,g zwo n 2,g fuenf n 5,g zwoelf n 12,g sechzehn n 16,g siebzehn n 17,f une n 1,"
    "s un n 1,s una n 1,s veintiun n 21,s quinientos n 500,s quinientas n 500,s setecientos n 700,s setecientas n 700,"
    "s novecientos n 900,s novecientas n 900,f vingts n 20,e a a 1,e an a 1,e hundred x 100,e hundreds x 100,"
    "e thousand x 1000,e thousands x 1000,e grand x 1000,efg million x 1000000,ef millions x 1000000,g hundert x 100,"
    "g hunderte x 100,g tausend x 1000,g tausende x 1000,g millionen x 1000000,f cent x 100,f cents x 100,"
    "f mille x 1000,g eineinhalb n 1.5,"
    "f millier x 1000,f milliers x 1000,s cien x 100,s ciento x 100,s cientos x 100,s mil x 1000,s miles x 1000,"
    "s millon x 1000000,s millones x 1000000,e half h 0.5,g halbe h 0.5,g halben h 0.5,g einhalb h 0.5,"
    "g anderthalb n 1.5,"
    "f demi h 0.5,s medio h 0.5,s media h 0.5,e couple v 0,e few v 0,e several v 0,g paar v 0,g einige v 0,"
    "g mehrere v 0,"
    "f quelques v 0,f plusieurs v 0,f quelque v 0,s par v 0,s unos v 0,s unas v 0,s varios v 0,e and j 0,e of j 0,"
    "ef zero n 0,s cero n 0,e point p 0,g komma p 0,f virgule p 0,s coma p 0,"
    "g und j 0,f et j 0,fs de j 0,f d j 0,s y j 0"
)
_STEMS = "dos tres cuatro seis ocho"


def _table() -> dict[str, _Part]:
    table: dict[str, _Part] = {}

    def add(language: str, word: str, kind: str, value: Decimal) -> None:
        same = table.get(word)
        if same is None or (same.kind, same.value) == (kind, value):
            table[word] = _Part((same.languages if same else "") + language, kind, value)

    for language, words in (("e", _ENGLISH), ("g", _GERMAN), ("f", _FRENCH), ("s", _SPANISH)):
        for number, word in enumerate(words.split(), 1):
            add(language, word, "n", Decimal(number))
    for number in range(3, 10):
        add("g", f"{_GERMAN.split()[number - 1]}zehn", "n", Decimal(number + 10))
    for language, words in _TENS.items():
        for number, word in enumerate(words.split(), 2):
            add(language, word, "n", Decimal(10 * number))
    for stem in _STEMS.split():
        for ending in ("cientos", "cientas"):
            add("s", stem + ending, "n", _HUNDRED * (_SPANISH.split().index(stem) + 1))
    for line in _MORE.split(","):
        language, word, kind, value = line.split()
        for each in language:
            add(each, word, kind, Decimal(value))
    return table


_PARTS = _table()
_COMPOUND = sorted((word for word, part in _PARTS.items() if "g" in part.languages), key=len, reverse=True)
_GERMAN_PART = re.compile("|".join(_COMPOUND))
_GERMAN_WORD = re.compile(rf"(?:{'|'.join(_COMPOUND)}){{2,12}}")
_WORD = re.compile(r"[^\W\d_]++")
_GAPS = frozenset((" ", "-", "'", "  "))
_LONGEST_WORD, _MOST_WORDS = 60, 12


def spelt_numbers(text: str) -> Iterator[SpeltNumber]:
    """Find every number in words of a folded text; "a" alone counts as one."""
    run: list[_Word] = []
    languages = frozenset("")
    for found in _WORD.finditer(text):
        word = found[0]
        parts = _parts(word)
        if not parts:
            if run:
                yield from _number(run)
                run = []
            continue
        is_near = run and len(run) < _MOST_WORDS and text[run[-1].end : found.start()] in _GAPS
        if run and run[-1].parts[-1].kind == "p" and not _is_digit(parts[0]):
            is_near = False
        shared = frozenset(parts[0].languages)
        if is_near and shared & languages:
            languages = shared & languages
        else:
            yield from _number(run)
            run, languages = [], shared
        if run or parts[0].kind not in "jp":
            run.append(_Word(found.start(), found.end(), word, parts))
    yield from _number(run)


def _parts(word: str) -> tuple[_Part, ...]:
    if part := _PARTS.get(word):
        return (part,)
    if not 6 <= len(word) <= _LONGEST_WORD or not _GERMAN_WORD.fullmatch(word):
        return ()
    return tuple(_PARTS[found] for found in _GERMAN_PART.findall(word))


def _number(run: list[_Word]) -> Iterator[SpeltNumber]:
    """Yield the number that a run of words says, without joins and articles at its end."""
    while len(run) > 1 and run[-1].parts[-1].kind in "jap":
        run = run[:-1]
    if run:
        parts = [part for word in run for part in word.parts]
        is_large = any(part.kind == "x" for part in parts) or any(part.value >= _HUNDRED for part in parts)
        yield SpeltNumber(run[0].start, run[-1].end, _value(parts), is_large, tuple(word.text for word in run))


def _with_number(current: Decimal, at: int, parts: Sequence[_Part]) -> Decimal | None:
    """Add the number at `at`; None if it begins another number."""
    part = parts[at]
    is_teen = part.value < 20 and current % 100 >= 60  # soixante-dix, quatre-vingt-dix
    if part.value == 20 and current % 100 == 4 and "f" in part.languages:
        return current + 76
    if current and not is_teen and not _goes_on(current, part.value, at, parts):
        return None
    return current + part.value


def _value(parts: Sequence[_Part]) -> Decimal | None:
    """Add up a number; None if it is vague or no one number, such as "one two three"."""
    total, current, factor, decimal = Decimal(0), Decimal(0), Decimal(1), Decimal(0)
    for at, part in enumerate(parts):
        if part.kind == "v":
            return None
        if part.kind == "p":
            decimal = Decimal("0.1")
        elif decimal and _is_digit(part):
            current, decimal = current + part.value * decimal, decimal / 10
        elif part.kind == "n":
            counted = _with_number(current, at, parts)
            if counted is None:
                return None
            current = counted
        elif part.kind == "h" and at and parts[at - 1].kind == "n" and current == 1:
            current = part.value  # "eine halbe", "un demi"
        elif part.kind == "h":
            current += part.value * (factor if factor > 1 and not current else 1)
        elif part.kind == "x" and part.value == _HUNDRED:
            current = (current % 1000 or 1) * part.value + (current // 1000) * 1000
        elif part.kind == "x":
            total, current, factor = total + (current or 1) * part.value, Decimal(0), part.value
            decimal = Decimal(0)
    return total + current


def _is_digit(part: _Part) -> bool:
    """Tell whether this word is a digit behind a decimal point."""
    return part.kind == "n" and part.value < 10


def _goes_on(current: Decimal, value: Decimal, at: int, parts: Sequence[_Part]) -> bool:
    """Tell whether a smaller number follows a larger one; in German ones come before tens: "dreiundzwanzig"."""
    is_turned = at > 1 and parts[at - 1].kind == "j" and "g" in parts[at].languages
    if is_turned and value < _HUNDRED and value % 10 == 0 and 0 < current % 100 < 10:
        return True
    return current % (10 if value < 10 else 100) == 0 and (value < 10 or current % 100 == 0) and value < current
