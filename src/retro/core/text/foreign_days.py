"""Parses days written in other languages than English: the only importer of dateparser, which is loaded on first use.

The program itself speaks English; which language a message is written in is core.message.language's business.

It guesses a day from almost anything. Its answer is accepted only if the text itself says it: every number in the text
is the day, the year or the count of the answer, it holds no hour, and no word is too short to be sure of.
"""

from __future__ import annotations

import re
import sys
import threading
import unicodedata
from calendar import monthrange
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from retro.core.text.calendar_days import Meant, WrittenDay, meant_day
from retro.core.text.language_words import ARTICLE, BOTH, COUNTED, COUNTS, LANGUAGES, LAST, NEXT
from retro.core.text.parsing import NotUnderstood

LONGEST = 40
"""Most characters; a longer text is prose."""
FEWEST, FEWEST_BESIDE = 4, 3
"""Fewest letters of a Latin word that is a day by itself, and of one beside a number."""
TWO_MEANINGS = "“{}” is {}. Write it as 2026-03-14."
LOADING = "One moment: looking that up in other languages."
_NO_DATE = re.compile(r"[^\w\s.,'/-]")


class _Found(NamedTuple):
    on: date
    parts: tuple[str, ...]
    language: str


_Ask = Callable[[str, date, bool, str], _Found | None]
"""Parses a text on a day, looking ahead or back, in one language, or with "" in any."""
_lock = threading.Lock()
_ask: _Ask | None = None
_is_loading = False


def get_ready() -> None:
    """Import dateparser and its languages, once; takes a second or two and may run on any thread."""
    global _ask, _is_loading
    with _lock:
        if _ask is None:
            _is_loading = True
            try:
                _ask = _loaded()
            except Exception:  # missing or broken: writing must go on
                _ask = _nothing
            finally:
                _is_loading = False


def is_ready() -> bool:
    """Tell whether a text can be parsed without a wait."""
    return _ask is not None


def read_foreign_day(words: str, today: date, *, ahead: bool) -> Meant | None:
    """Parse a day in one of LANGUAGES; None if in none. Raises NotUnderstood if languages differ.

    While another thread loads the languages, or on a thread with an event loop, it raises NotUnderstood instead of
    waiting.
    """
    if COUNTED.match(words):
        words = " ".join(COUNTS.get(word, word) for word in words.split())
    numbers = re.findall(r"\d+", words)
    if not _may_be_a_day(words, numbers):
        return None
    if shared := next(
        (word for word in re.findall(r"[^\W\d_]+", words) for each in BOTH if word.startswith(each)), None
    ):
        told = next(said for each, said in BOTH.items() if shared.startswith(each))
        raise NotUnderstood(TWO_MEANINGS.format(shared, told))
    if _ask is None and (_is_loading or _runs_a_loop()):
        raise NotUnderstood(LOADING)
    get_ready()
    assert _ask is not None
    bare = ARTICLE.sub("", words, count=1) if ARTICLE.match(words) else words
    for said in dict.fromkeys((words, bare)):
        if found := _asked(_ask, said, numbers, today, ahead):
            return found
    return _last_or_next(_ask, bare, today)


def _asked(ask: _Ask, words: str, numbers: list[str], today: date, ahead: bool) -> Meant | None:
    found = ask(words, today, ahead, "")
    if found is None or "time" in found.parts or "month" not in found.parts:
        return None
    return _as_written(ask, words, found, numbers, today, ahead) or _as_counted(
        ask, words, found, numbers, today, ahead
    )


def _last_or_next(ask: _Ask, words: str, today: date) -> Meant | None:
    """Parse a weekday with the word of its language for last or next before or behind it."""
    said = words.split()
    if len(said) != 2:
        return None
    for side, day in (said, said[::-1]):
        if side not in LAST | NEXT:
            continue
        back, on = (ask(day, today, is_ahead, "") for is_ahead in (False, True))
        if back and on and 0 < (on.on - back.on).days <= 14 and on.on.weekday() == back.on.weekday():
            return Meant(on.on if side in NEXT else back.on)
    return None


