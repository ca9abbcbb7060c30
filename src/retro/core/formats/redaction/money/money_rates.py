"""What follows a number that is paid by the hour, by the piece or in advance, in a folded text."""

from __future__ import annotations

import re

from retro.core.text.folding import fold

_ENDS = r"(?![^\W\d_])"
_HOURS = fold(
    "h|hrs?|hours?|std|stunden?|heures?|horas?|ora|ore|uur|uren|godz(?:in[ęay])?|tim(?:me|men)?|hod(?:in[uy]?)?|óra|óránként"
    "|час|ч|год(?:ину)?|saat"
)
_DAYS = "days?|tage?|jours?|dias?|giorno|dag|dzien"
_BEHIND_PER = (
    r"(?:per|an|each|every|a) (?:hour|hr)|per h|hourly(?! [a-z])|(?:pro|je|die) (?:stunde|std)|par heure"
    r"|(?:de |a )?l'heure|(?:por|cada) hora|(?:la|a) hora|(?:all'|l')ora|per (?:uur|timme|time)"
    r"|(?:za|na) (?:godzine|hodinu)|i timmen|orankent"
)
_IN_CYRILLIC = fold("(?:в|за) час|(?:на|за) годину")
BY_THE_HOUR = re.compile(
    rf"\s?p/(?:{_HOURS}){_ENDS}|\s?p\. ?h(?:\.|{_ENDS})|\s?ph(?![^\W_])|\s?/\s?(?:{_HOURS}){_ENDS}"
    rf"|\s(?:{_BEHIND_PER}|{_IN_CYRILLIC}){_ENDS}"
)
"""An hour, behind what is paid for it: p/h, /hr, p.h., an hour, pro Stunde, de l'heure."""
BY_THE_HOUR_ALONE = re.compile(rf"\s?p/(?:{_HOURS}){_ENDS}|\s?p\.h(?:\.|{_ENDS})")
"""The same, where nothing else is counted so: "5 p/h"."""
_DRIVEN = re.compile(
    r"(?<![a-z])(?:dr[io]ve[ns]?|driving|speeds?|rode|ran|roul\w{1,5}|vitesse|fuhr(?:en)?|fahr\w{0,4}|gefahren|raste|corr\w{1,5}"
    r"|velocita|andav\w{1,4}|iba\w{0,2}|velocidad|conduc\w{2,6}|reed|rijd\w{0,3}|jech\w{2,5}|jazd\w{1,3}|korde|ехал\w{0,2})"
    r"(?: [^\s]{1,12}){0,3} $"
)
"""Words of driving before a speed: "60 a l'heure"."""
AFTER_PAYING = re.compile(
    r"\s(?:up ?front|in advance|deposit|in cash|net(?![a-z])|gross|flat(?![a-z])|a day"
    r"|per (?:day|month|project|page)|(?:was|were) paid|in fees)"
    rf"|\s?p/(?:[hdwm]|wk|mo|{_DAYS}|weeks?|months?)(?![a-z])|/(?:{_DAYS}){_ENDS}"
    r"|\s(?:per|pro|par|por)\s(?:words?|wort|mot|palabra|parola|palavra|woord|slowo|photo|piece|lead|click)(?![^\W_])"
)


def is_paid_by_the_hour(before: str, after: str) -> bool:
    """Tell whether an hour is paid with the number between two texts, and it is no speed."""
    return bool(BY_THE_HOUR.match(after)) and not _DRIVEN.search(before)
