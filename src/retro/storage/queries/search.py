"""Search: all words, literally, anywhere in a record; newest first, with the place of each hit."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from retro.core.formats.codec import Data
from retro.core.text.folding import fold, original
from retro.storage.queries import home
from retro.storage.queries.home import Row, row_of, since
from retro.storage.queries.library import Library
from retro.storage.queries.record import data_of
from retro.storage.rows.search_text import Text, texts

MOST_WORDS, LONGEST_WORD = 50, 500
"""What is looked for at most, in characters of a word: more is a paste that went astray."""
BEFORE, LONGEST = 30, 90
"""Characters of an excerpt that stand before the hit, and in all."""


@dataclass(frozen=True, slots=True)
class Found:
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


@dataclass(frozen=True, slots=True)
class Hit:
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
        held = data_of(fetch, [row["id"] for row in stored])
    return [Hit(row_of(row), tuple(_places(_texts(held.get(row["id"])), wanted, seen))) for row in stored]


def _texts(data: Data | None) -> Iterable[Text]:
    return texts(data) if data else ()


def places(written: Iterable[Text], words: str) -> Iterator[Found]:
    """The texts that hold one of the words, each at the first in it."""
    return _places(written, wanted_words(words), None)


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
_AMONG = " AND r.id IN (SELECT value FROM json_each(?))"


def _places(written: Iterable[Text], wanted: Sequence[str], seen: Collection[str] | None) -> Iterator[Found]:
    for named in written:
        folded = fold(named.text)
        hits = [(at, word) for word in wanted if (at := folded.find(word)) >= 0]
        if hits:
            at, word = min(hits)
            yield _found(named.place, named.text, at, at + len(word))
            if seen is not None and named.place not in seen:
                return


def _found(place: str, text: str, start: int, end: int) -> Found:
    """The excerpt around a hit that stands from `start` to `end` in the folded text."""
    begin, stop = original(text, start, end)
    first = max(0, begin - BEFORE)
    line = re.sub(r"\s", " ", text[first : first + LONGEST])
    return Found(place, line, begin - first, min(stop - first, LONGEST), begin)
