"""Queue of unsaved drafts: latest value per id, and when each is due. The caller passes the time."""

from __future__ import annotations

from copy import copy
from datetime import datetime
from typing import TYPE_CHECKING

from retro.core.gig.draft_position import DraftPosition
from retro.core.gig.ids import DocumentId
from retro.storage.errors import Locked, StoreError

if TYPE_CHECKING:
    from retro.core.document_kinds import Document

SAVE_QUIET, SAVE_CEILING = 0.15, 0.5
"""Seconds of quiet before a save, and the longest that a change waits for quiet."""
RETRY, RETRY_LOCKED = 2.0, (0.05, 0.1, 0.2, 0.4, 0.5)
"""Seconds until the next try; they grow while the library is locked."""
SLACK = 0.001
"""Seconds by which a draft counts as due early, because a timer may ring a little before its time."""


class PendingDraft:
    """A draft as it was offered; times are seconds of one monotonic clock."""

    def __init__(self, draft: Document, place: DraftPosition | None, first: float, due: float) -> None:
        self.draft = draft
        self.place = place
        """Its position, with the texts not understood that differ from those that the library has."""
        self.own_place = place
        """The same, compared with the save in progress."""
        self.first = first
        """When the oldest change that no save has tried yet was offered."""
        self.due = due
        self.failed = False
        self.kept = False
        """True if a recovery file holds it."""
        self.version: int | None = None
        """Stored version that it was made from; None if none is stored. Set for who opens it."""

    @property
    def is_untouched(self) -> bool:
        """Tell whether nothing was written in it, and nothing typed that was not understood."""
        return self.draft.is_untouched and not (self.place and self.place.unread)


class Queue:
    """Drafts that wait to be written, and drafts being written; only the newest version of each is kept."""

    def __init__(self) -> None:
        self._waiting: dict[str, PendingDraft] = {}
        self._writing: dict[str, PendingDraft] = {}

    def put(self, draft: Document, place: DraftPosition | None, at: float) -> PendingDraft:
        """Queue a draft until a moment of quiet, in place of an earlier version of it.

        What the position of that one changed is kept; so is all of it, where none is given now.
        """
        before, writing = self._waiting.get(draft.id), self._writing.get(draft.id)
        first = before.first if before and not before.failed else at
        unsaved = PendingDraft(draft, place, first, min(at + SAVE_QUIET, first + SAVE_CEILING))
        unsaved.own_place = _following(before.own_place if before else None, place)
        unsaved.place = _following(writing.place if writing else None, unsaved.own_place)
        self._waiting[draft.id] = unsaved
        return unsaved

    def save_soon(self, at: float) -> None:
        """Make everything due now."""
        for unsaved in self._waiting.values():
            unsaved.due = at

    def take(self, at: float) -> list[PendingDraft]:
        """Return the drafts that are due, and mark them as being written."""
        due = {id: unsaved for id, unsaved in self._waiting.items() if unsaved.due <= at + SLACK}
        self._waiting = {id: unsaved for id, unsaved in self._waiting.items() if id not in due}
        self._writing |= due
        return list(self._writing.values())

    def done(self, id: DocumentId) -> None:
        """Mark a draft as written."""
        self._writing.pop(id, None)
        if newer := self._waiting.get(id):
            newer.place = newer.own_place

    def put_back(self, due: float) -> list[PendingDraft]:
        """Queue again what could not be written, unless a newer version waits. Returns all that waits."""
        for id, unsaved in self._writing.items():
            unsaved.due, unsaved.failed = due, True
            waiting = self._waiting.setdefault(id, unsaved)
            waiting.own_place = waiting.place
        self._writing = {}
        return self.left

    def carry(self, old: str, draft: Document) -> PendingDraft:
        """Mark the draft that was being written under an old id as being written under its new one."""
        self._writing[draft.id] = carried = copy(self._writing.pop(old))
        carried.draft, carried.kept = draft, False
        return carried

    def drop(self, id: DocumentId) -> PendingDraft | None:
        """Remove a draft from the queue and return it."""
        return self._waiting.pop(id, None)

    def is_writing(self, id: DocumentId) -> bool:
        """Tell whether this draft is being written."""
        return id in self._writing

    @property
    def left(self) -> list[PendingDraft]:
        """Return everything that is not saved, the newest of each draft last."""
        return [*self._writing.values(), *self._waiting.values()]

    @property
    def next_due(self) -> float | None:
        """Return when the next draft is due; None if nothing waits."""
        return min((unsaved.due for unsaved in self._waiting.values()), default=None)


def _following(earlier: DraftPosition | None, later: DraftPosition | None) -> DraftPosition | None:
    """Return the later position with what the earlier one changed; the earlier if there is no later."""
    return later.after(earlier) if later else earlier


class Outage:
    """The time since which the library refuses, and the number of tries."""

    def __init__(self, began: float, since: datetime) -> None:
        self.began, self.since = began, since
        self.tries = 0

    def delay(self, error: StoreError) -> float:
        """Return the seconds until the next try."""
        self.tries += 1
        return RETRY_LOCKED[min(self.tries, len(RETRY_LOCKED)) - 1] if isinstance(error, Locked) else RETRY
