"""How a gig stands is told by the SQL of one module, so that no list or count differs from another."""

import re
from pathlib import Path

from retro.storage import queries
from retro.storage.queries import standing

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
