"""Home by position: pages of rows at an offset, over a covering index."""

from __future__ import annotations

import json
from collections.abc import Mapping

from retro.core.gig.retrospective import Retrospective
from retro.storage.queries.home import COLUMNS, Row, row_of
from retro.storage.queries.library import Library

_NEWEST = "ORDER BY created_at DESC, id DESC LIMIT ? OFFSET ?"
_IN_ORDER = "ORDER BY r.created_at DESC, r.id DESC"
DRAFTS_AT = f"""{COLUMNS} WHERE r.id IN (
    SELECT id FROM retrospective WHERE deleted_at IS NULL AND finished_at IS NULL {_NEWEST}) {_IN_ORDER}"""
FINISHED_AT = f"""{COLUMNS} WHERE r.id IN (
    SELECT id FROM retrospective WHERE deleted_at IS NULL AND finished_at IS NOT NULL {_NEWEST}) {_IN_ORDER}"""
POSITION = """
SELECT CASE WHEN r.finished_at IS NULL THEN
    (SELECT count(*) FROM retrospective AS d
     WHERE d.deleted_at IS NULL AND d.finished_at IS NULL AND (d.created_at, d.id) > (r.created_at, r.id))
ELSE
    (SELECT count(*) FROM retrospective AS d WHERE d.deleted_at IS NULL AND d.finished_at IS NULL) +
    (SELECT count(*) FROM retrospective AS f
     WHERE f.deleted_at IS NULL AND f.finished_at IS NOT NULL AND (f.created_at, f.id) > (r.created_at, r.id))
END AS position
FROM retrospective AS r WHERE r.id = ? AND r.deleted_at IS NULL
"""
TIMES = """
SELECT flag."key" AS name, count(*) AS times FROM red_flag AS flag
WHERE flag."key" IN (SELECT value FROM json_each(?)) GROUP BY flag."key"
"""
IN_TRASH = """
SELECT flag."key" AS name, count(*) AS times
FROM retrospective AS r CROSS JOIN red_flag AS flag ON flag.retrospective = r.id
WHERE r.deleted_at IS NOT NULL AND +flag."key" IN (SELECT value FROM json_each(?)) GROUP BY flag."key"
"""
"""CROSS and the plus keep SQLite to this order: the trash is small, a flag's gigs may be many."""


def rows_at(library: Library, first: int, limit: int, *, drafts: int) -> list[Row]:
    """The rows of home from a position on; `drafts` is how many stand before what is finished."""
    of_drafts = max(min(drafts - first, limit), 0)
    with library.reading() as fetch:
        found = fetch(DRAFTS_AT, (of_drafts, first)) if of_drafts else []
        if limit > of_drafts:
            found += fetch(FINISHED_AT, (limit - of_drafts, max(first - drafts, 0)))
    return [row_of(stored) for stored in found]


def position(library: Library, id: str) -> int | None:
    """Where a retrospective stands in home's list; None for one that is not in it."""
    found = library.fetch(POSITION, id)
    return int(found[0]["position"]) if found else None


def times(library: Library, whole: Retrospective) -> Mapping[str, int]:
    """In how many other gigs each of its red flags was there too, by `RedFlag.key`; the trash does not count."""
    keys = (json.dumps([flag.key for flag in whole.red_flags]),)
    with library.reading() as fetch:
        everywhere = fetch(TIMES, keys)
        deleted = {row["name"]: row["times"] for row in fetch(IN_TRASH, keys)}
    return {row["name"]: row["times"] - deleted.get(row["name"], 0) - 1 for row in everywhere}
