"""Reads and saves one gig by its id for commands: a retrospective, or a gig under way."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack, closing, suppress
from typing import NamedTuple, TypeVar

from retro.commands.document_saver import interrupted_after
from retro.commands.reading import library
from retro.core.document_kinds import Document
from retro.core.gig.ids import EXAMPLE_ID, DocumentId, short_id
from retro.core.message.opening_closing import with_usual_sign_off
from retro.core.vet.vet import Vet
from retro.paths import Paths
from retro.storage.errors import Conflict, Missing, StoreError, UnknownId
from retro.storage.opening import open_store
from retro.storage.queries import record
from retro.storage.queries.library import Library
from retro.storage.queries.vets import vets
from retro.storage.queries.vets.sign_off import usual_sign_off

EXAMPLE = "The example can't be edited."
YOUR_OWN = "retro list shows your own gigs."
DELETED = "{} has just been deleted."
SEE_LIST = "See retro list."
IN_TRASH = "{} is in the trash."
RESTORE_FIRST = "Restore it first: retro undelete."

R = TypeVar("R", bound=Document)


class Stored(NamedTuple):
    """A gig and the version that a save must name; None for the example, which is not stored."""

    gig: Document
    version: int | None


def read_stored_gig(paths: Paths, prefix: str) -> Stored:
    """Read the gig whose id begins so; the example has an id of its own. Raises StoreError."""
    source = library(paths)
    try:
        found = _stored(source, vets.find_any(source, prefix))
    except UnknownId:
        if is_of_example(prefix):
            from retro.core.samples import example

            return Stored(example(), None)
        raise
    return found


def is_of_example(prefix: str) -> bool:
    """Tell whether the example's id begins so."""
    return len(prefix) >= record.SHORTEST and EXAMPLE_ID.startswith(prefix.lower())


def changed(paths: Paths, prefix: str, change: Callable[[Document], Document]) -> Document:
    """Apply a change to the gig, save it and return it.

    Applies it to the newer version if another window saved one. Raises StoreError.
    """

    def read() -> tuple[Document, int]:
        gig, version = read_stored_gig(paths, prefix)
        if version is None:
            raise StoreError(EXAMPLE, YOUR_OWN)
        return gig, version

    return save_change(paths, read, lambda gig: change(gig).touched())


def save_change(paths: Paths, read: Callable[[], tuple[R, int]], change: Callable[[R], R]) -> R:
    """Apply a change to what `read` returns beside its version, save it and return it.

    Reads again if another window saved meanwhile. Ctrl+C waits, so that what is returned was saved. Raises StoreError,
    and what `read` raises.
    """
    with interrupted_after(), ExitStack() as opened:
        store = None
        while True:
            record_, version = read()
            store = store or opened.enter_context(closing(open_store(paths.library, paths.backups)))
            new = change(record_)
            with suppress(Conflict):
                store.save(new, version=version)
                return new


def signed(paths: Paths, gig: Document) -> Document:
    """Return it signed as the newest message is, unless this message says otherwise."""
    return with_usual_sign_off(gig, usual_sign_off(library(paths)))


def _stored(source: Library, id: DocumentId) -> Stored:
    found = vets.document_by_id(source, id)
    if found is None:
        raise Missing(DELETED.format(short_id(id)), SEE_LIST)
    if found.deleted_at:
        raise StoreError(IN_TRASH.format(short_id(id)), RESTORE_FIRST)
    written_up = _written_up(source, found.document) if isinstance(found.document, Vet) else None
    return written_up or Stored(found.document, found.version)


def _written_up(source: Library, vet: Vet) -> Stored | None:
    """Return the retrospective in which a gig under way is written up, because message and telling are kept there."""
    found = record.retrospective_by_id(source, vet.gig) if vet.gig else None
    return Stored(found.retrospective, found.version) if found and not found.deleted_at else None
