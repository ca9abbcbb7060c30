"""Finds phrases in a text that affirm something: not denied, and not what others say. Pure.

A phrase is written in a small language, all of it within one sentence:

    start        the word with its usual endings: starts, started, starting; a word of three letters: as it is
    =short       the word as it is
    indemnif*    every word that begins so
    #            a number, in digits or as a word
    a|b|c_d      one of these; "c_d" is two words
    @worker      one of the words of a named set
    a?           may be there
    ..           up to three words, and ... up to eight, none of them a negation
    a & b        both, at most 25 words from each other, whichever comes first

A phrase is denied by a negation in the same clause: up to two words before it, or up to six after verbs of wanting
("not urgent", "no rush", "we don't ask for free samples").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from retro.core.gig.passages import INITIALS, ISE, NEGATIONS, Passage, is_denied, passage

BESIDE = 25
"""Most words between two phrases that are near each other."""
GAPS = {"..": 3, "...": 8}
NUMBERS = frozenset({
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "fifteen",
    "twenty", "thirty", "forty", "fifty", "sixty", "ninety",
})  # fmt: skip


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


@dataclass(frozen=True)
class _Part:
    """One part of a phrase: alternative words, or a gap."""

    choices: tuple[tuple[_Word, ...], ...] = ()
    may_miss: bool = False
    gap: int = 0


@dataclass(frozen=True)
class Phrase:
    """A phrase of the language at the top of this module."""

    written: str
    parts: tuple[_Part, ...] = field(repr=False)
    beside: Phrase | None = field(default=None, repr=False)
    """What must be near it, in the same sentence."""

    @property
    def all_parts(self) -> Sequence[_Part]:
        """Return its parts, and those of what is beside it."""
        return (*self.parts, *(self.beside.all_parts if self.beside else ()))

    def span(self, words: Passage, start: int) -> tuple[int, int] | None:
        """Return the range of words that it matches from this one, with what is beside it; None if it does not match.

        A denied phrase does not match.
        """
        end = self._end(words, start, 0, words.sentences[start])
        if end is None or end == start or is_denied(words, start):
            return None
        if self.beside is None:
            return start, end
        for at in range(max(start - BESIDE, 0), min(end + BESIDE, len(words.words))):
            if words.sentences[at] == words.sentences[start] and not start <= at < end:
                found = self.beside.span(words, at)
                if found and (found[1] <= start or at >= end):
                    return min(start, at), max(end, found[1])
        return None

    def _end(self, words: Passage, at: int, number: int, sentence: int) -> int | None:
        if number == len(self.parts):
            return at
        part = self.parts[number]
        if part.gap:
            return self._after_gap(words, at, number, sentence)
        for choice in part.choices:
            after = at + len(choice)
            if after > len(words.words) or words.sentences[after - 1] != sentence:
                continue
            if all(word.fits(said) for word, said in zip(choice, words.words[at:after], strict=True)):
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


def phrase(written: str, sets: Mapping[str, Sequence[str]] | None = None) -> Phrase:
    """Parse a phrase. Raises KeyError for an unknown set."""
    first, _, second = written.partition(" & ")
    parts = tuple(_part(each, sets or {}) for each in first.split())
    return Phrase(written, parts, phrase(second, sets) if second else None)


def beginning(words: str, spellings: Mapping[str, str] | None = None) -> Phrase:
    """Build a phrase of plain words, the last of which can continue: "plug in" finds "plug-ins"."""
    *first, last = passage(words, spellings).words
    exact = [_Part(((_Word(frozenset({word})),),)) for word in first]
    return Phrase(words, (*exact, _Part(((_Word(beginning=last),),))))


def _part(written: str, sets: Mapping[str, Sequence[str]]) -> _Part:
    if written in GAPS:
        return _Part(gap=GAPS[written])
    may_miss = written.endswith("?")
    said: list[str] = []
    for each in written.rstrip("?").split("|"):
        said += sets[each[1:]] if each.startswith("@") else [each]
    return _Part(tuple(tuple(_word(word) for word in each.split("_")) for each in said), may_miss)


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
    if len(word) <= INITIALS or not word.isalpha():
        return frozenset({word})
    stem = word[:-1] if word[-1] in "ey" else word
    ends = {word, f"{word}s", f"{word}ed", f"{word}ing", f"{stem}ing", f"{stem}ed", f"{stem}es", f"{stem}er"}
    doubled = {f"{word}{word[-1]}{ending}" for ending in ("ed", "ing")} if word[-1] in "bdgmnprtl" else set()
    replaced = {f"{stem}ies", f"{stem}ied"} if word[-1] == "y" else set()
    return frozenset(ends | doubled | replaced)
