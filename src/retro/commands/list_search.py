"""`retro list`, `retro search`, `retro where`: read only, create nothing."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from retro.commands.output import put, put_line, tell
from retro.core.text.control_chars import clean
from retro.paths import Paths
from retro.storage.queries.library import Library

if TYPE_CHECKING:  # the list of lines, which is asked for most, imports neither the record nor its archive
    from retro.storage.queries.home import Row
    from retro.storage.queries.search import Found

    FoundIn = tuple[str, str, str, tuple[Found, ...]]
    """The id, name and line of what was found, and the places."""

ELSEWHERE = "Elsewhere"
"""The place of a hit that no step of the wizard asks for: in a vetted gig, or in an answer of an older retro."""
PATIENCE = 5.0
"""Seconds that a command waits for another writer."""


def library(paths: Paths) -> Library:
    """Return the library as commands read it: an older one is backed up and brought up to date first."""
    return Library(paths.library, wait=PATIENCE, migrate=lambda: _migrate(paths))


def _migrate(paths: Paths) -> None:
    from retro.commands.library_care import bring_up_to_date

    bring_up_to_date(paths)


def list_gigs(paths: Paths, options: Namespace) -> int:
    """`retro list`."""
    if options.json:
        return _list_whole(paths, options.number)
    from retro.storage.queries import home

    for row in home.newest(library(paths), limit=options.number):
        put_line(_line(row))
    return 0


def _list_whole(paths: Paths, number: int | None) -> int:
    from retro.core.formats import retro_json
    from retro.storage.queries import record

    damaged: list[str] = []
    every = record.every(library(paths), damaged=damaged)
    put_array(retro_json.dumps(retro_json.to_data(one)) for one in islice(every, number))
    for id in damaged:
        tell(f"{id[:8]} can't be read and was left out. retro doctor says more.")
    return 1 if damaged else 0


def _line(row: Row) -> str:
    about = " · ".join(part for part in (row.name, row.client, "draft" if row.is_draft else "") if part)
    return f"{row.id[:8]}  {row.created_at.astimezone():%Y-%m-%d}  {about}"


def put_array(items: Iterator[str]) -> None:
    """A JSON array of these, one to a line."""
    opening = "["
    for item in items:
        sys.stdout.write(f"{opening}\n{item}")
        opening = ","
    sys.stdout.write("[]\n" if opening == "[" else "\n]\n")


def search(paths: Paths, options: Namespace) -> int:
    """`retro search`: all words must occur, literally, in a gig or a vetted one; no hit is no error."""
    hits = _every_hit(library(paths), clean(" ".join(options.words))[0])
    if options.json:
        _put_hits_whole(hits)
    else:
        _put_hits(hits)
    return 0


def _put_hits_whole(hits: Iterable[FoundIn]) -> None:
    from retro.core.formats import retro_json

    put_array(
        retro_json.dumps(
            {"id": id, "title": name, "hits": [{"place": each.place, "text": each.text} for each in found]}
        )
        for id, name, _, found in hits
    )


def _put_hits(hits: Iterable[FoundIn]) -> None:
    """Each with its places; who reads them need not wait for the next."""
    from retro.core.wizard.locations import step_words

    step = cache(step_words)
    for _, _, line, found in hits:
        put_line(line)
        put("".join([f"    {step(each.place) or ELSEWHERE}: {each.text}\n" for each in found]))
        sys.stdout.flush()


def _every_hit(source: Library, words: str) -> Iterator[FoundIn]:
    """The retrospectives, then the vetted gigs, each newest first."""
    from retro.storage.queries.search import search as find
    from retro.storage.queries.search_vets import every_vet

    after: Row | None = None
    while page := find(source, words, after=after):
        yield from ((hit.row.id, hit.row.name, _line(hit.row), hit.found) for hit in page)
        after = page[-1].row
    for vet in every_vet(source, words):
        line = f"{vet.id[:8]}  {vet.created_at.astimezone():%Y-%m-%d}  {vet.name} · {vet.standing}"
        yield vet.id, vet.name, line, vet.found


def where(paths: Paths, options: Namespace) -> int:
    """`retro where`: every path in use, whether it is there yet or not."""
    for name, path in (
        ("library", paths.library),
        ("backups", paths.backups),
        ("recovery", paths.recovery),
        ("editing", paths.editing),
        ("log", paths.log),
    ):
        put(f"{name:<10}{path}{'' if path.exists() else '   (not there yet)'}\n")
    return 0