def _runs_a_loop() -> bool:
    """Tell whether this thread runs an event loop, on which keys would wait."""
    if (asyncio := sys.modules.get("asyncio")) is None:
        return False
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return False
    return True


def _may_be_a_day(words: str, numbers: list[str]) -> bool:
    if len(words) > LONGEST or len(words.split()) > 6 or _is_prose(words):
        return False
    if len(numbers) > 2 or any(len(number) not in (1, 2, 4) for number in numbers):
        return False
    letters = re.findall(r"[^\W\d_]+", words)
    fewest = FEWEST_BESIDE if numbers else FEWEST
    return any(len(word) >= (fewest if word.isascii() else 1 if numbers else 2) for word in letters)


def _is_prose(words: str) -> bool:
    """Tell whether it holds marks that no date does.

    Python does not count the vowel signs of many scripts as letters.
    """
    return any(not unicodedata.category(mark).startswith("M") for mark in _NO_DATE.findall(words))


def _as_written(ask: _Ask, words: str, found: _Found, numbers: list[str], today: date, ahead: bool) -> Meant | None:
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


def _is_month_name(ask: _Ask, words: str, found: _Found, today: date) -> bool:
    """Tell whether the words beside the numbers name that month: after a 1 and after a 2 they mean that day of it."""
    bare = " ".join(re.sub(r"\d+", " ", words).split()).strip("., -/")
    firsts = [ask(f"{day} {bare}", today, False, found.language) for day in (1, 2)]
    return all(first and (first.on.month, first.on.day) == (found.on.month, day) for day, first in enumerate(firsts, 1))


def _weekday(ask: _Ask, words: str, found: _Found, today: date) -> int | None:
    """Return the weekday that the first word names beside a day; None if it is no such word."""
    first = re.match(r"[^\W\d_]{2,}", words)
    named = ask(first[0], today, False, found.language) if first else None
    is_one = named and "day" in named.parts and "time" not in named.parts and today - named.on <= timedelta(7)
    return named.on.weekday() if named and is_one else None


def _as_counted(ask: _Ask, words: str, found: _Found, numbers: list[str], today: date, ahead: bool) -> Meant | None:
    """Accept a count of days, weeks, months or years, or a weekday, if another day of asking does not change it."""
    if "day" not in found.parts or len(numbers) > 1:
        return None
    other = ask(words, today, not ahead, found.language)
    if numbers:
        is_said = other == found and any(found.on == each for each in _from(today, int(numbers[0])))
        return Meant(found.on) if is_said else None
    if other == found:
        return Meant(found.on) if abs(found.on - today) <= timedelta(31) else None
    another = today + timedelta(1 if today < date.max else -1)
    later = ask(words, another, ahead, found.language)
    is_weekday = (
        later is not None and later.on.weekday() == found.on.weekday() and abs(found.on - today) <= timedelta(7)
    )
    return Meant(found.on) if is_weekday else None


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


def _nothing(words: str, today: date, ahead: bool, language: str) -> _Found | None:
    """Understand nothing, where dateparser cannot be used."""
    return None


def _loaded() -> _Ask:
    from dateparser.date import DateDataParser

    def ask(words: str, today: date, ahead: bool, language: str) -> _Found | None:
        settings = {
            "RELATIVE_BASE": datetime(today.year, today.month, today.day, 12),
            "PREFER_DATES_FROM": "future" if ahead else "past",
            "PREFER_DAY_OF_MONTH": "first",
            "DATE_ORDER": "MDY",  # shows a number in words, which it takes for a month too: see _is_month_name
            "PARSERS": ["relative-time", "absolute-time"],
            "TIMEZONE": "UTC",  # otherwise it looks up the machine's, and can fail there
        }
        try:
            found = DateDataParser(
                languages=[language] if language else LANGUAGES.split(), settings=settings
            ).get_date_data(words)
        except Exception:  # any error of the library means that this is no day
            return None
        on = found.date_obj
        return None if on is None else _Found(on.date(), tuple(found.parts or ()), str(found.locale))

    ask("1 qqqq", date(2026, 1, 1), False, "")  # no language knows it, so all of them are loaded
    return ask
