"""Writes exported files: source, folder and names."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from retro.core.analysis.compare import compare
from retro.core.formats.export import (
    ExportFile,
    Format,
    comparison_document,
    documents,
    handover_document,
    message_document,
    redacted_good_end_document,
    vet_document,
)
from retro.core.formats.redact import Redactor
from retro.core.gig.ids import VetId
from retro.core.gig.retrospective import Retrospective
from retro.core.vet.vet import Vet
from retro.storage.errors import Exists, StoreError, as_store_error
from retro.storage.files import free_name, inside, write_atomically
from retro.storage.queries.settings import setting
from retro.storage.queries.wizard import suggestions
from retro.tui.context import AppContext
from retro.tui.kit.gigs import gig_writing
from retro.tui.kit.gigs.read_gig import compared, is_good_end, read_as_typed
from retro.tui.kit.gigs.read_vet import read_vet
from retro.tui.navigation import ExportComparisonRoute, ExportMessageRoute, ExportRoute, ExportVetRoute

HANDOVER = "handover notes"
WHICH_FOLDER = "Which folder?"
NO_RIGHT = "You don't have permission to write to this folder."
A_FILE = "That's a file, not a folder."
NO_FOLDER = "That folder doesn't exist, and you don't have permission to create it."
NEW_FOLDER = "That folder doesn't exist yet; it will be created."
READY = "Ready to export."
READY_MANY = "Ready to export {} files."
NAME_TAKEN = "That name is taken; it will be saved as {}."
NAMES_TAKEN = "Ready to export {} files; names already taken: {} (they get a number)."

Exported = ExportRoute | ExportComparisonRoute | ExportVetRoute | ExportMessageRoute
FOLDER = "export_folder"
"""Setting that holds the folder of the last export."""
NO_PATH = "That isn't a folder path."
TRIES = 100
"""Number of names tried if somebody else takes the free one first."""


@dataclass(frozen=True, slots=True)
class ExportSource:
    """What is exported."""

    name: str
    """Its name, in the user's words."""
    formats: tuple[Format, ...]
    made: Callable[[Format, Redactor | None], tuple[ExportFile, ...]]
    """Makes its files, each document redacted before it is written; None leaves it as it is."""
    can_be_redacted: bool = True
    """False for a vet that did not end well: its verdict follows from its price, so a copy would say something else."""
    clients: tuple[str, ...] = ()
    """Names of all clients in the library; a redacted copy holds none of them."""


@dataclass(frozen=True, slots=True)
class ExportFolder:
    """What a typed folder means, and what would happen there."""

    folder: Path | None
    """None if nothing can be written there."""
    sentence: str


def material(app_context: AppContext, route: Exported) -> ExportSource:
    """Read what is to be exported. Raises StoreError."""
    return MATERIALS[type(route)](app_context, route)


def _retrospectives(app_context: AppContext, route: ExportRoute) -> ExportSource:
    """Read the named retrospectives and good ends: a Markdown file each, or one archive of all."""
    ended_well = [VetId(id) for id in route.ids if is_good_end(app_context, id)]
    good = [_vet(app_context, ExportVetRoute(id)) for id in ended_well]
    vets = [read_vet(app_context, id)[0] for id in ended_well]
    read = [read_as_typed(app_context, id) for id in route.ids if id not in ended_well]
    retrospectives, today = tuple(retrospective for retrospective, _ in read), app_context.today()
    unread = {retrospective.id: typed for retrospective, typed in read}
    names = [*(retrospective.name for retrospective in retrospectives), *(each.name for each in good)]
    name = names[0] if len(names) == 1 else f"{len(names)} {'gigs' if good else 'retrospectives'}"

    def made(form: Format, redactor: Redactor | None) -> tuple[ExportFile, ...]:
        copies = tuple(_copy(each, redactor) for each in retrospectives)
        typed = {} if redactor else unread  # a redacted copy holds nothing that retro cannot read
        if form is Format.JSON:
            return documents(copies, form, today, typed, [_good_copy(each, redactor) for each in vets])
        beside = (document for each in good for document in each.made(form, redactor))
        return (*documents(copies, form, today, typed), *beside)

    formats = tuple(Format) if read else (Format.MARKDOWN,)
    return ExportSource(name, formats, made, clients=_clients(app_context))


def _copy(retrospective: Retrospective, redactor: Redactor | None) -> Retrospective:
    return redactor.redacted(retrospective) if redactor else retrospective


def _good_copy(vet: Vet, redactor: Redactor | None) -> Vet:
    if redactor is None:
        return vet
    from retro.core.formats.redact_good_end import redacted_good_end  # mostly nothing is redacted

    return redacted_good_end(vet, redactor)


