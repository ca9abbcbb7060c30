"""What was entered before, offered again: the most used first."""

from __future__ import annotations

from retro.storage.reading.library import Library

MOST = 50
"""How many are offered."""


def _of_column(column: str) -> str:
    return f"""
    SELECT {column} FROM retrospective WHERE deleted_at IS NULL AND {column} <> ''
    GROUP BY {column} ORDER BY count(*) DESC, max(created_at) DESC, {column} LIMIT {MOST}
    """


CLIENTS, PLATFORMS, CURRENCIES = (_of_column(name) for name in ("client", "platform", "currency"))
TAGS = f"""
SELECT tag FROM tag JOIN retrospective AS r ON r.id = tag.retrospective WHERE r.deleted_at IS NULL AND tag <> ''
GROUP BY tag ORDER BY count(*) DESC, max(r.created_at) DESC, tag LIMIT {MOST}
"""


def clients(library: Library) -> list[str]:
    """Names of clients."""
    return _texts(library, CLIENTS)


def platforms(library: Library) -> list[str]:
    """Where gigs came from."""
    return _texts(library, PLATFORMS)


def currencies(library: Library) -> list[str]:
    """Codes of currencies."""
    return _texts(library, CURRENCIES)


def tags(library: Library) -> list[str]:
    """Tags."""
    return _texts(library, TAGS)


def _texts(library: Library, sql: str) -> list[str]:
    return [str(row[0]) for row in library.fetch(sql)]
