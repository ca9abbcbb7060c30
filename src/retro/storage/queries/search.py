"""Search: all words, literally, anywhere in a record; newest first, with the place of each hit."""

import json
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from retro.core.text.folding import fold, original
from retro.storage.queries import home
from retro.storage.queries.columns import id_text
from retro.storage.queries.home import Row, row_of, since
from retro.storage.queries.library import Library
from retro.storage.queries.written import Written, written

MOST_WORDS, LONGEST_WORD = 50, 500
"""What is looked for at most, in characters of a word: more is a paste that went astray."""
BEFORE, LONGEST = 30, 90
"""Characters of an excerpt that stand before the hit, and in all."""


class Found(NamedTuple):
    """One text in which a word was found, at the first word in it."""

    place: str
    """A question's key, or `facts.title`, `losses.time`, `red_flags.B3.told_myself`, `moments`, `lessons`,
    `tags`, `message.parts.why`."""
    text: str
    """One line around the hit."""
    start: int
    end: int
    """Where in `text` the hit stands."""
    offset: int
    """Where in the whole text it stands, in characters."""


class Hit(NamedTuple):
    """One retrospective in which all words occur."""

    row: Row
    found: tuple[Found, ...]


def search(
    library: Library,
    words: str,
    *,
    limit: int = 50,
    after: Row | None = None,
    among: Collection[str] | None = None,
    seen: Collection[str] | None = None,
) -> list[Hit]:
    """One page of the retrospectives that hold every word (as core.folding has it); no word finds nothing.

    `among` are the ids that can be meant, where that is known. Given the places that are `seen` anyway, a hit tells
    of those and of the first one beyond them alone, which takes half the time.
    """
    wanted = wanted_words(words)
    if not wanted:
        return []
    with library.reading() as fetch:
        rarest_first = sorted(wanted, key=len, reverse=True)
        ids = () if among is None else (json.dumps(list(among)),)
        asked = (*ids, *map(anywhere, rarest_first), *since(after), limit)
        stored = fetch(matching(len(wanted), is_among=among is not None), asked)
        texts = written(fetch, [id_text(row["id"]) for row in stored])
    return [Hit(row_of(row), tuple(_places(held, wanted, seen))) for row, held in zip(stored, texts, strict=True)]


def places(texts: Iterable[Written], words: str) -> Iterator[Found]:
    """The texts that hold one of the words, each at the first in it."""
    return _places(texts, wanted_words(words), None)


def wanted_words(words: str) -> list[str]:
    """What is looked for, folded."""
    return [word[:LONGEST_WORD] for word in fold(words).split()[:MOST_WORDS]]


def matching(words: int, *, is_among: bool = False) -> str:
    """The SQL that finds so many words, among some ids where they are given first."""
    every = " AND search.text GLOB ?" * words
    return f"{_HEAD}{_AMONG if is_among else ''}{every}{home.PAGE}"


def anywhere(word: str) -> str:
    """The pattern that finds it literally; GLOB takes half the time of instr."""
    return "*" + re.sub(r"[\[*?]", r"[\g<0>]", word) + "*"


_HEAD = f"{home.COLUMNS} JOIN search ON search.retrospective = r.id WHERE r.deleted_at IS NULL"
_SPACE = re.compile(r"\s")
_AMONG = " AND r.id IN (SELECT value FROM json_each(?))"


def _places(texts: Iterable[Written], wanted: Sequence[str], seen: Collection[str] | None) -> Iterator[Found]:
    for place, text in texts:
        if not text or not isinstance(text, str):  # a damaged row holds anything
            continue
        folded = fold(text)
        first, found = -1, ""
        for word in wanted:
            at = folded.find(word)
            if at >= 0 and (first < 0 or at < first):
                first, found = at, word
        if found:
            yield _found(place, text, first, first + len(found))
            if seen is not None and place not in seen:
                return


def _found(place: str, text: str, start: int, end: int) -> Found:
    """The excerpt around a hit that stands from `start` to `end` in the folded text."""
    begin, stop = original(text, start, end)
    first = begin - BEFORE if begin > BEFORE else 0
    line = text[first : first + LONGEST]
    if not line.isprintable():
        line = _SPACE.sub(" ", line)
    return Found(place, line, begin - first, min(stop - first, LONGEST), begin)
