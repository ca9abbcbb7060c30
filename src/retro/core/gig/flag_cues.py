"""Phrases by which a job post shows red flags, declared in `cues/`: a file for each letter of codes, one for all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from retro.core.gig.passages import Passage, passage
from retro.core.gig.phrasebook import CueHit, Phrasebook
from retro.core.gig.phrases import Phrase, phrase
from retro.core.gig.several_jobs import several_jobs

FILES = ("shared", "a", "b", "c", "d")
"""Files of phrases; those of one letter hold the red flags whose codes begin with it."""
SEVERAL_JOBS = "A10"
SCOPE = "B1"
LISTED = 3
"""Lines from which a post counts as having a list, so that its scope is more than a wish."""
HINTS = 2
MOST_QUOTED = 4
_TABLES = ("sets", "quiet", "spellings", "typed", "trades", "lowest", "kinds")
SURE, THERE, HINT, PART, OTHER, CLEAR = "!", "+", "?", "<", ">", "-"
KINDS = {SURE: "sure", THERE: "there", HINT: "hint", PART: "part", OTHER: "other", CLEAR: "clear"}
"""Kinds of phrases, and what the table calls them."""
WORDS, TOPIC = "words", "topic"
"""Kinds of quiet phrases: of those of the second, the rest of the clause is quiet too. Others are of one flag."""
_LIST_LINE = re.compile(r"^[ \t]*(?:[-*•–▪◦✓✔]|\d{1,2}[.)])[ \t]+\S", re.MULTILINE)


@dataclass(frozen=True)
class Shown:
    """A red flag that a post shows, and the words behind it as they are written."""

    code: str
    words: tuple[str, ...]
    hits: tuple[CueHit, ...] = ()
    """Phrases behind it; none where it was counted, and no phrase says it."""


@dataclass(frozen=True)
class CuesRead:
    """What the phrases say of a post: the flags that they show, and those that something clears."""

    shown: tuple[Shown, ...]
    cleared: frozenset[str]
    quiet: frozenset[tuple[str, int]]
    """Flags that words of a sentence, by its number, only seem to show."""


@dataclass(frozen=True)
class _Book:
    """All phrases, keyed by their kind and the flag; those that say nothing; and what names each trade."""

    phrases: Phrasebook
    quiet: Phrasebook
    trades: Phrasebook
    spellings: Mapping[str, str]


@cache
def _data() -> dict[str, Any]:
    import tomllib
    from importlib import resources

    folder, data = resources.files("retro.core.gig").joinpath("cues"), dict[str, Any]()
    for name in FILES:
        data |= tomllib.loads(folder.joinpath(f"{name}.toml").read_text(encoding="utf-8"))
    return data


@cache
def _book() -> _Book:
    data = _data()
    sets, spellings = data["sets"], data["spellings"]
    phrases: list[tuple[str, Phrase]] = []
    for code, row in data.items():
        if code not in _TABLES:
            for kind, name in KINDS.items():
                phrases += [(kind + code, phrase(each, sets)) for each in row.get(name, ())]
    quiet = [(kind, phrase(each, sets)) for kind, row in data["quiet"].items() for each in row]
    trades = [(trade, phrase("|".join(map(_as_it_is, words)))) for trade, words in data["trades"].items()]
    return _Book(Phrasebook(phrases), Phrasebook(quiet), Phrasebook(trades), spellings)


def _as_it_is(word: str) -> str:
    return word if word.endswith("*") or "_" in word else f"={word}"


def lowest() -> Mapping[str, Any]:
    """Return the table of the lowest serious amounts, in dollars, as `cues/shared.toml` has it."""
    table: Mapping[str, Any] = _data()["lowest"]
    return table


def kinds() -> Mapping[str, str]:
    """Return the kinds of words, each with its words between spaces."""
    table: Mapping[str, str] = _data()["kinds"]
    return table


def spellings() -> Mapping[str, str]:
    """Return beginnings of words, each with the spelling that phrases use."""
    return _book().spellings


def codes() -> tuple[str, ...]:
    """Return the codes of the flags that have phrases."""
    return tuple(name for name in _data() if name not in _TABLES)


def spelled(text: str) -> Passage:
    """Return the text in the spelling that phrases use."""
    return passage(text, _book().spellings, _data()["typed"])


def flags_shown(words: Passage) -> tuple[Shown, ...]:
    """Return what a text shows by phrases, in the order in which a gig meets red flags."""
    return flags_read(words).shown


def flags_read(words: Passage) -> CuesRead:
    """Read what the phrases say of a text."""
    found = _Found(words)
    return CuesRead(tuple(_shown(words, found)), found.cleared(), found.quiet)


def _shown(words: Passage, found: _Found) -> Iterator[Shown]:
    several = several_jobs(words, _book().trades)
    for code in sorted({*found.codes(), *([SEVERAL_JOBS] if several else [])}, key=place):
        by_trades = (several,) if several and code == SEVERAL_JOBS else ()
        if hits := found.behind(code):
            yield Shown(code, (*_quoted(words, hits), *by_trades), () if by_trades else tuple(hits))
        elif by_trades and not found.of(CLEAR, code):
            yield Shown(code, by_trades)


class _Found:
    """What a post says of each flag, by kind."""

    def __init__(self, words: Passage) -> None:
        self._hits: dict[str, list[CueHit]] = {}
        self._has_list = len(_LIST_LINE.findall(words.text)) >= LISTED
        quiet = set(_quiet_places(words))
        self.quiet = frozenset((key, words.sentences[at]) for key, at in quiet if key != WORDS)
        for hit in _book().phrases.found(words, everywhere=True):
            places = range(hit.start, hit.end)
            if quiet.isdisjoint((key, at) for key in (WORDS, hit.key[1:]) for at in places):
                self._hits.setdefault(hit.key, []).append(hit)

    def codes(self) -> set[str]:
        """Return the flags of which it says anything."""
        return {key[1:] for key in self._hits}

    def cleared(self) -> frozenset[str]:
        """Return the flags that something takes back; the scope, too, where a list says it."""
        said = {key[1:] for key in self._hits if key[0] == CLEAR}
        return frozenset(said | ({SCOPE} if self._has_list else set()))

    def of(self, kind: str, code: str) -> list[CueHit]:
        """Return the hits of one kind."""
        return self._hits.get(kind + code, [])

    def behind(self, code: str) -> list[CueHit]:
        """Return what shows the flag; nothing if it is not shown, or taken back."""
        if sure := self.of(SURE, code):
            return sure + self.of(THERE, code)
        if self.of(CLEAR, code) or (code == SCOPE and self._has_list):
            return []
        there, hints, part, other = (self.of(kind, code) for kind in (THERE, HINT, PART, OTHER))
        if there or _apart(hints) >= HINTS:
            there = there + hints
        return there + part + other if part and other else there


def _apart(hints: Iterable[CueHit]) -> int:
    """Count different phrases that don't share a word: "that kind of thing" is one hint, however many find it."""
    seen, end = set[str](), 0
    for hit in sorted(hints, key=lambda hit: hit.end):
        if hit.start >= end and hit.phrase.written not in seen:
            seen.add(hit.phrase.written)
            end = hit.end
    return len(seen)


def _quiet_places(words: Passage) -> Iterator[tuple[str, int]]:
    """Yield the places of words that say nothing, of any flag or of one: a usual compound, what a work is about."""
    for hit in _book().quiet.found(words, everywhere=True):
        end = hit.end
        while hit.key == TOPIC and end < len(words.words) and words.clauses[end] == words.clauses[hit.start]:
            end += 1
        key = WORDS if hit.key == TOPIC else hit.key
        yield from ((key, at) for at in range(hit.start, end))


def _quoted(words: Passage, hits: Iterable[CueHit]) -> tuple[str, ...]:
    """Return the words of the first few hits, without those inside others."""
    longest: list[CueHit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if not longest or hit.end > longest[-1].end:
            longest.append(hit)
    return tuple(dict.fromkeys(words.quote(hit.start, hit.end) for hit in longest[:MOST_QUOTED]))


def place(code: str) -> tuple[str, int]:
    """Return the sort key of a code: A2 before A10 before B1."""
    return code[0], int(code[1:])
