"""Finds phrases in a text that affirm something: not denied, and not what others say. Pure.

A phrase is written in a small language, all of it within one sentence:

    start        the word with its usual endings: starts, started, starting; one of three letters: as it is, save a few
    =short       the word as it is
    indemnif*    every word that begins so
    #            a number, in digits or as a word
    a|b|c_d      one of these; "c_d" is two words
    @worker      one of the words of a named set
    a?           may be there
    ..           up to three words, and ... up to eight, none of them a negation
    a & b        both, at most 25 words from each other, whichever comes first
    a ~ b        both, at most 8 words from each other in one clause, whichever comes first

A phrase is denied by a negation in the same clause: up to two words before it, up to six after verbs of wanting ("not
urgent", "no rush", "we don't ask for free samples"), and over a verb of asking or choosing that somebody refuses until
something else begins ("we don't choose any of our writers by the lowest bid"); or by what is said behind it (refusals).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from retro.core.gig.cues.denials import NEGATIONS, is_denied
from retro.core.gig.cues.passages import INITIALS, ISE, Passage, passage
from retro.core.gig.cues.refusals import is_refused_behind

FAR, NEAR = 25, 8
"""Most words between two phrases joined by "&" and by "~"."""
GAPS = {"..": 3, "...": 8}
NUMBERS = frozenset({
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "fifteen",
    "thirteen", "fourteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty",
    "sixty", "seventy", "eighty", "ninety", "hundred",
})  # fmt: skip

SHORT_VERBS = frozenset({"pay", "ask", "add", "fix", "use", "buy", "try", "bid", "cut", "put", "get", "run"})
"""Words of three letters that have endings too: asks, asking."""


@dataclass(frozen=True)
class _Word:
    """Words that one word of a phrase can match."""

    forms: frozenset[str] = frozenset()
    beginning: str = ""
    is_number: bool = False

    def fits(self, word: str) -> bool:
        if self.is_number:
            return is_number_word(word)
        return word in self.forms or bool(self.beginning and word.startswith(self.beginning))


def is_number_word(word: str) -> bool:
    """Tell whether it is a number, in digits or words."""
    return word[0].isdigit() or word in NUMBERS


@dataclass(frozen=True, eq=False)
class Part:
    """One part of a phrase: alternative words, or a gap. Parts that are written alike are one object."""

    choices: tuple[tuple[_Word, ...], ...] = ()
    may_miss: bool = False
    gap: int = 0

    @cached_property
    def forms(self) -> frozenset[str]:
        """Return the words that are a choice by themselves."""
        return frozenset(form for choice in self.choices if len(choice) == 1 for form in choice[0].forms)

    @cached_property
    def _longer(self) -> Mapping[str, Sequence[tuple[_Word, ...]]]:
        """Return the choices of several words, by the words that they begin with."""
        found: dict[str, list[tuple[_Word, ...]]] = {}
        for choice in self.choices:
            for form in choice[0].forms if len(choice) > 1 else ():
                found.setdefault(form, []).append(choice)
        return found

    @cached_property
    def _open(self) -> tuple[tuple[_Word, ...], ...]:
        """Return the choices that begin with any number, or any ending."""
        return tuple(choice for choice in self.choices if not choice[0].forms)

    def ends(self, words: Sequence[str], at: int) -> Iterator[int]:
        """Yield the places after what it matches here."""
        if words[at] in self.forms:
            yield at + 1
        for choice in (*self._longer.get(words[at], ()), *self._open):
            said = words[at : at + len(choice)]
            if len(said) == len(choice) and all(map(_Word.fits, choice, said)):
                yield at + len(choice)


@dataclass(frozen=True)
class Phrase:
    """A phrase of the language at the top of this module."""

    written: str
    parts: tuple[Part, ...] = field(repr=False)
    beside: Phrase | None = field(default=None, repr=False)
    """What must be near it, in the same sentence."""
    most_between: int = FAR
    can_be_denied: bool = True
    """False if it is there even behind a negation: "no urgent care"."""

    @property
    def all_parts(self) -> Sequence[Part]:
        """Return its parts, and those of what is beside it."""
        return (*self.parts, *(self.beside.all_parts if self.beside else ()))

    @cached_property
    def is_loose(self) -> bool:
        """Tell whether other words may stand between its own."""
        return self.beside is not None or any(part.gap for part in self.parts)

    def span(self, words: Passage, start: int) -> tuple[int, int] | None:
        """Return the range of words that it matches from this one, with what is beside it; None if it does not match.

        A denied phrase does not match.
        """
        end = self._end(words, start, 0, words.sentences[start])
        if end is None or end == start:
            return None
        if self.can_be_denied and (is_denied(words, start) or is_refused_behind(words, start, end)):
            return None
        if self.beside is None:
            return start, end
        for at in range(max(start - self.most_between, 0), min(end + self.most_between, len(words.words))):
            if words.sentences[at] == words.sentences[start] and not start <= at < end:
                found = self.beside.span(words, at)
                if found and (found[1] <= start or at >= end):
                    first, last = min(start, at), max(end, found[1])
                    if self.most_between == FAR or words.clauses[first] == words.clauses[last - 1]:
                        return first, last
        return None

    def _end(self, words: Passage, at: int, number: int, sentence: int) -> int | None:
        if number == len(self.parts):
            return at
        part = self.parts[number]
        if part.gap:
            return self._after_gap(words, at, number, sentence)
        if at < len(words.words):
            for after in part.ends(words.words, at):
                if words.sentences[after - 1] == sentence:
                    end = self._end(words, after, number + 1, sentence)
                    if end is not None:
                        return end
        return self._end(words, at, number + 1, sentence) if part.may_miss else None

    def _after_gap(self, words: Passage, at: int, number: int, sentence: int) -> int | None:
        for after in range(at, min(at + self.parts[number].gap + 1, len(words.words))):
            if words.sentences[after] != sentence:
                return None
            end = self._end(words, after, number + 1, sentence)
            if end is not None:
                return end
            if words.words[after] in NEGATIONS:
                return None
        return None


def phrase(written: str, sets: Mapping[str, Sequence[str]] | None = None, *, can_be_denied: bool = True) -> Phrase:
    """Parse a phrase. Raises KeyError for an unknown set."""
    first, joined, second = re.split(" ([&~]) ", f"{written} & ", maxsplit=1)
    parts = tuple(_part(each, sets or {}) for each in first.split())
    beside = phrase(second.removesuffix(" & "), sets, can_be_denied=can_be_denied) if second else None
    return Phrase(written, parts, beside, NEAR if joined == "~" else FAR, can_be_denied)


def beginning(words: str, spellings: Mapping[str, str] | None = None) -> Phrase:
    """Build a phrase of plain words, the last of which can continue: "plug in" finds "plug-ins"."""
    *first, last = passage(words, spellings).words
    exact = [Part(((_Word(frozenset({word})),),)) for word in first]
    return Phrase(words, (*exact, Part(((_Word(beginning=last),),))))


def _part(written: str, sets: Mapping[str, Sequence[str]]) -> Part:
    if written in GAPS:
        return _gap(GAPS[written])
    said: list[str] = []
    for each in written.rstrip("?").split("|"):
        said += sets[each[1:]] if each.startswith("@") else [each]
    return _choice(tuple(said), written.endswith("?"))


@cache
def _gap(most: int) -> Part:
    return Part(gap=most)


@cache
def _choice(said: tuple[str, ...], may_miss: bool) -> Part:
    return Part(tuple(tuple(map(_word, each.split("_"))) for each in said), may_miss)


@cache
def _word(written: str) -> _Word:
    if written == "#":
        return _Word(is_number=True)
    if written.endswith("*"):
        return _Word(beginning=written[:-1])
    if written.startswith("="):
        return _Word(frozenset({written[1:]}))
    return _Word(_forms(ISE.sub(r"iz\1", written)))


@cache
def _forms(word: str) -> frozenset[str]:
    """Return a word with its usual endings; some that nobody writes do no harm."""
    if word in SHORT_VERBS:
        return frozenset({word, _plural(word), f"{word}ing", f"{word.removesuffix('e')}ing", f"{word}{word[-1]}ing"})
    if len(word) <= INITIALS or not word.isalpha():
        return frozenset({word})
    stem = word[:-1] if word[-1] in "ey" else word
    ends = {word, f"{word}s", f"{word}ed", f"{word}ing", f"{stem}ing", f"{stem}ed", f"{stem}es", f"{stem}er"}
    doubled = {f"{word}{word[-1]}{ending}" for ending in ("ed", "ing")} if word[-1] in "bdgmnprtl" else set()
    replaced = {f"{stem}ies", f"{stem}ied"} if word[-1] == "y" else set()
    return frozenset(ends | doubled | replaced)


def _plural(word: str) -> str:
    """Return "fixes" for "fix", "tries" for "try" and "asks" for "ask"."""
    if word[-1] in "sxz":
        return f"{word}es"
    return f"{word[:-1]}ies" if word[-1] == "y" and word[-2] not in "aeiou" else f"{word}s"
