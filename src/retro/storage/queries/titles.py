"""Lists every gig and vetted gig by its title, for finding one by name."""

from __future__ import annotations

import sqlite3
from enum import StrEnum
from typing import NamedTuple

from retro.core.gig.ids import DocumentId
from retro.storage.queries.columns import document_id, name_of_gig
from retro.storage.queries.library import Library

DOCUMENTS = """
SELECT id, title, created_at, deleted_at, finished_at, NULL AS decision, NULL AS ended, 0 AS is_vet FROM retrospective
UNION ALL
SELECT id, title, created_at, deleted_at, NULL, decision, ended, 1 FROM vet
"""
"""Columns that give a kind and a name."""
TITLES = f"SELECT * FROM ({DOCUMENTS}) WHERE deleted_at IS NULL ORDER BY created_at DESC, id DESC"


class DocumentKind(StrEnum):
    """Kind of a document; the value is its name on screen."""

    DRAFT = "draft"
    RETROSPECTIVE = "retrospective"
    VETTED = "vetted gig"
    UNDER_WAY = "gig under way"
    GOOD_END = "ended well"

    @property
    def is_vet(self) -> bool:
        """Tell whether it is stored as a vet."""
        return self in (DocumentKind.VETTED, DocumentKind.UNDER_WAY, DocumentKind.GOOD_END)


class Titled(NamedTuple):
    """A gig of any kind, with its title and the kind of its document."""

    id: DocumentId
    name: str
    kind: DocumentKind


def titles(library: Library) -> list[Titled]:
    """List all that are not in the trash, the newest first. Raises StoreError."""
    return [
        Titled(document_id(stored["id"]), name_of_gig(stored["title"], stored["created_at"]), kind_of(stored))
        for stored in library.fetch(TITLES)
    ]


def kind_of(stored: sqlite3.Row) -> DocumentKind:
    """Tell from a row of DOCUMENTS what it is on screen: as core.vet.vet.Vet's properties decide."""
    if not stored["is_vet"]:
        return DocumentKind.DRAFT if stored["finished_at"] is None else DocumentKind.RETROSPECTIVE
    if stored["ended"] == "well":
        return DocumentKind.GOOD_END
    return DocumentKind.UNDER_WAY if stored["decision"] == "take" and stored["ended"] is None else DocumentKind.VETTED
