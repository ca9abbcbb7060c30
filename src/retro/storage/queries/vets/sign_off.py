"""Reads the sign-off of the newest message, for the next one."""

from __future__ import annotations

from retro.storage.queries.columns import stored_text
from retro.storage.queries.library import Library

NEWEST = """
SELECT p.text, r.updated_at FROM message_part AS p JOIN retrospective AS r ON r.id = p.retrospective
WHERE p.name = 'sign_off' AND p.text <> '' AND NOT p.left_out AND r.deleted_at IS NULL
UNION ALL
SELECT p.text, v.updated_at FROM vet_message_part AS p JOIN vet AS v ON v.id = p.vet
WHERE p.name = 'sign_off' AND p.text <> '' AND NOT p.left_out AND v.deleted_at IS NULL
ORDER BY 2 DESC LIMIT 1
"""


def usual_sign_off(library: Library) -> str:
    """Return the sign-off of the message that was changed last; "" without one."""
    return next((stored_text(row["text"]) for row in library.fetch(NEWEST)), "")
