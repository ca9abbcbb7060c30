"""Deleted documents that can be restored."""

from __future__ import annotations

from datetime import datetime

from retro.storage.queries.columns import NEVER, instant
from retro.storage.queries.home import COLUMNS, Row, row_of
from retro.storage.queries.library import Library

TRASH = f"{COLUMNS} WHERE r.deleted_at IS NOT NULL ORDER BY r.deleted_at DESC, r.id DESC"


def rows(library: Library) -> list[tuple[Row, datetime]]:
    """All of it with the time of its deletion, the last deleted first."""
    return [(row_of(stored), instant(stored["deleted_at"]) or NEVER) for stored in library.fetch(TRASH)]
