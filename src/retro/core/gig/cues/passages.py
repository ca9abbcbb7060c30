"""A text prepared for searching: its folded words, each with its sentence and its clause."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from retro.core.text.folding import fold, positions, span
from retro.core.text.one_line import on_one_line

LONGEST_SENTENCE = 80
"""Words after which a text without full stops is split."""
INITIALS = 3
"""Letters of a short word, which is looked up whole; longer ones by as many of their letters."""

_NO_SHORT_WORD = "".join(
    rf"(?<!\b{each}(?=\.))"
    for each in ("dr", "mr", "mrs", "ms", "prof", "e.g", "i.e", "approx", "incl", "max", "min", "ca")
)
_TOKEN = re.compile(
    rf"\d[\d.,']*\d|[^\W_]+(?:'[^\W_]+)*|{_NO_SHORT_WORD}(?<![.!?;\n])[.!?;\n]+(?=\s|$|')|\n|[,:()]|(?<=\s)-+(?=\s)|%"
)
"""Words, numbers and marks; the full stop of "Dr. Patel" is no end of a sentence."""
_SOFT_BREAK = re.compile(r"\n(?=[ \t]*[^\W\d_A-Z])")
_HEARSAY = re.compile(
    r"\b(?:others?|posts?|people|everybody|everyone|clients?|they)\s+(?:\w+\s+)?"
    r"(?:say|says|said|write|call|calls|ask|promise)s?,?:?\s*[“\"][^”\"\n]{1,120}[”\"]",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“\"](?=[^”\"\n]{0,80}\s[^”\"\n]{0,80}\s)[^”\"\n]{1,80}[”\"]")
"""Three words or more in quotation marks: a title, a slogan, what somebody is to say."""
_SORT_OF_POST = re.compile(
    r"[“\"][^”\"\n]{1,40}[”\"](?=\s+(?:ads?|posts?|jobs?|offers?|listings?|people|clients?)\b)", re.IGNORECASE
)
"""What other posts are called: “quick job” ads."""
_SHORT = {"'re": "are", "'ll": "will", "'ve": "have", "'d": "would", "'m": "am", "'s": ""}
ISE = re.compile(r"(?<=[a-z]{3})is(e[ds]?|ing|ation)$")
"""British endings, which phrases do not use."""


@dataclass(frozen=True)
class Passage:
    """A text as folded words, each with its sentence, its clause and its position."""

    text: str
    words: Sequence[str]
    sentences: Sequence[int]
    clauses: Sequence[int]
    spans: Sequence[tuple[int, int]]
    """Ranges in the folded text."""

    @cached_property
    def sentence_ranges(self) -> Sequence[range]:
        """Return the range of words of each sentence."""
        ranges, start = [], 0
        for at in range(1, len(self.sentences) + 1):
            if at == len(self.sentences) or self.sentences[at] != self.sentences[start]:
                ranges.append(range(start, at))
                start = at
        return ranges

    @cached_property
    def _positions(self) -> Sequence[int]:
        return positions(self.text)

    def quote(self, start: int, end: int) -> str:
        """Return the words of a range as they are written."""
        first, last = span(self._positions, self.spans[start][0], self.spans[end - 1][1])
        return on_one_line(self.text[first:last])

    def line_before(self, at: int) -> str:
        """Return what stands on its line before a word."""
        first, _ = span(self._positions, *self.spans[at])
        return self.text[self.text.rfind("\n", 0, first) + 1 : first]


class _Forms(dict[str, tuple[str, ...]]):
    """The words that each word of a text stands for, in the spelling that phrases use."""

    def __init__(self, spellings: Mapping[str, str], typed: Mapping[str, str]) -> None:
        super().__init__()
        self._spellings, self._typed = spellings, typed

    def __missing__(self, said: str) -> tuple[str, ...]:
        words = _written_out(self._typed.get(said, said))
        forms = self[said] = tuple(_spelled(word, self._spellings) for word in words)
        return forms


def passage(text: str, spellings: Mapping[str, str] | None = None, typed: Mapping[str, str] | None = None) -> Passage:
    """Prepare a text for searching.

    `spellings` maps beginnings of words to those that phrases use, and `typed` words as they are typed in a hurry.
    """
    softened = _SOFT_BREAK.sub(" ", _QUOTED.sub(_blank, _SORT_OF_POST.sub(_blank, _HEARSAY.sub(_blank, text))))
    words, sentences, clauses, spans = list[str](), list[int](), list[int](), list[tuple[int, int]]()
    forms = _Forms(spellings or {}, typed or {})
    sentence = clause = since = 0
    for token in _TOKEN.finditer(fold(softened)):
        said = token[0]
        if not (said[0].isalnum() or said == "%"):
            clause += 1
            if said[0] in ".!?;\n":
                sentence, since = sentence + 1, 0
            continue
        for word in forms[said]:
            since += 1
            if since > LONGEST_SENTENCE:
                sentence, clause, since = sentence + 1, clause + 1, 0
            words.append(word)
            sentences.append(sentence)
            clauses.append(clause)
            spans.append(token.span())
    return Passage(softened, words, sentences, clauses, spans)


def _blank(said: re.Match[str]) -> str:
    return " " * len(said[0])


def _written_out(word: str) -> Iterator[str]:
    """Write contractions out: "didn't" as "did not", "we'll" as "we will", "it's" as "it"."""
    if " " in word:
        yield from word.split()
        return
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
    if len(word) > INITIALS + 1:
        for theirs, ours in spellings.items():
            if word.startswith(theirs):
                word = ours + word[len(theirs) :]
                break
        return ISE.sub(r"iz\1", word)
    return word
