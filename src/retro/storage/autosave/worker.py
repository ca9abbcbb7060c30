"""Store side of autosave: writes drafts, forks a copy on a version conflict, keeps what is refused."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from retro.core.gig.ids import DocumentId, new_document_id
from retro.storage.autosave.pending import PendingDraft, Queue
from retro.storage.autosave.recovery import Recovery
from retro.storage.autosave.status import Diverged, Saved, SaveState, diverged
from retro.storage.errors import Conflict, StoreError

if TYPE_CHECKING:
    from retro.core.formats.document import Document
    from retro.storage.writing.store import Store


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


class Writer:
    """Works in the store's thread on a queue shared, under the lock `changed`, with whoever offers drafts."""

    def __init__(
        self,
        queue: Queue,
        changed: threading.Condition,
        recovery: Recovery,
        report: Callable[[SaveState], None],
        now: Callable[[], datetime],
    ) -> None:
        self._queue, self._changed = queue, changed
        self._recovery, self._report, self._now = recovery, report, now
        self.versions = Versions()

    def write(self, store: Store, drafts: Iterable[PendingDraft]) -> None:
        """Write these drafts. Raises the first error after all were tried."""
        errors = [error for unsaved in drafts if (error := self._tried(store, unsaved))]
        if errors:
            raise errors[0]

    def write_recovery(self, unsaved: PendingDraft) -> bool:
        """Write a recovery file unless it is written already. Returns False if that fails too."""
        if not unsaved.kept:
            with suppress(StoreError):
                self._recovery.write(unsaved.draft, self.versions.known(unsaved.draft.id), unsaved.place)
                unsaved.kept = True
        return unsaved.kept

    def drop(self, id: DocumentId) -> None:
        """Remove the recovery file of a draft, if there is one."""
        with suppress(StoreError):
            self._recovery.drop(id)

    def report(self, state: SaveState) -> None:
        """Report the status."""
        with suppress(RuntimeError):  # the event loop has ended; the words matter more than the report
            self._report(state)

    def _tried(self, store: Store, unsaved: PendingDraft) -> Exception | None:
        try:
            self._save(store, unsaved)
        except Exception as error:  # on any error the words are kept and saving is retried
            return error
        return None

    def _save(self, store: Store, unsaved: PendingDraft, *, is_copy: bool = False) -> None:
        draft = unsaved.draft
        try:
            version = store.save(draft, version=self.versions.known(draft.id), place=unsaved.place)
        except Conflict:
            if is_copy:
                raise
            self._save(store, self._diverge(draft), is_copy=True)
            return
        self.drop(draft.id)  # before `flush` returns, because the program may end then
        with self._changed:
            self.versions.saved(draft.id, version)
            self._queue.done(draft.id)
            self._changed.notify_all()
        self.report(Saved(self._now()))

    def _diverge(self, draft: Document) -> PendingDraft:
        """Continue as a new draft, because another window saved this one first."""
        with self._changed:
            moved = self.versions.diverge(draft, self._now())
            unsaved = self._queue.carry(draft.id, moved.carried(draft))
            if newer := self._queue.drop(draft.id):
                self._queue.put(moved.carried(newer.draft), newer.place, newer.first)
        if self.write_recovery(unsaved):
            self.drop(draft.id)
        self.report(moved)
        return unsaved
