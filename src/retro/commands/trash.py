"""`retro trash` and `retro undelete`: lists what was deleted and restores it."""

from __future__ import annotations

from argparse import Namespace

from retro.commands.output import put_line, tell
from retro.commands.reading import library
from retro.core.gig.ids import DocumentId
from retro.core.gig.wording import in_quotes
from retro.paths import Paths
from retro.storage.errors import UnknownId
from retro.storage.opening import open_store
from retro.storage.queries import trash as queries
from retro.storage.queries.vets import vets

NOT_THERE = "{} isn't in the trash. retro trash lists what is."
IS_BACK = "{} is back."
TRASH_EMPTY = "The trash is empty."
SEE_TRASH = "retro trash lists what can be restored."


def trash(paths: Paths, options: Namespace) -> int:
    """Run `retro trash`: one line for each thing that can be restored, gigs before vets, the last deleted first."""
    source, is_any = library(paths), False
    for row, deleted_at in queries.trash_rows(source):
        put_line(f"{row.id[:8]}  deleted {deleted_at.astimezone():%Y-%m-%d}  {row.name}")
        is_any = True
    for id, name in vets.trash(source):
        put_line(f"{id[:8]}  {name} · vetted")
        is_any = True
    if not is_any:
        tell(TRASH_EMPTY)
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
        tell(NOT_THERE.format(id[:8]))
        return 1
    tell(IS_BACK.format(in_quotes(_name(paths, id))))
    return 0


def _name(paths: Paths, id: DocumentId) -> str:
    """Return the name of what was restored."""
    found = vets.document_by_id(library(paths), id)
    return found.document.name if found else id[:8]
