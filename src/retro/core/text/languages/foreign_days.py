"""Parses days written in other languages than English: the only importer of dateparser, which is loaded on first use.

The program itself speaks English; which language a message is written in is core.text.languages.english's business.

A text is asked about only if it can be a day: it is short, and no word is too short to be sure of.
"""

from __future__ import annotations

import re
import sys
import threading
import unicodedata
from datetime import date, datetime

from retro.core.text.languages.foreign_answers import Ask, ForeignAnswer, accepted_day
from retro.core.text.languages.language_words import ARTICLE, BOTH, LANGUAGES, LAST, NEXT, SURE
from retro.core.text.nearest_days import Meant
from retro.core.text.parsing import NotUnderstood

LONGEST = 40
"""Most characters; a longer text is prose."""
FEWEST, FEWEST_BESIDE = 4, 3
"""Fewest letters of a Latin word that is a day by itself, and of one beside a number."""
TWO_MEANINGS = "“{}” is {}. Write it as 2026-03-14."
LOADING = "One moment: looking that up in other languages."
_HOUR = re.compile(r"\d ?(?:uhr|uur|h|godz)(?![^\W\d_])")
_NO_DATE = re.compile(r"[^\w\s.,'/-]")
_AGO = re.compile(r"\d+ ?(?!de )[a-z]+\.? (?:ago|back)")
"""English of a unit that is no day, "2 min ago"; "ago" is August in other languages."""


_lock = threading.Lock()
_ask: Ask | None = None
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
    numbers = re.findall(r"\d+", words)
    if not _may_be_a_day(words, numbers):
        return None
    for word in (*words.split(), *re.findall(r"[^\W\d_]+", words)):
        if told := next((said for each, said in BOTH.items() if re.fullmatch(each, word)), None):
            raise NotUnderstood(TWO_MEANINGS.format(word, told))
    if _ask is None and (_is_loading or _runs_a_loop()):
        raise NotUnderstood(LOADING)
    get_ready()
    assert _ask is not None
    bare = ARTICLE.sub("", words, count=1) if ARTICLE.match(words) else words
    ask = _ask_in(next((SURE[word] for word in words.split()[1:] if word in SURE and words[0].isdigit()), ""))
    for said in dict.fromkeys((words, bare)):
        if found := accepted_day(ask, said, numbers, today, ahead):
            return found
    return _last_or_next(_ask, bare, today)


def _ask_in(sure: str) -> Ask:
    """Return what asks in that language; with "" in any."""
    assert _ask is not None
    ask = _ask
    return lambda words, today, ahead, language: ask(words, today, ahead, language or sure)


def _last_or_next(ask: Ask, words: str, today: date) -> Meant | None:
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
    if _AGO.fullmatch(words) or _HOUR.search(words):
        return False
    if len(numbers) > 2 or any(len(number) not in (1, 2, 4) for number in numbers):
        return False
    letters = re.findall(r"[^\W\d_]+", words)
    fewest = FEWEST_BESIDE if numbers else FEWEST
    return any(len(word) >= (fewest if word.isascii() else _fewest_beyond(word, bool(numbers))) for word in letters)


def _fewest_beyond(word: str, is_beside: bool) -> int:
    """Return the fewest letters of a word that is not in ASCII: "št" alone is a weekday to some, "dün" is yesterday."""
    is_latin = all(letter < "\u0370" for letter in word)
    return 1 if is_beside else FEWEST_BESIDE if is_latin else 2


def _is_prose(words: str) -> bool:
    """Tell whether it holds marks that no date does.

    Python does not count the vowel signs of many scripts as letters.
    """
    return any(not unicodedata.category(mark).startswith("M") for mark in _NO_DATE.findall(words))


def _has_marks(words: str) -> bool:
    """Tell whether it holds vowel signs or the like, which are no accents."""
    return any(unicodedata.category(mark).startswith("M") for mark in unicodedata.normalize("NFC", words))


def _nothing(words: str, today: date, ahead: bool, language: str) -> ForeignAnswer | None:
    """Understand nothing, where dateparser cannot be used."""
    return None


def _loaded() -> Ask:
    from dateparser.date import DateDataParser

    def ask(words: str, today: date, ahead: bool, language: str) -> ForeignAnswer | None:
        settings = {
            "RELATIVE_BASE": datetime(today.year, today.month, today.day, 12),
            "PREFER_DATES_FROM": "future" if ahead else "past",
            "PREFER_DAY_OF_MONTH": "first",
            "DATE_ORDER": "MDY",  # shows a number in words, which it takes for a month too: see _is_month_name
            "PARSERS": ["relative-time", "absolute-time"],
            "TIMEZONE": "UTC",  # otherwise it looks up the machine's, and can fail there
            "NORMALIZE": not _has_marks(words),  # it drops vowel signs, and June of Panjab would be January
        }
        try:
            found = DateDataParser(
                languages=[language] if language else LANGUAGES.split(), settings=settings
            ).get_date_data(words)
        except Exception:  # any error of the library means that this is no day
            return None
        on = found.date_obj
        return None if on is None else ForeignAnswer(on.date(), tuple(found.parts or ()), str(found.locale))

    ask("1 qqqq", date(2026, 1, 1), False, "")  # no language knows it, so all of them are loaded
    return ask
