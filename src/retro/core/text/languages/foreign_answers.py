"""Tells whether an answer of dateparser is what the text says.

It guesses a day from almost anything. Its answer is accepted only if the text itself says it: every number in the text
is the day, the year or the count of the answer, and it holds no hour.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from retro.core.text.nearest_days import Meant, WrittenDay, meant_day
from retro.core.text.one_line import on_one_line

_FEWEST_OF_TWO_UNITS = 3
"""Fewest words of a text that counts by two units: "місяць, 3 дні тому"."""


class ForeignAnswer(NamedTuple):
    """A day, the parts of it that the text names, and the language."""

    on: date
    parts: tuple[str, ...]
    language: str


Ask = Callable[[str, date, bool, str], ForeignAnswer | None]
"""Parses a text on a day, looking ahead or back, in one language, or with "" in any."""


def accepted_day(ask: Ask, words: str, numbers: list[str], today: date, ahead: bool) -> Meant | None:
    """Return the day that dateparser answers; None if it has none, or if the text does not say it."""
    found = ask(words, today, ahead, "")
    if found is None or "time" in found.parts or "month" not in found.parts:
        return None
    return _as_written(ask, words, found, numbers, today, ahead) or _as_counted(
        ask, words, found, numbers, today, ahead
    )


def _as_written(
    ask: Ask, words: str, found: ForeignAnswer, numbers: list[str], today: date, ahead: bool
) -> Meant | None:
    """Accept a day of a month, or a month, only as the text has it."""
    years = [int(number) for number in numbers if len(number) == 4]
    others = [int(number) for number in numbers if len(number) < 4]
    if len(years) > 1 or ("year" in found.parts) != bool(years) or (years and years[0] != found.on.year):
        return None
    if others != ([found.on.day] if "day" in found.parts else []):
        return None
    if not _is_month_name(ask, words, found, today):
        return None
    said = WrittenDay(found.on.month, found.on.day if others else 0, years[0] if years else 0)
    return meant_day(said, today, ahead=ahead, weekday=_weekday(ask, words, found, today) if others else None)


def _is_month_name(ask: Ask, words: str, found: ForeignAnswer, today: date) -> bool:
    """Tell whether the words beside the numbers name that month: after a 1 and after a 2 they mean that day of it."""
    bare = on_one_line(re.sub(r"\d+", " ", words)).strip("., -/")
    firsts = [ask(f"{day} {bare}", today, False, found.language) for day in (1, 2)]
    return all(first and (first.on.month, first.on.day) == (found.on.month, day) for day, first in enumerate(firsts, 1))


def _weekday(ask: Ask, words: str, found: ForeignAnswer, today: date) -> int | None:
    """Return the weekday that the first word names beside a day; None if it is no such word."""
    first = re.match(r"[^\W\d_]{2,}", words)
    named = ask(first[0], today, False, found.language) if first else None
    is_one = named and "day" in named.parts and "time" not in named.parts and today - named.on <= timedelta(7)
    return named.on.weekday() if named and is_one else None


def _as_counted(
    ask: Ask, words: str, found: ForeignAnswer, numbers: list[str], today: date, ahead: bool
) -> Meant | None:
    """Accept a count of days, weeks, months or years, or a weekday, if another day of asking does not change it."""
    if "day" not in found.parts or len(numbers) > 1 or _has_two_units(ask, words, found, today):
        return None
    other = ask(words, today, not ahead, found.language)
    if numbers:
        count = int(numbers[0])
        is_said = other == found and any(found.on == each for each in _from(today, count))
        return Meant(found.on, is_about=(today - found.on).days == 7 * count > 0) if is_said else None
    if other == found:
        back = (today - found.on).days
        return Meant(found.on, is_about=back > 0 and back % 7 == 0) if abs(back) <= 31 else None
    another = today + timedelta(1 if today < date.max else -1)
    later = ask(words, another, ahead, found.language)
    is_weekday = (
        later is not None and later.on.weekday() == found.on.weekday() and abs(found.on - today) <= timedelta(7)
    )
    return Meant(found.on) if is_weekday else None


def _has_two_units(ask: Ask, words: str, found: ForeignAnswer, today: date) -> bool:
    """Tell whether two words are units of time, of which dateparser leaves out one without a number."""
    said = re.findall(r"[^\W\d_]+", words)
    if len(said) < _FEWEST_OF_TWO_UNITS:
        return False
    first, last = said[0], said[-1]
    inner = said[1:] if found.on > today else said[:-1]
    forms = ((f"{{}} {word} {last}", f"{first} {{}} {word}") for word in inner)
    return sum(any(_is_of_unit(ask, form, found, today) for form in pair) for pair in forms) > 1


def _is_of_unit(ask: Ask, form: str, found: ForeignAnswer, today: date) -> bool:
    """Tell whether the form, with a number put in, counts by a unit."""
    one, two = (ask(form.format(number), today, False, found.language) for number in (1, 2))
    return one is not None and two is not None and "year" in one.parts and one.on != two.on


def _from(today: date, count: int) -> list[date]:
    found = []
    for sign in (-1, 1):
        for days in (1, 7):
            try:
                found.append(today + timedelta(sign * days * count))
            except OverflowError:
                continue
        for months in (1, 12):
            year, month = divmod(today.year * 12 + today.month - 1 + sign * months * count, 12)
            if 1 <= year <= 9999:
                found.append(date(year, month + 1, min(today.day, monthrange(year, month + 1)[1])))
    return found
