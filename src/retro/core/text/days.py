"""Parses a typed day: our own forms first, then other languages."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import MAXYEAR, date

from retro.core.text import day_words, long_spans
from retro.core.text.calendar_days import WEEKDAYS, eastern_weekday, weekday_named, written_day
from retro.core.text.languages import foreign_days, translated_days
from retro.core.text.month_days import read_in_month
from retro.core.text.nearest_days import MOST_YEARS, Meant, meant_day
from retro.core.text.parsing import OTHER_WEEKDAY, NoDate, NotUnderstood, plain_text
from retro.core.text.relative_days import TOO_FAR, TOO_FAR_AHEAD, read_relative
from retro.core.text.typed_years import typed_year

NO_DATE = "That doesn't look like a date. Try 2026-03-14, 14 March, yesterday or 3 weeks ago."
NO_DATE_AHEAD = "That doesn't look like a date. Try in 2 weeks, next friday or 1 December."
LONGEST = 80
"""Most characters of a day; a longer text is prose."""
PASSED = "That day has passed. Name one from today on, such as in 2 weeks or 1 December."

_WEEKDAY_FIRST = re.compile(r"(?P<day>[a-z]{3,9})\.?,? (?:the )?(?P<rest>.*\d.*)")
_WEEKDAY_LAST = re.compile(r"(?P<rest>.*\d.*?),? \(?(?P<day>[a-z]{3,9})\.?\)?")
_WEEKDAY_IN_BRACKETS = re.compile(r"(?P<rest>.+?),? \((?P<day>[a-z]{3,9})\.?\)")
_WEEKDAY_BEHIND = re.compile(
    r"(?P<rest>.*\d.*?)(?:,? ?\((?:an? )?(?P<round>[^\W\d_]{1,14})\.?\)|, (?:an? )?(?P<day>[^\W\d_]{2,14})\.?)"
)
"""A day with a weekday of any language behind it, in brackets or behind a comma."""

_WEEKDAY_BEFORE_NUMBERS = re.compile(r"(?P<day>[^\W\d_]{1,14})\.?,? (?P<rest>\d{1,4}[-./].*)")
_IN_MARKS = re.compile(r"\((?P<round>[^()]*)\)|\[(?P<square>[^][]*)\]|[\"“”„«»'](?P<quoted>[^\"“”„«»']*)[\"“”«»']")
_YEAR_NIL = re.compile(r"0\d{3}[-./ ].*|.*[-./ ]0\d{3}")
"""A year of four digits that begins with 0, which would count as none."""
_AS_SHOWN = re.compile(r"^\d{4}-\d\d-\d\d$|[A-Za-z]{3}")
_YEAR_NAMED = r"(?:last|this|next) year|(?:a|\d{1,2}) years? ago"
_OF_YEAR = re.compile(
    rf"(?P<rest>.*?[a-z./-].*?),? (?:of |in )?(?P<last>{_YEAR_NAMED})"
    rf"|(?P<first>{_YEAR_NAMED}),? (?:in |on )?(?P<day>.*[a-z./-].*)"
)
_SHORT_YEAR = re.compile(r"(?<=[^\W\d_][ .])'(\d\d)(?!\w)")
"""The year of "Mai '25", which other languages take for a day."""


def read_day(text: str, today: date, *, ahead: bool = False) -> Meant | None:
    """Parse a day; None for a blank text. Raises NotUnderstood if it can't be read, or is over MOST_YEARS from today.

    A day that far is taken only as a stored one is shown: ISO, or with a month's name, as 14 March 2600.
    """
    found = _read(text, today, ahead)
    years = found.on.year - today.year if found else 0
    if abs(years) > MOST_YEARS and not _AS_SHOWN.search(text.strip()):
        raise NotUnderstood(TOO_FAR if years < 0 else TOO_FAR_AHEAD)
    return found


def _read(text: str, today: date, ahead: bool) -> Meant | None:
    """Parse a day; None for a blank text.

    It can be ISO, 14.3., "3 weeks ago", "the 19th", "last friday", "early October", or a date of another language. A
    day without a year is the latest one, or with `ahead` the next. Raises NotUnderstood, also for 03/04/2026, which is
    a day in April to some and in March to others.
    """
    typed = plain_text(text).lower()
    marked = _IN_MARKS.fullmatch(typed)
    typed = marked[marked.lastgroup or 0].strip() if marked else typed
    words = _SHORT_YEAR.sub(lambda year: str(typed_year(year[1], today)), day_words.day_alone(typed))
    if not words:
        return None
    if len(words) > LONGEST or _YEAR_NIL.fullmatch(words):
        raise NoDate(NO_DATE_AHEAD if ahead else NO_DATE)
    bare = day_words.without_about(words)
    if found := _weekday_behind(day_words.without_hour(bare), today, ahead):
        return found._replace(is_about=found.is_about or bare != words)
    for said in dict.fromkeys((bare, words)):  # "over" is "more than" in English, and "in" in Dutch
        if found := _weekday_agrees(said, today, ahead) or _ours(said, today, ahead) or _translated(said, today, ahead):
            return found._replace(is_about=found.is_about or said != words)
    alone = day_words.without_hour(bare)
    if found := _foreign_weekday(alone, today, ahead) or _in_other_languages(bare, today, ahead):
        return found._replace(is_about=found.is_about or bare != words)
    raise NoDate(NO_DATE_AHEAD if ahead else NO_DATE)


def _ours(words: str, today: date, ahead: bool) -> Meant | None:
    for shorter in day_words.shorter_ones(day_words.in_digits(words)):
        if (found := _english(shorter, today, ahead)) and not _is_month_with_hour(found, words, shorter):
            return found
    return None


def _is_month_with_hour(found: Meant, words: str, shorter: str) -> bool:
    """Tell whether a month was understood without a number that stands beside it, which is no hour there."""
    numbers, left = (re.findall(r"\d+", day_words.in_digits(each)) for each in (words, shorter))
    return found.is_month and numbers != left


def _english(words: str, today: date, ahead: bool) -> Meant | None:
    long_spans.ask_for_month(words, today, ahead=ahead)
    return (
        read_relative(words, today, ahead=ahead)
        or _checked_weekday(words, today, ahead)
        or read_in_month(words, today, ahead=ahead)
        or _dated(words, today, ahead)
        or _of_year_named(words, today, ahead)
    )


def _of_year_named(words: str, today: date, ahead: bool) -> Meant | None:
    """Parse "march last year" and "two years ago, on 3 march"."""
    match = _OF_YEAR.fullmatch(words)
    if match is None:
        return None
    named = match["last"] or match["first"]
    count = re.match(r"\d+", named)
    back = int(count[0]) if count else {"this": 0, "next": -1}.get(named[:4], 1)
    if not 0 < today.year - back <= MAXYEAR:
        return None
    rest = re.sub("^the ", "", match["rest"] or match["day"])
    return _english(day_words.in_year(rest, today.year - back), today, ahead)


def _checked_weekday(words: str, today: date, ahead: bool) -> Meant | None:
    """Parse "yesterday (thursday)". Raises NotUnderstood if that day is another one."""
    match = _WEEKDAY_IN_BRACKETS.fullmatch(words)
    weekday = weekday_named(match["day"]) if match else None
    if match is None or weekday is None or (found := _english(match["rest"], today, ahead)) is None:
        return None
    if found.on.weekday() != weekday:
        raise NotUnderstood(OTHER_WEEKDAY.format(found.on))
    return found


def _dated(words: str, today: date, ahead: bool) -> Meant | None:
    for pattern in (_WEEKDAY_FIRST, _WEEKDAY_LAST):
        match = pattern.fullmatch(words)
        if match and (weekday := weekday_named(match["day"])) is not None:
            said = written_day(match["rest"], today, ahead=ahead, weekday=weekday)
            return meant_day(said, today, ahead=ahead, weekday=weekday) if said else None
    said = written_day(words, today, ahead=ahead)
    return meant_day(said, today, ahead=ahead) if said else None


def _foreign_weekday(words: str, today: date, ahead: bool, *, is_checked: bool = True) -> Meant | None:
    """Parse a day in numbers behind a weekday of another language: "Fr 13.11."."""
    match = _WEEKDAY_BEFORE_NUMBERS.fullmatch(words)
    weekday = weekday_named(translated_days.weekday_in_english(match["day"])) if match else None
    is_day = match is not None and weekday is not None
    said = written_day(match["rest"], today, ahead=ahead, weekday=weekday) if match and is_day else None
    return meant_day(said, today, ahead=ahead, weekday=weekday if is_checked else None) if said else None


def _weekday_behind(words: str, today: date, ahead: bool) -> Meant | None:
    """Parse a day before its weekday, which then decides what is open: "8/11 (sun)", "the 19th, thursday"."""
    match = _WEEKDAY_BEHIND.fullmatch(words)
    name = match["round"] or match["day"] if match else ""
    weekday = _any_weekday(name)
    if match is None or weekday is None:
        return None
    said = written_day(match["rest"], today, ahead=ahead, weekday=weekday)
    if said is None:
        english = _ours(f"{WEEKDAYS[weekday]} {match['rest']}", today, ahead)
        return english or _translated(f"{name} {match['rest']}", today, ahead)
    return meant_day(said, today, ahead=ahead, weekday=weekday)


def _any_weekday(name: str) -> int | None:
    """Return 0 (Monday) to 6 for a weekday in one of the languages."""
    named = weekday_named(name) if name.isascii() else eastern_weekday(name)
    return weekday_named(translated_days.weekday_in_english(name)) if named is None else named


def _weekday_agrees(words: str, today: date, ahead: bool) -> Meant | None:
    """Parse such a day first if the nearest one is on that weekday: "mar 24/11", which can be in March, too."""
    with suppress(NotUnderstood):
        found, nearest = (_foreign_weekday(words, today, ahead, is_checked=each) for each in (True, False))
        return found if found == nearest else None
    return None


def _translated(words: str, today: date, ahead: bool) -> Meant | None:
    """Parse a day by its English form, where a table holds the words of its language."""
    forms = ((said, translated_days.in_english(said)) for said in day_words.shorter_ones(words))
    said, english = next(((said, form) for said, form in forms if form), ("", ""))
    bare = day_words.without_about(english)
    found = _ours(bare, today, ahead) if english else None
    if found is None or _is_month_with_hour(found, words, said):
        return None
    return found._replace(is_about=found.is_about or bare != english)


def _in_other_languages(words: str, today: date, ahead: bool) -> Meant | None:
    said = list(day_words.shorter_ones(words))[-1]
    found = foreign_days.read_foreign_day(said, today, ahead=ahead)
    return None if found and _is_month_with_hour(found, words, said) else found
