"""Suggestions from the newest gigs: most used first, each once by its folded text."""

from __future__ import annotations

from collections import Counter

from retro.core.text.folding import fold_name
from retro.storage.queries.flags import NEWEST
from retro.storage.queries.library import Library

MOST = 50
"""Number of suggestions."""


_GIGS = f"""
SELECT * FROM retrospective WHERE deleted_at IS NULL ORDER BY created_at DESC, id DESC LIMIT {NEWEST}
"""


def _of_column(column: str) -> str:
    return f"SELECT {column} FROM ({_GIGS}) WHERE {column} <> '' ORDER BY created_at DESC, id DESC"


CLIENTS, PLATFORMS, CURRENCIES = (_of_column(name) for name in ("client", "platform", "currency"))
TAGS = f"""
SELECT tag FROM ({_GIGS}) AS r JOIN tag ON tag.retrospective = r.id WHERE tag <> ''
ORDER BY r.created_at DESC, r.id DESC, tag.number
"""

EVERY_CLIENT = """
SELECT client FROM retrospective WHERE client <> '' UNION SELECT client FROM vet WHERE client <> '' ORDER BY client
"""


def every_client(library: Library) -> list[str]:
    """Return the names of all clients, in the trash too: names that must not stay in a redacted copy."""
    return [row[0] for row in library.fetch(EVERY_CLIENT) if isinstance(row[0], str)]


def clients(library: Library) -> list[str]:
    """Return names of clients, the most used first, as all of these."""
    return _most_used(library, CLIENTS)


def platforms(library: Library) -> list[str]:
    """Return the places gigs came from, as `_most_used` orders them."""
    return _most_used(library, PLATFORMS)


def currencies(library: Library) -> list[str]:
    """Return the codes of currencies, in the same order."""
    return _most_used(library, CURRENCIES)


def tags(library: Library) -> list[str]:
    """Return tags, in the same order."""
    return _most_used(library, TAGS)


def _most_used(library: Library, sql: str) -> list[str]:
    """Return each in its latest spelling; of those used equally often, the latest first."""
    written: dict[str, str] = {}
    times: Counter[str] = Counter()
    for text in (row[0] for row in library.fetch(sql) if isinstance(row[0], str)):
        name = fold_name(text) or text
        written.setdefault(name, text)
        times[name] += 1
    return [written[name] for name, _ in times.most_common(MOST)]
