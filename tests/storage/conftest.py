"""A real library in a folder of its own."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from retro.storage.queries.library import Library
from retro.storage.writing.store import Store


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a library in which nothing is written yet."""
    file = tmp_path_factory.mktemp("empty") / "retro.db"
    Store.open(file).close()
    return file.read_bytes()


@pytest.fixture
def file(tmp_path: Path, empty: bytes) -> Path:
    place = tmp_path / "retro.db"
    place.write_bytes(empty)
    return place


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory, empty: bytes) -> Path:
    """One library for all examples of a module's properties, each of which writes under an id of its own."""
    place = tmp_path_factory.mktemp("shared") / "retro.db"
    place.write_bytes(empty)
    return place


@pytest.fixture
def store(file: Path) -> Iterator[Store]:
    opened = Store.open(file)
    yield opened
    opened.close()


@pytest.fixture
def library(file: Path) -> Library:
    return Library(file)


@pytest.fixture
def raw(file: Path) -> Iterator[sqlite3.Connection]:
    """The library's columns as they are stored."""
    with closing(sqlite3.connect(file)) as opened:
        opened.row_factory = sqlite3.Row
        yield opened
