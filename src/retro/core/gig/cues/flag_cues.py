"""Reads which red flags a job post shows, and which it clears, by the phrases of cue_table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from retro.core.gig.cues.cue_table import ANY, CueKey, CueKind, cue_book
from retro.core.gig.cues.denials import NEGATIONS, NOBODY
from retro.core.gig.cues.passages import Passage
from retro.core.gig.cues.phrasebook import CueHit
from retro.core.gig.cues.several_jobs import several_jobs

SEVERAL_JOBS = "A10"
SCOPE = "B1"
LISTED = 3
"""Lines from which a post counts as having a list, so that its scope is more than a wish."""
NEW_BEGINNINGS = frozenset({"and", "but", "i", "we"})
"""Words behind which a negation in a phrase that takes a flag back says nothing any more."""
NEW_THINGS = frozenset({"a", "an", "the", "just", "only", "simply"})
"""So do these right behind a comma: "nothing new, a clone"."""
HINTS = 2
"""Different hints from which a flag is suggested."""
MOST_QUOTED = 4
_LIST_LINE = re.compile(r"^[ \t]*(?:[-*•–▪◦✓✔]|\d{1,2}[.)])[ \t]+\S", re.MULTILINE)


@dataclass(frozen=True)
class Shown:
    """A red flag that a post shows, and the words behind it as they are written."""

    code: str
    words: tuple[str, ...]
    hits: tuple[CueHit[CueKey], ...] = ()
    """Phrases behind it; none where it was counted, and no phrase says it."""


@dataclass(frozen=True)
class CuesRead:
    """What the phrases say of a post: the flags that they show, and those that something clears."""

    shown: tuple[Shown, ...]
    cleared: frozenset[str]
    quiet: frozenset[tuple[str, int]]
    """Flags that words of a sentence, by its number, only seem to show."""


def flags_shown(words: Passage) -> tuple[Shown, ...]:
    """Return what a text shows by phrases, in the order in which a gig meets red flags."""
    return flags_read(words).shown


def flags_read(words: Passage) -> CuesRead:
    """Read what the phrases say of a text."""
    found = _Found(words)
    return CuesRead(tuple(_shown(words, found)), found.cleared(), found.quiet)


def _shown(words: Passage, found: _Found) -> Iterator[Shown]:
    several = several_jobs(words, cue_book().trades)
    for code in sorted({*found.codes(), *([SEVERAL_JOBS] if several else [])}, key=place):
        by_trades = (several,) if several and code == SEVERAL_JOBS else ()
        if hits := found.behind(code):
            yield Shown(code, (*_quoted(words, hits), *by_trades), () if by_trades else tuple(hits))
        elif by_trades and not found.of(CueKind.CLEAR, code):
            yield Shown(code, by_trades)


_UNSURE = (CueKind.THERE, CueKind.HINT, CueKind.PART, CueKind.OTHER)


class _Found:
    """What a post says of each flag, by kind."""

    def __init__(self, words: Passage) -> None:
        self._hits: dict[CueKey, list[CueHit[CueKey]]] = {}
        self._has_list = len(_LIST_LINE.findall(words.text)) >= LISTED
        quiet = set(_quiet_places(words))
        self.quiet = frozenset((code, words.sentences[at]) for code, at in quiet if code != ANY)
        for hit in cue_book().phrases.found(words, everywhere=True):
            places = range(hit.start, hit.end)
            if hit.key.kind is CueKind.CLEAR and _denies_too_much(words, hit):
                continue
            if quiet.isdisjoint((code, at) for code in (ANY, hit.key.code) for at in places):
                self._hits.setdefault(hit.key, []).append(hit)

    def codes(self) -> set[str]:
        """Return the flags of which it says anything."""
        return {key.code for key in self._hits}

    def cleared(self) -> frozenset[str]:
        """Return the flags that something takes back; the scope, too, where a list says it."""
        said = {key.code for key in self._hits if key.kind is CueKind.CLEAR}
        return frozenset(said | ({SCOPE} if self._has_list else set()))

    def of(self, kind: CueKind, code: str) -> list[CueHit[CueKey]]:
        """Return the hits of one kind."""
        return self._hits.get(CueKey(kind, code), [])

    def behind(self, code: str) -> list[CueHit[CueKey]]:
        """Return what shows the flag; nothing if it is not shown, or taken back."""
        if sure := self.of(CueKind.SURE, code):
            return sure + self.of(CueKind.THERE, code)
        if self.of(CueKind.CLEAR, code) or (code == SCOPE and self._has_list):
            return []
        there, hints, part, other = (self.of(kind, code) for kind in _UNSURE)
        if there or _apart(hints) >= HINTS:
            there = there + hints
        return there + part + other if part and other else there


def _apart(hints: Iterable[CueHit[CueKey]]) -> int:
    """Count different phrases that don't share a word: "that kind of thing" is one hint, however many find it."""
    seen, end = set[str](), 0
    for hit in sorted(hints, key=lambda hit: hit.end):
        if hit.start >= end and hit.phrase.written not in seen:
            seen.add(hit.phrase.written)
            end = hit.end
    return len(seen)


def _quiet_places(words: Passage) -> Iterator[tuple[str, int]]:
    """Yield the places of words that say nothing, of any flag or of one: a usual compound, what a work is about."""
    for hit in cue_book().quiet.found(words, everywhere=True):
        end = hit.end
        if _denies_too_much(words, hit):
            continue
        while hit.key.is_topic and end < len(words.words) and words.clauses[end] == words.clauses[hit.start]:
            end += 1
        yield from ((hit.key.code, at) for at in range(hit.start, end))


def _denies_too_much(words: Passage, hit: CueHit[Any]) -> bool:
    """Tell whether it begins with a negation and goes on to what that doesn't deny: "not hard, a quick" job."""
    first, *rest = (words.words[at] for at in range(hit.start, hit.end))
    if first not in NEGATIONS and first not in NOBODY:
        return False
    named = hit.phrase.written.replace("|", " ").split()
    behind_commas = {
        words.words[at] for at in range(hit.start + 1, hit.end) if words.clauses[at] != words.clauses[at - 1]
    }
    return not (NEW_BEGINNINGS.isdisjoint(set(rest).difference(named)) and NEW_THINGS.isdisjoint(behind_commas))


def _quoted(words: Passage, hits: Iterable[CueHit[CueKey]]) -> tuple[str, ...]:
    """Return the words of the first few hits, without those inside others."""
    longest: list[CueHit[CueKey]] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if not longest or hit.end > longest[-1].end:
            longest.append(hit)
    return tuple(dict.fromkeys(words.quote(hit.start, hit.end) for hit in longest[:MOST_QUOTED]))


def place(code: str) -> tuple[str, int]:
    """Return the sort key of a code: A2 before A10 before B1."""
    return code[0], int(code[1:])
