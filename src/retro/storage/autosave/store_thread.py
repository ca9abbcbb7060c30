"""Runs the Store on its own thread, so that the screen never waits for the disk."""

from __future__ import annotations

import gc
import heapq
import itertools
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, TypeVar

from retro.storage.errors import Missing, StoreError, as_store_error

if TYPE_CHECKING:  # importing it for real costs more than importing Textual: `open_store` does, in the thread
    from retro.storage.writing.store import Store

T = TypeVar("T")
TURN = 0.001
"""Seconds for which opening the Store may hold the interpreter before another thread has its turn."""


Opened = Callable[[], "Store"]
"""Returns the Store, opened at the first call. Raises StoreError."""
CLOSED = "The library is closed."
START_AGAIN = "Start retro again."


class _Job:
    def __init__(self, due: float, number: int, run: Callable[[Opened], None], future: Future[Any]) -> None:
        self.due, self.number, self.run, self.future = due, number, run, future

    def __lt__(self, other: _Job) -> bool:
        """Tell whether it is to run first: the one due first, of two the one given first."""
        return (self.due, self.number) < (other.due, other.number)


class BackgroundStore:
    """Runs work on a Store in the order in which it is due; nothing is opened or started before the first.

    If the Store cannot be opened, the work's future raises StoreError, and the next work tries again; the same holds
    for a library that was moved while open. The thread never keeps the program from exiting: wait for what must be done
    first with `Future.result` or `close`.
    """

    def __init__(
        self,
        open_store: Callable[[], Store],
        *,
        prepare: Callable[[], bool] = lambda: True,
        is_busy: Callable[[], bool] = lambda: False,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`prepare` loads what opening needs and returns whether there is a library; warming creates none.

        While it `is_busy` with a key, what is imported for that waits.
        """
        self._open_store = open_store
        self._prepare = prepare
        self._is_busy = is_busy
        self._clock = clock
        self._store: Store | None = None
        self._jobs: list[_Job] = []
        self._numbers = itertools.count()
        self._changed = threading.Condition()
        self._closing = False
        self._thread: threading.Thread | None = None

    def submit(self, work: Callable[[Store], T], *, after: float = 0.0) -> Future[T]:
        """Schedule `work`, `after` seconds from now at the earliest. The future holds whatever it raises.

        A callback added to the future runs in the store's thread.
        """
        return self._add(lambda opened: work(opened()), self._clock() + after)

    def _add(self, work: Callable[[Opened], T], due: float) -> Future[T]:
        future: Future[T] = Future()
        with self._changed:
            if self._closing:
                future.set_exception(StoreError(CLOSED, START_AGAIN))
                return future
            heapq.heappush(self._jobs, _job(due, next(self._numbers), work, future))
            self._start()
            self._changed.notify()
        return future

    def warm(self) -> Future[None]:
        """Load all that saving needs, and open the library if there is one, so that the first save is quick."""

        def run(opened: Opened) -> None:
            from retro.storage.autosave.giving_way import giving_way  # a start does not wait for it

            with _without_gc(), giving_way(self._is_busy):
                is_there = self._prepare()
            if is_there:
                opened()

        return self._add(run, self._clock())

    def close(self, timeout: float = 2.0) -> bool:
        """Run what is due, cancel the rest and close the Store.

        Returns False if that took longer than `timeout` seconds.
        """
        with self._changed:
            self._closing = True
            self._changed.notify()
            thread = self._thread
        if thread is None:
            return True
        thread.join(timeout)
        return not thread.is_alive()

    @property
    def is_closing(self) -> bool:
        """Tell whether `close` was called; no more work is accepted."""
        return self._closing

    def _start(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="store", daemon=True)
            self._thread.start()

    def _work(self) -> None:
        while (job := self._next()) is not None:
            self._do(job)
        while self._jobs:
            self._jobs.pop().future.cancel()
        self._shut()

    def _next(self) -> _Job | None:
        """Wait for the next job that is due; None after `close` if none is left."""
        with self._changed:
            while True:
                wait = self._jobs[0].due - self._clock() if self._jobs else None
                if wait is not None and wait <= 0:
                    return heapq.heappop(self._jobs)
                if self._closing:
                    return None
                self._changed.wait(wait)

    def _do(self, job: _Job) -> None:
        if not job.future.set_running_or_notify_cancel():
            return
        try:
            job.run(self._opened)
        except BaseException as error:
            job.future.set_exception(error)
            if isinstance(error, Missing):
                self._shut()

    def _opened(self) -> Store:
        if self._store is None:
            try:
                with _without_gc():
                    self._store = self._open_store()
            except Exception as error:
                raise as_store_error(error) from error
        return self._store

    def _shut(self) -> None:
        store, self._store = self._store, None
        if store is not None:
            with suppress(StoreError):  # everything is committed: nothing can be lost
                store.close()


def _job(due: float, number: int, work: Callable[[Opened], T], future: Future[T]) -> _Job:
    def run(opened: Opened) -> None:
        future.set_result(work(opened))

    return _Job(due, number, run, future)


@contextmanager
def _without_gc() -> Iterator[None]:
    """Import the ORM without the garbage collector: a fifth faster, and no key waits long for its turn."""
    was_on, turn = gc.isenabled(), sys.getswitchinterval()
    gc.disable()
    sys.setswitchinterval(TURN)
    try:
        yield
    finally:
        sys.setswitchinterval(turn)
        if was_on:
            gc.enable()
