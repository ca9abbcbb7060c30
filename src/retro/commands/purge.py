"""`retro purge`: deletes retrospectives and vetted gigs for good."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from retro.commands.lines.prompts import agreed
from retro.commands.output import UsageError, tell
from retro.commands.reading import library
from retro.commands.trash import TRASH_EMPTY, refuse_example
from retro.core.gig.ids import DocumentId, VetId, short_id
from retro.core.gig.wording import in_quotes
from retro.paths import Paths
from retro.storage.backup import backup as copies
from retro.storage.care import purge_copies
from retro.storage.errors import Damaged, StoreError, UnknownId, display_path
from retro.storage.opening import open_store
from retro.storage.queries import trash
from retro.storage.queries.library import Library
from retro.storage.queries.vets import vets

NOT_BOTH = "Give ids or --trash, not both."
TAKES_IDS = "Give ids, or --trash. retro list and retro vet --list show the ids."
WILL_GO = "This will be deleted for good, with its history:"
NOT_ASKED = "Nothing was deleted. Add --yes, or run it in a terminal."
ASKED = "Type yes to delete for good, or anything else to cancel: "
NOT_DELETED = "Nothing was deleted."
DELETED = "Deleted for good from the library."
STILL_CONTAINS = "Still in {}."
RUN_AGAIN = "Run it again with --backups to delete it there too."
MAY_HOLD = "May still be in {}: {}"
DELETED_FROM = "Deleted for good from {}."

A_VETTED_GIG, ITS_VETTING = "{}, a vetted gig", "{} (its vetting)"


def purge(paths: Paths, options: Namespace) -> int:
    """Run `retro purge`: delete for good after a confirmation, and name the copies that still hold them.

    Raises UsageError.
    """
    if bool(options.ids) == options.trash:
        raise UsageError(NOT_BOTH if options.trash else TAKES_IDS)
    gone = _to_purge(paths, options)
    if not gone:
        tell(TRASH_EMPTY)
        return 0
    tell(WILL_GO)
    for id, name in gone.items():
        tell(f"    {short_id(id)}  {name}")
    if not options.yes and (refused := _refused()):
        return refused
    if not options.backups_too:
        copies.backup_before("deletion", paths.library, paths.backups)
    _purge(paths, list(gone))
    return _tell_what_holds_it(paths, list(gone), options)


def _to_purge(paths: Paths, options: Namespace) -> dict[DocumentId, str]:
    """Return what is to go, by id. With copies included, also what was purged from the library earlier."""
    source = library(paths)
    if options.trash:
        gone: dict[DocumentId, str] = {row.id: in_quotes(row.name) for row, _ in trash.trash_rows(source)}
        gone |= {id: A_VETTED_GIG.format(in_quotes(name)) for id, name in vets.trash(source)}
    else:
        gone = dict(_named(paths, source, prefix, options.backups_too) for prefix in options.ids)
    places = _places(paths, source, options.backups_too)
    began = {id: ITS_VETTING.format(in_quotes(name)) for id, name in _began(places, list(gone))}
    return gone | {id: said for id, said in began.items() if id not in gone}


def _places(paths: Paths, source: Library, in_copies: bool) -> list[Library]:
    return [source, *(Library(path) for path in purge_copies.copies(paths) if in_copies)]


def _began(places: Sequence[Library], gigs: Sequence[DocumentId]) -> Iterator[tuple[VetId, str]]:
    """Add the vets from which these gigs began, if known; copies can hold them."""
    for place in places:
        with suppress(StoreError):
            yield from vets.vets_behind(place, gigs)


def _named(paths: Paths, source: Library, prefix: str, in_copies: bool) -> tuple[DocumentId, str]:
    places = _places(paths, source, in_copies)
    for place in places:
        try:
            id = vets.find_any(place, prefix)
            return id, _called(place, id)
        except UnknownId:
            if place is places[-1]:
                refuse_example(prefix)
                raise
        except StoreError:
            if place is source:
                raise
    raise UnknownId


def _called(place: Library, id: DocumentId) -> str:
    try:
        found = vets.document_by_id(place, id)
    except Damaged as error:  # it can be deleted all the same
        return error.sentence
    name = in_quotes(found.document.name) if found else ""
    return A_VETTED_GIG.format(name) if isinstance(found, vets.StoredVet) else name


def _refused() -> int:
    """Ask for confirmation. Returns the exit code if it is refused, else 0."""
    if not (sys.stdin and sys.stdin.isatty() and sys.stderr.isatty()):
        tell(NOT_ASKED)
        return 2
    return 0 if agreed(ASKED, NOT_DELETED) else 1


def _purge(paths: Paths, ids: Sequence[DocumentId]) -> None:
    store = open_store(paths.library, paths.backups)
    try:
        store.purge(ids)
    finally:
        store.close()
    purge_copies.forget_recovered(paths, ids)


def _tell_what_holds_it(paths: Paths, ids: Sequence[DocumentId], options: Namespace) -> int:
    tell(DELETED)
    code = 0
    for path in purge_copies.holding(paths, ids):
        if options.backups_too:
            code = max(code, _purged_copy(path, ids))
        else:
            tell(STILL_CONTAINS.format(display_path(path)))
            code = -1
    if code < 0:
        tell(RUN_AGAIN)
    return max(code, 0)


def _purged_copy(path: Path, ids: Sequence[DocumentId]) -> int:
    try:
        purge_copies.purge_copy(path, ids)
    except StoreError as error:
        tell(MAY_HOLD.format(display_path(path), error))
        return 1
    tell(DELETED_FROM.format(display_path(path)))
    return 0
