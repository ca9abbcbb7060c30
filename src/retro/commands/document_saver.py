"""Saves one document to the library while it is answered line by line."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import TYPE_CHECKING, Generic, TypeVar

from retro.commands.output import tell
from retro.core.gig.draft_position import DraftPosition
from retro.core.gig.ids import new_document_id
from retro.core.gig.retrospective import Retrospective
from retro.core.text.clock import now
from retro.core.vet.vet import Vet
from retro.paths import Paths
from retro.storage.autosave.recovery import Recovery
from retro.storage.autosave.status import Diverged, Moved, ToldElsewhere, diverged
from retro.storage.errors import Conflict, StoreError
from retro.storage.opening import open_store

if TYPE_CHECKING:
    from retro.storage.writing.store import Store

SAVED_AGAIN = "Saved again."
IN_RECOVERY = "Your answers are in a recovery file for now."
ONLY_HERE = "Your answers are only in this window: don't close it yet."
NOT_SAVED = "Not saved: {} {}"

D = TypeVar("D", Retrospective, Vet)
LINE_SAVE_CEILING = 0.5
"""Longest time in seconds that a change waits while more lines are already in the pipe."""


@contextmanager
def interrupted_after() -> Iterator[None]:
    """Let Ctrl+C wait until what was answered is saved; the second one doesn't wait."""
    before = signal.getsignal(signal.SIGINT)
    if before is not signal.default_int_handler or threading.current_thread() is not threading.main_thread():
        yield
        return
    came = False

    def noted(number: int, frame: FrameType | None) -> None:
        nonlocal came
        if came:
            raise KeyboardInterrupt
        came = True

    signal.signal(signal.SIGINT, noted)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if came:
        raise KeyboardInterrupt


class DocumentSaver(Generic[D]):
    """Saves after every answer. What the library refuses goes to a recovery file, which retro reads at its next
    start.
    """

    def __init__(self, paths: Paths, document: D, version: int | None = None) -> None:
        self.document: D = document
        self.is_saved = True
        """True if everything answered is in the library."""
        self._paths = paths
        self._recovery = Recovery(paths.recovery)
        self._store: Store | None = None
        self._version = version
        self._before: D | None = document if version is not None else None
        """The document as the library has it in that version."""
        self._place: DraftPosition | None = None
        """Position that isn't saved yet."""
        self._untold: list[str] = []
        """Where the document went on, until that is saved."""
        self._refused = ""
        self._saved_at = 0.0
        self._is_waiting = False

    @property
    def is_begun(self) -> bool:
        """Tell whether the document is in the library or holds something to save."""
        is_typed = self._place is not None and bool(self._place.unread)
        return self._version is not None or not self.document.is_untouched or is_typed

    def replace_document(self, document: D, place: DraftPosition | None = None, *, can_wait: bool = False) -> None:
        """Replace the document and save it with its position. A document in which nothing was said is not stored.

        `place.known` are its texts as they were handed over before. With `can_wait`, because the next line is already
        there, it is saved at most twice a second.
        """
        self.document = document
        if place is not None:
            self._place = place.after(self._place)
        self._is_waiting = can_wait and time.monotonic() - self._saved_at < LINE_SAVE_CEILING
        if not self._is_waiting:
            self.save()

    def save_waiting(self) -> None:
        """Save the document if `replace_document` put that off."""
        if self._is_waiting:
            self.save()

    def save(self) -> None:
        """Save the document as it is; saving twice does no harm."""
        self._is_waiting = False
        if not self.is_begun:
            return
        with interrupted_after():
            try:
                self._write()
            except StoreError as error:
                self._rescue(error)
            else:
                self._is_in_the_library()
            self._saved_at = time.monotonic()

    def discard(self) -> None:
        """Delete what was saved from the library for good."""
        self._is_waiting = False
        if self._store and self._version is not None:
            self._store.purge([self.document.id])
            self._version = None

    def close(self) -> None:
        """Save what is waiting, and close the library."""
        self.save_waiting()
        if self._store:
            self._store.close()

    def _write(self, *, is_copy: bool = False) -> None:
        store = self._store = self._store or open_store(self._paths.library, self._paths.backups)
        try:
            self._version = store.save(self.document, version=self._version, place=self._place)
        except Conflict:
            if is_copy:
                raise
            moved, self._version = self._moved(store)
            self.document = moved.carried(self.document)
            self._untold += [moved.line] if moved.line else []
            self._write(is_copy=isinstance(moved, Diverged))
            return
        self._before, self._place = self.document, None
        while self._untold:
            tell(f"{self._untold.pop(0).rstrip('.')}.")

    def _moved(self, store: Store) -> tuple[Moved, int | None]:
        """Return what the document goes on as, and the version to save over; none for a copy.

        Where another window noted alone that the client was told, that is taken over. With the stored version known
        here, the two windows changed a text that was not understood.
        """
        from retro.core.formats.merging.telling import is_telling_alone, is_telling_untouched

        found = store.current(self.document.id)
        if self._before and found and is_telling_untouched(self._before, self.document):
            theirs, version = found
            if version != self._version and is_telling_alone(self._before, theirs):
                return ToldElsewhere(self._before, theirs, version), version
        return diverged(self.document, new_document_id(), now()), None

    def _is_in_the_library(self) -> None:
        if not self.is_saved:
            with suppress(StoreError):
                self._recovery.drop(self.document.id)
            tell(SAVED_AGAIN)
        self.is_saved, self._refused = True, ""

    def _rescue(self, error: StoreError) -> None:
        self.is_saved = False
        try:
            self._recovery.write(self.document, self._version, self._place)
            kept = IN_RECOVERY
        except StoreError:
            kept = ONLY_HERE
        if self._refused != str(error):
            self._refused = str(error)
            tell(NOT_SAVED.format(error, kept))
