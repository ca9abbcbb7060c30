"""`retro delete`, `retro trash` and `retro undelete`: moves a gig to the trash, lists what lies there, restores it."""

from __future__ import annotations

from argparse import Namespace

from retro.commands.output import put_line, tell
from retro.commands.reading import library
from retro.core.gig.ids import DocumentId, short_id
from retro.core.gig.wording import in_quotes
from retro.paths import Paths
from retro.storage.errors import Damaged, StoreError, UnknownId
from retro.storage.opening import open_store
from retro.storage.queries import trash as queries
from retro.storage.queries.vets import vets

NOT_THERE = "{} isn't in the trash."
EXAMPLE_STAYS = "The example can't be deleted."
IS_BACK = "{} is back."
TRASH_EMPTY = "The trash is empty."
IN_TRASH_NOW = "{} is in the trash. To restore it: retro undelete {}"
LAY_THERE = "{} is in the trash already. To restore it: retro undelete {}"
SEE_TRASH = "retro trash lists what can be restored."


def trash(paths: Paths, options: Namespace) -> int:
    """Run `retro trash`: one line for each thing that can be restored, gigs before vets, the last deleted first."""
    source, is_any = library(paths), False
    for row, deleted_at in queries.trash_rows(source):
        put_line(f"{short_id(row.id)}  deleted {deleted_at.astimezone():%Y-%m-%d}  {row.name}")
        is_any = True
    for id, name in vets.trash(source):
        put_line(f"{short_id(id)}  {name} · vetted")
        is_any = True
    if not is_any:
        tell(TRASH_EMPTY)
    return 0


def delete(paths: Paths, options: Namespace) -> int:
    """Run `retro delete`: move it to the trash, where it stays until it is restored or purged. Raises StoreError."""
    source = library(paths)
    try:
        id = vets.find_any(source, options.id)
    except UnknownId:
        refuse_example(options.id)
        raise
    is_there = any(gone.id == id for gone in queries.everything(source))
    if not is_there:
        store = open_store(paths.library, paths.backups)
        try:
            store.delete(id)
        finally:
            store.close()
    tell((LAY_THERE if is_there else IN_TRASH_NOW).format(_name(paths, id), short_id(id)))
    return 0


def undelete(paths: Paths, options: Namespace) -> int:
    """Run `retro undelete`: take it out of the trash. Raises StoreError if the id names nothing."""
    try:
        id = vets.find_deleted(library(paths), options.id)
    except UnknownId as error:
        raise UnknownId(error.sentence, SEE_TRASH) from None
    store = open_store(paths.library, paths.backups)
    try:
        back = store.undelete(id)
    finally:
        store.close()
    if back is None:
        raise StoreError(NOT_THERE.format(short_id(id)), SEE_TRASH)
    tell(IS_BACK.format(_name(paths, id)))
    return 0


def refuse_example(prefix: str) -> None:
    """Raise StoreError if the id that begins so is of the example, which is no gig of the user."""
    from retro.commands.gig_writing import YOUR_OWN, is_of_example

    if is_of_example(prefix):
        raise StoreError(EXAMPLE_STAYS, YOUR_OWN)


def _name(paths: Paths, id: DocumentId) -> str:
    """Return the name in quotes; the id of what can't be read."""
    try:
        found = vets.document_by_id(library(paths), id)
    except Damaged:  # it can be deleted and restored all the same
        return short_id(id)
    return in_quotes(found.document.name) if found else short_id(id)
