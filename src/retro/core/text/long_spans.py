"""Days of spans: a quarter or a week means its middle; of a year or a season the month is asked for.

For a feast that moves, its day is asked for.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import MAXYEAR, date, timedelta

from retro.core.text.nearest_days import MIDDLE, NO_DAY, PARTS, Meant
from retro.core.text.parsing import NotUnderstood
from retro.core.text.typed_years import typed_year, year_alone

WHICH_MONTH_AND_YEAR = "Which month of which year? The nearest you know will do."
WHICH_DAY = "That day moves from year to year. Try its date, such as 14 March or 2026-03-14."

_QUARTER = re.compile(
    r"(?:q ?(?P<short>[1-4])|(?P<nth>[1-4])(?:th quarter|q|\. quartal)(?: of)?)(?:[ /,-]*(?P<year>\d{4}|'?\d\d))?"
)
_QUARTER_NEAR = re.compile(r"(?:the )?(?P<side>last|past|previous|this|next|coming) quarter")
_PART_OF_QUARTER = re.compile(r"(?P<part>early|beginning|start|mid|middle|late|end)(?: of| in)?[ -](?P<quarter>.+)")
_WEEKS = "calendar week|kalenderwoche|week|wk|kw|cw|w|semaine|semana|settimana|vecka|uke|tydzień|неделя"
_WEEK = re.compile(
    rf"(?:{_WEEKS}) ?(?P<week>\d\d?)(?:[ /,-]+(?:of )?(?P<year>\d{{4}}))?"
    rf"|(?P<week2>\d\d?)(?:\.|th) ?(?:kw|week|kalenderwoche)(?:[ /,-]+(?:of )?(?P<year2>\d{{4}}))?"
    rf"|(?P<year3>\d{{4}})[ /,-]{{0,2}}(?:{_WEEKS})[ -]?(?P<week3>\d\d?)"
)
_ISO_DAY = re.compile(r"(?P<year>\d{4})(?P<mark>-?)w(?P<week>\d\d)(?P=mark)(?P<weekday>\d)")
"""A day of an ISO week: "2026-w12-3"."""

_SEASONS = (
    "spring(?:time)?|summer(?:time)?|autumn|fall|winter(?:time)?"
    "|frühling|fruehling|frühjahr|fruehjahr|sommer|spätsommer|herbst|printemps|été|ete|automne|hiver"
    "|primavera|verano|otoño|otono|invierno|estate|autunno|inverno|verão|verao|outono"
    "|voorjaar|lente|zomer|najaar|herfst|vår(?:en)?|sommar(?:en)?|höst(?:en)?|vinter(?:n)?"
    "|wiosn[aąęy]|lat(?:o|em|a)|jesie(?:ń|ni|nią)|zim[aąęy]|весн(?:а|ой|ы)|лет(?:о|ом|а)|осен(?:ь|ью|и)|зим(?:а|ой|ы)"
)
_BEFORE = (
    r"(?:(?:im|den|der|des|an|en|au|dans|nel|in|na|no|el|la|le|il|du|det|i|w|в|this|last|past|next|previous|the"
    r"|letzte[nrms]?|diese[nrms]?|nächste[nrms]?|vorige[nrms]?|early|mid|middle of|late|start of|beginning of|end of"
    r"|anfang|mitte|ende|früher|später|this past|this coming)[ -]|l'|dell'|nell'|de l'){0,3}"
)
_BEHIND = "(?: (?:dernier|dernière|prochain|pasad[oa]|próxim[oa]|scors[oa]|passad[oa]|of last year|letzten jahres))?"
_OF = r"(?:,? (?:of |de |del |di |von |van |des jahres |in )?| ?')"
_SEASON = re.compile(
    rf"{_BEFORE}(?:{_SEASONS})"
    rf"(?:{_OF}(?:(?P<year>(?:19|20)\d\d|\d\d)|(?:19|20)?\d\d ?[/-] ?(?:19|20)?\d\d)(?: г\.?| года)?)?{_BEHIND}"
)
_YEAR = re.compile(
    r"(?:the )?(?:year |anno |jahre? |fy ?|(?:first|second|[12]th) half (?:of )?|h[12] )?(?P<year>(?:19|20)\d\d)"
    r"(?:年|년)?(?: г\.?| года| году| ?ad| ?ce)?|(?:fy ?|h[12] ?|(?:first|second|[12]th) half of )'?(?P<short>\d\d)"
)
_HALF = re.compile(r"half|\b(?:h[12]|fy)(?![a-z])")
_YEARS = re.compile(
    r"(?:between |von )?(?:19|20)\d\d(?: ?[-/] ?(?:(?:19|20)\d\d|\d\d)| (?:or|to|and|oder|bis|und) (?:19|20)\d\d)"
)
_DECADE = re.compile(
    r"(?:the |in the |die |in den |les |los |gli )?(?:(?:early|mid|late|frühen|späten|années|anni|años) ?-?)?"
    r"(?:(?:(?:19|20)?\d0'?s|'\d0s|(?:19|20)?\d0er(?: jahren?)?)"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ties|(?:zehner|zwanziger|neunziger|achtziger)(?: jahren?)?)"
)
_LONG_AGO = re.compile(
    r"(?:(?:many |some )?(?:years|decades)|(?:a )?decade|\d{1,2} decades|a (?:very )?long (?:time|while)|ages|long"
    r"|a while) (?:ago|back)|vor (?:(?:vielen|etlichen|mehreren) )?jahren|vor langem|il y a longtemps"
    r"|hace (?:(?:muchos|unos|algunos|varios) )?años"
    r"|hace mucho(?: tiempo)?|tanto tempo fa|anni fa|jaren geleden|lata temu|för länge sedan|há anos|много лет назад"
)

_MOVES = re.compile(
    r"(?:(?:the|last|this|next|at|over|an|zu|letzte|à|en|a|met|på|na|la|il) )*"
    r"(?:easter(?: (?:sunday|monday|weekend|break|holidays))?|good friday|maundy thursday|ash wednesday|mardi gras"
    r"|shrove tuesday|whitsun|pentecost|ascension(?: day)?|corpus christi|carnival|thanksgiving(?: day)?|black friday"
    r"|cyber monday|(?:mother|father)s?'?s? day|lab(?:o|ou)r day|memorial day|mlk day|presidents'? day|bank holiday"
    r"|(?:chinese|lunar|jewish) new year|ramadan|eid(?: al-?(?:fitr|adha))?|diwali|holi|passover|pesach|hanukkah"
    r"|rosh hashanah?|yom kippur|purim|ostern|oster(?:sonntag|montag)|karfreitag|pfingsten|fasching|karneval"
    r"|pâques|pentecôte|pascua|semana santa|pasqua|pasquetta|páscoa|carnaval|pasen|pinksteren|påsk(?:en)?|pingst"
    r"|wielkanoc|пасха|midsommar)(?:,? (?:of )?(?:(?:19|20)\d\d|last year|this year|next year))?"
)


def ask_for_month(words: str, today: date, *, ahead: bool) -> None:
    """Raise NotUnderstood if these are words for more than a month, however early or late in it: no day stands for it.

    It is raised for a feast that moves, too. A year on the wrong side of today's is left to others.
    """
    if match := _YEAR.fullmatch(words) or _SEASON.fullmatch(words):
        found = match.groupdict()
        if year := typed_year(found["year"] or found.get("short"), today):
            year_alone(year, today, ahead)
            return
        raise NotUnderstood(WHICH_MONTH_AND_YEAR)
    if _MOVES.fullmatch(words):
        raise NotUnderstood(WHICH_DAY)
    if _DECADE.fullmatch(words) or _LONG_AGO.fullmatch(words) or (_YEARS.fullmatch(words) and _is_span(words)):
        raise NotUnderstood(WHICH_MONTH_AND_YEAR)


def quarter_or_week(words: str, today: date, *, ahead: bool) -> Meant | None:
    """Return about the middle of a quarter or a week, or the day of a week that is named; None for other words.

    Raises NotUnderstood for a week or a day that the year named does not have.
    """
    if match := _ISO_DAY.fullmatch(words):
        return Meant(_of_week(int(match["year"]), int(match["week"]), int(match["weekday"])))
    if span := span_named(words, today, ahead=ahead):
        return Meant(_within(*span, today, ahead), is_about=True)
    return _part_of_quarter(words, today, ahead)


def _part_of_quarter(words: str, today: date, ahead: bool) -> Meant | None:
    """Return the day that a part of a quarter means, one of its first month, its middle or its last month.

    Unless it is to come, it is none behind today in the quarter that today is in.
    """
    match = _PART_OF_QUARTER.fullmatch(words)
    if match is None or not (_QUARTER.fullmatch(match["quarter"]) or _QUARTER_NEAR.fullmatch(match["quarter"])):
        return None
    span = span_named(match["quarter"], today, ahead=ahead)
    if span is None:
        return None
    first, middle, last = span
    day = PARTS[match["part"]]
    on = middle if day == MIDDLE else first.replace(day=day) if day < MIDDLE else last.replace(day=min(day, last.day))
    return Meant(min(on, today) if first <= today <= last and not ahead else on, is_about=True)


def span_named(words: str, today: date, *, ahead: bool) -> tuple[date, date, date] | None:
    """Return first day, middle and last day of the quarter or the week that is named; None for other words.

    Raises NotUnderstood for a week that the year named does not have.
    """
    if near := _QUARTER_NEAR.fullmatch(words):
        return _quarter_near(near["side"], today)
    if not (match := _QUARTER.fullmatch(words) or _WEEK.fullmatch(words)):
        return None
    found = {name.rstrip("23"): said for name, said in match.groupdict().items() if said}
    year = typed_year(found.get("year"), today)
    for each in [year] if year else [today.year, today.year + (1 if ahead else -1)]:
        span = _span(found, each) if 1 <= each <= MAXYEAR else None
        if span is None and year:
            raise NotUnderstood(NO_DAY)
        if span and (year or (span[2] >= today if ahead else span[0] <= today)):
            return span
    return None


def is_part_of_year(words: str) -> bool:
    """Tell whether words that name a year mean only a part of it: a season, a half, or a year of accounts."""
    return bool(_SEASON.fullmatch(words) or _HALF.search(words))


def _of_week(year: int, week: int, weekday: int) -> date:
    try:
        return date.fromisocalendar(year, week, weekday)
    except (OverflowError, ValueError):
        raise NotUnderstood(NO_DAY) from None


def _quarter_near(side: str, today: date) -> tuple[date, date, date] | None:
    """Return first day, middle and last day of the quarter before today's, of today's or of the one behind it."""
    step = {"this": 0, "next": 1, "coming": 1}.get(side, -1)
    year, number = divmod(4 * today.year + (today.month - 1) // 3 + step, 4)
    return _span({"nth": str(number + 1)}, year) if 1 <= year <= MAXYEAR else None


def _span(found: Mapping[str, str], year: int) -> tuple[date, date, date] | None:
    """Return first day, middle and last day of a quarter or a week of that year; None if it has no such week."""
    if "week" in found:
        try:
            monday = date.fromisocalendar(year, int(found["week"]), 1)
            return monday, monday + timedelta(2), monday + timedelta(6)
        except (OverflowError, ValueError):
            return None
    month = 3 * int(found.get("short") or found["nth"])
    return date(year, month - 2, 1), date(year, month - 1, MIDDLE), date(year, month, monthrange(year, month)[1])


def _within(first: date, middle: date, last: date, today: date, ahead: bool) -> date:
    """Return the middle; of a span that today is in, no day on the wrong side of today."""
    if not first <= today <= last:
        return middle
    return last if ahead and middle < today else middle if ahead else min(middle, today)


def _is_span(words: str) -> bool:
    """Tell whether two years follow each other; "2024/05" is a month."""
    return int(re.findall(r"\d+", words)[-1]) > 12
