"""`retro vet --list` and `retro vet ID`: read only, and create nothing."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from shlex import quote

from retro.commands.files.file_output import write_file, write_output
from retro.commands.output import put_array, put_line, tell
from retro.commands.reading import library
from retro.core.formats import compact_json, export, vet_json
from retro.core.formats.export_formats import JSON
from retro.core.gig.ids import short_id
from retro.core.rough_day import iso_day
from retro.core.text import clock
from retro.core.vet.going import Going
from retro.core.vet.status_text import vet_status_text
from retro.core.vet.verdict import advice_text, is_judged
from retro.core.vet.vet import Vet
from retro.paths import Paths
from retro.storage.errors import Missing, UnknownId
from retro.storage.queries.running import going_on
from retro.storage.queries.vets import vet_context, vets
from retro.storage.queries.vets.vets import StoredVet

UNREADABLE = "{} can't be read and was left out. Run retro doctor to find out why."
UNDECIDED = "undecided (advice: {})"
DELETED = "The vetted gig {} has just been deleted."

NOTHING_VETTED = "Nothing vetted yet. Start with: retro vet"
IS_FILE, READ_POST = "{} is a file, not the id of a vetted gig.", "To read a job post from it: retro vet - < {}"
SEE_LIST = "retro vet --list shows the ids."


def list_vets(paths: Paths, options: Namespace) -> int:
    """Run `retro vet --list`, newest first."""
    damaged: list[str] = []
    every = vets.iterate_vets(library(paths), damaged=damaged)
    going = {} if options.json else going_on(library(paths))
    if options.json:
        put_array(compact_json.dumps(vet_json.vet_to_data(vet)) for vet in every)
    else:
        is_any = False
        for vet in every:
            put_line(_line(vet, going.get(vet.id)))
            is_any = True
        if not (is_any or damaged):
            tell(NOTHING_VETTED)
    for id in damaged:
        tell(UNREADABLE.format(short_id(id)))
    return 1 if damaged else 0


def _line(vet: Vet, going: Going | None) -> str:
    is_advised = vet.decision is None and is_judged(vet)
    stands = UNDECIDED.format(advice_text(vet)) if is_advised else vet_status_text(vet, going)
    return f"{short_id(vet.id)}  {iso_day(vet.day)}  {stands}: {vet.name}"


def vet_named(paths: Paths, prefix: str) -> Vet:
    """Read the vet whose id begins so, also from the trash. Raises StoreError."""
    return stored_vet(paths, prefix).vet


def stored_vet(paths: Paths, prefix: str) -> StoredVet:
    """Read the vet whose id begins so with its version, also from the trash. Raises StoreError."""
    source = library(paths)
    try:
        id = vets.find_vet_id(source, prefix)
    except UnknownId as error:
        raise (
            UnknownId(IS_FILE.format(prefix), READ_POST.format(quote(prefix))) if Path(prefix).is_file() else error
        ) from None
    found = vets.vet_by_id(source, id)
    if found is None:
        raise Missing(DELETED.format(short_id(id)), SEE_LIST)
    return found


def show_vet(paths: Paths, options: Namespace) -> int:
    """Run `retro vet ID`: as Markdown, or with --json as retro-vet/1, to stdout or into a file."""
    vet = vet_named(paths, options.id)
    if options.json:
        return write_output([export.vet_json(vet)], options, export.vet_name(vet, JSON.extension))
    (told,) = vet_context.with_contexts(library(paths), [vet])
    return write_file(export.vet_document(*told, clock.today()), options)
