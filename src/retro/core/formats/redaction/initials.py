"""Finds the initials of known names: R.M., R. M., RM, R. Müller and Rosa M. of Rosa Müller, JP of Jean-Pierre.

Letters count as initials only where each is a capital. What is an everyday abbreviation too stays, and is told of.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from retro.core.text.folding import fold, span

_JOINT = r"(?:\.? ?& ?|\.[ -]{0,2}|-)?"
"""What can stand between two initials."""
_FEWEST, _MOST = 2, 5
"""Fewest and most letters that count as the initials of a whole name."""
_WORD = re.compile(r"[^\W\d_]++")
_FIRST_LETTER = re.compile(r"(?<!\w)[^\W\d_]")
_MARKS = frozenset("-,;:!?)'’\"")
"""What follows no full stop that ends a sentence."""
_WORDS_OF_ONE_LETTER = "aeiouy"
_AROUND = 24
"""Characters on each side that show whether a whole sentence is in capitals."""
_ABBREVIATIONS = (
    "ad ai am app api ar asap at au av b2b ba bbc bc bs ca cc cd ceo cet cfo ch cia cio cms co coo cpu crm cs css "
    "csv ct cto cv da db dc de diy dj dm dns dr dvd ec ed eg en eod er es est et eta etc eu eur ev faq fb fbi fe "
    "fr ft ftp fyi gb gbp gdpr gmt gp gpu gps hd hq hr ht html http ia id ie ii iii ios ip ipo irs iso it iv ix "
    "jd js kg km kpi la lan le ltd ma mb md me mit mm mo mp ms mt mvp nb nda ngo nl no nr nt nyc ny oa ok op os "
    "pa pc pdf php pin pl pm po ppt pr ps pt qa qr ram rd re rfp rip roi rss sa sdk sea seo sla sms so sos sow "
    "sql ssl st su tba tbc tbd tld tv ui uk un url us usa usb usd utc ux va vat vi vii vip vp vpn vr vs wc wip wp "
    "xi xl xml "
)
_SMALL_WORDS = (
    "ab al all am an and any are as at bad be big but by can das dem den der des did die do due du ein el end er "
    "es est et few for get go got had has he her him his how if il im in is it its job la las le les let los man "
    "may me men mit my nah new no non nor not now of off oh old on one or our out own pay per por put que ran run "
    "sad saw say see set she si sie so sue sur the tu two too to um un une up us use von war was way we who why "
    "win with won yes yet you zu "
)
_ORDINARY = frozenset((_ABBREVIATIONS + _SMALL_WORDS).split())
"""Folded letters that are words or abbreviations of everyday texts when written in capitals."""
_STOPPED = "ad am ba bc bs dc eg eu ie la ma md ms nb ny pm po ps rip uk un us usa"
_JOINED = "ae ar bb ca dd fb hm ma om pl qa rb rd sp tc"
_ORDINARY_WITH_STOPS, _ORDINARY_WITH_AND = frozenset(_STOPPED.split()), frozenset(_JOINED.split())
"""The same, written with full stops, or with "&"."""


class Owner(NamedTuple):
    """A name as it was typed, and the folded name whose replacement its initials get."""

    typed: str
    name: str
    is_bare: bool = True
    """True if capitals without full stops, such as RM, are its initials too."""


class Found(NamedTuple):
    """Range of initials in the folded text, and the name that they stand for; "" if they could be something else."""

    start: int
    end: int
    name: str


class _Name(NamedTuple):
    """An owner, the folded words of its name by their hyphenated parts, and every run of its initials."""

    owner: Owner
    groups: list[list[str]]
    runs: list[str]

    particles: frozenset[str]
    """Words of the name that are typed small beside its capitals, such as "van"; their initials may be small."""

    @property
    def parts(self) -> list[str]:
        return list(chain(*self.groups))


class InitialsSearch:
    """Finds the initials of the same names in many texts."""

    def __init__(self, owners: Iterable[Owner], plain: Collection[str]) -> None:
        """`plain` are folded words of a name that identify nobody."""
        owners = list(owners)
        grouped = ((owner, _groups(owner.typed, plain)) for owner in owners)
        named = ((owner, groups, _runs(groups)) for owner, groups in grouped)
        names = [
            _Name(owner, groups, runs, _particles(owner.typed))
            for owner, groups, runs in chain(named, _spelt_out(owners))
            if runs
        ]
        self._runs = frozenset(run for name in names for run in name.runs)
        self._by_letter: dict[str, list[_Name]] = {}
        for name in names:
            for letter in dict.fromkeys(part[0] for part in name.parts):
                self._by_letter.setdefault(letter, []).append(name)
        self._patterns = {letter: _pattern(names) for letter, names in self._by_letter.items()}

    def find(self, text: str, folded: str, lengths: Sequence[int]) -> Iterator[Found]:
        """Find every initial of a name; `lengths` are the folded text's positions."""
        last = 0
        for capital in _FIRST_LETTER.finditer(text) if self._patterns else ():
            place = lengths[capital.start()]
            pattern = self._patterns.get(letter := folded[place : place + 1])
            if place < last or not pattern or not capital[0].isupper() or not (found := pattern.match(folded, place)):
                continue
            name = self._by_letter[letter][(found.lastindex or 1) - 1]
            begin, stop = span(lengths, *found.span())
            if self._are_initials(text[begin:stop], name):
                is_full = _is_beside_a_word(text[begin:stop], name)
                is_known = is_full or not self._is_open(text, begin, stop)
                ends_sentence = text[stop - 1] == "." and not goes_on_behind_a_stop(text[stop : stop + 2].strip()[:1])
                last = found.end() - ends_sentence
                yield Found(found.start(), last, name.owner.name if is_known else "")

    @staticmethod
    def _are_initials(written: str, name: _Name) -> bool:
        """Tell whether what was found is written as initials are."""
        words = _WORD.findall(written)
        full = [word for word in words if _is_in_full(word, name)]
        short = [word for word in words if word not in full]
        small = [word for word in words if word.islower() and _is_particle(word, name)]
        told = [word for word in full if word not in small]
        if not all(_is_in_capitals(word) for word in short if word not in small):
            return False
        if not all(word[0].isupper() for word in told):
            return False
        if not any(word not in small for word in short) and not (short and len(told) > 1):  # "van", "v. Beethoven"
            return False
        if full and "." not in written and any(fold(word) in (*_WORDS_OF_ONE_LETTER, *_ORDINARY) for word in short):
            return False  # "Rosa I called"
        return len(words) > 1 or name.owner.is_bare

    def _is_open(self, text: str, begin: int, stop: int) -> bool:
        """Tell whether initials alone could be an everyday word or abbreviation."""
        written = text[begin:stop]
        letters = fold("".join(_WORD.findall(written)))
        if "." in written or "&" in written:
            return letters in (_ORDINARY_WITH_STOPS if "." in written else _ORDINARY_WITH_AND)
        before, after = _WORD.findall(text[max(0, begin - _AROUND) : begin]), _WORD.findall(text[stop : stop + _AROUND])
        loud = (word for word in (*before[-1:], *after[:1]) if len(word) > 1 and word.isupper())
        return letters in _ORDINARY or any(fold(word) not in self._runs for word in loud)


