"""Good ends beside retrospectives on the command line: by id or by filter, as a list and as files."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from datetime import date
from itertools import islice

from retro.commands.files.table import by_day
from retro.commands.output import put_array, put_line
from retro.commands.reading import library
from retro.core.formats import export, retro_json, vet_json
from retro.core.formats.redact import Redactor
from retro.core.formats.redact_good_end import redacted_good_end
from retro.core.vet.good_end import MARK
from retro.core.vet.vet import Vet
from retro.paths import Paths
from retro.storage.errors import UnknownId
from retro.storage.queries.choice import GigFilter
from retro.storage.queries.vets import vet_context, vets


def good_end_named(paths: Paths, prefix: str) -> Vet | None:
    """Read the good end whose id begins so; None if there is none outside the trash. Raises StoreError."""
    source = library(paths)
    try:
        found = vets.vet_by_id(source, vets.find_vet_id(source, prefix))
    except UnknownId:
        return None
    return found.vet if found and found.vet.is_good_end and not found.deleted_at else None


def list_good_ends(paths: Paths, options: Namespace, chosen: GigFilter, damaged: list[str]) -> int:
    """Print good ends as `retro list` prints gigs, or as retro-vet/1. Returns how many; damaged ones are added."""
    good = vets.iterate_good_ends(library(paths), choice=chosen, damaged=damaged)
    meant = [vet for vet in islice(by_day((), good, options.by), options.number) if isinstance(vet, Vet)]
    if options.json:
        put_array(retro_json.dumps(vet_json.vet_to_data(vet)) for vet in meant)
    else:
        for vet in meant:
            put_line(_line(vet, options.by))
    return len(meant)


def _line(vet: Vet, by: str) -> str:
    """Format as "7e700000  May 2026  Label printer · Studio Oddech · ended well"."""
    written = f"{vet.created_at.astimezone():%Y-%m-%d}"
    on = written if by == "written" else f"{_day(vet):%b %Y}"
    return f"{vet.id[:8]}  {on}  {' · '.join(filter(None, (vet.name, vet.client, MARK)))}"


def _day(vet: Vet) -> date:
    return vet.ended_on or vet.decided_on or vet.created_at.astimezone().date()


def documents_of(paths: Paths, good: Iterator[Vet], redacts: Redactor | None) -> Iterator[export.ExportFile]:
    """Yield the Markdown file of each good end."""
    today = date.today()
    if redacts:
        for vet in good:
            yield export.redacted_good_end_document(redacted_good_end(vet, redacts), today)
        return
    for vet, before in vet_context.with_contexts(library(paths), good):
        yield export.vet_document(vet, before, today)
