"""Puts a day that is written in one of a few languages into the English forms that the program reads.

A phrase is translated whole or not at all: each of its words must have its place in one of the forms below.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from retro.core.text.folding import fold
from retro.core.text.languages.day_patterns import DayPatterns
from retro.core.text.languages.day_vocabulary import DayVocabulary

LONGEST = 60
"""Most characters of a phrase; a longer text is prose."""
_FEWEST = 4
"""Fewest letters of a month that stands alone."""
_VAGUE_COUNTS = frozenset(("8", "15"))
"""Numbers of days that mean one week and two in several languages, if they are in words."""
_DAY_THE = "{} the {}th"
_SIDES = {"last": "last ", "was": "last ", "next": "next ", "comes": "next ", "this": "this "}
_HALF_A, _A_FEW, _A_COUPLE_OF, _AND_A_HALF = "half a {}", "a few", "a couple of", " and a half"
_ABOUT, _TODAY, _FROM_TODAY = "about ", " today", "heute "
_CLOCK = r" ?(?:uhr|h|uur|godz\.?)"
_HOUR = re.compile(
    r"(?<=\S)[, ]+(?:(?P<at>um|gegen|a las?|vers|a|alle(?: ore)?|om|o|o godz\.?|as|kl\.?|ca\.?) )?"
    rf"(?:\d{{1,2}}[:h]\d\d(?:{_CLOCK})?|\d{{1,2}}\.(?:\d\d{_CLOCK}|(?(at)\d\d|(?!0\d|1[0-2])\d\d))"
    rf"|\d{{1,2}} ?(?:uhr|uur|h|godz\.?)|(?<=kl )\d{{1,2}}|(?<=kl\. )\d{{1,2}})(?![.:\d])"
)
"""An hour behind a day; "17.11" can be a day, too, but not behind "at" or before "o'clock"."""


class Translation(NamedTuple):
    """The English form of a phrase."""

    english: str
    is_shared: bool = False
    """True if the name of its month is that of another month elsewhere, and nothing beside it decides."""


def in_english(words: str) -> str | None:
    """Return the English form of a day; None if it is in none of the languages, or if they differ."""
    if len(words) > LONGEST:
        return None
    folded = fold(words)
    found = {form for table in _tables() if (form := table.translated(folded))}
    if not found:
        return None
    # The longest form also names the weekday, where that is a small word elsewhere: "di 24 nov" in Dutch and Italian.
    meant = max(found, key=lambda form: len(form.english))
    is_one = all(form == meant or meant.english.endswith(f", {form.english}") for form in found)
    return meant.english if is_one and not meant.is_shared else None


def number_named(word: str) -> str:
    """Return the figure of a folded number in words; "" if it is none, or languages differ."""
    found = {figure for table in _tables() if (figure := table.figure(word))}
    return found.pop() if len(found) == 1 else ""


def weekday_in_english(word: str) -> str:
    """Return the English name of a weekday or its abbreviation; "" if it is none, or languages differ."""
    found = {named for table in _tables() if (named := table.weekday(fold(word)))}
    return found.pop() if len(found) == 1 else ""


@cache
def names_in_days() -> frozenset[str]:
    """Return the folded words that name a month, a weekday or a day near today in one of the languages."""
    return frozenset(word for table in _tables() for name in table.names for word in re.findall(r"[^\W\d_]+", name))


@cache
def _tables() -> tuple[_Table, ...]:
    from retro.core.text.languages import germanic, romance, slavic

    return tuple(
        _Table(vocabulary)
        for vocabulary in (
            germanic.GERMAN, germanic.DUTCH, germanic.SWEDISH, romance.FRENCH, romance.SPANISH, romance.ITALIAN,
            romance.PORTUGUESE, slavic.POLISH, slavic.RUSSIAN,
        )
    )  # fmt: skip


class _Table:
    """The phrases of one language."""

    def __init__(self, words: DayVocabulary) -> None:
        self._in = DayPatterns(words)

    @property
    def names(self) -> tuple[str, ...]:
        """Return the folded names of months and weekdays, and of today and yesterday."""
        near = (form for form, english in self._in.near.items() if english in ("today", "yesterday"))
        return (*self._in.months, *self._in.any_weekday, *near)

    def figure(self, word: str) -> str:
        """Return the figure of a folded number in words; "" if this language has no such number."""
        return self._in.numbers.get(word, "")

    def weekday(self, word: str) -> str:
        """Return the English name of a folded weekday; "" if this language has no such word."""
        return self._in.any_weekday.get(word, "")

    def translated(self, words: str) -> Translation | None:
        """Return the English form of a folded phrase; None if it is not in this language."""
        if english := self._phrase(words) or self._part(words) or self._month(words):
            return english
        return self._phrase(_HOUR.sub("", words)) if _HOUR.search(words) else None  # a month has no hour

    def _phrase(self, words: str) -> Translation | None:
        """Translate a phrase for one day."""
        if match := self._in.near_day.fullmatch(words):
            return Translation(self._in.near[match["near"]])
        if match := self._in.on_weekday.fullmatch(words):
            return self._weekday_beside(match)
        if match := self._in.of_week[0].fullmatch(words) or self._in.of_week[1].fullmatch(words):
            return Translation(f"{self._in.weekdays_beside[match['weekday']]} {self._in.weeks[match['week']]}")
        if match := self._in.weekday_of_day.fullmatch(words):
            return Translation(_DAY_THE.format(self._in.weekdays[match["weekday"]], match["day"]))
        return self._day_of_month(words) or self._count(words)

    def _weekday_beside(self, match: re.Match[str]) -> Translation | None:
        """Translate a weekday with at most one word for the last, this or the next; a short name has one."""
        sides = [side for name, side in _SIDES.items() if match[name]]
        weekday = self._in.weekdays_beside[match["weekday"]]
        if len(sides) > 1 or (not sides and match["weekday"] not in self._in.weekdays):
            return None
        return Translation("".join(sides) + weekday)

    def _day_of_month(self, words: str) -> Translation | None:
        match = self._in.of_month.fullmatch(words)
        if match is None:
            return None
        weekday = f"{self._in.any_weekday[match['weekday']]}, " if match["weekday"] else ""
        english = f"{weekday}{match['day'] or 1} {self._in.months[match['month']]} {match['year'] or ''}"
        return Translation(english.strip(), match["month"] in self._in.shared and not weekday)

    def _part(self, words: str) -> Translation | None:
        match = self._in.part_of.fullmatch(words)
        if match is None:
            return None
        part = "early" if match["early"] else "mid" if match["mid"] else "end"
        if match["month"]:
            return Translation(f"{part} of {self._in.months[match['month']]} {match['year'] or ''}".strip())
        return Translation(f"{part} of {self._in.these[match['these']] if match['these'] else match['whole']}")

    def _month(self, words: str) -> Translation | None:
        match = self._in.whole_month.fullmatch(words)
        if match is None:
            return None
        if len(match["year"] or "0000") < 4 or not (match["during"] or match["year"] or len(match["month"]) >= _FEWEST):
            return None
        english = f"{self._in.months[match['month']]} {match['year'] or ''}".strip()
        return Translation(english, match["month"] in self._in.shared and not match["during"])

    def _count(self, words: str) -> Translation | None:
        for before, behind, direction in self._in.counted:
            is_form = len(words) > len(before) + len(behind) and words.startswith(before) and words.endswith(behind)
            if is_form and (amount := self._how_many(words[len(before) : len(words) - len(behind)])):
                about = _ABOUT if amount.startswith(_ABOUT) else ""
                exactly = _TODAY if before.startswith(_FROM_TODAY) and direction.endswith("ago") else ""
                return Translation(about + direction.format(amount.removeprefix(_ABOUT)) + exactly)
        return None

    def _how_many(self, words: str) -> str | None:
        """Return an amount such as "3 weeks" in English, "about" before one that is left open."""
        match = self._in.amount.fullmatch(words)
        if match is None:
            return self._sum(words)
        unit, about = self._in.units[match["unit"]], _ABOUT if match["about"] else ""
        if match["half"]:
            return None if match["and_half"] else about + _HALF_A.format(unit)
        if match["more"] or match["few"] or match["couple"]:
            how_many = "1.5" if match["more"] else _A_FEW if match["few"] else _A_COUPLE_OF
            return None if match["and_half"] else f"{about}{how_many} {unit}"
        if not match["count"]:
            return f"{about}1 {unit}" if match["unit"] in self._in.alone and not match["and_half"] else None
        count, other = (self._in.numbers.get(match[name] or "", match[name]) for name in ("count", "other"))
        if (match["with_half"] or match["and_half"]) and other:
            return None
        if count != match["count"] and count in _VAGUE_COUNTS and unit == "day":
            about = _ABOUT
        both = f" or {other}" if other else ""
        return f"{about}{count}{both}{_AND_A_HALF if match['and_half'] or match['with_half'] else ''} {unit}"

    def _sum(self, words: str) -> str | None:
        """Return two or three amounts that are added, such as "3 weeks and 2 days", in English."""
        parts = [self._in.amount.fullmatch(part) and self._how_many(part) for part in self._in.between.split(words, 2)]
        return " and ".join(filter(None, parts)) if len(parts) > 1 and all(parts) else None
