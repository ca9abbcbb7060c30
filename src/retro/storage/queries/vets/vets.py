"""Reads vetted gigs: one, a page of them, those under way; and a document of either kind by its id."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from retro.core.formats import vet_json
from retro.core.formats.codec import ArchiveError
from retro.core.gig import wording
from retro.core.gig.ids import DocumentId, VetId, short_id
from retro.core.vet.vet import Vet
from retro.storage.errors import Damaged
from retro.storage.queries.columns import NEVER, document_id, instant, name_of_gig, version_of, vet_id
from retro.storage.queries.library import Library
from retro.storage.queries.record import (
    VETTED_GIG,
    StoredRetrospective,
    document_rows,
    named_by,
    paged,
    retrospective_by_id,
    selects,
)
from retro.storage.queries.standing import IS_GOOD_END
from retro.storage.queries.vets.taken import IS_ONLY_UNDER_WAY
from retro.storage.rows.vet_rows import VET

if TYPE_CHECKING:
    from retro.storage.queries.choice import GigFilter

RECORDS: Mapping[str, str] = selects(VET)
"""Queries for the rows of some vets, by table; the ids are one JSON list."""
FIND = "SELECT id, deleted_at IS NULL AS present FROM vet WHERE id >= ? AND id < ?"
FIND_ANY = """
SELECT id, deleted_at IS NULL AS present
FROM (SELECT id, deleted_at FROM retrospective UNION ALL SELECT id, deleted_at FROM vet) WHERE id >= ? AND id < ?
"""
NUMBERS = "SELECT rowid FROM vet WHERE deleted_at IS NULL ORDER BY created_at DESC, id DESC"
"""Row numbers of all, the newest first."""
GOOD_ENDS = f"SELECT v.rowid FROM vet AS v WHERE {IS_GOOD_END.format('v')}"
"""Row numbers of the gigs that ended well; a filter's conditions follow."""
GOING_ON = f"SELECT v.rowid FROM vet AS v WHERE {IS_ONLY_UNDER_WAY}"
"""Row numbers of the gigs under way; a filter's conditions follow."""
NEWEST = " ORDER BY v.created_at DESC, v.id DESC"
FIND_DELETED = FIND_ANY.replace("deleted_at IS NULL", "deleted_at IS NOT NULL")
BEGAN = """
SELECT v.id, v.title, v.created_at FROM vet AS v LEFT JOIN retrospective AS r ON r.id = v.gig
WHERE v.gig IN (SELECT value FROM json_each(?))
  AND (v.ended IS NOT NULL OR v.decision IS NOT 'take' OR r.id IS NULL OR r.finished_at IS NOT NULL)
ORDER BY v.created_at, v.id
"""
"""A gig that goes on beside a draft stays when the draft is deleted for good."""
COUNT = "SELECT count(*) FROM vet WHERE deleted_at IS NULL"
TRASH = "SELECT id, title, created_at FROM vet WHERE deleted_at IS NOT NULL ORDER BY deleted_at DESC, id DESC"
DAMAGED = "The vetted gig {} is damaged: {}"
EITHER = "gig or vetted gig"


@dataclass(frozen=True, slots=True)
class StoredVet:
    """A vet and what is stored beside it."""

    vet: Vet
    version: int
    """Version that a save must name."""
    deleted_at: datetime | None

    @property
    def document(self) -> Vet:
        """Return the vet."""
        return self.vet


def document_by_id(library: Library, id: DocumentId) -> StoredRetrospective | StoredVet | None:
    """Read the retrospective or vet with this full id, also from the trash. Raises Damaged if it cannot be read."""
    return retrospective_by_id(library, id) or vet_by_id(library, id)


