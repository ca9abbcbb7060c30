"""`retro search`: each gig that holds all words, with the places where they stand."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from retro.commands.listing import gig_line
from retro.commands.output import put_array, put_line, tell, write_stdout
from retro.commands.reading import library
from retro.core.gig.ids import short_id
from retro.core.text.control_chars import sanitize
from retro.core.text.folding import DOUBLE_QUOTES
from retro.paths import Paths
from retro.storage.queries.library import Library

if TYPE_CHECKING:  # a search imports neither the record nor its archive
    from retro.storage.queries.choice import GigFilter
    from retro.storage.queries.gig_rows import HomeRow
    from retro.storage.queries.search import TextMatch

    FoundIn = tuple[str, str, str, tuple[TextMatch, ...]]
    """Id, name and list line of a hit, and the places where it was found."""

FIRST_PAGE = 50
"""Hits that are looked for before the first is printed."""
NOTHING_FOUND = "No results. Try fewer words, or fewer letters."
ELSEWHERE = "Elsewhere"
"""Place of a hit that belongs to no step of the wizard: in a vetted gig, or in an answer from an older retro."""


def search(paths: Paths, options: Namespace) -> int:
    """Run `retro search`: all words must occur, literally, in one gig or vetted gig. No hit is no error."""
    from retro.commands.filters import filter_of

    chosen = filter_of(options)
    words = " ".join(map(_quoted, options.words))
    hits = _every_hit(library(paths), sanitize(words)[0], chosen)
    if options.json:
        _put_hits_whole(hits)
    elif not _put_hits(hits):
        tell(NOTHING_FOUND)
    return 0


def _quoted(word: str) -> str:
    """Put quotes back around an argument of several words: the shell removed them, and they mean a phrase."""
    return f'"{word}"' if len(word.split()) > 1 and not set(word).intersection(DOUBLE_QUOTES) else word


def _put_hits_whole(hits: Iterable[FoundIn]) -> None:
    from retro.core.formats import compact_json

    put_array(
        compact_json.dumps(
            {"id": id, "title": name, "hits": [{"place": each.place, "text": each.text} for each in found]}
        )
        for id, name, _, found in hits
    )


def _put_hits(hits: Iterable[FoundIn]) -> bool:
    """Print each hit with its places, the first one as soon as it is found. Tells whether there is any."""
    from retro.core.wizard.locations import step_words

    step, count = cache(step_words), 0
    for _, _, line, found in hits:
        count += 1
        put_line(line)
        write_stdout("".join([f"    {step(each.place, each.step) or ELSEWHERE}: {_excerpt(each)}\n" for each in found]))
        if count % FIRST_PAGE == 1:
            sys.stdout.flush()
    return count > 0


def _excerpt(found: TextMatch) -> str:
    """Format the text around a hit, such as "…four hundred good reviews cannot be wrong, and…"."""
    return f"{'…' if found.is_from_within else ''}{found.text}{'…' if found.goes_on else ''}"


def _every_hit(source: Library, words: str, chosen: GigFilter | None) -> Iterator[FoundIn]:
    """Yield the hits in retrospectives, then those in vetted gigs, each newest first."""
    from retro.storage.queries.pages import PAGE
    from retro.storage.queries.search import search as find
    from retro.storage.queries.vets.search_vets import every_vet

    after: HomeRow | None = None
    while page := find(source, words, limit=PAGE if after else FIRST_PAGE, after=after, choice=chosen):
        yield from ((hit.row.id, hit.row.name, gig_line(hit.row), hit.found) for hit in page)
        after = page[-1].row
    for vet in every_vet(source, words, chosen):
        line = f"{short_id(vet.id)}  {vet.day:%b %Y}  {vet.name} · {vet.standing}"
        yield vet.id, vet.name, line, vet.found
