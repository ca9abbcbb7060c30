"""What is imported and read ahead of the user, and how it gives way to keys."""

import gc
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

import pytest

from retro.core.text import clock
from retro.storage.queries.library import Library
from retro.storage.writing.store import Store
from retro.tui import preloading
from tests.factories import titled_gig

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preloading, "MOST_USED", ())
    monkeypatch.setattr(preloading, "UNTOUCHED", 0.02)
    monkeypatch.setattr(preloading, "LOOK_AGAIN", 0.001)
    monkeypatch.setattr(gc, "freeze", lambda: None)
    monkeypatch.setattr(clock, "now", lambda: NOON)
    monkeypatch.setattr("retro.storage.queries.library.TICK", -1)


def test_what_a_vetting_begins_with_is_read_once_no_key_is_under_way(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "retro.db")
    store.add_all([titled_gig("Shop", NOON.replace(hour=9))], update=False)
    store.close()
    library, keys = Library(tmp_path / "retro.db"), [True, False, True, True]
    preloading._preload_screens(library, lambda: bool(keys and keys.pop()))
    assert keys == [], "it waited for the last key"

    def again() -> NoReturn:
        raise AssertionError("it was read before")

    assert library.read_once(("vetting", NOON.astimezone().date()), again).finished == 1


def test_a_library_that_cannot_be_read_keeps_nobody_from_opening_it(tmp_path: Path) -> None:
    (tmp_path / "retro.db").write_bytes(b"no library" * 500)
    preloading._preload_screens(Library(tmp_path / "retro.db"), lambda: False)
