"""Saves where a message was left: one setting with the newest gig and the part at its cursor."""

from __future__ import annotations

from retro.core.gig.ids import DocumentId
from retro.storage.queries.settings import setting
from retro.tui.context import AppContext

NAME = "message_at"


class LastPlace:
    """Reads and saves that setting; a save that fails is not reported."""

    def __init__(self, app_context: AppContext) -> None:
        self._app_context = app_context
        self._kept = ("", "")

    def read(self) -> None:
        """Read the setting. Raises StoreError."""
        gig, _, part = (setting(self._app_context.library, NAME) or "").partition(" ")
        self._kept = (gig, part)

    def part_of(self, gig: DocumentId) -> str:
        """Return the part at which this gig's message was left; "" if another one was left later."""
        return self._kept[1] if self._kept[0] == gig else ""

    def save_now(self, gig: DocumentId, part: str) -> None:
        """Save this gig and part, without waiting for the store."""
        if self._kept != (gig, part):
            self._kept = (gig, part)
            self._app_context.store.submit(lambda store: store.set(NAME, f"{gig} {part}"))
