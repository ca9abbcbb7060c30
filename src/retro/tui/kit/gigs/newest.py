"""Reads the newest version of a gig by its id: what autosave still holds, else what the library has outside the trash.

Every editor of a gig opens it here. Who shows another window's words alone, or what is stored, reads the library.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from retro.core.gig.draft_position import DraftPosition
from retro.core.gig.ids import DocumentId
from retro.core.gig.retrospective import Retrospective
from retro.core.vet.vet import Vet
from retro.storage.autosave.pending import PendingDraft
from retro.storage.queries.record import StoredRetrospective, retrospective_by_id
from retro.storage.queries.vets.vets import StoredVet, vet_by_id
from retro.tui.context import AppContext

K = TypeVar("K", Retrospective, Vet)


@dataclass(frozen=True, slots=True)
class Newest(Generic[K]):
    """A gig as it was written last."""

    document: K
    version: int | None
    """Stored version that it was made from, which a save must name; None if none is stored."""
    place: DraftPosition | None = None
    """Position of its draft, with its texts that were not understood; None for a vet, and if none is known."""


def newest_retrospective(app_context: AppContext, id: DocumentId) -> Newest[Retrospective] | None:
    """Return the retrospective; None if there is none, or it is in the trash. Raises StoreError."""
    unsaved = app_context.autosave.unsaved(id)  # before the library is read: see Autosave.unsaved
    stored = retrospective_by_id(app_context.library, id)
    place = unsaved.place if unsaved else None
    if place is None and stored:
        place = stored.place  # a save without a position leaves the stored one
    return _newest(Retrospective, unsaved, stored, place)


def newest_vet(app_context: AppContext, id: DocumentId) -> Newest[Vet] | None:
    """Return the vetted gig; None if there is none, or it is in the trash. Raises StoreError."""
    unsaved = app_context.autosave.unsaved(id)
    return _newest(Vet, unsaved, vet_by_id(app_context.library, id))


def _newest(
    kind: type[K],
    unsaved: PendingDraft | None,
    stored: StoredRetrospective | StoredVet | None,
    place: DraftPosition | None = None,
) -> Newest[K] | None:
    kept = stored.document if stored and not stored.deleted_at else None
    document = unsaved.draft if unsaved else kept
    if not isinstance(document, kind):
        return None
    version = unsaved.version if unsaved else stored.version if stored else None
    return Newest(document, version, place)
