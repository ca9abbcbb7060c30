"""Reads a vetted gig by id with its past: the unsaved version if there is one, else the stored one."""

from __future__ import annotations

from retro.core.gig.ids import DocumentId
from retro.core.vet.begin import VetContext
from retro.core.vet.vet import Vet
from retro.storage.errors import UnknownId
from retro.storage.queries.vets import vet_context, vets
from retro.tui.context import AppContext
from retro.tui.kit import messages

GONE = "This vetted gig isn't there any more."


def vet_now(app_context: AppContext, id: DocumentId) -> tuple[Vet, int | None]:
    """Return the vet as written, saved or not, and its stored version (None: not stored yet).

    Raises StoreError, also if there is none or it is in the trash.
    """
    unsaved = app_context.autosave.unsaved(id)
    found = vets.vet_by_id(app_context.library, id)
    waiting = unsaved.draft if unsaved else found.vet if found and not found.deleted_at else None
    if not isinstance(waiting, Vet):
        raise UnknownId(GONE, messages.SEE_HOME)
    return waiting, unsaved.version if unsaved else found.version if found else None


def read_vet(app_context: AppContext, id: DocumentId) -> tuple[Vet, VetContext, int | None]:
    """Return the vet, what was known when it was begun, and its stored version. Raises StoreError as `vet_now` does."""
    waiting, version = vet_now(app_context, id)
    return waiting, vet_context.knowledge(app_context.library, waiting.created_at), version
