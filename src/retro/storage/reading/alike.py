"""The gig to compare one with, if none was chosen."""

from __future__ import annotations

from retro.storage.reading.library import Library

SHARED = """
SELECT r.id FROM red_flag AS mine
JOIN red_flag AS other ON other.key = mine.key AND other.retrospective <> mine.retrospective
JOIN retrospective AS r ON r.id = other.retrospective
WHERE mine.retrospective = ? AND r.deleted_at IS NULL
GROUP BY r.id ORDER BY count(*) DESC, r.created_at DESC, r.id DESC LIMIT 1
"""
OTHER = "SELECT id FROM retrospective WHERE deleted_at IS NULL AND id <> ? ORDER BY created_at DESC, id DESC LIMIT 1"


def most_alike(library: Library, id: str) -> str | None:
    """The id of the gig that shares the most red flags with this one, the newest of several; else the newest other."""
    found = library.fetch(SHARED, id) or library.fetch(OTHER, id)
    return str(found[0]["id"]) if found else None
