"""Reads rows of home and of `retro list` page by page, never by offset."""

import sqlite3
from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from retro.core.gig.choices import Outcome, Status
from retro.core.gig.ids import GigId
from retro.storage.queries.columns import (
    NEVER,
    enum_or_none,
    gig_id,
    instant,
    name_of_gig,
    stored_day,
    stored_text,
    text_or_none,
)
from retro.storage.queries.library import Library
from retro.storage.queries.pages import FIRST, KEY, PAGE, Key, by_number, page_after, page_key_of
from retro.storage.queries.running import UNDER_WAY
from retro.storage.queries.untold import IS_UNTOLD

if TYPE_CHECKING:
    from retro.storage.queries.choice import GigFilter

PLACE = """
CASE WHEN place.key = 'dates' AND r.status = 'live' AND r.told_on IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM answer AS a WHERE a.retrospective = r.id AND a.key = 'story.tell' AND trim(a.text) <> ''
) THEN 'story.tell' ELSE place.key END"""
"""Page on which a draft goes on, as core.wizard.interview.resumed decides (a test compares them)."""
_COLUMNS = f"""
SELECT r.id, r.title, r.client, r.status, r.outcome, r.created_at, r.finished_at, r.updated_at, r.ended_on,
       r.started_on, r.noticed_on, r.told_on, r.deleted_at, lesson.cue, lesson.act, {PLACE} AS place,
       {KEY.format("r")}
FROM """
_BESIDE = """
LEFT JOIN lesson ON lesson.retrospective = r.id AND lesson.number = 0
LEFT JOIN place ON place.retrospective = r.id
"""
COLUMNS = f"{_COLUMNS}retrospective AS r{_BESIDE}"
"""Columns of a Row; `WHERE` follows."""
DRAFTS = f"{COLUMNS} WHERE r.deleted_at IS NULL AND r.finished_at IS NULL"
FINISHED = f"{COLUMNS} WHERE r.deleted_at IS NULL AND r.finished_at IS NOT NULL"
"""Heads of pages that are read by key."""
NUMBERED = f"""{_COLUMNS}json_each(?) AS wanted CROSS JOIN retrospective AS r ON r.rowid = wanted.value{_BESIDE}
WHERE r.deleted_at IS NULL ORDER BY wanted.key"""
CHOSEN = "/* chosen */"
"""Where a filter's conditions go in NUMBERS."""
NUMBERS = {
    "gig": f"""
SELECT number FROM (
    SELECT r.rowid AS number, coalesce(r.ended_on, r.started_on, date(r.created_at, 'localtime')) AS day,
           r.created_at, r.id
    FROM retrospective AS r WHERE r.deleted_at IS NULL {CHOSEN} ORDER BY r.rowid DESC LIMIT -1
) ORDER BY day DESC, created_at DESC, id DESC LIMIT ?
""",
    "written": f"""
SELECT r.rowid FROM retrospective AS r WHERE r.deleted_at IS NULL {CHOSEN}
ORDER BY r.created_at DESC, r.id DESC LIMIT ?
""",
}
"""Orders by the gig's day (when it ended, else started, else was written down), or by when it was written down.

The first has to read every gig: those added last come first, and few of the others are among the newest.
"""
NEWEST_BY_GIG = """
SELECT number FROM (
    SELECT * FROM (
        SELECT r.rowid AS number, r.ended_on AS day, r.created_at, r.id FROM retrospective AS r
        WHERE r.deleted_at IS NULL AND r.ended_on IS NOT NULL
        ORDER BY r.ended_on DESC, r.created_at DESC, r.id DESC LIMIT ?1
    ) UNION ALL SELECT * FROM (
        SELECT r.rowid, r.started_on, r.created_at, r.id FROM retrospective AS r INDEXED BY retrospective_going
        WHERE r.deleted_at IS NULL AND r.ended_on IS NULL AND r.started_on IS NOT NULL
        ORDER BY r.started_on DESC, r.created_at DESC, r.id DESC LIMIT ?1
    ) UNION ALL SELECT * FROM (
        SELECT r.rowid, date(r.created_at, 'localtime'), r.created_at, r.id FROM retrospective AS r
        WHERE r.deleted_at IS NULL AND r.ended_on IS NULL AND r.started_on IS NULL AND date(r.created_at) IS NOT NULL
        ORDER BY r.created_at DESC, r.id DESC LIMIT ?1
    )
) ORDER BY day DESC, created_at DESC, id DESC LIMIT ?1
"""
"""The first of NUMBERS["gig"] without reading every gig: along an index each, those that ended, began, or have no day.

Gigs without a day whose time of writing is damaged are left out; they come after all others.
"""
UNTOLD = f"""{COLUMNS} WHERE {IS_UNTOLD}
ORDER BY coalesce(r.noticed_on, '9999-12-31'), r.created_at DESC, r.id DESC"""
"""As core.gig.metrics.is_untold decides (a test compares them)."""
GOOD_END = "deleted_at IS NULL AND ended = 'well'"
"""Gigs that ended well."""
OF_VET = """
SELECT id, title, client, NULL AS status, NULL AS outcome, created_at, updated_at AS finished_at, updated_at, ended_on,
       NULL AS started_on, NULL AS noticed_on, NULL AS told_on, deleted_at, '' AS cue, '' AS act, NULL AS place,
       CAST(created_at AS BLOB) AS since, CAST(id AS BLOB) AS exact, 0 AS stray
FROM vet
"""
"""Columns of a Row for a vet, which is listed under its own id; `WHERE` follows."""
GOOD_ROWS = f"{OF_VET} WHERE {GOOD_END}"
DRAFT = "retrospective INDEXED BY retrospective_draft WHERE deleted_at IS NULL AND finished_at IS NULL"
"""Drafts; left to itself, SQLite counts them along the index of all gigs, and looks each up."""
COUNTS = f"""
SELECT (SELECT count(*) FROM retrospective WHERE deleted_at IS NULL),
       (SELECT count(*) FROM {DRAFT}),
       (SELECT count(*) FROM retrospective WHERE deleted_at IS NOT NULL),
       (SELECT count(*) FROM vet AS v WHERE {UNDER_WAY}),
       (SELECT count(*) FROM vet WHERE {GOOD_END}),
       (SELECT count(*) FROM vet WHERE deleted_at IS NOT NULL)
"""


