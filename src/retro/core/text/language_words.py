"""Words of other languages beside a day, and the languages in which days are parsed: data of foreign_days."""

import re

LANGUAGES = (
    "de fr es it pt nl da sv nb fi is pl cs sk hu ro bg ru uk be sr sr-Latn hr sl bs mk sq el tr et lv lt ca gl eu"
    " id ms fil vi th ja zh ko hi bn ur fa ar he ta te ml kn mr gu pa ne si az kk uz ka hy sw"
)
"""The languages of dateparser's two hundred whose words English lacks or uses less; English is parsed by us."""
LAST = frozenset(
    [
        "letzten",
        "letzte",
        "letzter",
        "letztes",
        "vergangenen",
        "vergangene",
        "dernier",
        "dernière",
        "passé",
        "passée",
        "pasado",
        "pasada",
        "último",
        "scorso",
        "scorsa",
        "passado",
        "passada",
        "vorige",
        "afgelopen",
        "zeszły",
        "zeszłą",
        "minulý",
        "minulou",
        "förra",
        "sidste",
        "forrige",
        "прошлый",
        "прошлую",
        "прошлое",
    ]
)
NEXT = frozenset(
    [
        "nächsten",
        "nächste",
        "nächster",
        "nächstes",
        "kommenden",
        "kommende",
        "prochain",
        "prochaine",
        "próximo",
        "próxima",
        "prossimo",
        "prossima",
        "volgende",
        "komende",
        "następny",
        "następną",
        "příští",
        "nästa",
        "næste",
        "neste",
        "следующий",
        "следующую",
    ]
)
ARTICLE = re.compile(r"(?:el|le|la|il|lo|os?|as?|de[nrm]?|die|das|op|på) (?=\S{4}|\d)")
"""An article in front of a day, with what must follow it."""
BOTH = {
    "listopad": "October to some and November to others",
    "srp": "July to some and August to others",
    "lip": "June to some and July to others",
}
"""Beginnings of months that two languages share."""

COUNTED = re.compile(r"(?:hace|dentro de|en|h[áa]|vor|in|il y a|dans|fra|tra) |.* (?:fa|geleden|atr[áa]s)$")
"""A number of days or weeks counted from today."""
_COUNTS = {
    1: "un una uno ein eine einem einer einen une um uma een",
    2: "dos zwei deux due dois duas twee",
    3: "tres drei trois tre três drie",
    4: "cuatro vier quatre quattro quatro",
    5: "cinco fünf cinq cinque vijf",
    6: "seis sechs six sei zes",
    7: "siete sieben sept sette sete zeven",
    8: "ocho acht huit otto oito",
    9: "nueve neun neuf nove negen",
    10: "diez zehn dix dieci dez tien",
    14: "catorce vierzehn quatorze quattordici catorze veertien",
    15: "quince fünfzehn quinze quindici vijftien",
}
COUNTS = {word: str(number) for number, words in _COUNTS.items() for word in words.split()}
"""Numbers in words before a counted unit, in figures."""