def vet_by_id(library: Library, id: DocumentId) -> StoredVet | None:
    """Read the vet with this full id, also from the trash. Raises Damaged if it cannot be read."""
    with library.reading() as fetch:
        rows = document_rows(fetch, [id], VET, RECORDS).get(id)
    if rows is None or not rows["vet"]:
        return None
    (whole,) = rows["vet"]
    try:
        vet = vet_json.vet_from_data(VET.from_rows(rows))
    except ArchiveError as error:
        raise Damaged(DAMAGED.format(short_id(id), error)) from None
    deleted = whole["deleted_at"]
    return StoredVet(vet, version_of(whole["version"]), (instant(deleted) or NEVER) if deleted else None)


def find_vet_id(library: Library, prefix: str) -> VetId:
    """Find the id of the vet that begins so.

    One in the trash only if no other does. Raises UnknownId or AmbiguousId.
    """
    return VetId(named_by(library, prefix, FIND, VETTED_GIG))


def find_any(library: Library, prefix: str) -> DocumentId:
    """Find the id of the retrospective or vet that begins so. Raises UnknownId or AmbiguousId."""
    return document_id(named_by(library, prefix, FIND_ANY, EITHER))


def find_deleted(library: Library, prefix: str) -> DocumentId:
    """Find the id of what is to be restored: one in the trash first. Raises UnknownId or AmbiguousId."""
    return document_id(named_by(library, prefix, FIND_DELETED, EITHER))


def iterate_vets(library: Library, *, page: int = 50, damaged: list[str] | None = None) -> Iterator[Vet]:
    """Yield all outside the trash, newest first. Ids that cannot be read are added to `damaged` and skipped."""
    yield from _numbered(library, [row[0] for row in library.fetch(NUMBERS)], page, damaged)


def iterate_good_ends(
    library: Library, *, page: int = 50, choice: GigFilter | None = None, damaged: list[str] | None = None
) -> Iterator[Vet]:
    """Yield the gigs that ended well and that the filter selects, newest first; damaged ones as iterate_vets does."""
    yield from _numbered(library, _chosen(library, GOOD_ENDS, wording.ENDED_WELL, choice), page, damaged)


def iterate_under_way(
    library: Library, *, page: int = 50, choice: GigFilter | None = None, damaged: list[str] | None = None
) -> Iterator[Vet]:
    """Yield the gigs under way that are not being written up and that the filter selects, as iterate_good_ends does."""
    yield from _numbered(library, _chosen(library, GOING_ON, wording.UNDER_WAY, choice), page, damaged)


def _chosen(library: Library, sql: str, standing: str, choice: GigFilter | None) -> list[int]:
    """Return the row numbers that the SQL finds and the filter selects among gigs of this standing, newest first."""
    if choice and not (choice.can_be_vets and choice.is_standing(standing)):
        return []
    with library.reading() as fetch:
        conditions, values = choice.conditions_of_vets(fetch, "v") if choice else ("", [])
        return [row[0] for row in fetch(sql + conditions + NEWEST, values)]


def _numbered(library: Library, numbers: list[int], page: int, damaged: list[str] | None) -> Iterator[Vet]:
    for id, rows in paged(library, numbers, page, VET, RECORDS):
        try:
            yield vet_json.vet_from_data(VET.from_rows(rows))
        except ArchiveError:
            if damaged is not None:
                damaged.append(id)


def vets_behind(library: Library, gigs: Sequence[DocumentId]) -> list[tuple[VetId, str]]:
    """Return ids and names of the vets that these retrospectives began with, in the trash too."""
    return [
        (vet_id(row["id"]), name_of_gig(row["title"], row["created_at"]))
        for row in library.fetch(BEGAN, json.dumps(gigs))
    ]


def count(library: Library) -> int:
    """Count the vets outside the trash."""
    found = library.fetch(COUNT)
    return int(found[0][0]) if found else 0


def trash(library: Library) -> list[tuple[VetId, str]]:
    """Return ids and names of deleted vets, the last deleted first."""
    return [(vet_id(row["id"]), name_of_gig(row["title"], row["created_at"])) for row in library.fetch(TRASH)]
