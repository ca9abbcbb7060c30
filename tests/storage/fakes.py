"""A store that does what a test tells it, and a BackgroundStore whose time is moved by hand."""

import heapq
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar, cast

from retro.core.document_kinds import Document
from retro.core.gig.draft_position import DraftPosition
from retro.storage.autosave.store_thread import BackgroundStore
from retro.storage.errors import Conflict, StoreError
from retro.storage.writing.store import Store

T = TypeVar("T")


class FakeStore:
    """Keeps the drafts in memory; refuses as long as `refusal` says so."""

    def __init__(self) -> None:
        self.kept: dict[str, tuple[Document, int]] = {}
        self.places: dict[str, DraftPosition | None] = {}
        self.saves = 0
        self.tries = 0
        self.refusal: StoreError | None = None
        self.during: Callable[[], None] = lambda: None
        self.is_closed = False

    def save(self, document: Document, *, version: int | None, place: DraftPosition | None = None) -> int:
        self.tries += 1
        self.during()
        if self.refusal is not None:
            raise self.refusal
        stored = self.kept.get(document.id)
        if stored and stored[0] == document:
            return stored[1]
        if (stored and stored[1]) != version:
            raise Conflict
        self.saves += 1
        self.kept[document.id] = (document, (version or 0) + 1)
        self.places[document.id] = place
        return (version or 0) + 1

    def current(self, id: str) -> tuple[Document, int] | None:
        return self.kept.get(id)

    def close(self) -> None:
        self.is_closed = True

    def as_store(self) -> Store:
        return cast(Store, self)


class ByHand(BackgroundStore):
    """Does its work when `advance` is called, in the calling thread; time stands still otherwise."""

    def __init__(self, open_store: Callable[[], Store], *, prepare: Callable[[], bool] = lambda: True) -> None:
        super().__init__(open_store, prepare=prepare, clock=lambda: self.time)
        self.time = 100.0

    def _start(self) -> None:
        """No thread: `advance` works instead."""

    def advance(self, seconds: float = 0.0) -> None:
        end = self.time + seconds
        while self._jobs and self._jobs[0].due <= end:
            job = heapq.heappop(self._jobs)
            self.time = max(self.time, job.due)
            self._do(job)
        self.time = end

    @property
    def waiting(self) -> int:
        return len(self._jobs)

    def close(self, timeout: float = 2.0) -> bool:
        self._closing = True
        self._work()
        return True


def done(future: Future[T]) -> T:
    """The result, waited for: long enough for a slow machine, never for ever."""
    return future.result(timeout=600)
