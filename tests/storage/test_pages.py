"""Every gig stands on some page of every list, once, whatever is stored where pages are cut."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from retro.storage.queries import home, record
from retro.storage.queries.library import Library
from retro.storage.queries.search import search
from retro.storage.queries.vets import vets
from retro.storage.queries.vets.search_vets import search_vets
from tests.one_bad_record import NAN, VALUES, Column, fill, spoil, unguarded

Page = Callable[[Library, int], Iterator[str]]


def _rows(library: Library, size: int) -> Iterator[str]:
    after = None
    while found := home.home_rows(library, after=after, limit=size):
        yield from (row.name for row in found)
        after = found[-1]


def _hits(library: Library, size: int) -> Iterator[str]:
    after = None
    while found := search(library, "everything happened", after=after, limit=size):
        yield from (hit.row.name for hit in found)
        after = found[-1].row


def _vet_hits(library: Library, size: int) -> Iterator[str]:
    after = None
    while found := search_vets(library, "hello", after=after, limit=size):
        yield from (hit.name for hit in found)
        after = found[-1]


def _newest(by: str) -> Page:
    return lambda library, size: (row.name for row in home.newest(library, page=size, by=by))


def _every(library: Library, size: int) -> Iterator[str]:
    damaged: list[str] = []
    yield from (whole.name for whole in record.iterate_retrospectives(library, page=size, damaged=damaged))
    yield from damaged


def _every_vet(library: Library, size: int) -> Iterator[str]:
    damaged: list[str] = []
    yield from (vet.name for vet in vets.iterate_vets(library, page=size, damaged=damaged))
    yield from damaged


PAGES: dict[str, tuple[str, Page]] = {
    "home": ("retrospective", _rows),
    "search": ("retrospective", _hits),
    "list": ("retrospective", _newest("gig")),
    "list by written": ("retrospective", _newest("written")),
    "export": ("retrospective", _every),
    "search in vetted gigs": ("vet", _vet_hits),
    "vetted gigs": ("vet", _every_vet),
}
"""Each list that is read in pages, and the table that it is of."""
BY_WORDS = ("search", "search in vetted gigs")


@pytest.fixture(scope="module")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("pattern") / "retro.db"
    fill(file, len(VALUES))
    return file


def _count(file: Path, table: str) -> int:
    with unguarded(file) as raw:
        return int(raw.execute(f"SELECT count(*) FROM {table} WHERE deleted_at IS NULL").fetchone()[0])


@pytest.mark.parametrize("size", [1, 3, 500])
@pytest.mark.parametrize("column", ["created_at", "id", "finished_at", "ended_on", "title"])
@pytest.mark.parametrize("name", PAGES)
def test_whatever_a_column_holds_every_gig_is_on_one_page(
    pattern: Path, tmp_path: Path, name: str, column: str, size: int
) -> None:
    table, pages = PAGES[name]
    if table == "vet" and column == "finished_at":
        column = "decided_on"
    file = Path(shutil.copy(pattern, tmp_path / "retro.db"))
    values = [value for value in VALUES if not (column == "id" and value in ("NULL", NAN))]  # one NULL is tried below
    spoil(file, Column(table, column), values)
    found = list(pages(Library(file), size))
    lost = len(values) if column == "id" and name in BY_WORDS else 0  # their words are filed under another id
    assert len(found) == _count(file, table) - lost


@pytest.mark.parametrize("size", [1, 3, 500])
@pytest.mark.parametrize("name", [name for name in PAGES if name not in BY_WORDS])
def test_a_gig_without_an_id_or_a_time_is_on_one_page(pattern: Path, tmp_path: Path, name: str, size: int) -> None:
    table, pages = PAGES[name]
    file = Path(shutil.copy(pattern, tmp_path / "retro.db"))
    spoil(file, Column(table, "id"), ["NULL"])
    spoil(file, Column(table, "created_at"), ["'2026-03-14'", "NULL", "x'ff'", "x''", "CAST(x'ffffff' AS TEXT)"])
    assert len(list(pages(Library(file), size))) == _count(file, table)


def test_a_page_goes_on_where_times_are_equal_and_then_where_none_can_be_read(pattern: Path, tmp_path: Path) -> None:
    file = Path(shutil.copy(pattern, tmp_path / "retro.db"))
    with unguarded(file) as raw:
        raw.execute("UPDATE retrospective SET created_at = '2026-03-14T00:00:00.000Z'")
        raw.execute("UPDATE retrospective SET created_at = x'00' WHERE rowid % 3 = 0")
        raw.commit()
    whole = list(_rows(Library(file), 500))
    assert [*_rows(Library(file), 1)] == [*_rows(Library(file), 4)] == whole
    assert len(set(whole)) > 3
