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
from retro.storage.autosave.status import Diverged, Moved, Saved, SaveState, ToldElsewhere, diverged
from retro.storage.errors import Conflict, StoreError

if TYPE_CHECKING:
    from retro.core.document_kinds import Document
    from retro.storage.writing.store import Store


class Versions:
    """Stored version of each draft of one window. Not thread-safe."""

    def __init__(self) -> None:
        self._known: dict[DocumentId, int] = {}
        self._moved: dict[DocumentId, tuple[Moved, int]] = {}
        self._bases: dict[DocumentId, Document] = {}

    def known(self, id: DocumentId) -> int | None:
        """Return the version that the next save is made from; None if none is stored."""
        return self._known.get(id) or None

    def saved(self, draft: Document, version: int) -> None:
        """Note that this is stored in this version, and is ours."""
        self._known[draft.id] = version
        if draft.id in self._bases:
            self._bases[draft.id] = draft

    def base(self, id: DocumentId) -> Document | None:
        """Return the draft as the known version has it; None if its window takes nothing over from another."""
        return self._bases.get(id)

    def opened(self, draft: Document, version: int | None, before: Document | None = None) -> Document:
        """Note the version a draft was opened from, and the draft as it was then (see `base`).

        Returns what the draft continues as, if it does.
        """
        base = version or 0
        if before is None:
            self._bases.pop(draft.id, None)
        elif base >= self._known.get(draft.id, 0):
            self._bases[draft.id] = before
        if draft.id in self._moved:
            moved, lost = self._moved[draft.id]
            if base <= lost:
                return moved.carried(draft)
            del self._moved[draft.id]  # opened again, as the other window left it
        self._known[draft.id] = max(self._known.get(draft.id, 0), base)
        return draft

    def diverge(self, draft: Document, at: datetime, *, is_deleted: bool = False) -> Diverged:
        """Continue this draft in a copy from now on."""
        moved = diverged(draft, new_document_id(), at, is_deleted=is_deleted)
        self._moved[draft.id] = (moved, self._known.pop(draft.id, 0))
        self._bases.pop(draft.id, None)
        return moved

    def take_telling(self, before: Document, theirs: Document, version: int) -> ToldElsewhere:
        """Continue this draft from what another window saved."""
        moved = ToldElsewhere(before, theirs, version)
        self._moved[theirs.id] = (moved, self._known.get(theirs.id, 0))
        self._known[theirs.id], self._bases[theirs.id] = version, theirs
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
            with suppress(Exception):  # what breaks the save may break this too, and still has to be told
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
            if continued := self._with_their_telling(store, draft):
                self._save(store, continued)
            else:
                self._save(store, self._diverge(store, draft), is_copy=True)
            return
        self.drop(draft.id)  # before `flush` returns, because the program may end then
        with self._changed:
            self.versions.saved(draft, version)
            self._queue.done(draft.id)
            self._changed.notify_all()
        self.report(Saved(self._now()))

    def _diverge(self, store: Store, draft: Document) -> PendingDraft:
        """Continue as a new draft, because another window saved or deleted this one first."""
        is_deleted = _is_deleted(store, draft)
        with self._changed:
            moved = self.versions.diverge(draft, self._now(), is_deleted=is_deleted)
            unsaved = self._carried(draft, moved)
        if self.write_recovery(unsaved):
            self.drop(draft.id)
        self.report(moved)
        return unsaved

    def _with_their_telling(self, store: Store, draft: Document) -> PendingDraft | None:
        """Continue the draft with the telling that another window noted; None if the two differ in more.

        Of a draft whose version is the stored one, the two windows changed a text that was not understood.
        """
        with self._changed:
            before, known = self.versions.base(draft.id), self.versions.known(draft.id)
        found = store.current(draft.id) if before else None
        if before is None or found is None or found[1] == known:
            return None
        from retro.core.formats.merging.telling import is_telling_alone, is_telling_untouched

        theirs, version = found
        if not (is_telling_untouched(before, draft) and is_telling_alone(before, theirs)):
            return None
        with self._changed:
            moved = self.versions.take_telling(before, theirs, version)
            unsaved = self._carried(draft, moved)
        self.report(moved)
        return unsaved

    def _carried(self, draft: Document, moved: Moved) -> PendingDraft:
        """Put what it continues as in place of the draft that is being written, and of a newer one that waits."""
        unsaved = self._queue.carry(draft.id, moved.carried(draft))
        if newer := self._queue.drop(draft.id):
            self._queue.put(moved.carried(newer.draft), newer.own_place, newer.first)
        return unsaved


def _is_deleted(store: Store, draft: Document) -> bool:
    """Tell whether another window deleted it; not if that can't be read now, because the words come first."""
    with suppress(Exception):
        return store.current(draft.id) is None
    return False
