"""`retro export`: writes the same documents that the screens export."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from retro.commands.files.file_output import write_each, write_output
from retro.commands.files.show import retrospective_as_typed
from retro.commands.filter_options import FILTERS
from retro.commands.output import tell
from retro.commands.reading import library
from retro.core.formats import export
from retro.core.gig.draft_position import UnreadTexts
from retro.core.gig.ids import GigId
from retro.core.gig.retrospective import Retrospective
from retro.paths import Paths
from retro.storage.errors import StoreError, UnknownId
from retro.storage.queries import record
from retro.storage.queries.not_understood import unread_answers

if TYPE_CHECKING:
    from retro.core.formats.redact import Redactor
    from retro.core.vet.vet import Vet
    from retro.storage.queries.choice import GigFilter

WHICH = "Give the ids to export, or --all or a filter such as --client. retro list shows the ids."
UNREADABLE = "{} couldn't be read and were left out: {}."
DOCTOR = "Run retro doctor to find out why."
NO_VETTED = "Vetted gigs left out: {}, because a verdict would give away the price."


def export_gigs(paths: Paths, options: Namespace) -> int:
    """Run `retro export`."""
    chosen = _choice(options)
    if bool(options.ids) == (options.all or chosen is not None):
        tell(WHICH)
        return 2
    damaged: list[str] = []
    done = _export(paths, options, chosen, damaged)
    if damaged:
        raise StoreError(
            UNREADABLE.format(len(damaged), ", ".join(id[:8] for id in damaged)),
            DOCTOR,
        )
    return done


def _choice(options: Namespace) -> GigFilter | None:
    if options.ids and not _is_filtered(options):
        return None
    from retro.commands.filters import filter_of  # a single gig, the usual case, needs none

    return filter_of(options)


def _export(paths: Paths, options: Namespace, choice: GigFilter | None, damaged: list[str]) -> int:
    """Write the export. Records that cannot be read are left out and added to `damaged`."""
    wanted, good, unread = _wanted(paths, options.ids)
    numbers = None if options.ids else _numbers(paths, choice)
    if not options.ids and not (options.format == "json" and _is_of_all(options)):
        good = _taken(paths, choice, damaged)
    if options.redact and options.format == "md":
        good = _without_vetted(good)
        if options.ids and not (good or wanted):
            return 1
    if numbers == [] and choice and not (good or damaged):
        return _tell_none()
    chosen = iter(wanted) if numbers is None else _every(paths, options, damaged, numbers)
    count = len(good) + len(wanted if numbers is None else numbers)
    is_one = count == 1 and (bool(options.ids) or not (options.all or _names_folder(options.output)))
    if not (options.redact or options.names):
        unread = unread if numbers is None else unread_answers(library(paths))
        return _write_chosen(paths, options, chosen, good, damaged, unread, is_one=is_one)
    from retro.commands.files.redacting import redactor

    redacts = redactor(paths, options)
    redacted = map(redacts.redacted, chosen)
    done = _write_chosen(paths, options, redacted, good, damaged, {}, is_one=is_one, redacts=redacts)
    tell(redacts.report.text)
    return done


def _tell_none() -> int:
    from retro.commands.filters import NONE  # a single gig, the usual case, needs no filter

    tell(NONE)
    return 0


def _write_chosen(
    paths: Paths,
    options: Namespace,
    chosen: Iterator[Retrospective],
    good: Sequence[Vet],
    damaged: list[str],
    unread: Mapping[GigId, UnreadTexts],
    *,
    is_one: bool,
    redacts: Redactor | None = None,
) -> int:
    if options.format == "json":
        return _write_archive(paths, options, chosen, good, damaged, unread, redacts)
    files = chain(_files(chosen, unread, is_redacted=bool(redacts)), _good_end_files(paths, good, redacts))
    if is_one:
        file = next(files)
        return write_output(file.pieces, options, file.name)
    return write_each(files, options)


def _write_archive(
    paths: Paths,
    options: Namespace,
    chosen: Iterator[Retrospective],
    good: Sequence[Vet],
    damaged: list[str],
    unread: Mapping[GigId, UnreadTexts],
    redacts: Redactor | None,
) -> int:
    from retro.core.formats import archive_file  # a single gig as Markdown, the usual case, needs no vets
    from retro.storage.queries.vets import vets

    looked_at = vets.iterate_vets(library(paths), damaged=damaged) if _is_of_all(options) else iter(good)
    left_out: list[str] = []
    if redacts:
        looked_at = _good_ends(looked_at, redacts, left_out)
    done = write_output(archive_file.archive_lines(chosen, looked_at, unread), options, "retro.json")
    if left_out:
        tell(NO_VETTED.format(len(left_out)))
    return done


def _taken(paths: Paths, choice: GigFilter | None, damaged: list[str]) -> tuple[Vet, ...]:
    """Return the gigs without a retrospective: those that ended well, then those under way."""
    from retro.storage.queries.vets import vets

    source = library(paths)
    good = vets.iterate_good_ends(source, choice=choice, damaged=damaged)
    return (*good, *vets.iterate_under_way(source, choice=choice, damaged=damaged))


def _without_vetted(every: Sequence[Vet]) -> tuple[Vet, ...]:
    """Return the good ends alone, and tell how many others are left out."""
    good = tuple(vet for vet in every if vet.is_good_end)
    if len(good) < len(every):
        tell(NO_VETTED.format(len(every) - len(good)))
    return good


def _names_folder(output: str | None) -> bool:
    """Tell whether a filter writes into this folder, however many gigs match: all but stdout and a Markdown file."""
    return output not in (None, "-") and not str(output).endswith(".md")


def _files(
    chosen: Iterable[Retrospective], unread: Mapping[GigId, UnreadTexts], *, is_redacted: bool
) -> Iterator[export.ExportFile]:
    """Yield the Markdown file of each retrospective, with what was not understood in it."""
    for retrospective in chosen:
        name = export.file_name(retrospective, "md")
        text = export.markdown(retrospective, unread.get(retrospective.id, {}))
        yield export.ExportFile(export.nameless(name) if is_redacted else name, (text,))


def _good_end_files(paths: Paths, good: Sequence[Vet], redacts: Redactor | None) -> Iterator[export.ExportFile]:
    if good:
        from retro.commands.files.good_ends import documents_of  # mostly there are none

        yield from documents_of(paths, iter(good), redacts)


def _good_ends(every: Iterable[Vet], redacts: Redactor, left_out: list[str]) -> Iterator[Vet]:
    """Yield the redacted copies of good ends; the ids of other vets are added to `left_out`."""
    from retro.core.formats.redact_good_end import redacted_good_end

    for vet in every:
        if vet.is_good_end:
            yield redacted_good_end(vet, redacts)
        else:
            left_out.append(vet.id)


def _wanted(
    paths: Paths, prefixes: Iterable[str]
) -> tuple[tuple[Retrospective, ...], tuple[Vet, ...], Mapping[GigId, UnreadTexts]]:
    """Return the retrospectives and the good ends that were named, each once, and what was not understood in them."""
    every = {found.id: (found, unread) for found, unread in (_named(paths, prefix) for prefix in prefixes)}.values()
    gigs = tuple(found for found, _ in every if isinstance(found, Retrospective))
    typed = {found.id: unread for found, unread in every if isinstance(found, Retrospective)}
    return gigs, tuple(found for found, _ in every if not isinstance(found, Retrospective)), typed


def _named(paths: Paths, prefix: str) -> tuple[Retrospective | Vet, UnreadTexts]:
    try:
        return retrospective_as_typed(paths, prefix)
    except UnknownId:
        from retro.commands.files.good_ends import vetted_gig_named

        if vet := vetted_gig_named(paths, prefix):
            return vet, {}
        raise


def _is_of_all(options: Namespace) -> bool:
    """Tell whether no filter left anything out: vetted gigs are exported only together with all gigs."""
    return bool(options.all) and not _is_filtered(options)


def _is_filtered(options: Namespace) -> bool:
    return any(getattr(options, name) is not None for name in FILTERS)


def _numbers(paths: Paths, choice: GigFilter | None) -> list[int]:
    from retro.storage.queries import home

    return home.numbers(library(paths), by="written", choice=choice)


def _every(paths: Paths, options: Namespace, damaged: list[str], numbers: Sequence[int]) -> Iterator[Retrospective]:
    from retro.commands.files.progress import with_progress

    every = record.iterate_retrospectives(library(paths), damaged=damaged, numbers=numbers)
    is_apart = options.output not in (None, "-") or not sys.stdout.isatty()  # the bar must not stand among the data
    yield from with_progress(every, "Exporting", lambda number: number / len(numbers)) if is_apart else every
