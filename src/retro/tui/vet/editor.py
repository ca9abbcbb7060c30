"""Editor of one vetted gig: each change goes to autosave."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from retro.core.gig.ids import VetId
from retro.core.vet.begin import VetContext, new_vet
from retro.core.vet.vet import Vet
from retro.storage.autosave.status import Moved
from retro.storage.queries.vets import vet_context
from retro.tui.context import AppContext
from retro.tui.kit.gigs.read_vet import read_vet


class VetEditor:
    """Holds the one Vet that a screen works on."""

    def __init__(self, app_context: AppContext, vet: Vet, known: VetContext, version: int | None = None) -> None:
        self.vet = vet
        self.known = known
        self._autosave = app_context.autosave
        self._version, self._before = version, vet

    @property
    def is_begun(self) -> bool:
        """Tell whether it is in the library, or has something to save."""
        return self._version is not None or not self.vet.is_untouched

    def replace_vet(self, vet: Vet) -> None:
        """Replace the record and save it soon; an unchanged one is not saved."""
        if vet != self.vet:
            self.vet = vet.touched()
            self._autosave.schedule_save(self.vet, version=self._version, before=self._before)

    def save_soon(self) -> None:
        """Save it now, without waiting."""
        self._autosave.save_soon()

    def carry_on_as(self, moved: Moved) -> bool:
        """Switch to what the record continues as. Returns False if that is another record's."""
        if self.vet.id != moved.old_id:
            return False
        self.vet = self._before = moved.carried(self.vet)
        self._version = moved.version
        return True


async def flushed(app_context: AppContext) -> bool:
    """Wait for the library, two seconds at most. Returns whether it has all that was written."""
    return await asyncio.to_thread(app_context.autosave.flush, 2.0)


def open_vet(app_context: AppContext, id: VetId | None) -> VetEditor:
    """Return the vet named, or a new one. Raises StoreError."""
    if not id:
        return _new(app_context)
    return VetEditor(app_context, *read_vet(app_context, id))


def _new(app_context: AppContext) -> VetEditor:
    blank = Vet()
    known = vet_context.knowledge(app_context.library, blank.created_at)
    begun = new_vet(known, app_context.today())
    return VetEditor(
        app_context, replace(begun, id=blank.id, created_at=blank.created_at, updated_at=blank.updated_at), known
    )
