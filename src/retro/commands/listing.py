"""`retro list`: every gig on a line of its own, or all as JSON or CSV. Reads only, and creates nothing."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from heapq import merge
from itertools import chain, islice
from typing import TYPE_CHECKING

from retro.commands.output import UsageError, put_array, put_line, tell
from retro.commands.reading import library
from retro.core.gig.choices import OUTCOME, Status
from retro.core.gig.ids import short_id
from retro.paths import Paths
from retro.storage.queries.library import Library

if TYPE_CHECKING:  # the usual list imports neither the record nor its archive
    from retro.storage.queries.choice import GigFilter
    from retro.storage.queries.gig_rows import HomeRow

UNREADABLE = "{} can't be read and was left out. Run retro doctor to find out why."

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
    from retro.commands.filters import filter_of, tell_none

    chosen = filter_of(options)
    if chosen and chosen.is_of_good_ends and options.json:
        return _list_good_ends(paths, options, chosen)
    if options.json or options.format == "csv":
        return _list_whole(paths, options, chosen)
    is_any = False
    for row, standing in _newest(library(paths), options, chosen):
        put_line(_written_line(row, standing) if options.by == "written" else gig_line(row, standing))
        is_any = True
    if not is_any:
        tell_none(paths, chosen)
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
    from retro.core.formats import compact_json, retro_json
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
        put_array(map(compact_json.dumps, datas))
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
        tell(UNREADABLE.format(short_id(id)))
    return 1 if damaged else 0


def gig_line(row: HomeRow, standing: str = "") -> str:
    """Format one gig, such as "3f0c91aa  Mar 2026  Booking calendar · a shop · they stopped".

    The month is the gig's own.
    """
    return f"{short_id(row.id)}  {row.day:%b %Y}  {_about(row, standing)}"


def _written_line(row: HomeRow, standing: str) -> str:
    return f"{short_id(row.id)}  {row.created_at.astimezone():%Y-%m-%d}  {_about(row, standing)}"


def _about(row: HomeRow, standing: str) -> str:
    stands = standing or (OUTCOME[row.outcome] if row.outcome else GOING if row.status is Status.LIVE else "")
    untold = UNTOLD if row.is_untold else ""
    return " · ".join(filter(None, (row.name, row.client, stands, untold, "draft" if row.is_draft else "")))
