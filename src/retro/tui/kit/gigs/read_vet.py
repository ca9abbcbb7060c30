"""Reads the newest version of a vetted gig by its id, with what was known when it was begun."""

from __future__ import annotations

from retro.core.gig.ids import DocumentId
from retro.core.vet.begin import VetContext
from retro.core.vet.vet import Vet
from retro.storage.errors import UnknownId
from retro.storage.queries.vets import vet_context
from retro.tui.context import AppContext
from retro.tui.kit import messages
from retro.tui.kit.gigs.newest import newest_vet

GONE = "This vetted gig isn't there any more."


def vet_now(app_context: AppContext, id: DocumentId) -> tuple[Vet, int | None]:
    """Return the vet as written, saved or not, and its stored version (None: not stored yet).

    Raises StoreError, also if there is none or it is in the trash.
    """
    found = newest_vet(app_context, id)
    if found is None:
        raise UnknownId(GONE, messages.SEE_HOME)
    return found.document, found.version


def read_vet(app_context: AppContext, id: DocumentId) -> tuple[Vet, VetContext, int | None]:
    """Return the vet, what was known when it was begun, and its stored version. Raises StoreError as `vet_now` does."""
    waiting, version = vet_now(app_context, id)
    return waiting, vet_context.knowledge(app_context.library, waiting.created_at), version
