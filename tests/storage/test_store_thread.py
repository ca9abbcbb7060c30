"""The Store works in a thread of its own, in order, and never keeps the program from exiting."""

import gc
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from retro.storage.autosave.store_thread import BackgroundStore
from retro.storage.errors import Damaged, Locked, Missing, StoreError
from retro.storage.writing.store import Store
from tests.storage.fakes import ByHand, FakeStore, done


@pytest.fixture
def fake() -> FakeStore:
    return FakeStore()


@pytest.fixture
def background(fake: FakeStore) -> Iterator[BackgroundStore]:
    store = BackgroundStore(fake.as_store)
    yield store
    assert store.close(timeout=600)


def test_nothing_is_opened_or_started_before_it_is_needed(fake: FakeStore) -> None:
    before = threading.active_count()
    store = BackgroundStore(lambda: pytest.fail("opened"))
    assert threading.active_count() == before
    assert store.close()


def test_work_is_done_in_one_other_thread_in_order(background: BackgroundStore) -> None:
    seen: list[int] = []
    futures = [background.submit(lambda _, number=number: seen.append(number)) for number in range(100)]  # type: ignore[misc]
    threads = {done(background.submit(lambda _: threading.current_thread())) for _ in range(3)}
    assert all(future.done() for future in futures)
    assert seen == list(range(100))
    assert len(threads) == 1
    assert threading.current_thread() not in threads


def test_what_the_work_raises_is_in_its_future_and_stops_nothing(background: BackgroundStore) -> None:
    def fail(_: Store) -> None:
        raise Locked

    failed = background.submit(fail)
    assert done(background.submit(lambda _: "next")) == "next"
    assert isinstance(failed.exception(), Locked)


def test_a_library_that_cannot_be_opened_is_told_and_tried_again(fake: FakeStore) -> None:
    refusals: list[Exception] = [Damaged(), PermissionError(13, "no")]

    def open_store() -> Store:
        if refusals:
            raise refusals.pop(0)
        return fake.as_store()

    store = ByHand(open_store)
    futures = [store.submit(lambda _: "work") for _ in range(3)]
    store.advance()
    assert isinstance(futures[0].exception(), Damaged)
    assert isinstance(futures[1].exception(), StoreError)
    assert done(futures[2]) == "work"


def test_a_library_that_was_moved_away_is_opened_again(fake: FakeStore) -> None:
    opened: list[str] = []

    def open_store() -> Store:
        opened.append("once more")
        return fake.as_store()

    def gone(_: Store) -> None:
        raise Missing

    store = ByHand(open_store)
    store.submit(gone)
    store.submit(lambda _: None)
    store.advance()
    assert len(opened) == 2
    assert fake.is_closed


def test_the_collector_rests_while_the_store_is_opened_and_then_works(fake: FakeStore) -> None:
    was_on: list[bool] = []

    def open_store() -> Store:
        was_on.append(gc.isenabled())
        return fake.as_store()

    assert gc.isenabled()
    store = ByHand(open_store)
    store.warm()
    store.advance()
    assert was_on == [False]
    assert gc.isenabled()


def test_warming_loads_what_saving_needs_and_makes_no_library(fake: FakeStore) -> None:
    done: list[str] = []

    def open_store() -> Store:
        done.append("opened")
        return fake.as_store()

    def prepare() -> bool:
        done.append("prepared")
        return False

    store = ByHand(open_store, prepare=prepare)
    future = store.warm()
    store.advance()
    assert future.done()
    assert done == ["prepared"]
    store.submit(lambda _: None)
    store.advance()
    assert done == ["prepared", "opened"]


def test_the_collector_stays_off_for_whoever_switched_it_off(fake: FakeStore) -> None:
    gc.disable()
    try:
        store = ByHand(fake.as_store)
        store.warm()
        store.advance()
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_delayed_work_waits_and_does_not_hold_up_the_rest(fake: FakeStore) -> None:
    store = ByHand(fake.as_store)
    seen: list[str] = []
    store.submit(lambda _: seen.append("late"), after=1.0)
    store.submit(lambda _: seen.append("now"))
    store.advance(0.9)
    assert seen == ["now"]
    store.advance(0.1)
    assert seen == ["now", "late"]


def test_delayed_work_is_done_by_the_real_clock_too(background: BackgroundStore) -> None:
    assert done(background.submit(lambda _: "late", after=0.01)) == "late"


def test_closing_does_what_is_due_and_cancels_the_rest(fake: FakeStore) -> None:
    store = BackgroundStore(fake.as_store)
    due = [store.submit(lambda _: None) for _ in range(10)]
    late = store.submit(lambda _: None, after=3600)
    assert store.close(timeout=600)
    assert all(future.done() and not future.cancelled() for future in due)
    assert late.cancelled()
    assert fake.is_closed
    assert store.close()


def test_a_closed_store_takes_no_more_work(background: BackgroundStore) -> None:
    background.close(timeout=600)
    assert isinstance(background.submit(lambda _: None).exception(), StoreError)


def test_closing_gives_up_on_work_that_does_not_end(fake: FakeStore) -> None:
    store = BackgroundStore(fake.as_store)
    release = threading.Event()
    stuck = store.submit(lambda _: release.wait(30))
    assert not store.close(timeout=0.01)
    release.set()
    assert done(stuck)
    assert store.close(timeout=600)


def test_the_program_exits_while_the_store_hangs() -> None:
    code = """
import threading
from retro.storage.autosave.store_thread import BackgroundStore
started = threading.Event()
store = BackgroundStore(lambda: None)
store.submit(lambda _: (started.set(), threading.Event().wait()))
started.wait()
"""
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=600).returncode == 0


def test_knowing_the_background_needs_no_orm(tmp_path: Path) -> None:
    code = "import sys, retro.storage.autosave.autosave; sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