class HomeRow(NamedTuple):
    """One line of a list."""

    id: GigId
    name: str
    client: str
    status: Status | None
    outcome: Outcome | None
    created_at: datetime
    finished_at: datetime | None
    updated_at: datetime
    ended_on: date | None
    lesson_cue: str
    lesson_act: str
    """Act of the first lesson; "" without one."""
    place: str | None
    """Key of the page on which a draft was left."""
    since: Key
    """Where the next page begins."""
    noticed_on: date | None = None
    is_untold: bool = False
    """True if the client does not know yet."""
    started_on: date | None = None

    @property
    def day(self) -> date:
        """Return when the gig was: the day it ended, else started, else was written down."""
        return self.ended_on or self.started_on or self.created_at.astimezone().date()

    @property
    def is_draft(self) -> bool:
        """Tell whether it is unfinished."""
        return self.finished_at is None


class Counts(NamedTuple):
    """Numbers of documents: gigs include drafts, not the trash."""

    gigs: int
    drafts: int
    trash: int
    running: int = 0
    """Gigs that were taken after a vet and are under way; they are no retrospectives."""
    good_ends: int = 0
    """Gigs that ended well; they are no retrospectives either."""
    deleted_vets: int = 0
    """Vetted gigs in the trash, under way and ended ones included."""


def home_rows(library: Library, *, after: HomeRow | None = None, limit: int = 50) -> list[HomeRow]:
    """Read one page of home: drafts, then what is finished, each newest first; `after` is the last row before it."""
    with library.reading() as fetch:
        is_in_drafts = after is None or after.is_draft
        drafts = page_after(fetch, DRAFTS, (), after=since(after), limit=limit) if is_in_drafts else []
        begin = FIRST if is_in_drafts else since(after)
        left = limit - len(drafts)
        finished = page_after(fetch, FINISHED, (), after=begin, limit=left) if left else []
    return [row_of(found) for found in (*drafts, *finished)]


def untold_rows(library: Library) -> list[HomeRow]:
    """Read every gig whose client does not know yet, the one noticed first at the top."""
    return [row_of(found) for found in library.fetch(UNTOLD)]


def counts(library: Library) -> Counts:
    """Count gigs, drafts and deleted ones."""
    found = library.fetch(COUNTS)
    return Counts(*found[0]) if found else Counts(0, 0, 0)


def newest(
    library: Library,
    *,
    limit: int | None = None,
    page: int = PAGE,
    by: str = "written",
    choice: "GigFilter | None" = None,
) -> Iterator[HomeRow]:
    """Yield gigs, drafts included, newest first; `limit` None yields all, `by` is one of NUMBERS."""
    for found in by_number(library, NUMBERED, numbers(library, by=by, limit=limit, choice=choice), page):
        yield from map(row_of, found)


def numbers(library: Library, *, by: str, limit: int | None = None, choice: "GigFilter | None" = None) -> list[int]:
    """Return the row numbers of the selected gigs in this order; `limit` None returns all."""
    with library.reading() as fetch:
        if by == "gig" and limit and not choice:
            first = fetch(NEWEST_BY_GIG, (limit,))
            if len(first) == limit:
                return [row[0] for row in first]
        sql, values = choice.conditions(fetch, "r") if choice else ("", [])
        found = fetch(NUMBERS[by].replace(CHOSEN, sql), (*values, -1 if limit is None else limit))
    return [row[0] for row in found]


def since(after: HomeRow | None) -> Key:
    """Return the key at which a page begins: after this row, or at the newest."""
    return after.since if after else FIRST


def row_of(stored: sqlite3.Row) -> HomeRow:
    """Build a Row from COLUMNS. Damaged values are unknown; the row is never refused."""
    return HomeRow(
        id=gig_id(stored["id"]),
        name=name_of_gig(stored["title"], stored["created_at"]),
        client=stored_text(stored["client"]),
        status=enum_or_none(Status, stored["status"]),
        outcome=enum_or_none(Outcome, stored["outcome"]),
        created_at=instant(stored["created_at"]) or NEVER,
        finished_at=None if stored["finished_at"] is None else instant(stored["finished_at"]) or NEVER,
        updated_at=instant(stored["updated_at"]) or NEVER,
        ended_on=stored_day(stored["ended_on"]),
        lesson_cue=stored_text(stored["cue"]),
        lesson_act=stored_text(stored["act"]),
        place=text_or_none(stored["place"]),
        started_on=stored_day(stored["started_on"]),
        noticed_on=stored_day(stored["noticed_on"]),
        is_untold=enum_or_none(Status, stored["status"]) is Status.UNTOLD and stored["told_on"] is None,
        since=page_key_of(stored),
    )
