"""Vetted gigs beside retrospectives on the command line: by id or by filter, as JSON and as files."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from retro.commands.files.table import by_day
from retro.commands.output import put_array
from retro.commands.reading import library
from retro.core.formats import compact_json, export, vet_json
from retro.core.text import clock
from retro.core.vet.vet import Vet
from retro.paths import Paths
from retro.storage.errors import UnknownId
from retro.storage.queries.choice import GigFilter
from retro.storage.queries.vets import vet_context, vets

if TYPE_CHECKING:  # importing it takes longer than all else that shows a vetted gig
    from retro.core.formats.redaction.redact import Redactor


def vetted_gig_named(paths: Paths, prefix: str) -> Vet | None:
    """Read the vetted gig whose id begins so; None if there is none outside the trash. Raises StoreError."""
    source = library(paths)
    try:
        found = vets.vet_by_id(source, vets.find_vet_id(source, prefix))
    except UnknownId:
        return None
    return found.vet if found and not found.deleted_at else None


def good_end_named(paths: Paths, prefix: str) -> Vet | None:
    """Read the good end whose id begins so; None if there is none outside the trash. Raises StoreError."""
    found = vetted_gig_named(paths, prefix)
    return found if found and found.is_good_end else None


def list_good_ends(paths: Paths, options: Namespace, chosen: GigFilter, damaged: list[str]) -> None:
    """Print good ends as retro-vet/1; ids that cannot be read are added to `damaged`."""
    good = vets.iterate_good_ends(library(paths), choice=chosen, damaged=damaged)
    meant = [vet for vet in islice(by_day((), good, options.by), options.number) if isinstance(vet, Vet)]
    put_array(compact_json.dumps(vet_json.vet_to_data(vet)) for vet in meant)


def documents_of(paths: Paths, good: Iterator[Vet], redacts: Redactor | None) -> Iterator[export.ExportFile]:
    """Yield the Markdown file of each; redacted ones are good ends."""
    today = clock.today()
    if redacts:
        from retro.core.formats.redaction.redact_good_end import redacted_good_end

        for vet in good:
            yield export.redacted_good_end_document(redacted_good_end(vet, redacts))
        return
    for vet, before in vet_context.with_contexts(library(paths), good):
        yield export.vet_document(vet, before, today)
