"""Finds many phrases in one text, in linear time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from retro.core.gig.passages import INITIALS, Passage
from retro.core.gig.phrases import Phrase, is_number_word


@dataclass(frozen=True)
class CueHit:
    """A phrase found in a passage, with its range of words."""

    key: str
    phrase: Phrase
    start: int
    end: int


_Need = tuple[int, int]
"""Number of a phrase, and the part of it that a word can match."""


class Phrasebook:
    """Phrases by key, found in a text in linear time.

    A phrase is tried only in a sentence that has a word for each of its parts.
    """

    def __init__(self, phrases: Iterable[tuple[str, Phrase]]) -> None:
        self._phrases = list(phrases)
        self._by_word: dict[str, list[_Need]] = {}
        self._by_beginning: dict[str, list[tuple[str, _Need]]] = {}
        self._by_number: list[_Need] = []
        self._needed = [self._index(number, each) for number, (_, each) in enumerate(self._phrases)]

    def _index(self, number: int, each: Phrase) -> int:
        """Index the words that each part can match; required parts are bits."""
        parts = [part for part in each.all_parts if not (part.gap or part.may_miss)]
        for at, part in enumerate(parts):
            need = (number, 1 << at)
            for first in {choice[0] for choice in part.choices}:
                for form in first.forms:
                    self._by_word.setdefault(form, []).append(need)
                if first.beginning:
                    self._by_beginning.setdefault(first.beginning[:INITIALS], []).append((first.beginning, need))
                if first.is_number:
                    self._by_number.append(need)
        return (1 << len(parts)) - 1

    def found(self, words: Passage, *, everywhere: bool = False) -> Iterator[CueHit]:
        """Return the phrases that match: each where it is first, or with `everywhere` once in each sentence."""
        done: set[int] = set()
        for sentence in words.sentence_ranges:
            hits = []
            for number in self._possible(words.words[sentence.start : sentence.stop]) - done:
                key, each = self._phrases[number]
                span = next(filter(None, (each.span(words, start) for start in sentence)), None)
                if span:
                    hits.append(CueHit(key, each, *span))
                    if not everywhere:
                        done.add(number)
            yield from sorted(hits, key=lambda hit: (hit.start, hit.end, hit.key, hit.phrase.written))

    def _possible(self, sentence: Sequence[str]) -> set[int]:
        """Return the numbers of the phrases for each of whose parts there is a word."""
        there: dict[int, int] = {}
        for word in set(sentence):
            needs = self._by_word.get(word, ())
            for number, part in needs:
                there[number] = there.get(number, 0) | part
            for at in range(1, min(len(word), INITIALS) + 1):
                for first, (number, part) in self._by_beginning.get(word[:at], ()):
                    if word.startswith(first):
                        there[number] = there.get(number, 0) | part
            if is_number_word(word):
                for number, part in self._by_number:
                    there[number] = there.get(number, 0) | part
        return {number for number, parts in there.items() if parts == self._needed[number]}
