"""`retro export`: writes the same documents that the screens export."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

from retro.commands.files.export_selection import (
    NO_VETTED,
    Selection,
    filtered_gigs,
    good_ends_alone,
    is_changed,
    is_filtered,
    named_gigs,
)
from retro.commands.files.file_output import refuse_stdout, write_each, write_file, write_output
from retro.commands.output import tell
from retro.core.formats import export
from retro.core.formats.export_formats import FORMATS, ExportFormat
from retro.core.gig.draft_position import ALL_UNDERSTOOD
from retro.core.gig.ids import short_id
from retro.core.gig.retrospective import Retrospective
from retro.paths import Paths
from retro.storage.errors import StoreError

if TYPE_CHECKING:
    from retro.core.formats.redaction.redact import Redactor
    from retro.core.vet.vet import Vet
    from retro.storage.queries.choice import GigFilter

WHICH = "retro: Give the ids to export, or --all or a filter such as --client. retro list shows the ids."
ONE_UNREADABLE = "1 gig can't be read and was left out: {}."
MANY_UNREADABLE = "{:,} gigs can't be read and were left out: {}."
DOCTOR = "Run retro doctor to find out why."


def export_gigs(paths: Paths, options: Namespace) -> int:
    """Run `retro export`."""
    chosen = _choice(options)
    if bool(options.ids) == (options.all or chosen is not None):
        tell(WHICH)
        return 2
    damaged: list[str] = []
    done = _export(paths, options, chosen, damaged)
    if damaged:
        ids = ", ".join(short_id(id) for id in damaged)
        said = ONE_UNREADABLE.format(ids) if len(damaged) == 1 else MANY_UNREADABLE.format(len(damaged), ids)
        raise StoreError(said, DOCTOR)
    return done


def _choice(options: Namespace) -> GigFilter | None:
    if options.ids and not is_filtered(options):
        return None
    from retro.commands.filters import filter_of  # a single gig, the usual case, needs none

    return filter_of(options)


def _export(paths: Paths, options: Namespace, choice: GigFilter | None, damaged: list[str]) -> int:
    """Write the export. Records that cannot be read are left out and added to `damaged`."""
    selected = named_gigs(paths, options) if options.ids else filtered_gigs(paths, options, choice, damaged)
    if options.redact and not FORMATS[options.format].is_archive:
        selected = good_ends_alone(selected)
    if not selected.number and options.ids:
        return 1
    form = FORMATS[options.format]
    if not selected.number and not damaged and (choice or not form.is_archive):
        return _tell_none(paths, choice)
    if not (form.is_archive or _is_one_file(options, selected, form)):
        refuse_stdout(options, form)
    if not is_changed(options):
        return _write(paths, options, selected)
    from retro.commands.files.redacting import redactor

    redacts = redactor(paths, options)
    done = _write(paths, options, selected._replace(gigs=_redacted(selected, redacts), unread={}), redacts)
    tell(redacts.report.text)
    return done


def _redacted(selected: Selection, redacts: Redactor) -> Iterator[Retrospective]:
    """Yield the copies, and count what they lack: nothing that retro can't read goes into them."""
    for retrospective in selected.gigs:
        redacts.report.unread_dropped += len(selected.unread.get(retrospective.id, ALL_UNDERSTOOD))
        yield redacts.redacted(retrospective)


def _tell_none(paths: Paths, choice: GigFilter | None) -> int:
    from retro.commands.filters import tell_none  # a single gig, the usual case, needs no filter

    tell_none(paths, choice)
    return 0


def _is_one_file(options: Namespace, selected: Selection, form: ExportFormat) -> bool:
    """Tell whether a single file is asked for, which needs no folder."""
    return selected.number == 1 and bool(options.ids or not (options.all or _names_folder(options.output, form)))


def _write(paths: Paths, options: Namespace, selected: Selection, redacts: Redactor | None = None) -> int:
    form = FORMATS[options.format]
    if form.is_archive:
        return _write_archive(form, options, selected, redacts)
    files = chain(_files(selected, form, is_redacted=bool(redacts)), _files_of_vets(paths, selected, redacts))
    if _is_one_file(options, selected, form):
        return write_file(next(files), options)
    return write_each(files, options)


def _write_archive(form: ExportFormat, options: Namespace, selected: Selection, redacts: Redactor | None) -> int:
    left_out: list[str] = []
    vets = _good_ends(selected.vets, redacts, left_out) if redacts else selected.vets
    done = write_output(form.write(selected.gigs, vets, selected.unread), options, f"retro.{form.extension}")
    if left_out:
        tell(NO_VETTED.format(len(left_out)))
    return done


def _names_folder(output: str | None, form: ExportFormat) -> bool:
    """Tell whether a filter writes into this folder, however many gigs match: all but stdout and a file's name."""
    return output not in (None, "-") and not str(output).endswith(f".{form.extension}")


def _files(selected: Selection, form: ExportFormat, *, is_redacted: bool) -> Iterator[export.ExportFile]:
    """Yield the file of each retrospective, with what was not understood in it."""
    for retrospective in selected.gigs:
        file = export.retrospective_document(retrospective, form, selected.unread.get(retrospective.id, ALL_UNDERSTOOD))
        yield file._replace(name=export.nameless(file.name)) if is_redacted else file


def _files_of_vets(paths: Paths, selected: Selection, redacts: Redactor | None) -> Iterator[export.ExportFile]:
    if selected.vets:
        from retro.commands.files.good_ends import documents_of  # mostly there are none

        yield from documents_of(paths, iter(selected.vets), redacts)


def _good_ends(every: Iterable[Vet], redacts: Redactor, left_out: list[str]) -> Iterator[Vet]:
    """Yield the redacted copies of good ends; the ids of other vets are added to `left_out`."""
    from retro.core.formats.redaction.redact_good_end import redacted_good_end

    for vet in every:
        if vet.is_good_end:
            yield redacted_good_end(vet, redacts)
        else:
            left_out.append(vet.id)
