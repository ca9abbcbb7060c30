"""Editor of one vetted gig: each change goes to autosave."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from retro.core.gig.ids import VetId
from retro.core.vet.begin import VetContext, new_vet
from retro.core.vet.vet import Vet
from retro.storage.queries.vets.vet_context import knowledge_now
from retro.tui.context import AppContext
from retro.tui.kit.gigs.read_vet import read_vet
from retro.tui.kit.gigs.record_editor import RecordEditor


class VetEditor(RecordEditor[Vet]):
    """Holds a vet, with what was known before it."""

    def __init__(self, app_context: AppContext, vet: Vet, known: VetContext, version: int | None = None) -> None:
        super().__init__(app_context, vet, version)
        self.known = known

    @property
    def vet(self) -> Vet:
        """Return the vet as it is."""
        return self.record

    @property
    def is_begun(self) -> bool:
        """Tell whether it is in the library, or has something to save."""
        return self._version is not None or not self.vet.is_untouched


async def flushed(app_context: AppContext) -> bool:
    """Wait for the library, two seconds at most. Returns whether it has all that was written."""
    return await asyncio.to_thread(app_context.autosave.flush, 2.0)


def open_vet(app_context: AppContext, id: VetId | None) -> VetEditor:
    """Return the vet named, or a new one. Raises StoreError."""
    if not id:
        return begin_vet(app_context, Vet())
    return VetEditor(app_context, *read_vet(app_context, id))


def begin_vet(app_context: AppContext, blank: Vet) -> VetEditor:
    """Return a new vet with the id and the instants of the blank one, and the questions of today. Raises StoreError."""
    known = knowledge_now(app_context.library, blank.created_at)
    begun = new_vet(known, app_context.today())
    return VetEditor(
        app_context, replace(begun, id=blank.id, created_at=blank.created_at, updated_at=blank.updated_at), known
    )
