"""Scores how much each sentence of a post sounds like each red flag, by weights of its words. Pure.

A phrase says what is there, and the words around it whether it is meant. `words.json` has the weights of words, of
neighbours, of words with one between them and of kinds of words, learned from labelled posts by
`python -m tests.flag_weights`; the score of a sentence is their sum. A denied word counts as another one: "!urgent" in
"not urgent". Kinds, of `shared.toml`, tell of words that no labelled post has: "cheque" is "@pay" as "invoice" is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from retro.core.gig.cues import cue_table
from retro.core.gig.cues.cue_table import CueKey
from retro.core.gig.cues.denials import DENYING, REFUSAL_REACH, is_denied
from retro.core.gig.cues.passages import Passage
from retro.core.gig.cues.phrasebook import MOST_REMEMBERED, CueHit
from retro.core.gig.cues.refusals import is_refused_behind

DOUBTED, FIXED_DOUBTED, TOLD, TOLD_BESIDE = -66, -88, 20, 5
"""Scores up to which a loose phrase and any other isn't believed, and above which a sentence shows a flag without one.

Above the last it does where the rest of the post shows another, since red flags seldom come alone. With 0 it is as
likely as not.
"""
UNIT = 20
"""What a weight of 1 is in the file and in scores, whose sum is the same in any order."""
AROUND = 4
"""Words on each side of a phrase that are read with it."""
MOST_SAID = 12
"""Words of a long sentence that are quoted."""
DENIED, NEXT, ONE_BETWEEN, KIND = "!", "_", "__", "@"
NUMBER = "#"
ENDINGS, SHORTEST = ("ing", "ed", "es", "s"), 3
"""Endings that a word loses, and letters that it keeps at least."""


@dataclass(frozen=True, slots=True)
class _Weights:
    place: Mapping[str, int]
    """Place of each flag in a list of scores."""
    start: Sequence[int]
    """Scores of a sentence of which no word is known."""
    of: Mapping[str, Sequence[tuple[int, int]]]
    """Weights of a word or of two, each with the place of its flag."""


class Sound:
    """How a passage sounds: the score of each sentence for each red flag."""

    def __init__(self, words: Passage) -> None:
        self._words = words
        self._scores = {each.start: _scores(words, each) for each in words.sentence_ranges}
        self._sentence_of = {words.sentences[each.start]: each for each in words.sentence_ranges if each}

    def is_doubted(self, code: str, hits: Sequence[CueHit[CueKey]]) -> bool:
        """Tell whether the words around none of these phrases sound like the flag; a loose one is doubted first."""
        if not hits or code not in _weights().place:
            return False
        return all(self._near(code, hit) <= (DOUBTED if hit.phrase.is_loose else FIXED_DOUBTED) for hit in hits)

    def _near(self, code: str, hit: CueHit[CueKey]) -> int:
        sentence = self._sentence_of[self._words.sentences[hit.start]]
        near = range(max(hit.start - AROUND, sentence.start), min(hit.end + AROUND, sentence.stop))
        return _scores(self._words, near)[_weights().place[code]]

    def flags(
        self,
        quiet: frozenset[tuple[str, int]] = frozenset(),
        *,
        above: int = TOLD,
        besides: frozenset[int] = frozenset(),
    ) -> Iterator[tuple[str, str]]:
        """Yield the flags that a sentence sounds like by itself, by a score `above` this, each with its words.

        `quiet` has the flags that words of a sentence, by its number, only seem to show: it isn't told of those.
        Sentences `besides`, by their numbers, aren't asked.
        """
        for code, place in _weights().place.items():
            sentences = self._words.sentences
            heard = (
                (scores[place], start)
                for start, scores in self._scores.items()
                if sentences[start] not in besides and (code, sentences[start]) not in quiet
            )
            score, start = max(heard, default=(0, 0))
            if score > above:
                yield code, self._quoted(place, start)

    def _quoted(self, place: int, start: int) -> str:
        """Return the words of the sentence that weigh the most, next to each other."""
        sentence = next(each for each in self._words.sentence_ranges if each.start == start)
        by_place = [0] * len(sentence)
        for at, feature in features(self._words, sentence):
            by_place[at - start] += dict(_weights().of.get(feature, ())).get(place, 0)
        most = min(MOST_SAID, len(sentence))
        best = max(range(len(sentence) - most + 1), key=lambda at: sum(by_place[at : at + most]))
        return self._words.quote(start + best, start + best + most)


def features(words: Passage, sentence: range) -> Iterator[tuple[int, str]]:
    """Yield what a sentence is known by, with the place of its first word."""
    stems = [stem(words.words[at]) for at in sentence]
    can_deny = not DENYING.isdisjoint(words.words[max(sentence.start - REFUSAL_REACH, 0) : sentence.stop])
    for number, (at, said) in enumerate(zip(sentence, stems, strict=True)):
        denied = DENIED if can_deny and (is_denied(words, at) or is_refused_behind(words, at, at + 1)) else ""
        yield at, f"{denied}{said}"
        yield from ((at, f"{denied}{kind}") for kind in _kinds().get(said, ()))
        if number + 1 < len(stems):
            yield at, f"{said}{NEXT}{stems[number + 1]}"
        if number + 2 < len(stems):
            yield at, f"{said}{ONE_BETWEEN}{stems[number + 2]}"


@lru_cache(maxsize=MOST_REMEMBERED)
def stem(word: str) -> str:
    """Return a word without its usual ending; any number is one word."""
    if word[0].isdigit():
        return NUMBER
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + SHORTEST:
            return word.removesuffix(ending)
    return word


@cache
def _kinds() -> Mapping[str, Sequence[str]]:
    """Return the kinds of each word, by its stem."""
    found: dict[str, list[str]] = {}
    for kind, said in cue_table.kinds().items():
        for each in dict.fromkeys(map(stem, said.split())):
            found.setdefault(each, []).append(f"{KIND}{kind}")
    return found


def _scores(words: Passage, sentence: range) -> Sequence[int]:
    weights = _weights()
    scores = list(weights.start)
    for feature in {feature for _, feature in features(words, sentence)}:
        for place, weight in weights.of.get(feature, ()):
            scores[place] += weight
    return scores


@cache
def _weights() -> _Weights:
    import json
    from importlib import resources

    text = resources.files("retro.core.gig.cues").joinpath("words.json").read_text(encoding="utf-8")
    return weights_of(json.loads(text))


def weights_of(table: Mapping[str, Mapping[str, Any]]) -> _Weights:
    """Parse the table: of each word and each two, the flags with their weights, as "A1 12 B2 -3"."""
    place = {code: at for at, code in enumerate(table["start"])}
    of: dict[str, list[tuple[int, int]]] = {}
    for feature, said in table["words"].items():
        parts = said.split()
        of[feature] = [(place[code], int(weight)) for code, weight in zip(parts[::2], parts[1::2], strict=True)]
    return _Weights(place, list(table["start"].values()), of)
