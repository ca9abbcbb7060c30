"""Words of numbers, and what each adds to a number.

English, German, French, Spanish, Italian, Dutch, Polish (l) and Portuguese, and those of `eastern_numbers`; all folded
(core.text.folding).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from retro.core.text.numbers.eastern_numbers import HUNGARIAN_ENDINGS, eastern_words

_HUNDRED = Decimal(100)
_LONGEST_WORD = 60


class NumberPart(NamedTuple):
    """What a word adds: "n" a number, "x" a factor, "h" a half, "a" an article, "v" vague, "j" a join, "p" a point."""

    languages: str
    kind: str
    value: Decimal = Decimal(0)


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
_ITALIAN = (
    "uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici "
    "diciassette diciotto diciannove"
)
_DUTCH = (
    "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien "
    "negentien"
)
_POLISH = (
    "jeden dwa trzy cztery piec szesc siedem osiem dziewiec dziesiec jedenascie dwanascie trzynascie czternascie "
    "pietnascie szesnascie siedemnascie osiemnascie dziewietnascie"
)
_PORTUGUESE = (
    "hum dois tres quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis dezessete dezoito "
    "dezenove"
)
_TENS = {
    "e": "twenty thirty forty fifty sixty seventy eighty ninety",
    "g": "zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig",
    "f": "vingt trente quarante cinquante soixante septante huitante nonante",
    "s": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    "i": "venti trenta quaranta cinquanta sessanta settanta ottanta novanta",
    "n": "twintig dertig veertig vijftig zestig zeventig tachtig negentig",
    "l": "dwadziescia trzydziesci czterdziesci piecdziesiat szescdziesiat siedemdziesiat "
    "osiemdziesiat dziewiecdziesiat",
    "p": "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa",
}
_HUNDREDS = {
    "l": "sto dwiescie trzysta czterysta piecset szescset siedemset osiemset dziewiecset",
    "p": "cem duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos",
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
    "g und j 0,f et j 0,fs de j 0,f d j 0,s y j 0,"
    "ip cento x 100,i mille x 1000,i mila x 1000,n honderd x 100,n duizend x 1000,n en j 0,p mil x 1000,p e j 0,"
    "l tysiac x 1000,l tysiace x 1000,l tysiecy x 1000,p duas n 2,l dwie n 2"
)
_STEMS = "dos tres cuatro seis ocho"


def _counted() -> Iterator[tuple[str, str, Decimal]]:
    """Yield the language, the word and the value of what is counted: units, tens and hundreds."""
    units = (_ENGLISH, _GERMAN, _FRENCH, _SPANISH, _ITALIAN, _DUTCH, _POLISH, _PORTUGUESE)
    of_units = dict(zip("egfsinlp", units, strict=True))
    for factor, table in ((1, of_units), (10, _TENS), (100, _HUNDREDS)):
        for language, words in table.items():
            for number, word in enumerate(words.split(), 2 if factor == 10 else 1):
                yield language, word, Decimal(factor * number)
    for number in range(3, 10):
        yield "g", f"{_GERMAN.split()[number - 1]}zehn", Decimal(number + 10)
    for number, word in enumerate(_TENS["i"].split(), 2):
        yield "i", f"{word[:-1]}uno", Decimal(10 * number + 1)
        yield "i", f"{word[:-1]}otto", Decimal(10 * number + 8)
    for stem in _STEMS.split():
        for ending in ("cientos", "cientas"):
            yield "s", stem + ending, _HUNDRED * (_SPANISH.split().index(stem) + 1)


def _table() -> dict[str, NumberPart]:
    table: dict[str, NumberPart] = {}

    def add(language: str, word: str, kind: str, value: Decimal) -> None:
        same = table.get(word)
        if same is None or (same.kind, same.value) == (kind, value):
            table[word] = NumberPart((same.languages if same else "") + language, kind, value)

    for language, word, value in _counted():
        add(language, word, "n", value)
    for line in _MORE.split(","):
        language, word, kind, number = line.split()
        for each in language:
            add(each, word, kind, Decimal(number))
    for language, word, kind, number in eastern_words():
        add(language, word, kind, Decimal(number))
    return table


_PARTS = _table()


def _compound(language: str, endings: str = "") -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what a word of several parts is matched with, and each part."""
    words = sorted((word for word, part in _PARTS.items() if language in part.languages), key=len, reverse=True)
    return re.compile(rf"((?:{'|'.join(words)}){{{1 if endings else 2},12}}){endings}"), re.compile("|".join(words))


_COMPOUNDS = (*map(_compound, "gniw"), _compound("h", HUNGARIAN_ENDINGS))


def parts_of(word: str) -> tuple[NumberPart, ...]:
    """Return what a word adds to a number, a compound for each of its parts; nothing if it is no number."""
    if part := _PARTS.get(word):
        return (part,)
    if not 6 <= len(word) <= _LONGEST_WORD:
        return ()
    for whole, part_of_it in _COMPOUNDS:
        if found := whole.fullmatch(word):
            return tuple(_PARTS[part] for part in part_of_it.findall(found[1]))
    return ()
