"""How a gig stands is told by the SQL of one module, so that no list or count differs from another."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from retro.storage import queries
from retro.storage.queries import standing
from retro.storage.queries.columns import stored_day

WRITTEN_AGAIN = re.compile(
    r"deleted_at IS NULL\s+AND\s+(\w+\.)?(finished_at IS|ended = 'well'|status = 'untold')"
    r"|(finished_at IS (NOT )?NULL|ended = 'well'|status = 'untold')\s+AND\s+(\w+\.)?deleted_at IS NULL"
)


def test_no_query_says_for_itself_what_is_a_draft_finished_untold_or_a_good_end() -> None:
    files = [*Path(*queries.__path__).rglob("*.py")]
    assert len(files) > 30
    assert {file.name for file in files if WRITTEN_AGAIN.search(file.read_text("utf-8"))} == set()


def test_what_is_written_again_is_noticed() -> None:
    for condition in (standing.IS_DRAFT, standing.IS_FINISHED, standing.IS_GOOD_END, standing.IS_UNTOLD):
        assert WRITTEN_AGAIN.search(condition.format("r"))
        assert WRITTEN_AGAIN.search(condition.replace("{0}.", ""))
    assert WRITTEN_AGAIN.search("r.finished_at IS NOT NULL AND r.deleted_at IS NULL AND NOT")


@pytest.mark.parametrize(
    "stored", [None, "", "2026-11-20", "2026-02-30", "yesterday", "0000-01-01", "0001-01-01", "9999-12-31", 7, b"2026"]
)
def test_only_a_day_that_can_be_read_is_one_of_telling(stored: object) -> None:
    sql = f"SELECT {standing.HAS_NO_DAY_OF_TELLING.format('r')} FROM (SELECT ? AS told_on) AS r"
    with closing(sqlite3.connect(":memory:")) as connection:
        assert connection.execute(sql, (stored,)).fetchone() == (stored_day(stored) is None,)
