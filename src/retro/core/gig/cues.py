"""Finding phrases in a text, said of something that is there: not denied, not what others say. Pure.

A phrase is written in words of its own small language, all of it within one sentence:

    start        the word with its usual endings: starts, started, starting; a word of three letters: as it is
    =short       the word as it is
    indemnif*    every word that begins so
    #            a number, in digits or as a word
    a|b|c_d      one of these; "c_d" is two words
    @worker      one of the words of a named set
    a?           may be there
    ..           up to three words, and ... up to eight, none of them a negation
    a & b        both, at most 25 words from each other, whichever comes first

A phrase is denied by a negation in the same clause: up to two words before it, or up to six where one does not want,
need or ask for it ("not urgent", "no rush", "we don't ask for free samples").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from retro.core.text.folding import fold, original

NEGATIONS = frozenset({"not", "no", "never", "without", "nor", "neither", "hardly", "non"})
WANTING = frozenset({
    "want", "wanting", "need", "needed", "ask", "asking", "expect", "expecting", "looking", "require", "send", "have",
    "use", "offer", "do", "accept", "like", "believe",
})  # fmt: skip
"""Verbs whose negation reaches further than two words."""
REACH, FAR_REACH = 2, 6
BESIDE = 25
LONGEST_SENTENCE = 80
"""Words after which a text without full stops is taken apart."""
GAPS = {"..": 3, "...": 8}
NUMBERS = frozenset({
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "fifteen",
    "twenty", "thirty", "forty", "fifty", "sixty", "ninety",
})  # fmt: skip
_INITIALS = 3

_TOKEN = re.compile(r"\d[\d.,']*\d|[^\W_]+(?:'[^\W_]+)*|[.!?;\n]+(?=\s|$|')|\n|[,:()]|(?<=\s)-+(?=\s)|%")
_SOFT_BREAK = re.compile(r"\n(?=[ \t]*[^\W\d_A-Z])")
_HEARSAY = re.compile(
    r"\b(?:others?|posts?|people|everybody|everyone|clients?|they)\s+(?:\w+\s+)?"
    r"(?:say|says|said|write|call|calls|ask|promise)s?,?:?\s*[“\"][^”\"\n]{1,120}[”\"]",
    re.IGNORECASE,
)
_SHORT = {"'re": "are", "'ll": "will", "'ve": "have", "'d": "would", "'m": "am", "'s": ""}
_ISE = re.compile(r"(?<=[a-z]{3})is(e[ds]?|ing|ation)$")


@dataclass(frozen=True)
class Passage:
    """A text as its words, folded, each with its sentence and clause and where it stands."""

    text: str
    words: Sequence[str]
    sentences: Sequence[int]
    clauses: Sequence[int]
    spans: Sequence[tuple[int, int]]
    """In the folded text."""

    @cached_property
    def sentence_ranges(self) -> Sequence[range]:
        """The places of the words of each sentence."""
        ranges, start = [], 0
        for at in range(1, len(self.sentences) + 1):
            if at == len(self.sentences) or self.sentences[at] != self.sentences[start]:
                ranges.append(range(start, at))
                start = at
        return ranges

    def quote(self, start: int, end: int) -> str:
        """The words from one place up to another, as they are written."""
        first, last = original(self.text, self.spans[start][0], self.spans[end - 1][1])
        return " ".join(self.text[first:last].split())


def passage(text: str, spellings: Mapping[str, str] | None = None) -> Passage:
    """The text, read for finding; `spellings` leads the beginnings of words to the ones that phrases are written in."""
    softened = _SOFT_BREAK.sub(" ", _HEARSAY.sub(lambda said: " " * len(said[0]), text))
    words: list[str] = []
    sentences: list[int] = []
    clauses: list[int] = []
    spans: list[tuple[int, int]] = []
    sentence = clause = since = 0
    for token in _TOKEN.finditer(fold(softened)):
        said = token[0]
        if not (said[0].isalnum() or said == "%"):
            clause += 1
            if said[0] in ".!?;\n":
                sentence, since = sentence + 1, 0
            continue
        for word in _written_out(said):
            since += 1
            if since > LONGEST_SENTENCE:
                sentence, clause, since = sentence + 1, clause + 1, 0
            words.append(_spelled(word, spellings or {}))
            sentences.append(sentence)
            clauses.append(clause)
            spans.append(token.span())
    return Passage(softened, words, sentences, clauses, spans)


def _written_out(word: str) -> Iterator[str]:
    """ "didn't" as "did not", "we'll" as "we will", "it's" as "it"."""
    if word == "%":
        yield "percent"
        return
    if word in ("can't", "cannot"):
        yield from ("can", "not")
        return
    if word in ("won't", "shan't"):
        yield from ("will", "not")
        return
    if word.endswith("n't"):
        yield from (word[:-3], "not")
        return
    stem, mark, ending = word.partition("'")
    yield stem
    if mark and (rest := _SHORT.get(mark + ending, ending)):
        yield rest


def _spelled(word: str, spellings: Mapping[str, str]) -> str:
    if len(word) > _INITIALS + 1:
        for theirs, ours in spellings.items():
            if word.startswith(theirs):
                word = ours + word[len(theirs) :]
        return _ISE.sub(r"iz\1", word)
    return word


@dataclass(frozen=True)
class _Word:
    """What one word of a phrase may be."""

    forms: frozenset[str] = frozenset()
    beginning: str = ""
    is_number: bool = False

    def fits(self, word: str) -> bool:
        if self.is_number:
            return _is_number(word)
        return word in self.forms or bool(self.beginning and word.startswith(self.beginning))


def _is_number(word: str) -> bool:
    return word[0].isdigit() or word in NUMBERS


@dataclass(frozen=True)
class _Part:
    """One part of a phrase: some words of which one is there, or a gap."""

    choices: tuple[tuple[_Word, ...], ...] = ()
    may_miss: bool = False
    gap: int = 0


@dataclass(frozen=True)
class Phrase:
    """A phrase of the language at the top of this module."""

    written: str
    parts: tuple[_Part, ...] = field(repr=False)
    beside: Phrase | None = field(default=None, repr=False)
    """What must stand near it, in the same sentence."""

    @property
    def all_parts(self) -> Sequence[_Part]:
        """Its parts, and those of what is beside it."""
        return (*self.parts, *(self.beside.all_parts if self.beside else ()))

    def span(self, words: Passage, start: int) -> tuple[int, int] | None:
        """From which word up to which it stands if it begins at this one, with what is beside it; None if it does not.

        What is denied does not stand there.
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
    """The phrase that is written so. Raises KeyError for a set that is not known."""
    first, _, second = written.partition(" & ")
    parts = tuple(_part(each, sets or {}) for each in first.split())
    return Phrase(written, parts, phrase(second, sets) if second else None)


