"""Export sources by route: the name, the formats, and the files made of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from retro.core.analysis.compare import compare
from retro.core.formats.export import (
    ExportFile,
    comparison_document,
    documents,
    handover_document,
    message_document,
    redacted_good_end_document,
    vet_document,
)
from retro.core.formats.export_formats import FORMATS, ExportFormat
from retro.core.gig.draft_position import UnreadTexts
from retro.core.gig.ids import GigId, VetId
from retro.core.gig.retrospective import Retrospective
from retro.core.vet.begin import VetContext
from retro.core.vet.vet import Vet
from retro.storage.queries.vets import vet_context
from retro.storage.queries.wizard import suggestions
from retro.tui.context import AppContext
from retro.tui.kit.gigs import gig_writing
from retro.tui.kit.gigs.read_gig import compared, is_vet, read_as_typed
from retro.tui.kit.gigs.read_vet import vet_now
from retro.tui.navigation import ExportComparisonRoute, ExportMessageRoute, ExportRoute, ExportVetRoute

if TYPE_CHECKING:
    from retro.core.formats.redaction.redact import Redactor

HANDOVER = "handover notes"
MANY_GIGS, MANY_RETROSPECTIVES = "{} gigs", "{} retrospectives"

Exported = ExportRoute | ExportComparisonRoute | ExportVetRoute | ExportMessageRoute


@dataclass(frozen=True, slots=True)
class ExportSource:
    """What is exported."""

    name: str
    """Its name, in the user's words."""
    made: Callable[[ExportFormat, Redactor | None], tuple[ExportFile, ...]]
    """Makes its files, each document redacted before it is written; None leaves it as it is."""
    formats: tuple[ExportFormat, ...] = ()
    """Formats to choose from; none if it has one format of its own, which `made` then takes whatever it is given."""
    can_be_redacted: bool = True
    """False for a vet that did not end well: its verdict follows from its price, so a copy would say something else."""
    clients: tuple[str, ...] = ()
    """Names of all clients in the library; a redacted copy holds none of them."""
    unredacted: int = 0
    """Number of gigs under way in it; a redacted copy leaves them out, for their verdict follows from their price."""


def material(app_context: AppContext, route: Exported) -> ExportSource:
    """Read what is to be exported. Raises StoreError."""
    return MATERIALS[type(route)](app_context, route)


def _retrospectives(app_context: AppContext, route: ExportRoute) -> ExportSource:
    """Read the named retrospectives, good ends and gigs under way: a Markdown file each, or one archive of all."""
    taken = [VetId(id) for id in route.ids if is_vet(app_context, id)]
    vets = [vet_now(app_context, id)[0] for id in taken]
    known_vets = list(vet_context.with_contexts(app_context.library, vets)) if vets else []
    read = [read_as_typed(app_context, id) for id in route.ids if id not in taken]
    gigs = _Gigs(
        tuple(retrospective for retrospective, _ in read),
        {retrospective.id: typed for retrospective, typed in read},
        tuple(vet for vet, _ in known_vets),
        tuple(_vet_source(app_context, vet, known) for vet, known in known_vets),
        app_context.today(),
    )
    formats = tuple(FORMATS.values()) if read else ()
    under_way = sum(not vet.is_good_end for vet in gigs.vets)
    can_be_redacted = under_way < len(route.ids)
    return ExportSource(gigs.name, gigs.made, formats, can_be_redacted, _clients(app_context), under_way)


@dataclass(frozen=True, slots=True)
class _Gigs:
    """Gigs to export, of any kind."""

    retrospectives: tuple[Retrospective, ...]
    unread: Mapping[GigId, UnreadTexts]
    """What each retrospective holds that is not understood."""
    vets: tuple[Vet, ...]
    """Good ends and gigs under way."""
    beside: tuple[ExportSource, ...]
    """A source for each of the vets."""
    today: date

    @property
    def name(self) -> str:
        """Return the name of a single gig, else how many there are."""
        first, *others = [*(each.name for each in self.retrospectives), *(each.name for each in self.beside)]
        if not others:
            return first
        return (MANY_GIGS if self.beside else MANY_RETROSPECTIVES).format(1 + len(others))

    def made(self, form: ExportFormat, redactor: Redactor | None) -> tuple[ExportFile, ...]:
        """Make the files. A redacted copy holds nothing that is not understood, and no gig under way."""
        copies = tuple(_copy(each, redactor) for each in self.retrospectives)
        typed = {} if redactor else self.unread
        if redactor:
            redactor.report.unread_dropped = sum(map(len, self.unread.values()))
        if form.is_archive:
            kept = [_good_copy(each, redactor) for each in self.vets if each.is_good_end or not redactor]
            return documents(copies, form, self.today, typed, kept)
        kept_beside = (each for each in self.beside if each.can_be_redacted or not redactor)
        others = (document for each in kept_beside for document in each.made(form, redactor))
        return (*documents(copies, form, self.today, typed), *others)


def _copy(retrospective: Retrospective, redactor: Redactor | None) -> Retrospective:
    return redactor.redacted(retrospective) if redactor else retrospective


def _good_copy(vet: Vet, redactor: Redactor | None) -> Vet:
    if redactor is None:
        return vet
    from retro.core.formats.redaction.redact_good_end import redacted_good_end  # mostly nothing is redacted

    return redacted_good_end(vet, redactor)


def _comparison(app_context: AppContext, route: ExportComparisonRoute) -> ExportSource:
    a, b = compared(app_context, route.a), compared(app_context, route.b)

    def made(form: ExportFormat, redactor: Redactor | None) -> tuple[ExportFile, ...]:
        return (comparison_document(compare(_copy(a, redactor), _copy(b, redactor))),)

    return ExportSource(f"{a.name} and {b.name}", made, clients=_clients(app_context))


def _vet(app_context: AppContext, route: ExportVetRoute) -> ExportSource:
    ((vet, known),) = vet_context.with_contexts(app_context.library, [vet_now(app_context, route.id)[0]])
    source = _vet_source(app_context, vet, known)
    return replace(source, clients=_clients(app_context)) if vet.is_good_end else source


def _vet_source(app_context: AppContext, vet: Vet, known: VetContext) -> ExportSource:
    today = app_context.today()

    def made(form: ExportFormat, redactor: Redactor | None) -> tuple[ExportFile, ...]:
        if redactor is None:
            return (vet_document(vet, known, today),)
        return (redacted_good_end_document(_good_copy(vet, redactor)),)

    return ExportSource(vet.name, made, can_be_redacted=vet.is_good_end)


def _message(app_context: AppContext, route: ExportMessageRoute) -> ExportSource:
    """Return the newest text, saved or not."""
    gig = gig_writing.open_gig(app_context, route.id).gig
    document = handover_document(gig) if route.is_handover else message_document(gig)
    name = f"the {HANDOVER if route.is_handover else 'message'}, {gig.name}"
    return ExportSource(name, lambda form, redactor: (document,), can_be_redacted=False)


def _clients(app_context: AppContext) -> tuple[str, ...]:
    return tuple(suggestions.every_client(app_context.library))


MATERIALS: Mapping[type[Exported], Callable[..., ExportSource]] = {
    ExportRoute: _retrospectives,
    ExportComparisonRoute: _comparison,
    ExportVetRoute: _vet,
    ExportMessageRoute: _message,
}
"""Reads what each of these routes exports. Each raises StoreError."""
