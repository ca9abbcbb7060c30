"""Finds many phrases in one text, in linear time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from retro.core.gig.cues.passages import Passage
from retro.core.gig.cues.phrases import Part, Phrase, is_number_word

K = TypeVar("K", bound=str | tuple[object, ...])
"""What a phrase tells of, such as a flag; it can be sorted."""


@dataclass(frozen=True)
class CueHit(Generic[K]):
    """A phrase found in a passage, with its range of words."""

    key: K
    phrase: Phrase
    start: int
    end: int


@dataclass(frozen=True)
class _Entry(Generic[K]):
    """A phrase with its key; bits of the parts that a sentence must have, and of the part it begins with."""

    key: K
    phrase: Phrase
    needed: int
    first: int
    """0 if it can begin with any word."""


class Phrasebook(Generic[K]):
    """Phrases by key, found in a text in linear time.

    Each distinct part of a phrase is a bit. A phrase is tried only in a sentence that has a word for each of its parts,
    and only where its first part can begin.
    """

    def __init__(self, phrases: Iterable[tuple[K, Phrase]]) -> None:
        self._bits: dict[int, int] = {}
        self._by_form: dict[str, int] = {}
        self._by_beginning: list[tuple[str, int]] = []
        self._numbers = 0
        self._by_word: dict[str, tuple[int, tuple[int, ...]]] = {}
        owned = [(key, each, self._required(each)) for key, each in phrases]
        weight = Counter(bit for _, _, bits in owned for bit in bits)
        weight.update(
            {
                bit: COMMON_WEIGHT
                for bit in self._bits.values()
                if any(self._by_form.get(word, 0) & bit for word in COMMON)
            }
        )
        self._by_rarest: dict[int, list[_Entry[K]]] = {}
        for key, each, bits in owned:
            entry = _Entry(key, each, _union(bits), self._first(each))
            self._by_rarest.setdefault(min(bits, key=weight.__getitem__).bit_length(), []).append(entry)
        self._rarest = _union(1 << (place - 1) for place in self._by_rarest)

    def _required(self, each: Phrase) -> list[int]:
        return [self._bit(part) for part in each.all_parts if not (part.gap or part.may_miss)]

    def _first(self, each: Phrase) -> int:
        first = each.parts[0]
        return 0 if first.gap or first.may_miss else self._bit(first)

    def _bit(self, part: Part) -> int:
        """Return the bit of a part; index the words that it can begin with."""
        known = self._bits.get(id(part))
        if known is None:
            known = self._bits[id(part)] = 1 << len(self._bits)
            for first in {id(choice[0]): choice[0] for choice in part.choices}.values():
                for form in first.forms:
                    self._by_form[form] = self._by_form.get(form, 0) | known
                if first.beginning:
                    self._by_beginning.append((first.beginning, known))
                if first.is_number:
                    self._numbers |= known
        return known

    def found(self, words: Passage, *, everywhere: bool = False) -> Iterator[CueHit[K]]:
        """Return the phrases that match: each where it is first, or with `everywhere` once in each sentence."""
        done: set[int] = set()
        for sentence in words.sentence_ranges:
            known = [self._known_of(word) for word in words.words[sentence.start : sentence.stop]]
            bits = [begun for begun, _ in known]
            hits = []
            for entry in self._possible(_union(bits), {place for _, places in known for place in places}):
                if id(entry) in done:
                    continue
                starts = (
                    at for at, there in zip(sentence, bits, strict=True) if not entry.first or there & entry.first
                )
                span = next(filter(None, (entry.phrase.span(words, start) for start in starts)), None)
                if span:
                    hits.append(CueHit(entry.key, entry.phrase, *span))
                    if not everywhere:
                        done.add(id(entry))
            yield from sorted(hits, key=lambda hit: (hit.start, hit.end, hit.key, hit.phrase.written))

    def _known_of(self, word: str) -> tuple[int, tuple[int, ...]]:
        """Return the bits of the parts that a word can begin, and the places of those that are rarest in a phrase."""
        known = self._by_word.get(word)
        if known is None:
            bits = self._by_form.get(word, 0) | (self._numbers if is_number_word(word) else 0)
            bits |= _union(bit for beginning, bit in self._by_beginning if word.startswith(beginning))
            known = bits, tuple(_places(bits & self._rarest))
            if len(self._by_word) < MOST_REMEMBERED:
                self._by_word[word] = known
        return known

    def _possible(self, there: int, rarest: Iterable[int]) -> Iterator[_Entry[K]]:
        """Yield the phrases for each of whose parts there is a word; `rarest` has the places of rarest parts."""
        missing = ~there
        for place in rarest:
            for entry in self._by_rarest[place]:
                if not entry.needed & missing:
                    yield entry


COMMON = (
    "a", "an", "and", "are", "as", "at", "be", "but", "by", "can", "do", "for", "from", "have", "i", "if", "in", "is",
    "it", "my", "not", "of", "on", "or", "our", "so", "that", "the", "then", "they", "this", "to", "us", "we", "when",
    "will", "with", "would", "you", "your",
)  # fmt: skip
COMMON_WEIGHT = 10_000
"""Words that are in nearly every sentence, and how much less they tell a phrase than one that few phrases have."""
MOST_REMEMBERED = 20_000
"""Different words whose parts are remembered."""


def _union(bits: Iterable[int]) -> int:
    total = 0
    for bit in bits:
        total |= bit
    return total


def _places(bits: int) -> Iterator[int]:
    """Yield the place of each bit, from 1."""
    while bits:
        bit = bits & -bits
        bits ^= bit
        yield bit.bit_length()
