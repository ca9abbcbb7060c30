"""A gig changed from outside its own screen, by a message or by noting that they were told. Changes go to autosave."""

from __future__ import annotations

from contextlib import suppress

from retro.core.gig.draft_position import DraftPosition
from retro.core.gig.ids import DocumentId
from retro.core.gig.retrospective import Retrospective
from retro.core.vet.vet import Vet
from retro.storage.autosave.status import Diverged
from retro.storage.errors import UnknownId
from retro.storage.queries.record import retrospective_by_id
from retro.tui.context import AppContext
from retro.tui.kit.gigs.read_vet import read_vet

GONE = "This gig isn't there any more."
ESC_BACK = "Press Esc to go back."

Gig = Retrospective | Vet
"""A retrospective, or a gig under way that has none."""


class GigWriting:
    """Holds the one record that a screen changes."""

    def __init__(
        self, app_context: AppContext, gig: Gig, version: int | None = None, place: DraftPosition | None = None
    ) -> None:
        self.gig = gig
        self._autosave = app_context.autosave
        self._version = version
        self._place = place
        """Position in the wizard, if the library does not have it yet."""

    def put(self, gig: Gig) -> None:
        """Replace the record and save it soon; an unchanged one is not saved."""
        if gig != self.gig:
            self.gig = gig.touched()
            self._autosave.schedule_save(self.gig, self._place, version=self._version)

    def save_soon(self) -> None:
        """Save it now, without waiting."""
        self._autosave.save_soon()

    def carry_on_as(self, moved: Diverged) -> bool:
        """Switch to the conflict copy. Returns False if the conflict concerns another record."""
        if self.gig.id != moved.old_id:
            return False
        self.gig = moved.carried(self.gig)
        self._version = None
        return True


def open_gig(app_context: AppContext, id: DocumentId) -> GigWriting:
    """Return the record as it is being written, else as stored. Raises StoreError.

    A gig under way that is being written up is its retrospective: message and telling are kept there.
    """
    unsaved = app_context.autosave.unsaved(id)  # read first: what is saved in between is then in the library
    found = retrospective_by_id(app_context.library, id)
    if unsaved and isinstance(unsaved.draft, Retrospective):
        return GigWriting(app_context, unsaved.draft, found.version if found else None, unsaved.place)
    if found is None:
        vet, _, version = read_vet(app_context, id)
        if vet.gig is not None and vet.gig != id:
            with suppress(UnknownId):  # the draft was deleted: the gig goes on without it
                return open_gig(app_context, vet.gig)
        return GigWriting(app_context, vet, version)
    if found.deleted_at is not None:
        raise UnknownId(GONE, ESC_BACK)
    return GigWriting(app_context, found.retrospective, found.version)
