"""What is imported in the background waits while a key is under way, and changes nothing of the modules."""

import sys
import threading
from importlib import import_module
from importlib.machinery import PathFinder, SourceFileLoader
from pathlib import Path

import pytest

from retro.storage.autosave.giving_way import giving_way
from retro.storage.autosave.store_thread import BackgroundStore
from tests.storage.fakes import FakeStore, done


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Name of a package that imports a module of its own."""
    folder = tmp_path / "given_way"
    folder.mkdir()
    (folder / "__init__.py").write_text("from given_way.inner import TEN\n")
    (folder / "inner.py").write_text("TEN = 10\n")
    monkeypatch.syspath_prepend(tmp_path)
    return "given_way"


@pytest.fixture(autouse=True)
def forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    """The package is imported anew in each test."""
    for name in ("given_way", "given_way.inner"):
        monkeypatch.delitem(sys.modules, name, raising=False)


def test_each_module_waits_while_a_key_is_under_way_but_not_for_ever(package: str) -> None:
    looks, before = list[str](), list(sys.meta_path)

    def is_busy() -> bool:
        looks.append("look")
        return len(looks) != 2  # the first module waits for a key, the second as long as it may

    with giving_way(is_busy):
        found = import_module(package)
    assert found.TEN == 10
    assert len(looks) > 2
    assert sys.meta_path == before


def test_a_module_names_its_own_loader(package: str) -> None:
    with giving_way(lambda: False):
        found = import_module(package)
    for module in (found, sys.modules["given_way.inner"]):
        assert isinstance(module.__loader__, SourceFileLoader)
        assert module.__spec__ is not None
        assert module.__spec__.loader is module.__loader__
    assert found.__path__


def test_another_thread_waits_for_nothing(package: str) -> None:
    with giving_way(lambda: pytest.fail("asked")):
        other = threading.Thread(target=import_module, args=(package,))
        other.start()
        other.join()
    assert sys.modules[package].TEN == 10


def test_another_thread_that_looks_for_a_module_meanwhile_misses_no_finder() -> None:
    before = sys.meta_path
    with giving_way(lambda: False):
        going_through = iter(sys.meta_path)
        next(finder for finder in going_through if finder not in before)
    assert PathFinder in going_through


def test_what_is_not_there_is_not_found(package: str) -> None:
    with giving_way(lambda: False), pytest.raises(ModuleNotFoundError, match="given_way"):
        import_module(f"{package}.other")


def test_the_store_is_warmed_so(package: str) -> None:
    looks = list[str]()

    def is_busy() -> bool:
        looks.append("look")
        return False

    store = BackgroundStore(FakeStore().as_store, prepare=lambda: bool(import_module(package)), is_busy=is_busy)
    done(store.warm())
    assert store.close(timeout=600)
    assert len(looks) == 2
