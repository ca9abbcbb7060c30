"""Stored version that each draft is based on, and the copy it continues in after a conflict."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from retro.core.gig.ids import new_id

if TYPE_CHECKING:
    from retro.core.formats.document import Document
from retro.storage.autosave.status import Diverged, diverged


class Versions:
    """The versions of the drafts of one window. Not safe for threads by itself."""

    def __init__(self) -> None:
        self._known: dict[str, int] = {}
        self._moved: dict[str, tuple[Diverged, int]] = {}

    def known(self, id: str) -> int | None:
        """The version that the next save is made from; None if there is none stored."""
        return self._known.get(id) or None

    def saved(self, id: str, version: int) -> None:
        """This version is stored, and is ours."""
        self._known[id] = version

    def opened(self, draft: Document, version: int | None) -> Document:
        """Take note of the version a draft was opened from; returns the copy if it goes on as one."""
        base = version or 0
        if draft.id in self._moved:
            moved, lost = self._moved[draft.id]
            if base <= lost:
                return moved.carried(draft)
            del self._moved[draft.id]  # opened afresh, as the other window left it
        self._known[draft.id] = max(self._known.get(draft.id, 0), base)
        return draft

    def diverge(self, draft: Document, at: datetime) -> Diverged:
        """Let what is written of this draft go on in a copy from now on."""
        moved = diverged(draft, new_id(), at)
        self._moved[draft.id] = (moved, self._known.pop(draft.id, 0))
        return moved
