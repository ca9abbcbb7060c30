"""Deleted documents that can be restored."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from retro.core.gig.ids import DocumentId
from retro.storage.queries.columns import NEVER, document_id, instant, name_of_gig
from retro.storage.queries.gig_rows import COLUMNS, HomeRow, row_of
from retro.storage.queries.library import Library
from retro.storage.queries.titles import DOCUMENTS, DocumentKind, kind_of

TRASH = f"{COLUMNS} WHERE r.deleted_at IS NOT NULL ORDER BY r.deleted_at DESC, r.id DESC"
EVERYTHING = f"SELECT * FROM ({DOCUMENTS}) WHERE deleted_at IS NOT NULL ORDER BY deleted_at DESC, id DESC"


class Deleted(NamedTuple):
    """One document in the trash."""

    id: DocumentId
    name: str
    kind: DocumentKind
    at: datetime
    """When it was deleted."""


def trash_rows(library: Library) -> list[tuple[HomeRow, datetime]]:
    """List the deleted retrospectives with the time of their deletion, the last deleted first."""
    return [(row_of(stored), instant(stored["deleted_at"]) or NEVER) for stored in library.fetch(TRASH)]


def everything(library: Library) -> list[Deleted]:
    """List deleted retrospectives and vets, the last deleted first. Raises StoreError."""
    return [
        Deleted(
            document_id(stored["id"]),
            name_of_gig(stored["title"], stored["created_at"]),
            kind_of(stored),
            instant(stored["deleted_at"]) or NEVER,
        )
        for stored in library.fetch(EVERYTHING)
    ]
