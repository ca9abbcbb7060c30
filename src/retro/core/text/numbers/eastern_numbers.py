"""Words of numbers: Czech, Slovak (c), Russian (r), Ukrainian (u), Hungarian (h), Swedish (w), Danish, Norwegian (d).

All folded (core.text.folding). Danish units alone are words of English ("to", "fire"), so only their hundreds and
thousands count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from retro.core.text.folding import fold

_CZECH = (
    "jedna 1,jeden 1,dva 2,dve 2,tri 3,ctyri 4,styri 4,pet 5,sest 6,sedm 7,sedem 7,osm 8,osem 8,"
    "devet 9,deset 10,desat 10,jedenact 11,dvanact 12,trinact 13,ctrnact 14,patnact 15,sestnact 16,"
    "sedmnact 17,osmnact 18,devatenact 19,dvacet 20,dvadsat 20,tricet 30,tridsat 30,ctyricet 40,"
    "styridsat 40,padesat 50,patdesiat 50,sedesat 60,sestdesiat 60,sedmdesat 70,sedemdesiat 70,"
    "osmdesat 80,osemdesiat 80,devadesat 90,devatdesiat 90,pul 0.5"
)
_RUSSIAN = (
    "один 1,одну 1,два 2,две 2,три 3,четыре 4,пять 5,шесть 6,семь 7,восемь 8,девять 9,десять 10,"
    "одиннадцать 11,двенадцать 12,тринадцать 13,четырнадцать 14,пятнадцать 15,шестнадцать 16,"
    "семнадцать 17,восемнадцать 18,девятнадцать 19,двадцать 20,тридцать 30,сорок 40,пятьдесят 50,"
    "шестьдесят 60,семьдесят 70,восемьдесят 80,девяносто 90,сто 100,двести 200,триста 300,"
    "четыреста 400,пятьсот 500,шестьсот 600,семьсот 700,восемьсот 800,девятьсот 900,двухсот 200,"
    "трехсот 300,четырехсот 400,пятисот 500,шестисот 600,семисот 700,восьмисот 800,девятисот 900,"
    "полтысячи 500,полтора 1.5,полторы 1.5"
)
_UKRAINIAN = (
    "один 1,одну 1,два 2,дві 2,три 3,чотири 4,п'ять 5,шість 6,сім 7,вісім 8,дев'ять 9,десять 10,"
    "одинадцять 11,дванадцять 12,тринадцять 13,чотирнадцять 14,п'ятнадцять 15,шістнадцять 16,"
    "сімнадцять 17,вісімнадцять 18,дев'ятнадцять 19,двадцять 20,тридцять 30,сорок 40,п'ятдесят 50,"
    "шістдесят 60,сімдесят 70,вісімдесят 80,дев'яносто 90,сто 100,двісті 200,триста 300,чотириста 400,"
    "п'ятсот 500,шістсот 600,сімсот 700,вісімсот 800,дев'ятсот 900,півтори 1.5,півтора 1.5,пів 0.5"
)
_HUNGARIAN = (
    "egy 1,ketto 2,ket 2,harom 3,negy 4,ot 5,hat 6,het 7,nyolc 8,kilenc 9,tiz 10,tizen 10,husz 20,"
    "huszon 20,harminc 30,negyven 40,otven 50,hatvan 60,hetven 70,nyolcvan 80,kilencven 90,masfel 1.5,"
    "fel 0.5"
)
_SWEDISH = (
    "ett 1,tva 2,tre 3,fyra 4,fem 5,sex 6,sju 7,atta 8,nio 9,tio 10,elva 11,tolv 12,tretton 13,"
    "fjorton 14,femton 15,sexton 16,sjutton 17,arton 18,nitton 19,tjugo 20,trettio 30,fyrtio 40,"
    "femtio 50,sextio 60,sjuttio 70,attio 80,nittio 90"
)
_COUNTED = {"c": _CZECH, "r": fold(_RUSSIAN), "u": fold(_UKRAINIAN), "h": _HUNGARIAN, "w": _SWEDISH}
_FACTORS = {
    "c": "sto 100,sta 100,ste 100,set 100,stovky 100,tisic 1000,tisice 1000,tisicu 1000,milion 1000000,miliony 1000000",
    "r": fold("тысяча 1000,тысячи 1000,тысяч 1000,тысячу 1000,миллион 1000000,миллиона 1000000,миллионов 1000000"),
    "u": fold("тисяча 1000,тисячі 1000,тисяч 1000,тисячу 1000,мільйон 1000000,мільйони 1000000,мільйонів 1000000"),
    "h": "szaz 100,ezer 1000,ezr 1000,millio 1000000",
    "w": "hundra 100,tusen 1000,miljon 1000000,miljoner 1000000",
    "d": "hundrede 100,hundre 100,tusind 1000,tusinde 1000,tusind 1000",
}
_DANISH = "to tre fire fem seks syv otte ni"
_DANISH_HUNDREDS = ("hundrede", "hundre"), ("tusind", "tusinde", "tusen")
NEVER_ALONE = frozenset(("set", "sta", "ste", "hat", "het", "pet", "sex"))
"""Numbers that count only beside others; alone they are words of English, German, Dutch and Italian."""
HUNGARIAN_ENDINGS = "(?:[aeo]?t|[vzrnlt]?[ae]l|ert|[rb][ae]|[brt][oeu]l|[aeo]s|ig)?"
"""Endings of a case behind a number: "háromszázzal tartozik"."""
ONE_WORD = re.compile(rf"(?:{fold('п|дев')})'[^\W\d_]++|[^\W\d_]++")
"""A word, with the apostrophe that Ukrainian numbers have within them."""


def eastern_words() -> Iterator[tuple[str, str, str, str]]:
    """Yield the language, the word, its kind ("n" a number, "x" a factor, "h" a half) and its value."""
    for kind, table in (("n", _COUNTED), ("x", _FACTORS)):
        for language, words in table.items():
            for each in words.split(","):
                word, value = each.split()
                yield language, word, "h" if value == "0.5" else kind, value
    for number, unit in enumerate(_DANISH.split(), 2):
        for factor, names in zip((100, 1000), _DANISH_HUNDREDS, strict=True):
            for name in names:
                yield "d", unit + name, "n", str(number * factor)
