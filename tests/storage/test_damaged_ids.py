"""A gig whose id is no text is listed on home like any other, and hides none."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from retro.core.vet.ending import Ending
from retro.core.vet.vet import Vet
from retro.storage.queries.browse import rows_at
from retro.storage.queries.library import Library
from retro.storage.writing.store import Store
from tests.one_bad_record import gig, unguarded


@pytest.mark.parametrize("damage", ["CAST(id AS BLOB)", "x'ff00'", "7"], ids=["blob", "no text", "number"])
@pytest.mark.parametrize("table", ["retrospective", "vet"])
def test_home_lists_what_has_a_damaged_id(tmp_path: Path, table: str, damage: str) -> None:
    file = tmp_path / "library.db"
    good = replace(Vet(), title="A good end", ended=Ending.WELL, ended_on=date(2026, 3, 1))
    with closing(Store.open(file)) as store:
        store.add_all((gig(1, name="One"), gig(2, name="Two"), good), update=False)
    with unguarded(file) as raw:
        raw.execute(f"UPDATE {table} SET id = {damage} WHERE rowid = (SELECT min(rowid) FROM {table})")
    listed = rows_at(Library(file), 0, 10, drafts=0)
    assert sorted(row.name for row in listed) == ["A good end", "One", "Two"]
