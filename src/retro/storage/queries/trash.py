"""Deleted documents that can be restored."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from retro.storage.queries.columns import NEVER, id_text, instant, name_of
from retro.storage.queries.home import COLUMNS, Row, row_of
from retro.storage.queries.library import Library

TRASH = f"{COLUMNS} WHERE r.deleted_at IS NOT NULL ORDER BY r.deleted_at DESC, r.id DESC"
EVERYTHING = """
SELECT id, title, created_at, deleted_at, finished_at, NULL AS decision, NULL AS ended, 0 AS is_vet
FROM retrospective WHERE deleted_at IS NOT NULL
UNION ALL
SELECT id, title, created_at, deleted_at, NULL, decision, ended, 1 FROM vet WHERE deleted_at IS NOT NULL
ORDER BY deleted_at DESC, id DESC
"""


class Kind(StrEnum):
    """What a deleted document was; the value is how it is called on screen."""

    DRAFT = "draft"
    RETROSPECTIVE = "retrospective"
    VETTED = "vetted gig"
    UNDER_WAY = "gig under way"
    GOOD_END = "good end"

    @property
    def is_vet(self) -> bool:
        """Whether it is stored as a vet."""
        return self in (Kind.VETTED, Kind.UNDER_WAY, Kind.GOOD_END)


class Deleted(NamedTuple):
    """One thing in the trash."""

    id: str
    name: str
    kind: Kind
    at: datetime
    """When it was deleted."""


def rows(library: Library) -> list[tuple[Row, datetime]]:
    """The deleted retrospectives with the time of their deletion, the last deleted first."""
    return [(row_of(stored), instant(stored["deleted_at"]) or NEVER) for stored in library.fetch(TRASH)]


def everything(library: Library) -> list[Deleted]:
    """Retrospectives, vets and what they became, the last deleted first. Raises StoreError."""
    return [
        Deleted(
            id_text(stored["id"]),
            name_of(stored["title"], stored["created_at"]),
            _kind(stored),
            instant(stored["deleted_at"]) or NEVER,
        )
        for stored in library.fetch(EVERYTHING)
    ]


def _kind(stored: sqlite3.Row) -> Kind:
    if not stored["is_vet"]:
        return Kind.DRAFT if stored["finished_at"] is None else Kind.RETROSPECTIVE
    if stored["ended"] == "well":
        return Kind.GOOD_END
    return Kind.UNDER_WAY if stored["decision"] == "take" and stored["ended"] is None else Kind.VETTED