def _comparison(app_context: AppContext, route: ExportComparisonRoute) -> ExportSource:
    a, b, today = compared(app_context, route.a), compared(app_context, route.b), app_context.today()

    def made(form: Format, redactor: Redactor | None) -> tuple[ExportFile, ...]:
        return (comparison_document(compare(_copy(a, redactor), _copy(b, redactor), today), today),)

    return ExportSource(f"{a.name} and {b.name}", (Format.MARKDOWN,), made, clients=_clients(app_context))


def _vet(app_context: AppContext, route: ExportVetRoute) -> ExportSource:
    vet, known, _ = read_vet(app_context, route.id)
    today = app_context.today()

    def made(form: Format, redactor: Redactor | None) -> tuple[ExportFile, ...]:
        if redactor is None:
            return (vet_document(vet, known, today),)
        return (redacted_good_end_document(_good_copy(vet, redactor), today),)

    clients = _clients(app_context) if vet.is_good_end else ()
    return ExportSource(vet.name, (Format.MARKDOWN,), made, can_be_redacted=vet.is_good_end, clients=clients)


def _message(app_context: AppContext, route: ExportMessageRoute) -> ExportSource:
    """Return the newest text, saved or not."""
    gig = gig_writing.open_gig(app_context, route.id).gig
    document = handover_document(gig) if route.is_handover else message_document(gig, app_context.today())
    name = f"the {HANDOVER if route.is_handover else 'message'}, {gig.name}"
    return ExportSource(name, (Format.MARKDOWN,), lambda form, redactor: (document,), can_be_redacted=False)


def _clients(app_context: AppContext) -> tuple[str, ...]:
    return tuple(suggestions.every_client(app_context.library))


MATERIALS: Mapping[type[Exported], Callable[..., ExportSource]] = {
    ExportRoute: _retrospectives,
    ExportComparisonRoute: _comparison,
    ExportVetRoute: _vet,
    ExportMessageRoute: _message,
}
"""Reads what each of these routes exports. Each raises StoreError."""


def usual_folder(app_context: AppContext) -> Path:
    """Return the folder of the last export, else the user's documents, else the home folder."""
    with suppress(StoreError):
        if chosen := setting(app_context.library, FOLDER):
            return Path(chosen)
    home = Path.home()
    return home / "Documents" if (home / "Documents").is_dir() else home


def in_short(folder: Path) -> str:
    """Return the path with `~` for the home folder."""
    with suppress(ValueError, RuntimeError):
        return str(Path("~") / folder.relative_to(Path.home()))
    return str(folder)


def spot(text: str, names: Sequence[str]) -> ExportFolder:
    """Describe what would happen if these files were written into the typed folder."""
    if not text.strip():
        return ExportFolder(None, WHICH_FOLDER)
    if "\0" in text:
        return ExportFolder(None, NO_PATH)
    try:
        return _spot(Path(os.path.abspath(Path(text.strip()).expanduser())), names)
    except (OSError, ValueError, RuntimeError):
        return ExportFolder(None, NO_PATH)


def _spot(folder: Path, names: Sequence[str]) -> ExportFolder:
    if folder.is_dir():
        if not os.access(folder, os.W_OK | os.X_OK):
            return ExportFolder(None, NO_RIGHT)
        return ExportFolder(folder, _said_of(folder, names))
    parent = next(above for above in folder.parents if os.path.lexists(above))
    if os.path.lexists(folder) or not parent.is_dir():
        return ExportFolder(None, A_FILE)
    if not os.access(parent, os.W_OK | os.X_OK):
        return ExportFolder(None, NO_FOLDER)
    return ExportFolder(folder, NEW_FOLDER)


def _said_of(folder: Path, names: Sequence[str]) -> str:
    free = [free_name(folder / name).name for name in names]
    renamed = [new for new, name in zip(free, names, strict=True) if new != name]
    if not renamed:
        return READY if len(names) == 1 else READY_MANY.format(len(names))
    if len(names) == 1:
        return NAME_TAKEN.format(renamed[0])
    return NAMES_TAKEN.format(len(names), len(renamed))


def write_files(made: Sequence[ExportFile], folder: Path) -> tuple[Path, ...]:
    """Write the files, never over others. Returns their paths. Raises StoreError."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise as_store_error(error, folder) from None
    return tuple(_write(document, folder) for document in made)


def _write(document: ExportFile, folder: Path) -> Path:
    for _ in range(TRIES):
        with suppress(Exists):
            return write_atomically(free_name(inside(folder, document.name)), document.encoded(), replace=False)
    raise Exists
