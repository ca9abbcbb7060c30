"""What `retro export` writes: the gigs named by their ids, or those that a filter selects."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from retro.commands.files.show import retrospective_as_typed
from retro.commands.filter_options import FILTERS
from retro.commands.output import tell
from retro.commands.reading import library
from retro.core.formats.export_formats import FORMATS
from retro.core.gig.draft_position import UnreadTexts
from retro.core.gig.ids import GigId
from retro.core.gig.retrospective import Retrospective
from retro.paths import Paths
from retro.storage.errors import UnknownId

if TYPE_CHECKING:
    from retro.core.document_kinds import Document
    from retro.core.vet.vet import Vet
    from retro.storage.queries.choice import GigFilter

NO_VETTED = "Vetted gigs left out: {}, because a verdict would give away the price."


class Selection(NamedTuple):
    """What is to be written; it is read while it is written, and once."""

    gigs: Iterable[Retrospective]
    vets: Iterable[Vet]
    """Gigs without a retrospective; in an archive of everything all vetted gigs."""
    unread: Mapping[GigId, UnreadTexts]
    """Texts that were not understood."""
    number: int
    """Number of gigs; in an archive of everything that of the retrospectives."""


def named_gigs(paths: Paths, options: Namespace) -> Selection:
    """Select the retrospectives and the vetted gigs whose ids begin so, each once. Raises StoreError."""
    every = {found.id: (found, unread) for found, unread in (_named(paths, one) for one in options.ids)}.values()
    gigs = tuple(found for found, _ in every if isinstance(found, Retrospective))
    vets = tuple(found for found, _ in every if not isinstance(found, Retrospective))
    unread = {found.id: unread for found, unread in every if isinstance(found, Retrospective)}
    return Selection(gigs, vets, unread, len(every))


def filtered_gigs(paths: Paths, options: Namespace, choice: GigFilter | None, damaged: list[str]) -> Selection:
    """Select what the filter leaves, the newest first; ids that cannot be read are added to `damaged`."""
    from retro.storage.queries import home
    from retro.storage.queries.not_understood import unread_answers

    source = library(paths)
    numbers = home.numbers(source, by="written", choice=choice)
    is_whole = FORMATS[options.format].is_archive and is_of_all(options)
    vets = () if is_whole else _taken(paths, choice, damaged)
    unread = unread_answers(source)
    gigs = _every(paths, options, damaged, numbers)
    return Selection(gigs, _vetted(paths, damaged) if is_whole else vets, unread, len(numbers) + len(vets))


def good_ends_alone(selected: Selection) -> Selection:
    """Leave out the vetted gigs that did not end well, and tell how many."""
    every = tuple(selected.vets)
    good = tuple(vet for vet in every if vet.is_good_end)
    if len(good) < len(every):
        tell(NO_VETTED.format(len(every) - len(good)))
    return selected._replace(vets=good, number=selected.number - len(every) + len(good))


def is_changed(options: Namespace) -> bool:
    """Tell whether names or amounts are replaced."""
    return bool(options.redact or options.names)


def is_of_all(options: Namespace) -> bool:
    """Tell whether no filter leaves anything out: all vetted gigs are exported only together with all gigs."""
    return bool(options.all) and not is_filtered(options)


def is_filtered(options: Namespace) -> bool:
    """Tell whether any option of FILTERS is given."""
    return any(getattr(options, name) is not None for name in FILTERS)


def _named(paths: Paths, prefix: str) -> tuple[Document, UnreadTexts]:
    try:
        return retrospective_as_typed(paths, prefix)
    except UnknownId:
        from retro.commands.files.good_ends import vetted_gig_named

        if vet := vetted_gig_named(paths, prefix):
            return vet, {}
        raise


def _taken(paths: Paths, choice: GigFilter | None, damaged: list[str]) -> tuple[Vet, ...]:
    """Return the gigs without a retrospective: those that ended well, then those under way."""
    from retro.storage.queries.vets import vets

    source = library(paths)
    good = vets.iterate_good_ends(source, choice=choice, damaged=damaged)
    return (*good, *vets.iterate_under_way(source, choice=choice, damaged=damaged))


def _vetted(paths: Paths, damaged: list[str]) -> Iterator[Vet]:
    from retro.storage.queries.vets import vets

    return vets.iterate_vets(library(paths), damaged=damaged)


def _every(paths: Paths, options: Namespace, damaged: list[str], numbers: Sequence[int]) -> Iterator[Retrospective]:
    from retro.commands.files.progress import with_progress
    from retro.storage.queries import record

    every = record.iterate_retrospectives(library(paths), damaged=damaged, numbers=numbers)
    is_apart = options.output not in (None, "-") or not sys.stdout.isatty()  # the bar must not stand among the data
    yield from with_progress(every, "Exporting", lambda number: number / len(numbers)) if is_apart else every
