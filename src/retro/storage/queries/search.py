"""Search: all words and phrases, literally, anywhere in a record; newest first, with the place of each hit."""

import json
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from retro.core.gig.ids import GigId
from retro.core.gig.own_questions import PREFIX
from retro.core.text.folding import DOUBLE_QUOTES, original
from retro.core.text.one_line import on_one_line
from retro.storage.queries.columns import gig_id
from retro.storage.queries.gig_rows import HomeRow, row_of, since
from retro.storage.queries.library import Fetch, Library
from retro.storage.queries.matching import as_searched, matching, unread_holding
from retro.storage.queries.pages import page_after
from retro.storage.queries.written import Written, written

if TYPE_CHECKING:
    from retro.storage.queries.choice import GigFilter

MOST_WORDS, LONGEST_WORD = 50, 500
"""Limits of a search: number of words, and characters of a word; more is a misplaced paste."""
BEFORE, LONGEST = 30, 90
"""Characters of an excerpt before the hit, and in all."""


class TextMatch(NamedTuple):
    """One text in which a word was found, at the first word in it."""

    place: str
    """Question key, or `facts.title`, `losses.time`, `red_flags.B3.told_myself`, `moments`, `lessons`, `tags`,
    `message.parts.why`.
    """
    text: str
    """One line around the hit; only a word longer than the line is cut."""
    start: int
    end: int
    """Range of the hit in `text`."""
    offset: int
    """Offset in the whole text, in characters."""
    goes_on: bool = False
    """True if the text continues after the excerpt."""
    step: str = ""
    """Key of the step in which an own question was asked, which its place does not tell."""

    @property
    def is_from_within(self) -> bool:
        """Tell whether the text begins before the excerpt."""
        return self.offset > self.start


class Hit(NamedTuple):
    """One retrospective in which all words occur."""

    row: HomeRow
    found: tuple[TextMatch, ...]

    @property
    def id(self) -> GigId:
        """Return the id of the retrospective."""
        return self.row.id

    @property
    def name(self) -> str:
        """Return its name."""
        return self.row.name


def search(
    library: Library,
    words: str,
    *,
    limit: int = 50,
    after: HomeRow | None = None,
    among: Collection[str] | None = None,
    seen: Collection[str] | None = None,
    choice: "GigFilter | None" = None,
) -> list[Hit]:
    """Return one page of retrospectives that hold every word (folded by core.text.folding); no word finds nothing.

    Words in double quotes stand side by side. `among` limits the search to these ids. Given the places that are `seen`
    anyway, a hit names only those and the first one beyond them: in half the time.
    """
    wanted = wanted_words(words)
    if not wanted:
        return []
    with library.reading() as fetch:
        conditions, values = choice.conditions(fetch, "r") if choice else ("", [])
        typed = unread_holding(fetch, wanted)
        head, patterns = matching(fetch, wanted, among, is_first=after is None, besides=typed)
        stored = page_after(fetch, head + conditions, (*patterns, *values), after=since(after), limit=limit)
        ids = [gig_id(row["id"]) for row in stored]
        texts = [[*held, *typed.get(id, ())] for id, held in zip(ids, written(fetch, ids), strict=True)]
        found = _with_steps(fetch, [tuple(_places(held, wanted, seen)) for held in texts])
    return [Hit(row_of(row), matches) for row, matches in zip(stored, found, strict=True)]


def text_matches(texts: Iterable[Written], words: str) -> Iterator[TextMatch]:
    """Return the texts that hold one of the words, each at the first in it."""
    return _places(texts, wanted_words(words), None)


def wanted_words(words: str) -> list[str]:
    """Return what to look for, folded: words, and phrases in double quotes, in which one space stands for any.

    Nothing visible, or nothing between quotes, is nothing to look for.
    """
    found: list[str] = []
    while len(found) < MOST_WORDS and (quote := _PHRASE.search(words)):
        found += [*as_searched(words[: quote.start()]).split(), on_one_line(as_searched(quote[1] or ""))]
        words = words[quote.end() :]  # begins a word, whatever stands before it
    found += as_searched(words).split()
    return [cut for word in found[:MOST_WORDS] if (cut := word[:LONGEST_WORD].strip())]


