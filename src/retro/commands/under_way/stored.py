"""Reads and saves a gig under way by its id, or by the id of the draft in which it is written up."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing

from retro.commands.gig_writing import read_stored_gig, save_change
from retro.commands.reading import library
from retro.core.gig import wording
from retro.core.gig.ids import GigId, VetId
from retro.core.gig.retrospective import Retrospective
from retro.core.vet.under_way.check_in import ENDED_MEANWHILE
from retro.core.vet.vet import Vet
from retro.paths import Paths
from retro.storage.errors import StoreError
from retro.storage.opening import open_store
from retro.storage.queries.running import is_under_way, vet_id_of
from retro.storage.queries.vets import vets
from retro.storage.queries.vets.vets import StoredVet

ISNT_UNDER_WAY = "{} isn't under way."
NOT_UNDER_WAY = "retro list and retro vet --list show your gigs."


class EndedMeanwhile(StoreError):
    """The gig is no longer under way."""

    cause = "it ended meanwhile"
    usual = ENDED_MEANWHILE


def read_under_way(paths: Paths, prefix: str, *, or_ended_well: bool = False) -> StoredVet:
    """Read the gig under way of that id, or one that ended well if that will do too. Raises StoreError."""
    gig, source = read_stored_gig(paths, prefix).gig, library(paths)
    id = gig.id if isinstance(gig, Vet) else vet_id_of(source, GigId(gig.id))
    found = vets.vet_by_id(source, id) if id else None
    if found and (is_under_way(source, VetId(found.vet.id)) or (or_ended_well and found.vet.is_good_end)):
        return found
    raise StoreError(ISNT_UNDER_WAY.format(wording.in_quotes(gig.name)), NOT_UNDER_WAY)


def change_under_way(paths: Paths, id: VetId, change: Callable[[Vet], Vet], *, is_good_end: bool = False) -> Vet:
    """Apply a change, save it and return it, to the newer version if another window saved one.

    Ctrl+C waits, so that what is returned was saved. Raises EndedMeanwhile if it is neither under way nor, with
    `is_good_end`, a good end any more.
    """

    def read() -> tuple[Vet, int]:
        found = vets.vet_by_id(library(paths), id)
        is_there = found and (
            is_under_way(library(paths), id) or (is_good_end and found.vet.is_good_end and not found.deleted_at)
        )
        if not found or not is_there:
            raise EndedMeanwhile
        return found.vet, found.version

    return save_change(paths, read, lambda vet: change(vet).touched())


def begin_draft(paths: Paths, draft: Retrospective) -> None:
    """Save a draft before anything refers to it."""
    with closing(open_store(paths.library, paths.backups)) as store:
        store.save(draft, version=None)
