"""`retro show`: prints one retrospective, as `retro export` writes it."""

from __future__ import annotations

from argparse import Namespace
from datetime import date

from retro.commands.output import write_stdout
from retro.commands.reading import library
from retro.core.gig.draft_position import UnreadTexts
from retro.core.gig.retrospective import Retrospective
from retro.paths import Paths
from retro.storage.errors import Missing, UnknownId
from retro.storage.queries import record

DELETED = "The retrospective {} has just been deleted."
SEE_LIST = "See retro list."


def show(paths: Paths, options: Namespace) -> int:
    """Run `retro show`."""
    retrospective, unread = retrospective_as_typed(paths, options.id)
    if options.earlier:
        from retro.commands.files.earlier import show_earlier

        return show_earlier(paths, retrospective, is_json=options.json)
    if options.json:
        from retro.core.formats import retro_json

        write_stdout(retro_json.dumps(retro_json.retrospective_to_data(retrospective)) + "\n")
    else:
        from retro.core.formats.markdown import documents

        write_stdout(documents.document(retrospective, today=date.today(), unread=unread))
    return 0


def retrospective_named(paths: Paths, prefix: str) -> Retrospective:
    """Read the retrospective whose id begins so; the example has an id of its own. Raises StoreError."""
    return retrospective_as_typed(paths, prefix)[0]


def retrospective_as_typed(paths: Paths, prefix: str) -> tuple[Retrospective, UnreadTexts]:
    """Read the same with its texts that were not understood, by question key. Raises StoreError."""
    try:
        found = record.find_retrospective(library(paths), prefix)
    except UnknownId:
        from retro.core.samples import EXAMPLE_ID, example

        if len(prefix) >= 4 and EXAMPLE_ID.startswith(prefix.lower()):
            return example(), {}
        raise
    if found is None:
        raise Missing(DELETED.format(prefix), SEE_LIST)
    return found.retrospective, found.unread
