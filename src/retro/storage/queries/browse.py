"""Home by position: pages of rows at an offset, over a covering index."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from retro.core.gig.choices import when_gig_was
from retro.core.gig.ids import DocumentId, VetId
from retro.core.gig.retrospective import Retrospective
from retro.storage.queries.amounts import stored_amount
from retro.storage.queries.columns import (
    NEVER,
    instant,
    name_of_gig,
    stored_day,
    stored_text,
    vet_id,
)
from retro.storage.queries.gig_rows import COLUMNS, HomeRow, row_of
from retro.storage.queries.home import DRAFT
from retro.storage.queries.library import Fetch, Library
from retro.storage.queries.standing import IS_DRAFT, IS_FINISHED, IS_GOOD_END

_NEWEST = "ORDER BY created_at DESC, id DESC LIMIT ? OFFSET ?"
_IN_ORDER = "ORDER BY r.created_at DESC, r.id DESC"
DRAFTS_AT = f"""{COLUMNS} WHERE r.id IN (
    SELECT id FROM retrospective WHERE {IS_DRAFT.format("retrospective")} {_NEWEST}) {_IN_ORDER}"""
ENDED_AT = f"""
SELECT created_at, id, rowid AS number, 0 AS is_good FROM retrospective
WHERE {IS_FINISHED.format("retrospective")}
UNION ALL SELECT created_at, id, rowid, 1 FROM vet WHERE {IS_GOOD_END.format("vet")} {_NEWEST}"""
"""What has ended, finished retrospectives and good ends, the newest first, merged along the index of each."""
ROWS_OF = f"{COLUMNS} WHERE r.rowid IN (SELECT value FROM json_each(?))"
GOOD_ENDS_OF = """
SELECT id, title, client, created_at, ended_on, decided_on, hours, hours_worked, kept_well FROM vet
WHERE rowid IN (SELECT value FROM json_each(?))
"""
_OF_DRAFT = f"""
SELECT count(*) FROM retrospective AS d
WHERE {IS_DRAFT.format("d")} AND (d.created_at, d.id) > (g.created_at, g.id)
"""
_OF_ENDED = f"""
(SELECT count(*) FROM {DRAFT}) +
(SELECT count(*) FROM retrospective AS f
 WHERE {IS_FINISHED.format("f")} AND (f.created_at, f.id) > (g.created_at, g.id)) +
(SELECT count(*) FROM vet WHERE {IS_GOOD_END.format("vet")} AND (created_at, id) > (g.created_at, g.id))
"""
POSITION = f"""
SELECT CASE WHEN g.finished_at IS NULL THEN ({_OF_DRAFT}) ELSE {_OF_ENDED} END AS position
FROM retrospective AS g WHERE g.id = ?1 AND g.deleted_at IS NULL
UNION ALL SELECT {_OF_ENDED} FROM vet AS g WHERE g.id = ?1 AND {IS_GOOD_END.format("g")}
"""
TIMES = """
SELECT flag."key" AS name, count(*) AS times FROM red_flag AS flag
WHERE flag."key" IN (SELECT value FROM json_each(?1)) AND flag.hindsight IS NOT 'hidden' AND flag.retrospective <> ?2
GROUP BY flag."key"
"""
NOT_COUNTED = f"""
SELECT flag."key" AS name, count(*) AS times
FROM (SELECT id FROM retrospective WHERE deleted_at IS NOT NULL UNION ALL SELECT id FROM {DRAFT}) AS r
CROSS JOIN red_flag AS flag ON flag.retrospective = r.id
WHERE +flag."key" IN (SELECT value FROM json_each(?1)) AND flag.hindsight IS NOT 'hidden' AND r.id <> ?2
GROUP BY flag."key"
"""
"""Counts of trash and drafts. CROSS and the plus keep SQLite to this order: they are few, a flag can have many gigs."""


class GoodEndRow(NamedTuple):
    """One line of home: a gig that ended well."""

    id: VetId
    """Id of the vet."""
    name: str
    client: str
    created_at: datetime
    ended_on: date | None
    estimated: Decimal | None
    """Hours."""
    worked: Decimal | None
    kept: str
    """What helped."""
    decided_on: date | None = None

    @property
    def day(self) -> date:
        """Return when the gig was: the day it ended, else was decided on, else was written down."""
        return when_gig_was(self.ended_on, self.decided_on, self.created_at)


Listed = HomeRow | GoodEndRow


def rows_at(library: Library, first: int, limit: int, *, drafts: int) -> list[Listed]:
    """Read rows of home from a position on; `drafts` is the number that stand before what has ended."""
    of_drafts = max(min(drafts - first, limit), 0)
    with library.reading() as fetch:
        found: list[Listed] = [row_of(row) for row in fetch(DRAFTS_AT, (of_drafts, first))] if of_drafts else []
        if limit > of_drafts:
            found += _ended(fetch, limit - of_drafts, max(first - drafts, 0))
    return found


def _ended(fetch: Fetch, limit: int, offset: int) -> Iterator[Listed]:
    """Read what has ended; rows are asked for by number, because a damaged id may be no text that JSON can hold."""
    places = fetch(ENDED_AT, (limit, offset))
    rows, good = (
        {row["id"]: row for row in fetch(sql, (json.dumps([at["number"] for at in places if at["is_good"] == kind]),))}
        for sql, kind in ((ROWS_OF, 0), (GOOD_ENDS_OF, 1))
    )
    for at in places:
        if at["id"] in (good if at["is_good"] else rows):
            yield _good_end(good[at["id"]]) if at["is_good"] else row_of(rows[at["id"]])


def _good_end(row: sqlite3.Row) -> GoodEndRow:
    return GoodEndRow(
        vet_id(row["id"]),
        name_of_gig(row["title"], row["created_at"]),
        stored_text(row["client"]),
        instant(row["created_at"]) or NEVER,
        stored_day(row["ended_on"]),
        stored_amount(row["hours"]),
        stored_amount(row["hours_worked"]),
        stored_text(row["kept_well"]),
        stored_day(row["decided_on"]),
    )


def position(library: Library, id: DocumentId) -> int | None:
    """Return the position of a retrospective or a good end in home's list; None if it is not listed."""
    found = library.fetch(POSITION, id)
    return int(found[0]["position"]) if found else None


def times(library: Library, retrospective: Retrospective) -> Mapping[str, int]:
    """Count the other gigs in which each red flag could have been seen, by `RedFlag.key`.

    Neither drafts nor the trash count.
    """
    keys = (json.dumps([flag.key for flag in retrospective.red_flags]), retrospective.id)
    with library.reading() as fetch:
        everywhere = fetch(TIMES, keys)
        left_out = {row["name"]: row["times"] for row in fetch(NOT_COUNTED, keys)}
    return {row["name"]: row["times"] - left_out.get(row["name"], 0) for row in everywhere}
