"""A text prepared for searching: its folded words, each with its sentence, its clause, and whether it is denied."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from retro.core.text.folding import fold, positions, span

NEGATIONS = frozenset({"not", "no", "never", "without", "nor", "neither", "hardly", "non"})
WANTING = frozenset({
    "want", "wanting", "need", "needed", "ask", "asking", "expect", "expecting", "looking", "require", "send", "have",
    "use", "offer", "do", "accept", "like", "believe", "about", "after", "try", "trying", "hoping", "planning", "write",
    "contact", "message", "call", "talk", "asked", "expected", "required", "dream", "hire", "pick", "choose", "shop",
    "type", "sort", "kind", "case", "intention", "wish", "interest", "desire", "expects", "wants", "needs", "asks",
})  # fmt: skip
"""Words, mostly verbs, whose negation reaches further than two words."""
REACH, FAR_REACH, REFUSAL_REACH = 2, 6, 14
NOBODY = frozenset({"nobody", "none"})
"""They deny what somebody wants: "nobody will ask you for free samples"."""
THAN = frozenset({("far", "from"), ("rather", "than"), ("instead", "of"), ("none", "of")})
"""Words that together deny the few words after them: "far from being a quick fix"."""
DENYING = NEGATIONS | NOBODY | {first for first, _ in THAN}
"""A text without any of them denies nothing."""
PROMISERS, PROMISING = frozenset({"we", "i", "you"}), frozenset({"do", "will", "would", "are", "am", "shall"})
"""Who refuses or promises something, and how: "we don't" or "you'll never"."""
ASKING = frozenset({
    "ask", "asked", "asking", "expect", "expected", "expecting", "require", "required", "offer", "accept", "choose",
    "pick", "hire", "contact", "work", "move", "type", "sort", "kind", "dream", "hold", "left",
    "kept", "start", "make", "let",
})  # fmt: skip
"""What is refused or promised to the end of its clause; other verbs tell too little of what comes after them."""
TURNS = frozenset({
    "but", "until", "till", "unless", "than", "except", "because", "since", "so", "if", "while", "before", "when",
    "once", "though", "although", "yet", "just", "only", "then", "instead", "as", "whereas", "and", "plus",
})  # fmt: skip
"""Words after which something else begins: "I won't pay more than the last one charged"."""
SUBJECTS = frozenset({"i", "we", "he", "she", "they", "there"})
"""So it is after these: "instead of money we offer exposure"."""
OBJECTS, TO = frozenset({"you", "it"}), frozenset({"of", "for", "to", "from", "with", "on", "by", "at"})
"""And after these, unless something is asked of them or done to them: "nobody asks you for samples"."""
RELATIVES, RELATIVE_REACH = frozenset({"that", "which", "who"}), 4
"""A negation reaches over them: "no program that watches the screen"."""
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
        return " ".join(self.text[first:last].split())

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


def is_denied(words: Passage, start: int) -> bool:
    """Tell whether a negation before this word, in its clause, reaches it."""
    said = words.words
    for at in range(start - 1, max(start - REFUSAL_REACH, 0) - 1, -1):
        if words.clauses[at] != words.clauses[start]:
            return False
        between = said[at + 1 : start]
        if (said[at], *between[:1]) in THAN:
            return _goes_on(between[1:]) and (len(between) <= REACH + 2 or _wants(between[1:]))
        if said[at] in NOBODY:
            return _goes_on(between) and _wants(between)
        if said[at] in NEGATIONS and between[:1] not in (["only"], ["just"], ["longer"]):
            return _reaches(between) or _is_refusal(said[max(at - 2, 0) : at], between)
    return False


def _reaches(between: Sequence[str]) -> bool:
    """Tell whether any negation reaches over these words."""
    if not RELATIVES.isdisjoint(between[1:2]) and len(between) < RELATIVE_REACH:
        return True
    return len(between) < REACH or (len(between) < FAR_REACH and _wants(between) and _goes_on(between))


def _wants(between: Sequence[str]) -> bool:
    return not WANTING.isdisjoint(between[: FAR_REACH // 2])


def _is_refusal(before: Sequence[str], between: Sequence[str]) -> bool:
    """Tell whether a negation refuses or promises something, and goes on over these words: "we don't ask"."""
    *_, who, how = ("", "", *before)
    return (
        who in PROMISERS and how in PROMISING and not ASKING.isdisjoint(between[: FAR_REACH // 2]) and _goes_on(between)
    )


def _goes_on(between: Sequence[str]) -> bool:
    """Tell whether nothing else begins in these words."""
    if not TURNS.isdisjoint(between) or not SUBJECTS.isdisjoint(between):
        return False
    behind = (before for before, said in pairwise(("", *between)) if said in OBJECTS)
    return all(before in WANTING or before in ASKING or before in TO for before in behind)
