"""Puts a duration that is written in another language than English into "h" and "m", the units that hours are read in.

What is not understood stays, so that a phrase that is only half understood is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from retro.core.text.folding import fold

_HOURS = (
    "stunde|stunden|std|hora|horas|heure|heures|uur|uren|u|ora|ore|oră|óra|órát|godzina|godziny|godzin|godzinę|godz|timme"
    "|timmar|time|timer|hodina|hodiny|hodin|hodinu|hod|tunti|tuntia|час|часа|часов|часове|ч|годин|ώρα|ώρες|ωρών|saat"
    "|jam|giờ|tiếng|ساعة|ساعات|שעה|שעות|घंटा|घंटे|घण्टा|घण्टे"
)
"""Without Ukrainian "години", which is years in Bulgarian, and Croatian "sata", which is a hundred in Finnish."""
_MINUTES = (
    "minute|minuten|minuto|minutos|minuta|minuty|minut|minuti|minuut|minuter|minutter|minuuttia|perc|минута|минуту|минуты"
    "|минут|мин|м|хвилина|хвилини|хвилин|хв|λεπτό|λεπτά|dakika|dk|menit|phút|دقيقة|دقائق|דקה|דקות|मिनट"
)
_HOURS_JOINED = "時間|时间|个小时|個小時|小时|小時|个钟头|個鐘頭|시간|ชั่วโมง"
_MINUTES_JOINED = "分間|分钟|分鐘|分|분|นาที"
"""Units of scripts that leave no space before or behind a word."""
_AND = "und|et|y|e|en|og|och|i|и|та|και|ve|dan"
_HALF_BEHIND = "半|반|rưỡi|et demie?|y media|e mezz[ao]|e meia|och en halv|og en halv|en een half|i pol"
_WHOLE = (
    (
        "0.5 h",
        "полчаса|пол часа|пів години|півгодини|yarım saat|fél óra|jumătate de oră|puoli tuntia|μισή ώρα|setengah jam"
        "|nửa giờ|nửa tiếng|نصف ساعة|חצי שעה|आधा घंटा|半時間|半小时|半小時|半个小时|半個小時|반시간|반 시간|ครึ่งชั่วโมง",
    ),
    (
        "0.25 h",
        "viertelstunde|eine viertelstunde|quart d'heure|un quart d'heure|kwartier|een kwartier|cuarto de hora"
        "|un cuarto de hora|quarto d'ora|un quarto d'ora|um quarto de hora|kwadrans",
    ),
    (
        "0.75 h",
        "dreiviertelstunde|eine dreiviertelstunde|drei viertelstunden|trois quarts d'heure|drie kwartier"
        "|tres cuartos de hora|tre quarti d'ora|três quartos de hora|trzy kwadranse",
    ),
    (
        "1.5 h",
        "полтора часа|півтори години|bir buçuk saat|másfél óra|puolitoista tuntia|μιάμιση ώρα|satu setengah jam"
        "|ساعة ونصف|שעה וחצי|डेढ़ घंटा|डेढ़ घंटे|一个半小时|一個半小時",
    ),
    ("2 h", "ساعتان|ساعتين|שעתיים|两小时|兩小時|两个小时|兩個小時"),
    ("2.5 h", "ढाई घंटे|δυόμισι ώρες"),
)
"""Durations that are no number and a unit."""
_LONGER = {
    "day": "tag|tage|tagen|arbeitstag|arbeitstage|personentag|personentage|pt"
    "|jour|jours|journée|journées|día|días|dia|dias|giorno|giorni|dag"
    "|dagen|dagar|dager|dage|dzień|dni|den|dny|dní|nap|napot|zi|zile|päivä|päivää|день|дня|дней|дні|днів|дена|дни|ημέρα"
    "|ημέρες|μέρες|gün|hari|ngày|يوم|أيام|יום|ימים|दिन",
    "week": "woche|wochen|semaine|semaines|semana|semanas|settimana|settimane|weken|vecka|veckor|uke|uker|uge|uger"
    "|tydzień|tygodnie|tygodni|týden|týdny|týdnů|hét|hetet|săptămână|săptămâni|viikko|viikkoa|неделя|недели|неделю|недель"
    "|тиждень|тижні|тижнів|седмица|седмици|εβδομάδα|εβδομάδες|hafta|minggu|tuần|أسبوع|أسابيع|שבוע|שבועות|सप्ताह|हफ्ते",
    "month": "monat|monate|monaten|mois|mes|meses|mese|mesi|mês|maand|maanden|månad|månader|måned|måneder|miesiąc"
    "|miesiące|miesięcy|měsíc|měsíce|měsíců|hónap|hónapot|lună|luni|kuukausi|kuukautta|месяц|месяца|месяцев|місяць|місяці"
    "|місяців|месец|месеца|μήνας|μήνες|ay|bulan|tháng|شهر|أشهر|חודש|חודשים|महीना|महीने",
}
_LONGER_JOINED = {"day": "日間|天|일", "week": "週間|周|星期|주일", "month": "ヶ月|か月|个月|個月|개월"}
"""Units that can be any number of hours, by what they are in English; those of `_LONGER_JOINED` as in _HOURS_JOINED."""
_ONE = r"(?:1|eine[rn]?|een|ett|en|une|un|una|uma|jedna) ?"
_FIGURES = {figure: str(number) for number, figure in enumerate("一二三四五六七八九十", 1)} | {"两": "2", "兩": "2"}


class _Patterns(NamedTuple):
    hours: re.Pattern[str]
    minutes: re.Pattern[str]
    joint: re.Pattern[str]
    halves: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...]
    whole: dict[str, str]


def in_hours_and_minutes(words: str) -> str:
    """Return "2 Stunden 30 Minuten" as "2 h 30 m" and "2時間半" as "2.5 h"; other words as they are."""
    find, folded = _patterns(), fold(words)
    if folded in find.whole:
        return find.whole[folded]
    said = find.joint.sub(" ", find.minutes.sub("m", find.hours.sub("h", folded)))
    if said == folded:
        return words
    said = _with_figure(said)
    for pattern, figure in find.halves:
        said = pattern.sub(figure, said)
    return said


def longer_unit(words: str) -> str:
    """Return "day", "week" or "month" for a duration in one of these, in another language than English; else ""."""
    folded = fold(words)
    return next((unit for unit, pattern in _longer().items() if pattern.search(folded)), "")


def _with_figure(words: str) -> str:
    """Return the words with a number in words before the unit in figures."""
    if words[:1] in _FIGURES and words[1:2] == "h":
        return _FIGURES[words[0]] + words[1:]
    first, _, rest = words.partition(" ")
    if not (rest and first.isalpha()):
        return words
    from retro.core.text.languages.translated_days import number_named  # only for a number in words

    half = "einhalb" if first.endswith("einhalb") and first != "eineinhalb" else ""
    return f"{number_named(first.removesuffix(half)) or first.removesuffix(half)}{half} {rest}"


@cache
def _patterns() -> _Patterns:
    half = f"(?:{fold(_HALF_BEHIND)})"
    halves: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
        (rf"^(?:{_ONE})?(?:halbe|halve?|half|demie?|media|mezza?|meia|pol)[- ']?(?=h$)", "0.5 "),
        (r"^(?:anderthalb|eineinhalb|anderhal(?:f|ve)|halvannen|poltorej|1 och en halv|1 og en halv) (?=h$)", "1.5 "),
        (r"^(?P<count>\d{1,6})einhalb (?=h$)", r"\g<count>.5 "),
        (r"^(?P<count>\d{1,6}) ?(?:[个個]半|bucuk|с половинои) ?(?=h$)", r"\g<count>.5 "),
        (rf"^(?:(?P<count>\d{{1,6}})|{_ONE}|un')? ?h ?{half}$", lambda found: f"{found['count'] or 1}.5 h"),
    )
    return _Patterns(
        _units(_HOURS, _HOURS_JOINED),
        _units(_MINUTES, _MINUTES_JOINED),
        re.compile(rf"(?<=h)(?: (?:{fold(_AND)}) |と)(?=\d)"),
        tuple((re.compile(pattern), figure) for pattern, figure in halves),
        {fold(words): duration for duration, forms in _WHOLE for words in forms.split("|")},
    )


@cache
def _longer() -> dict[str, re.Pattern[str]]:
    return {unit: _units(spaced, _LONGER_JOINED[unit]) for unit, spaced in _LONGER.items()}


def _units(spaced: str, joined: str) -> re.Pattern[str]:
    words, others = ("|".join(sorted(fold(forms).split("|"), key=len, reverse=True)) for forms in (spaced, joined))
    return re.compile(rf"(?<![^\W\d_])(?:{words})(?![^\W\d_])\.?|(?:{others})")
