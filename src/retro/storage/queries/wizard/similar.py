"""Suggests the gig to compare with when none is chosen."""

from __future__ import annotations

from retro.core.gig.ids import DocumentId
from retro.storage.queries.columns import HAD, document_id
from retro.storage.queries.library import Library

NEWEST = 300
"""Number of newest gigs looked through, so that the answer is quick with any number."""
SHARED = f"""
SELECT r.id FROM (
    SELECT id, created_at FROM retrospective WHERE deleted_at IS NULL ORDER BY created_at DESC, id DESC LIMIT {NEWEST}
) AS r CROSS JOIN red_flag AS other ON other.retrospective = r.id
WHERE r.id <> ?1 AND other.hindsight IS NOT 'hidden' AND other.key IN (
    SELECT key FROM red_flag WHERE retrospective = ?1 AND hindsight IS NOT 'hidden'
    UNION SELECT s.key FROM sign AS s WHERE s.vet = ?1 AND {HAD})
GROUP BY r.id ORDER BY count(*) DESC, r.created_at DESC, r.id DESC LIMIT 1
"""
OTHER = "SELECT id FROM retrospective WHERE deleted_at IS NULL AND id <> ? ORDER BY created_at DESC, id DESC LIMIT 1"


def most_alike(library: Library, id: DocumentId) -> DocumentId | None:
    """Return the id of the retrospective or good end that shares the most red flags with this gig, else the newest.

    Of several that share as many, returns the newest.
    """
    found = library.fetch(SHARED, id) or library.fetch(OTHER, id)
    return document_id(found[0]["id"]) if found else None
