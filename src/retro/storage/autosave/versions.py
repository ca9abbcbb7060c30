"""Stored version that each draft is based on, and the copy it continues in after a conflict."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from retro.core.gig.ids import DocumentId, new_document_id

if TYPE_CHECKING:
    from retro.core.formats.document import Document
from retro.storage.autosave.status import Diverged, diverged


class Versions:
    """Stored version of each draft of one window. Not thread-safe."""

    def __init__(self) -> None:
        self._known: dict[DocumentId, int] = {}
        self._moved: dict[DocumentId, tuple[Diverged, int]] = {}

    def known(self, id: DocumentId) -> int | None:
        """Return the version that the next save is made from; None if none is stored."""
        return self._known.get(id) or None

    def saved(self, id: DocumentId, version: int) -> None:
        """Note that this version is stored, and is ours."""
        self._known[id] = version

    def opened(self, draft: Document, version: int | None) -> Document:
        """Note the version a draft was opened from. Returns the copy if the draft continues as one."""
        base = version or 0
        if draft.id in self._moved:
            moved, lost = self._moved[draft.id]
            if base <= lost:
                return moved.carried(draft)
            del self._moved[draft.id]  # opened again, as the other window left it
        self._known[draft.id] = max(self._known.get(draft.id, 0), base)
        return draft

    def diverge(self, draft: Document, at: datetime) -> Diverged:
        """Continue this draft in a copy from now on."""
        moved = diverged(draft, new_document_id(), at)
        self._moved[draft.id] = (moved, self._known.pop(draft.id, 0))
        return moved
