"""Remembers the gig that was left before it was saved, until it is: home's cursor goes to it then."""

from __future__ import annotations

from textual import events

from retro.core.gig.ids import DocumentId
from retro.storage.autosave.autosave import Autosave
from retro.storage.autosave.status import Diverged


class AwaitedGig:
    """Holds the gig that is awaited, if any; the user's next key or click ends the wait. Home owns it."""

    def __init__(self, autosave: Autosave) -> None:
        self._autosave = autosave
        self._gig: DocumentId | None = None

    def await_saved(self, id: DocumentId | None) -> None:
        """Await a gig that is not saved yet. Ask before home reads, or a save in between is missed."""
        self._gig = id if id and self._autosave.unsaved(id) else None

    def after_save(self) -> DocumentId | None:
        """Return the gig to go to after a save; it is awaited further while it is not saved itself."""
        id = self._gig
        self.await_saved(id)
        return id

    def moved(self, moved: Diverged) -> None:
        """Await the copy in which the gig continues."""
        if self._gig == moved.old_id:
            self._gig = moved.new_id

    def pressed(self, event: events.Key) -> None:
        """Leave the cursor to the user, who goes on; Esc does nothing on home, and is often pressed twice."""
        if event.key != "escape":
            self.forget()

    def forget(self) -> None:
        """Leave the cursor to the user."""
        self._gig = None
