"""What was entered in the newest gigs, offered again: the most used first."""

from __future__ import annotations

from retro.storage.reading.flags import NEWEST
from retro.storage.reading.library import Library

MOST = 50
"""How many are offered."""


_GIGS = f"""
SELECT * FROM retrospective WHERE deleted_at IS NULL ORDER BY created_at DESC, id DESC LIMIT {NEWEST}
"""


def _of_column(column: str) -> str:
    return f"""
    SELECT {column} FROM ({_GIGS}) WHERE {column} <> ''
    GROUP BY {column} ORDER BY count(*) DESC, max(created_at) DESC, {column} LIMIT {MOST}
    """


CLIENTS, PLATFORMS, CURRENCIES = (_of_column(name) for name in ("client", "platform", "currency"))
TAGS = f"""
SELECT tag FROM ({_GIGS}) AS r JOIN tag ON tag.retrospective = r.id WHERE tag <> ''
GROUP BY tag ORDER BY count(*) DESC, max(r.created_at) DESC, tag LIMIT {MOST}
"""

EVERY_CLIENT = "SELECT DISTINCT client FROM retrospective WHERE client <> '' ORDER BY client"


def every_client(library: Library) -> list[str]:
    """The names of all clients, those in the trash too: whoever must not be named."""
    return _texts(library, EVERY_CLIENT)


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
