"""Queue of unsaved drafts: latest value per id, and when each is due. The caller passes the time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from retro.core.gig.draft_position import DraftPosition
from retro.storage.errors import Locked, StoreError

if TYPE_CHECKING:
    from retro.core.formats.document import Document

IDLE, CEILING = 0.15, 0.5
"""Seconds of quiet before a save, and the longest that a change waits for quiet."""
RETRY, RETRY_LOCKED = 2.0, (0.05, 0.1, 0.2, 0.4, 0.5)
"""Seconds until the next try; for a locked library they grow."""
SLACK = 0.001


@dataclass(slots=True)
class PendingDraft:
    """A draft as it was offered; times are in seconds of one monotonic clock."""

    draft: Document
    place: DraftPosition | None
    first: float
    """When the oldest change in it was offered that no save has tried yet."""
    due: float
    failed: bool = False
    kept: bool = False
    """Whether a recovery file holds it."""

    @property
    def is_untouched(self) -> bool:
        """Whether nothing was written in it."""
        return self.draft.is_untouched


class Queue:
    """What waits to be written, and what is being written; the newest whole value of a draft wins."""

    def __init__(self) -> None:
        self._waiting: dict[str, PendingDraft] = {}
        self._writing: dict[str, PendingDraft] = {}

    def put(self, draft: Document, place: DraftPosition | None, at: float) -> PendingDraft:
        """Let a draft wait for a moment of quiet, taking the place of what waited of it."""
        before = self._waiting.get(draft.id)
        first = before.first if before and not before.failed else at
        self._waiting[draft.id] = PendingDraft(draft, place, first, min(at + IDLE, first + CEILING))
        return self._waiting[draft.id]

    def save_soon(self, at: float) -> None:
        """Let nothing wait any longer."""
        for unsaved in self._waiting.values():
            unsaved.due = at

    def take(self, at: float) -> list[PendingDraft]:
        """What is due, now being written."""
        due = {id: unsaved for id, unsaved in self._waiting.items() if unsaved.due <= at + SLACK}
        self._waiting = {id: unsaved for id, unsaved in self._waiting.items() if id not in due}
        self._writing |= due
        return list(self._writing.values())

    def done(self, id: str) -> None:
        """What was being written of this draft is saved."""
        self._writing.pop(id, None)

    def put_back(self, due: float) -> list[PendingDraft]:
        """What could not be written waits again, unless something newer of it does; returns all that waits."""
        for id, unsaved in self._writing.items():
            unsaved.due, unsaved.failed = due, True
            self._waiting.setdefault(id, unsaved)
        self._writing = {}
        return self.left

    def carry(self, old: str, draft: Document) -> PendingDraft:
        """What was being written under an old id is now being written as this draft."""
        self._writing[draft.id] = replace(self._writing.pop(old), draft=draft, kept=False)
        return self._writing[draft.id]

    def drop(self, id: str) -> PendingDraft | None:
        """Forget what waits of a draft; returns it."""
        return self._waiting.pop(id, None)

    def is_writing(self, id: str) -> bool:
        """Whether this draft is on its way to the disk."""
        return id in self._writing

    @property
    def left(self) -> list[PendingDraft]:
        """Everything that is not saved, the newest of each draft last."""
        return [*self._writing.values(), *self._waiting.values()]

    @property
    def next_due(self) -> float | None:
        """When the next draft is to be written; None when nothing waits."""
        return min((unsaved.due for unsaved in self._waiting.values()), default=None)


@dataclass(slots=True)
class Outage:
    """Since when the library refuses."""

    began: float
    since: datetime
    tries: int = 0

    def delay(self, error: StoreError) -> float:
        """Seconds until the next try."""
        self.tries += 1
        return RETRY_LOCKED[min(self.tries, len(RETRY_LOCKED)) - 1] if isinstance(error, Locked) else RETRY
