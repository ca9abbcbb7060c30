"""Reads rows of home and of `retro list` page by page, never by offset."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from retro.core.gig.ids import DocumentId
from retro.storage.queries.columns import document_id
from retro.storage.queries.gig_rows import BESIDE, COLUMNS, COLUMNS_PART, OF_VET, HomeRow, row_of, since
from retro.storage.queries.library import Library
from retro.storage.queries.pages import FIRST, PAGE, by_number, page_after
from retro.storage.queries.running import IS_UNDER_WAY
from retro.storage.queries.standing import (
    DAY,
    FIRST_NOTICED,
    IS_DRAFT,
    IS_FINISHED,
    IS_GOOD_END,
    IS_UNTOLD,
    IS_WRITTEN_UP,
)

if TYPE_CHECKING:
    from retro.storage.queries.choice import GigFilter

DRAFTS = f"{COLUMNS} WHERE {IS_DRAFT.format('r')}"
FINISHED = f"{COLUMNS} WHERE {IS_FINISHED.format('r')}"
"""Heads of pages that are read by key."""
NUMBERED = f"""{COLUMNS_PART}json_each(?) AS wanted CROSS JOIN retrospective AS r ON r.rowid = wanted.value{BESIDE}
WHERE r.deleted_at IS NULL ORDER BY wanted.key"""
CHOSEN = "/* chosen */"
"""Where a filter's conditions go in NUMBERS."""
NUMBERS = {
    "gig": f"""
SELECT number FROM (
    SELECT r.rowid AS number, {DAY.format("r")} AS day,
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
UNTOLD = f"""{COLUMNS} WHERE {IS_UNTOLD.format("r")}
ORDER BY {FIRST_NOTICED.format("r")}, r.created_at DESC, r.id DESC"""
GOOD_ROWS = f"{OF_VET} WHERE {IS_GOOD_END.format('vet')}"
DRAFT = f"retrospective INDEXED BY retrospective_draft WHERE {IS_DRAFT.format('retrospective')}"
"""Drafts; left to itself, SQLite counts them along the index of all gigs, and looks each up."""
COUNTS = f"""
SELECT (SELECT count(*) FROM retrospective WHERE deleted_at IS NULL),
       (SELECT count(*) FROM {DRAFT}),
       (SELECT count(*) FROM retrospective WHERE deleted_at IS NOT NULL),
       (SELECT count(*) FROM vet AS v WHERE {IS_UNDER_WAY}),
       (SELECT count(*) FROM vet WHERE {IS_GOOD_END.format("vet")}),
       (SELECT count(*) FROM vet WHERE deleted_at IS NOT NULL),
       (SELECT count(*) FROM vet AS v WHERE {IS_UNDER_WAY} AND {IS_WRITTEN_UP.format("v")})
"""


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
    written_up: int = 0
    """Gigs under way that are being written up, and counted as that."""

    @property
    def all_gigs(self) -> int:
        """Return the number of gigs, each counted once."""
        return self.gigs + self.good_ends + self.running - self.written_up


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


def behind(library: Library, ids: Sequence[DocumentId]) -> list[HomeRow]:
    """Read the rows of these gigs and good ends in their order; what has gone meanwhile is left out."""
    marks = ", ".join("?" * len(ids))
    with library.reading() as fetch:
        rows = fetch(f"{COLUMNS} WHERE r.deleted_at IS NULL AND r.id IN ({marks})", tuple(ids))
        ended = fetch(f"{GOOD_ROWS} AND id IN ({marks})", tuple(ids))
    found = {document_id(row["id"]): row_of(row) for row in (*rows, *ended)}
    return [found[id] for id in ids if id in found]