def _groups(name: str, plain: Collection[str]) -> list[list[str]]:
    """Return the folded words of a name by their hyphenated parts, without those of scripts that have no capitals."""
    words = (fold(word).strip(".,()&'") for word in name.split())
    groups = ([part for part in word.split("-") if part[:1].isalpha()] for word in words if word not in plain)
    return [group for group in groups if group and all(part[0].upper() != part[0] for part in group)]


def _spelt_out(owners: Iterable[Owner]) -> Iterator[tuple[Owner, list[list[str]], list[str]]]:
    """Yield the letters of each word of a name in capitals, and their one run: ACME is A.C.M.E. too, and never A.E."""
    for owner in owners:
        for word in _WORD.findall(owner.typed):
            if word.isupper() and _FEWEST < len(word) <= _MOST and fold(word) not in _ORDINARY:
                yield owner._replace(is_bare=False), [[letter] for letter in fold(word)], [fold(word)]


def _particles(typed: str) -> frozenset[str]:
    """Return the folded words that are typed small, of a name with capitals."""
    words = _WORD.findall(typed)
    small = frozenset(fold(word) for word in words if word.islower())
    return small if len(small) < len(words) else frozenset()


def _runs(groups: list[list[str]]) -> list[str]:
    """Return every run of letters that stands for a name, the longest first."""
    first = [group[0] for group in groups]
    parts = ([*chain(*groups)], first, [*first[:1], *first[-1:]], *groups)
    runs = {"".join(part[0] for part in run) for run in parts}
    return sorted((run for run in runs if _FEWEST <= len(run) <= _MOST), key=_longest_first)


def _pattern(names: Iterable[_Name]) -> re.Pattern[str]:
    """Return a pattern with a group for each name."""
    either = "|".join(f"({_spellings(name)})" for name in names)
    return re.compile(rf"(?<!\w)(?<!\w\.)(?:{either})(?!\w|\.\w(?!\w))")


def _spellings(name: _Name) -> str:
    """Return a pattern of the initials alone, and of some beside a word of the name written in full."""
    letter = f"[{''.join(sorted({re.escape(part[0]) for part in name.parts}))}]"
    words = {*name.parts, *("-".join(group) for group in name.groups)}
    told = (word for word in words if len(word) > _FEWEST and word not in name.particles)
    full = "|".join(map(re.escape, sorted(told, key=_longest_first)))
    small = "|".join(map(re.escape, sorted(name.particles, key=_longest_first)))
    either = rf"(?:(?:{small})(?![^\W\d_])|{letter}\.?)" if small else rf"{letter}\.?"
    before, after = rf"(?:{either}[ -]{{0,2}}){{1,5}}", rf"{either}(?:[ -]?{either}){{0,3}}"
    between = [rf"(?:{full}) {before}(?:{full})"] if small else []
    beside = [*between, rf"{before}(?:{full})", rf"(?:{full}),? {after}"] if full else []
    return "|".join((*beside, *(_JOINT.join(map(re.escape, run)) + r"\.?" for run in name.runs)))


def _longest_first(word: str) -> tuple[int, str]:
    return -len(word), word


def _is_particle(word: str, name: _Name) -> bool:
    """Tell whether this is a small word of the name, or its initial."""
    return word in name.particles or (len(word) == 1 and any(each[0] == word for each in name.particles))


def _is_in_full(word: str, name: _Name) -> bool:
    return len(word) > 1 and fold(word) in name.parts


def _is_beside_a_word(written: str, name: _Name) -> bool:
    """Tell whether a word of the name stands beside the initials."""
    return any(_is_in_full(word, name) for word in _WORD.findall(written))


def goes_on_behind_a_stop(following: str) -> bool:
    """Tell whether the letter or mark after a full stop goes on with the sentence."""
    return following.islower() or following.isdigit() or following in _MARKS


def _is_in_capitals(letters: str) -> bool:
    """Tell whether letters are written as initials: all in capitals, or as LvB."""
    return letters.isupper() or (len(letters) > _FEWEST and letters[0].isupper() and letters[-1].isupper())