def without_quotes(words: str) -> str:
    """Return the words as they are shown where nothing was found: without the marks around a phrase."""
    return _PHRASE.sub(lambda quote: quote[1] or "", words)


_MARKS = rf"[^\w\s{DOUBLE_QUOTES}]*"
_PHRASE = re.compile(
    rf"(?<!\S){_MARKS}(?:[{DOUBLE_QUOTES}]{{2,}}(?!\S)|[{DOUBLE_QUOTES}]+([^{DOUBLE_QUOTES}]*)[{DOUBLE_QUOTES}]*)"
    rf"(?:{_MARKS}(?=[\s{DOUBLE_QUOTES}]|$))?"
)
"""A phrase: from a double quote that begins a word to the next one, else to the end, and the marks that touch it: a
bracket, a comma. Any other quote is a letter."""
_STEPS = 'SELECT "key", step FROM own_question WHERE "key" IN (SELECT value FROM json_each(?))'
_SPACE = re.compile(r"\s")


def _with_steps(fetch: Fetch, found: list[tuple[TextMatch, ...]]) -> list[tuple[TextMatch, ...]]:
    """Return the matches in answers to own questions with the step of each."""
    steps = _steps(fetch, {each.place for matches in found for each in matches})
    if not steps:
        return found
    return [tuple(each._replace(step=steps.get(each.place, "")) for each in matches) for matches in found]


def _steps(fetch: Fetch, places: Iterable[str]) -> dict[str, str]:
    """Return the step of each place that is an own question."""
    own = [place for place in places if place.startswith(PREFIX)]
    rows = fetch(_STEPS, (json.dumps(own),)) if own else ()
    return {str(key): str(step) for key, step in rows}


def _places(texts: Iterable[Written], wanted: Sequence[str], seen: Collection[str] | None) -> Iterator[TextMatch]:
    phrases = [re.compile(r"\s+".join(map(re.escape, word.split()))) for word in wanted if " " in word]
    word = wanted[0] if len(wanted) == 1 and not phrases else ""
    is_simple = word.isascii() and word.isalnum()
    each = tuple(wanted)
    for place, held in texts:
        text = _best(held, each) if isinstance(held, tuple) else held
        if not text or not isinstance(text, str):  # a damaged row can hold anything
            continue
        if word:  # letters of ASCII fold to small ones
            found, folded = word, text.lower() if is_simple and text.isascii() else as_searched(text)
            first = folded.find(word)
        else:
            first, found = _first(as_searched(text), wanted, phrases)
        if found and first >= 0:
            yield _found(place, text, first, first + len(found))
            if seen is not None and place not in seen:
                return


@lru_cache(1000)
def _best(names: tuple[object, ...], wanted: tuple[str, ...]) -> object:
    """Return the name that holds the most words, the first of several; most gigs have red flags of the same names."""
    return max(names, key=lambda name: sum(word in as_searched(str(name)) for word in wanted))


def _first(folded: str, wanted: Sequence[str], phrases: Sequence[re.Pattern[str]]) -> tuple[int, str]:
    """Return where the first word or phrase in a folded text begins, with what was found; "" if none is in it."""
    first, found = -1, ""
    for word in wanted:
        at = folded.find(word)
        if at >= 0 and (first < 0 or at < first):
            first, found = at, word
    for spaced in phrases:
        if (match := spaced.search(folded)) and (first < 0 or match.start() <= first):
            first, found = match.start(), match[0]
    return first, found


def _found(place: str, text: str, start: int, end: int) -> TextMatch:
    """Return the excerpt around a hit from `start` to `end` in the folded text; it begins and ends with a word."""
    begin, stop = (start, end) if text.isascii() else original(text, start, end)
    first = begin - BEFORE if begin > BEFORE else 0
    line = text[first : first + LONGEST]
    last = first + len(line)
    if not line.isprintable():
        line = _SPACE.sub(" ", line)
    if last < len(text) and not text[last].isspace() and (cut := line.rfind(" ")) >= stop - first:
        line = line[:cut]
    if first and not text[first - 1].isspace() and 0 <= (cut := line.find(" ")) < begin - first:
        line, first = line[cut + 1 :], first + cut + 1
    goes_on = first + len(line) < len(text)
    return TextMatch(place, line, begin - first, min(stop - first, len(line)), begin, goes_on)
