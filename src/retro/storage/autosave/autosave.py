"""Saves drafts in the background and retries until each is stored."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime
from typing import TYPE_CHECKING

from retro.core.gig.draft_position import DraftPosition
from retro.core.gig.ids import DocumentId
from retro.core.text.clock import now
from retro.storage.autosave.pending import Outage, PendingDraft, Queue
from retro.storage.autosave.recovery import Recovery
from retro.storage.autosave.status import SaveState, Saving, not_saved
from retro.storage.autosave.store_thread import BackgroundStore
from retro.storage.autosave.worker import Writer
from retro.storage.errors import Locked, StoreError, as_store_error

if TYPE_CHECKING:
    from retro.core.document_kinds import Document
    from retro.storage.writing.store import Store

LOCK_TOLD_AFTER = 1.0
"""Seconds that the library may be locked before the user is told."""


class Autosave:
    """Queues drafts and stores the newest version of each; what the library refuses goes to recovery files.

    `report` is called in the store's thread and must not wait for the thread that calls `flush`
    (`loop.call_soon_threadsafe` does not; `App.call_from_thread` does).
    """

    def __init__(
        self,
        store: BackgroundStore,
        recovery: Recovery,
        report: Callable[[SaveState], None],
        *,
        clock: Callable[[], float] = time.monotonic,
        today: Callable[[], datetime] = now,
    ) -> None:
        self._store, self._clock, self._now = store, clock, today
        self._changed = threading.Condition()
        self._queue = Queue()
        self._writer = Writer(self._queue, self._changed, recovery, report, today)
        self._armed: float | None = None
        self._trouble: Outage | None = None
        self._refused = False

    def schedule_save(
        self,
        draft: Document,
        place: DraftPosition | None = None,
        *,
        version: int | None = None,
        before: Document | None = None,
    ) -> None:
        """Queue a draft to be saved soon.

        `version` is the stored version it was opened from, unchanged while it is edited.

        A new draft (None) in which nothing was written is not stored. After Diverged, drafts offered under the old id
        and version continue in the copy. `before` is the draft as it was opened: given by a screen that takes over
        whether the client was told (ToldElsewhere).
        """
        with self._changed:
            draft = self._writer.versions.opened(draft, version, before)
            unsaved = self._queue.put(draft, place, self._clock())
            is_new = self._writer.versions.known(draft.id) is None and not self._queue.is_writing(draft.id)
            if is_new and unsaved.is_untouched:
                self._queue.drop(draft.id)
        self._arm()

    def save_soon(self) -> None:
        """Save everything now without waiting for it: after leaving a field or a page, or after a large paste."""
        with self._changed:
            self._queue.save_soon(self._clock())
        self._arm()

    def flush(self, timeout: float = 2.0) -> bool:
        """Save everything now and wait. Returns True if all is in the library, False if some is in recovery files.

        Waits for a locked library; any other refusal ends the wait.
        """
        self._refused = False
        self.save_soon()
        with self._changed:
            self._changed.wait_for(lambda: self._refused or not self._queue.left, timeout)
            left = self._queue.left
        for unsaved in left:
            self._writer.write_recovery(unsaved)
        return not left

    def unsaved(self, id: DocumentId) -> PendingDraft | None:
        """Return the newest version of a draft that is not in the library yet; open this one, not the stored one.

        Ask before the library is read: what is saved in between is then found there. Its version is that of the words
        that it was made from; the library can have a later one, by another window.
        """
        with self._changed:
            found = next((unsaved for unsaved in reversed(self._queue.left) if unsaved.draft.id == id), None)
            if found:
                found.version = self._writer.versions.known(id)
            return found

    def is_saved(self, id: DocumentId) -> bool:
        """Tell whether the library has taken everything offered under this id; not if it continues in a copy."""
        with self._changed:
            is_waiting = any(unsaved.draft.id == id for unsaved in self._queue.left)
            return not is_waiting and self._writer.versions.known(id) is not None

    def forget(self, id: DocumentId) -> None:
        """Remove a draft that is being deleted from the queue."""
        with self._changed:
            self._queue.drop(id)
            self._changed.notify_all()
        self._writer.drop(id)

    def _arm(self) -> None:
        """Schedule the store's thread for when the next draft is due."""
        with self._changed:
            due = self._queue.next_due
            if due is None or (self._armed is not None and self._armed <= due):
                return
            self._armed = due
        done = self._store.submit(self._look, after=due - self._clock())
        done.add_done_callback(lambda future: self._looked(due, future))

    def _look(self, store: Store) -> None:
        """Write the drafts that are due."""
        with self._changed:
            taken = self._queue.take(self._clock())
        if taken and self._trouble is None:
            self._writer.report(Saving())
        self._writer.write(store, taken)

    def _looked(self, due: float, future: Future[None]) -> None:
        """Handle the end of a look; the Store may have failed to open, and then nothing was looked at."""
        with self._changed:
            self._armed = None if self._armed == due else self._armed
        error = StoreError() if future.cancelled() else future.exception()
        if error is None:
            self._trouble = None
        else:
            self._refuse(as_store_error(error))
        if not self._store.is_closing:
            self._arm()

    def _refuse(self, error: StoreError) -> None:
        with self._changed:
            at = self._clock()
            self._queue.take(at)
            trouble = self._trouble = self._trouble or Outage(at, self._now())
            left = self._queue.put_back(at + trouble.delay(error))
            is_passing = isinstance(error, Locked) and at - trouble.began < LOCK_TOLD_AFTER
        if not is_passing:
            kept = [self._writer.write_recovery(unsaved) for unsaved in left]
            self._writer.report(not_saved(error, trouble.since, kept=all(kept)))
        with self._changed:
            self._refused = self._refused or not isinstance(error, Locked)
            self._changed.notify_all()
