"""Puts a day that is written in one of a few languages into the English forms that the program reads.

A phrase is translated whole or not at all: each of its words must have its place in one of the forms below.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from retro.core.text.calendar_days import MONTHS, WEEKDAYS
from retro.core.text.folding import fold
from retro.core.text.languages.day_vocabulary import DayVocabulary

LONGEST = 60
"""Most characters of a phrase; a longer text is prose."""
_UNITS = ("day", "week", "month", "year")
_THESE = ("the month", "last month", "next month", "the week", "last week", "next week")
_FEWEST = 4
"""Fewest letters of a month that stands alone."""
_VAGUE_COUNTS = frozenset(("8", "15"))
"""Numbers of days that mean one week and two in several languages, if they are in words."""
_DAY_THE = "{} the {}th"
_HALF_A, _A_FEW, _A_COUPLE_OF, _AND_A_HALF = "half a {}", "a few", "a couple of", " and a half"
_ABOUT = "about "
_YEAR = r"(?P<year>\d{4}|'?\d\d)(?: roku| r\.?)?"
_HOUR = re.compile(
    r"(?<=\S)[, ]+(?:(?:um|gegen|a las?|vers|a|alle(?: ore)?|om|o|o godz\.?|as|kl\.?|ca\.?) )?"
    r"(?:\d{1,2}[:.h]\d\d(?: ?(?:uhr|h|uur|godz\.?))?|\d{1,2} ?(?:uhr|uur|h|godz\.?)|(?<=kl )\d{1,2}|(?<=kl\. )\d{1,2})"
)


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
    if len(found) != 1:
        return None
    only = found.pop()
    return None if only.is_shared else only.english


@cache
def _tables() -> tuple[_Table, ...]:
    from retro.core.text.languages import germanic, romance, slavic

    return tuple(
        _Table(vocabulary)
        for vocabulary in (
            germanic.GERMAN, germanic.DUTCH, germanic.SWEDISH, romance.FRENCH, romance.SPANISH, romance.ITALIAN,
            romance.PORTUGUESE, slavic.POLISH,
        )
    )  # fmt: skip


class _Table:
    """The phrases of one language."""

    def __init__(self, words: DayVocabulary) -> None:
        def named(forms: str, names: Iterable[str]) -> dict[str, str]:
            return _named(forms, names, words.letters)

        def any_of(forms: str) -> str:
            return _either(_forms(forms, words.letters))

        self._months, self._weekdays = named(words.months, MONTHS), named(words.weekdays, WEEKDAYS)
        self._any_weekday = self._weekdays | named(words.short_weekdays, WEEKDAYS)
        self._numbers = named(words.numbers, map(str, range(1, 100)))
        self._units, self._these = named(words.units, _UNITS), named(words.these, _THESE)
        self._near = {
            form: english.strip()
            for forms, _, english in (line.partition("=") for line in words.near.split(","))
            for form in _forms(forms, words.letters)
        }
        self._shared = frozenset(_forms(words.shared, words.letters))
        self._alone = frozenset(_forms(words.alone, words.letters))
        self._counted = [
            (before, behind, direction)
            for forms, direction in ((words.ago, "{} ago"), (words.ahead, "in {}"))
            for before, _, behind in (form.partition("{}") for form in _forms(forms, words.letters))
        ]
        on, last, following = any_of(words.on), any_of(words.last), any_of(words.next)
        at_times = f"(?: ?{any_of(words.times)})?"
        of = f"(?:{any_of(words.of)} ?)?"
        month = f"(?P<month>{_either(self._months)})"
        of_year = rf"(?:\.?,? ?{of}{_YEAR})?\.?"
        weekday = f"(?P<weekday>{_either(self._weekdays)})"
        self._near_day = re.compile(f"(?P<near>{_either(self._near)}){at_times}")
        self._on_weekday = re.compile(
            rf"(?:(?:(?P<last>{last})|(?P<next>{following})|{on}) )?{weekday}"
            rf"(?: (?:(?P<was>{last})|(?P<comes>{following}))\.?)?{at_times}"
        )
        self._of_month = re.compile(
            rf"(?:(?:{on} )?(?P<weekday>{_either(self._any_weekday)})\.?,? ?)?(?:{on} )?"
            rf"(?:(?P<day>\d{{1,2}})(?:\.|°|o|er|re|e|ste|de|:[ae])?|(?P<first>{any_of(words.first)})) ?"
            rf"{of}{month}{of_year}"
        )
        self._weekday_of_day = re.compile(rf"{weekday},? (?:{on} )?(?P<day>\d{{1,2}})\.?")
        self._part_of = re.compile(
            rf"(?:(?P<early>{any_of(words.early)})|(?P<mid>{any_of(words.mid)})|{any_of(words.late)})"
            rf"(?:(?<=[-'])|(?<![-']) )"
            rf"(?:{of}{month}{of_year}|(?P<these>{_either(self._these)})|{of}(?P<whole>\d{{4}})(?: roku| r\.?)?)"
        )
        self._whole_month = re.compile(rf"(?:(?P<during>{any_of(words.during)}) )?{month}{of_year}")
        number = rf"\d{{1,3}}[.,]5|\d{{1,4}}|{_either(self._numbers)}"
        self._amount = re.compile(
            rf"(?:(?P<about>{any_of(words.about)}) )?"
            rf"(?:(?P<half>{any_of(words.half)})[ -]?|(?P<more>{any_of(words.one_and_half)}) "
            rf"|(?P<few>{any_of(words.few)}) |(?P<couple>{any_of(words.couple)}) "
            rf"|(?P<count>{number})(?:(?: {any_of(words.or_)} | ?- ?)(?P<other>{number}))? ?)?"
            rf"(?P<unit>{_either(self._units)})(?P<and_half> {any_of(words.and_half)})?"
        )

    def translated(self, words: str) -> Translation | None:
        """Return the English form of a folded phrase; None if it is not in this language."""
        for said in dict.fromkeys((words, _HOUR.sub("", words) if _HOUR.search(words) else words)):
            if english := self._phrase(said):
                return english
        return None

    def _phrase(self, words: str) -> Translation | None:
        if match := self._near_day.fullmatch(words):
            return Translation(self._near[match["near"]])
        if match := self._on_weekday.fullmatch(words):
            sides = [name for name in ("last", "next", "was", "comes") if match[name]]
            side = {"last": "last ", "was": "last ", "next": "next ", "comes": "next "}.get("".join(sides), "")
            return Translation(side + self._weekdays[match["weekday"]]) if len(sides) < 2 else None
        if match := self._weekday_of_day.fullmatch(words):
            return Translation(_DAY_THE.format(self._weekdays[match["weekday"]], match["day"]))
        return self._day_of_month(words) or self._part(words) or self._month(words) or self._count(words)

    def _day_of_month(self, words: str) -> Translation | None:
        match = self._of_month.fullmatch(words)
        if match is None:
            return None
        weekday = f"{self._any_weekday[match['weekday']]}, " if match["weekday"] else ""
        english = f"{weekday}{match['day'] or 1} {self._months[match['month']]} {match['year'] or ''}"
        return Translation(english.strip(), match["month"] in self._shared and not weekday)

    def _part(self, words: str) -> Translation | None:
        match = self._part_of.fullmatch(words)
        if match is None:
            return None
        part = "early" if match["early"] else "mid" if match["mid"] else "end"
        if match["month"]:
            return Translation(f"{part} of {self._months[match['month']]} {match['year'] or ''}".strip())
        return Translation(f"{part} of {self._these[match['these']] if match['these'] else match['whole']}")

    def _month(self, words: str) -> Translation | None:
        match = self._whole_month.fullmatch(words)
        if match is None:
            return None
        if len(match["year"] or "0000") < 4 or not (match["during"] or match["year"] or len(match["month"]) >= _FEWEST):
            return None
        english = f"{self._months[match['month']]} {match['year'] or ''}".strip()
        return Translation(english, match["month"] in self._shared and not match["during"])

    def _count(self, words: str) -> Translation | None:
        for before, behind, direction in self._counted:
            is_form = len(words) > len(before) + len(behind) and words.startswith(before) and words.endswith(behind)
            if is_form and (amount := self._how_many(words[len(before) : len(words) - len(behind)])):
                about = _ABOUT if amount.startswith(_ABOUT) else ""
                return Translation(about + direction.format(amount.removeprefix(_ABOUT)))
        return None

    def _how_many(self, words: str) -> str | None:
        """Return an amount such as "3 weeks" in English, "about" before one that is left open."""
        match = self._amount.fullmatch(words)
        if match is None:
            return None
        unit, about = self._units[match["unit"]], _ABOUT if match["about"] else ""
        if match["half"]:
            return None if match["and_half"] else about + _HALF_A.format(unit)
        if match["more"] or match["few"] or match["couple"]:
            how_many = "1.5" if match["more"] else _A_FEW if match["few"] else _A_COUPLE_OF
            return None if match["and_half"] else f"{about}{how_many} {unit}"
        if not match["count"]:
            return f"{about}1 {unit}" if match["unit"] in self._alone and not match["and_half"] else None
        count, other = (self._numbers.get(match[name] or "", match[name]) for name in ("count", "other"))
        if count != match["count"] and count in _VAGUE_COUNTS and unit == "day":
            about = _ABOUT
        both = f" or {other}" if other else ""
        return f"{about}{count}{both}{_AND_A_HALF if match['and_half'] else ''} {unit}"


def _named(forms: str, names: Iterable[str], letters: str) -> dict[str, str]:
    """Return what each form of a list of items stands for."""
    return {form: name for item, name in zip(forms.split(","), names, strict=False) for form in _forms(item, letters)}


def _forms(words: str, letters: str) -> list[str]:
    """Return the folded forms of a list, in every spelling."""
    written = [form.strip() for item in words.split(",") for form in item.split("|") if form.strip()]
    return [fold(spelt) for form in written for spelt in dict.fromkeys((form, _respelt(form, letters)))]


def _respelt(form: str, letters: str) -> str:
    """Return a form as keyboards without its letters write it: "fuenf"."""
    for letter, _, spelling in (pair.strip().partition("=") for pair in letters.split(",") if pair.strip()):
        form = form.replace(letter, spelling)
    return form


def _either(forms: Iterable[str]) -> str:
    """Return a pattern of any of the forms; one that never matches for none."""
    longest_first = sorted(forms, key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, longest_first))})" if longest_first else "(?!)"
