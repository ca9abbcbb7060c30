"""Several jobs in one post: the trades that it names, if they are too many for one person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from retro.core.gig.cues.passages import Passage
from retro.core.gig.cues.phrasebook import CueHit, Phrasebook

MANY_TRADES, FEW_TRADES, LISTED_TRADES, IN_A_ROW = 4, 3, 5, 3
"""Trades that one sentence, or so many in a row, must name to be several jobs in one post; fewer if it says that one
person does it all; more if each has its line in a list, which can be one of pages."""
ALL_BY_ONE = frozenset({
    "everything", "all", "rest", "also", "besides", "plus", "too", "whole", "somebody", "someone", "person",
})  # fmt: skip
ANOTHER = frozenset({"else", "another"})
_BULLET = re.compile(r"^[ \t]*(?:[-*•–▪◦✓✔]|\d{1,2}[.)])[ \t]+")


def several_jobs(words: Passage, trades_named: Phrasebook[str]) -> str:
    """Return the trades named by one sentence, or by sentences in a row, if they are too many for one; "" otherwise."""
    trades: dict[int, list[CueHit[str]]] = {}
    for hit in trades_named.found(words, everywhere=True):
        trades.setdefault(words.sentences[hit.start], []).append(hit)
    by_one = _by_one(words) | _in_one_breath(words, trades)
    for sentence, named in trades.items():
        if len(named) >= (FEW_TRADES if sentence in by_one else MANY_TRADES):
            return _named(words, named)
    prose = {
        sentence: [hit for hit in hits if not _BULLET.search(words.line_before(hit.start))]
        for sentence, hits in trades.items()
    }
    for sentence in prose:
        firsts: dict[str, CueHit[str]] = {}
        for hit in (hit for at in range(sentence, sentence + IN_A_ROW) for hit in prose.get(at, ())):
            firsts.setdefault(hit.key, hit)
        if len(firsts) >= MANY_TRADES:
            return _named(words, firsts.values())
    return _several_tasks(words, trades)


def _named(words: Passage, hits: Iterable[CueHit[str]]) -> str:
    return ", ".join(words.quote(hit.start, hit.end) for hit in hits)


def _several_tasks(words: Passage, trades: Mapping[int, Sequence[CueHit[str]]]) -> str:
    """Return the first trade of each line of a list of tasks if they are too many for one person; "" otherwise."""
    firsts = {hits[0].key: hits[0] for hits in trades.values() if _BULLET.search(words.line_before(hits[0].start))}
    return _named(words, firsts.values()) if len(firsts) >= LISTED_TRADES else ""


def _by_one(words: Passage) -> set[int]:
    """Return the sentences that say that one person does it all; not those by which someone else does some."""
    said = list(zip(words.words, words.sentences, strict=True))
    by_another = {at for word, at in said if word in ANOTHER}
    return {at for word, at in said if word in ALL_BY_ONE} - by_another


def _in_one_breath(words: Passage, trades: Mapping[int, Sequence[CueHit[str]]]) -> set[int]:
    """Return the sentences that name different trades with only strokes between them: "writer/designer/marketer"."""
    found = set[int]()
    for sentence, hits in trades.items():
        named = sorted({hit.start: hit for hit in hits}.values(), key=lambda hit: hit.start)
        joined = [
            "/" in words.quote(before.start, after.end) and before.key != after.key and after.start - before.end <= 1
            for before, after in pairwise(named)
        ]
        if sum(joined) >= FEW_TRADES - 1:
            found.add(sentence)
    return found
