"""Suggests the gig to compare with when none is chosen."""

from __future__ import annotations

from retro.storage.queries.library import Library

NEWEST = 1000
"""Gigs among which it is looked for, so that the answer is as quick where there are many more."""
SHARED = f"""
SELECT r.id FROM (
    SELECT id, created_at FROM retrospective WHERE deleted_at IS NULL ORDER BY created_at DESC, id DESC LIMIT {NEWEST}
) AS r CROSS JOIN red_flag AS other ON other.retrospective = r.id
WHERE r.id <> ?1 AND other.hindsight IS NOT 'hidden' AND other.key IN (
    SELECT key FROM red_flag WHERE retrospective = ?1 AND hindsight IS NOT 'hidden'
    UNION SELECT key FROM sign WHERE vet = ?1 AND answer = 'yes')
GROUP BY r.id ORDER BY count(*) DESC, r.created_at DESC, r.id DESC LIMIT 1
"""
OTHER = "SELECT id FROM retrospective WHERE deleted_at IS NULL AND id <> ? ORDER BY created_at DESC, id DESC LIMIT 1"


def most_alike(library: Library, id: str) -> str | None:
    """The id of the retrospective that shares the most red flags with this gig, a good end too, else of the newest.

    Of several that share as many it is the newest.
    """
    found = library.fetch(SHARED, id) or library.fetch(OTHER, id)
    return str(found[0]["id"]) if found else None
