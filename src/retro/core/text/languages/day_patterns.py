"""Compiles the vocabulary of a language into tables of its names and patterns of its phrases for days."""

from __future__ import annotations

import re
from collections.abc import Iterable

from retro.core.text.calendar_days import MONTHS, WEEKDAYS
from retro.core.text.folding import fold
from retro.core.text.languages.day_vocabulary import DayVocabulary

_UNITS = ("day", "week", "month", "year")
_THESE = ("the month", "last month", "next month", "the week", "last week", "next week")
_WHICH_WEEK = ("last week", "this week", "next week")
_OF_A_YEAR = r"(?: roku| r\.?| года| г\.?)?"
_YEAR = rf"(?P<year>\d{{4}}|'?\d\d){_OF_A_YEAR}"


class DayPatterns:
    """Names of one language by their English ones, and the patterns that use them."""

    def __init__(self, words: DayVocabulary) -> None:
        self._letters = words.letters
        self._read_names(words)
        self._read_forms(words)
        of, month = f"(?:{self._any_of(words.of)} ?)?", f"(?P<month>{_either(self.months)})"
        of_year = rf"(?:\.?,? ?{of}{_YEAR})?\.?"
        self._compile_days(words, f"{of}{month}{of_year}")
        self._compile_spans(words, of, f"{month}{of_year}")
        self._compile_amount(words)

    def _named(self, forms: str, names: Iterable[str]) -> dict[str, str]:
        """Return what each form of a list of items stands for."""
        items = zip(forms.split(","), names, strict=False)
        return {form: name for item, name in items for form in _forms(item, self._letters)}

    def _any_of(self, forms: str) -> str:
        return _either(_forms(forms, self._letters))

    def _read_names(self, words: DayVocabulary) -> None:
        """Read the names of months, weekdays, numbers and units."""
        self.months, self.weekdays = self._named(words.months, MONTHS), self._named(words.weekdays, WEEKDAYS)
        self.any_weekday = self.weekdays | self._named(words.short_weekdays, WEEKDAYS)
        self.weekdays_beside = self.weekdays | self._named(words.weekdays_in_short, WEEKDAYS)
        self.numbers = self._named(words.numbers, map(str, range(1, 100)))
        self.units, self.these = self._named(words.units, _UNITS), self._named(words.these, _THESE)

    def _read_forms(self, words: DayVocabulary) -> None:
        """Read the forms that are compared and not matched by a pattern."""
        self.near = {
            form: english.strip()
            for forms, _, english in (line.partition("=") for line in words.near.split(","))
            for form in _forms(forms, self._letters)
        }
        self.between = re.compile(rf",? {self._any_of(words.and_)} |, ")
        """What stands between two amounts that are added."""
        self.weeks = {form: english for form, english in (self.these | self.near).items() if english in _WHICH_WEEK}
        self.shared = frozenset(_forms(words.shared, self._letters))
        self.alone = frozenset(_forms(words.alone, self._letters))
        self.counted = [
            (before, behind, direction)
            for forms, direction in ((words.ago, "{} ago"), (words.ahead, "in {}"))
            for before, _, behind in (form.partition("{}") for form in _forms(forms, self._letters))
        ]

    def _compile_days(self, words: DayVocabulary, month_of_year: str) -> None:
        """Compile the patterns of one day: near today, a weekday, a day of a month."""
        on, at_times = self._any_of(words.on), f"(?: ?{self._any_of(words.times)})?"
        weekday = f"(?P<weekday>{_either(self.weekdays)})"
        self.near_day = re.compile(f"(?P<near>{_either(self.near)}){at_times}")
        self._compile_weekdays(words, on, at_times)
        self.of_month = re.compile(
            rf"(?:(?:{on} )?(?P<weekday>{_either(self.any_weekday)})\.?,? ?)?(?:{on} )?"
            rf"(?:(?P<day>\d{{1,2}})(?:\.|°|o|er|re|e|ste|de|:[ae])?|(?P<first>{self._any_of(words.first)})) ?"
            rf"{month_of_year}"
        )
        self.weekday_of_day = re.compile(rf"{weekday},? (?:{on} )?(?P<day>\d{{1,2}})\.?")

    def _compile_weekdays(self, words: DayVocabulary, on: str, at_times: str) -> None:
        """Compile the patterns of a weekday: the last, this or the next one, and that of a week."""
        last, following, this = self._any_of(words.last), self._any_of(words.next), self._any_of(words.this)
        weekday = f"(?P<weekday>{_either(self.weekdays_beside)})"
        self.on_weekday = re.compile(
            rf"(?:(?:(?P<last>{last})|(?P<next>{following})|(?P<this>{this})|{on}) )?{weekday}"
            rf"(?: (?:(?P<was>{last})|(?P<comes>{following}))\.?)?{at_times}"
        )
        of, week = self._any_of(words.of), f"(?P<week>{_either(self.weeks)})"
        self.of_week = tuple(
            re.compile(form)
            for form in (
                rf"(?:{on} )?{weekday}{at_times},? (?:{of} )?{week}",
                rf"{week},? (?:{on} )?{weekday}{at_times}",
            )
        )

    def _compile_spans(self, words: DayVocabulary, of: str, month_of_year: str) -> None:
        """Compile the patterns of a month, and of a part of a month, week or year."""
        early, mid, late = self._any_of(words.early), self._any_of(words.mid), self._any_of(words.late)
        self.part_of = re.compile(
            rf"(?:(?P<early>{early})|(?P<mid>{mid})|{late})"
            rf"(?:(?<=[-'])|(?<![-']) )"
            rf"(?:{of}{month_of_year}|(?P<these>{_either(self.these)})|{of}(?P<whole>\d{{4}}){_OF_A_YEAR})"
        )
        self.whole_month = re.compile(rf"(?:(?P<during>{self._any_of(words.during)}) )?{month_of_year}")

    def _compile_amount(self, words: DayVocabulary) -> None:
        """Compile the pattern of a number of days, weeks, months or years."""
        any_of, number = self._any_of, rf"\d{{1,3}}[.,]5|\d{{1,4}}|{_either(self.numbers)}"
        self.amount = re.compile(
            rf"(?:(?P<about>{any_of(words.about)}) )?"
            rf"(?:(?P<half>{any_of(words.half)})[ -]?|(?P<more>{any_of(words.one_and_half)}) "
            rf"|(?P<few>{any_of(words.few)}) |(?P<couple>{any_of(words.couple)}) "
            rf"|(?P<count>{number})(?P<with_half>[ -]?{any_of(words.with_half)})?"
            rf"(?:(?: {any_of(words.or_)} | ?- ?)(?P<other>{number}))? ?)?"
            rf"(?P<unit>{_either(self.units)})(?P<and_half> {any_of(words.and_half)})?"
        )


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