def beginning(words: str, spellings: Mapping[str, str] | None = None) -> Phrase:
    """Plain words, the last of which may go on: "plug in" finds "plug-ins"."""
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
    return _Word(_forms(_ISE.sub(r"iz\1", written)))


@cache
def _forms(word: str) -> frozenset[str]:
    """A word with its usual endings; some that nobody writes do no harm."""
    if len(word) <= _INITIALS or not word.isalpha():
        return frozenset({word})
    stem = word[:-1] if word[-1] in "ey" else word
    ends = {word, f"{word}s", f"{word}ed", f"{word}ing", f"{stem}ing", f"{stem}ed", f"{stem}es", f"{stem}er"}
    doubled = {f"{word}{word[-1]}{ending}" for ending in ("ed", "ing")} if word[-1] in "bdgmnprtl" else set()
    replaced = {f"{stem}ies", f"{stem}ied"} if word[-1] == "y" else set()
    return frozenset(ends | doubled | replaced)


@dataclass(frozen=True)
class CueHit:
    """A phrase that stands in a passage, from one word up to another."""

    key: str
    phrase: Phrase
    start: int
    end: int


_Need = tuple[int, int]
"""The number of a phrase, and the part of it that a word may be."""


class Phrasebook:
    """Phrases, each under a key, found in a text in a time that grows with it and no faster.

    A phrase is tried only in a sentence that has a word for each of its parts.
    """

    def __init__(self, phrases: Iterable[tuple[str, Phrase]]) -> None:
        self._phrases = list(phrases)
        self._by_word: dict[str, list[_Need]] = {}
        self._by_beginning: dict[str, list[tuple[str, _Need]]] = {}
        self._by_number: list[_Need] = []
        self._needed = [self._index(number, each) for number, (_, each) in enumerate(self._phrases)]

    def _index(self, number: int, each: Phrase) -> int:
        """Note down which words each part may be; the parts that must be there, as bits."""
        parts = [part for part in each.all_parts if not (part.gap or part.may_miss)]
        for at, part in enumerate(parts):
            need = (number, 1 << at)
            for first in {choice[0] for choice in part.choices}:
                for form in first.forms:
                    self._by_word.setdefault(form, []).append(need)
                if first.beginning:
                    self._by_beginning.setdefault(first.beginning[:_INITIALS], []).append((first.beginning, need))
                if first.is_number:
                    self._by_number.append(need)
        return (1 << len(parts)) - 1

    def found(self, words: Passage, *, everywhere: bool = False) -> Iterator[CueHit]:
        """The phrases that are there and not denied: each where it is first, or `everywhere` once in each sentence."""
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
        """The numbers of the phrases for each of whose parts there is a word."""
        there: dict[int, int] = {}
        for word in set(sentence):
            needs = self._by_word.get(word, ())
            for number, part in needs:
                there[number] = there.get(number, 0) | part
            for at in range(1, min(len(word), _INITIALS) + 1):
                for first, (number, part) in self._by_beginning.get(word[:at], ()):
                    if word.startswith(first):
                        there[number] = there.get(number, 0) | part
            if _is_number(word):
                for number, part in self._by_number:
                    there[number] = there.get(number, 0) | part
        return {number for number, parts in there.items() if parts == self._needed[number]}


def is_denied(words: Passage, start: int) -> bool:
    """Whether a negation before this word, in its clause, reaches it."""
    for at in range(start - 1, max(start - FAR_REACH, 0) - 1, -1):
        if words.clauses[at] != words.clauses[start]:
            return False
        between = words.words[at + 1 : start]
        if words.words[at] in NEGATIONS and between[:1] not in (["only"], ["just"], ["longer"]):
            return len(between) < REACH or not WANTING.isdisjoint(between[:3])
    return False
