"""`retro list`, `retro search` and `retro where`: read only, and create nothing."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator
from functools import cache
from heapq import merge
from itertools import chain, islice
from typing import TYPE_CHECKING

from retro.commands.output import UsageError, put_array, put_line, tell, write_stdout
from retro.commands.reading import library
from retro.core.gig.choices import OUTCOME, Status
from retro.core.text.control_chars import sanitize
from retro.paths import Paths
from retro.storage.queries.library import Library

if TYPE_CHECKING:  # the usual list imports neither the record nor its archive
    from retro.storage.queries.choice import GigFilter
    from retro.storage.queries.gig_rows import HomeRow
    from retro.storage.queries.search import TextMatch

    FoundIn = tuple[str, str, str, tuple[TextMatch, ...]]
    """Id, name and list line of a hit, and the places where it was found."""

UNREADABLE = "{} can't be read and was left out. Run retro doctor to find out why."
NOTHING_FOUND = "Nothing found."
NO_GIGS = "No gigs yet. Write one up with: retro new"
NOT_YET = "   (not there yet)"

ELSEWHERE = "Elsewhere"
"""Place of a hit that belongs to no step of the wizard: in a vetted gig, or in an answer from an older retro."""
WITH_ALL = "retro export --all --format json has every gig."
ONE_NOT_IN_JSON = f"1 gig without a retrospective isn't in it: {WITH_ALL}"
MANY_NOT_IN_JSON = f"{{:,}} gigs without a retrospective aren't in it: {WITH_ALL}"
NOT_BOTH = "--json or --format csv, not both. See retro list --help."
BOM_ALONE = "--bom goes with --format csv. See retro list --help."
GOING, UNTOLD = "still going", "client not told"
"""What a line says of a gig without an outcome, in the words that home uses."""


def list_gigs(paths: Paths, options: Namespace) -> int:
    """Run `retro list`."""
    if options.json and options.format == "csv":
        raise UsageError(NOT_BOTH)
    if options.bom and options.format != "csv":
        raise UsageError(BOM_ALONE)
    from retro.commands.filters import NONE, filter_of

    chosen = filter_of(options)
    if chosen and chosen.is_of_good_ends and options.json:
        return _list_good_ends(paths, options, chosen)
    if options.json or options.format == "csv":
        return _list_whole(paths, options, chosen)
    is_any = False
    for row, standing in _newest(library(paths), options, chosen):
        put_line(_written_line(row, standing) if options.by == "written" else _line(row, standing))
        is_any = True
    if not is_any:
        tell(NONE if chosen else NO_GIGS)
    return 0


def _newest(source: Library, options: Namespace, chosen: GigFilter | None) -> Iterator[tuple[HomeRow, str]]:
    """Yield the rows of every gig, newest first; with how it stands if it has no retrospective, else ""."""
    from retro.storage.queries import home
    from retro.storage.queries.vets import taken

    def key(found: tuple[HomeRow, str]) -> tuple[object, ...]:
        row = found[0]
        written = (row.created_at, row.id)
        return written if options.by == "written" else (row.day, *written)

    written_up = home.newest(source, limit=options.number, by=options.by, choice=chosen)
    found = taken.taken_rows(source, by=options.by, limit=options.number, choice=chosen)
    others = sorted(found, key=key, reverse=True)
    yield from islice(merge(((row, "") for row in written_up), others, key=key, reverse=True), options.number)


def _list_whole(paths: Paths, options: Namespace, chosen: GigFilter | None) -> int:
    """Print the records themselves, in the order of the lines: retrospectives as JSON, every gig as CSV."""
    from retro.core.formats import retro_json
    from retro.storage.queries import home, record

    damaged: list[str] = []
    source = library(paths)
    numbers = home.numbers(source, by=options.by, limit=options.number, choice=chosen)
    every = record.iterate_retrospectives(source, damaged=damaged, numbers=numbers)
    if options.json:
        from retro.core.formats.unread_json import with_unread
        from retro.storage.queries.not_understood import unread_answers

        unread = unread_answers(source)
        datas = (with_unread(retro_json.retrospective_to_data(one), unread.get(one.id, {})) for one in every)
        put_array(map(retro_json.dumps, datas))
        _tell_not_in_json(source, options, chosen)
    else:
        from retro.commands.files.table import by_day, put_table
        from retro.storage.queries.vets import vets

        good = vets.iterate_good_ends(source, choice=chosen, damaged=damaged)
        going = vets.iterate_under_way(source, choice=chosen, damaged=damaged)
        put_table(islice(by_day(every, chain(good, going), options.by), options.number), with_mark=options.bom)
    return _left_out(damaged)


def _tell_not_in_json(source: Library, options: Namespace, chosen: GigFilter | None) -> None:
    """Tell how many lines of the list have no retrospective."""
    from retro.storage.queries.vets import taken

    if count := len(taken.taken_rows(source, by=options.by, choice=chosen)):
        tell(ONE_NOT_IN_JSON if count == 1 else MANY_NOT_IN_JSON.format(count))


def _list_good_ends(paths: Paths, options: Namespace, chosen: GigFilter) -> int:
    from retro.commands.files.good_ends import list_good_ends

    damaged: list[str] = []
    list_good_ends(paths, options, chosen, damaged)
    return _left_out(damaged)


def _left_out(damaged: list[str]) -> int:
    """Tell which records could not be read; return the exit status."""
    for id in damaged:
        tell(UNREADABLE.format(id[:8]))
    return 1 if damaged else 0


def _line(row: HomeRow, standing: str = "") -> str:
    """Format one gig, such as "3f0c91aa  Mar 2026  Booking calendar · a shop · they stopped".

    The month is the gig's own.
    """
    return f"{row.id[:8]}  {row.day:%b %Y}  {_about(row, standing)}"


def _written_line(row: HomeRow, standing: str) -> str:
    return f"{row.id[:8]}  {row.created_at.astimezone():%Y-%m-%d}  {_about(row, standing)}"


def _about(row: HomeRow, standing: str) -> str:
    stands = standing or (OUTCOME[row.outcome] if row.outcome else GOING if row.status is Status.LIVE else "")
    untold = UNTOLD if row.is_untold else ""
    return " · ".join(filter(None, (row.name, row.client, stands, untold, "draft" if row.is_draft else "")))


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
    return f'"{word}"' if len(word.split()) > 1 and '"' not in word else word


def _put_hits_whole(hits: Iterable[FoundIn]) -> None:
    from retro.core.formats import retro_json

    put_array(
        retro_json.dumps(
            {"id": id, "title": name, "hits": [{"place": each.place, "text": each.text} for each in found]}
        )
        for id, name, _, found in hits
    )


def _put_hits(hits: Iterable[FoundIn]) -> bool:
    """Print each hit with its places as soon as it is found. Tells whether there is any."""
    from retro.core.wizard.locations import step_words

    step, is_any = cache(step_words), False
    for _, _, line, found in hits:
        is_any = True
        put_line(line)
        write_stdout("".join([f"    {step(each.place, each.step) or ELSEWHERE}: {_excerpt(each)}\n" for each in found]))
        sys.stdout.flush()
    return is_any


def _excerpt(found: TextMatch) -> str:
    """Format the text around a hit, such as "…four hundred good reviews cannot be wrong, and…"."""
    return f"{'…' if found.is_from_within else ''}{found.text}{'…' if found.goes_on else ''}"


def _every_hit(source: Library, words: str, chosen: GigFilter | None) -> Iterator[FoundIn]:
    """Yield the hits in retrospectives, then those in vetted gigs, each newest first."""
    from retro.storage.queries.search import search as find
    from retro.storage.queries.vets.search_vets import every_vet

    after: HomeRow | None = None
    while page := find(source, words, after=after, choice=chosen):
        yield from ((hit.row.id, hit.row.name, _line(hit.row), hit.found) for hit in page)
        after = page[-1].row
    for vet in every_vet(source, words, chosen):
        line = f"{vet.id[:8]}  {vet.day:%b %Y}  {vet.name} · {vet.standing}"
        yield vet.id, vet.name, line, vet.found


def where(paths: Paths, options: Namespace) -> int:
    """Run `retro where`: print every path in use, whether it exists or not."""
    for name, path in (
        ("library", paths.library),
        ("backups", paths.backups),
        ("recovery", paths.recovery),
        ("editing", paths.editing),
        ("log", paths.log),
        ("keys", paths.keys),
    ):
        write_stdout(f"{name:<10}{path}{'' if path.exists() else NOT_YET}\n")
    return 0
