"""`retro show`: prints one gig, as `retro export` writes it."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from retro.commands.output import UsageError, put_markdown, write_stdout
from retro.commands.reading import library
from retro.core.gig.draft_position import UnreadTexts
from retro.core.gig.retrospective import Retrospective
from retro.paths import Paths
from retro.storage.errors import Missing, UnknownId
from retro.storage.queries import record

if TYPE_CHECKING:
    from retro.core.vet.vet import Vet

DELETED = "The retrospective {} has just been deleted."
SEE_LIST = "See retro list."
NO_EARLIER = "Only a retrospective has earlier versions. See retro show --help."


def show(paths: Paths, options: Namespace) -> int:
    """Run `retro show`."""
    try:
        retrospective, unread = retrospective_as_typed(paths, options.id)
    except UnknownId:
        from retro.commands.files.good_ends import vetted_gig_named  # mostly retrospectives are shown

        if vet := vetted_gig_named(paths, options.id):
            return _show_vet(paths, options, vet)
        raise
    if options.earlier:
        from retro.commands.files.earlier import show_earlier

        return show_earlier(paths, retrospective, is_json=options.json)
    if options.json:
        from retro.core.formats import compact_json, retro_json
        from retro.core.formats.unread_json import with_unread

        data = with_unread(retro_json.retrospective_to_data(retrospective), unread)
        write_stdout(compact_json.dumps(data) + "\n")
    else:
        from retro.core.formats.markdown import documents

        put_markdown([documents.document(retrospective, unread=unread)])
    return 0


def _show_vet(paths: Paths, options: Namespace, vet: Vet) -> int:
    """Print a gig without a retrospective, as it is exported."""
    from retro.commands.files.good_ends import documents_of

    if options.earlier:
        raise UsageError(NO_EARLIER)
    if options.json:
        from retro.core.formats import compact_json, vet_json

        write_stdout(compact_json.dumps(vet_json.vet_to_data(vet)) + "\n")
        return 0
    for document in documents_of(paths, iter((vet,)), None):
        put_markdown(document.pieces)
    return 0


def retrospective_named(paths: Paths, prefix: str) -> Retrospective:
    """Read the retrospective whose id begins so; the example has an id of its own. Raises StoreError."""
    return retrospective_as_typed(paths, prefix)[0]


def retrospective_as_typed(paths: Paths, prefix: str) -> tuple[Retrospective, UnreadTexts]:
    """Read the same with its texts that were not understood, by question key. Raises StoreError."""
    try:
        found = record.find_retrospective(library(paths), prefix)
    except UnknownId:
        from retro.core.gig.ids import EXAMPLE_ID
        from retro.core.samples import example

        if len(prefix) >= 4 and EXAMPLE_ID.startswith(prefix.lower()):
            return example(), {}
        raise
    if found is None:
        raise Missing(DELETED.format(prefix), SEE_LIST)
    return found.retrospective, found.unread
