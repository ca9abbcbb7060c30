"""Reads lists page by page, newest first: by key along an index, or by row numbers in a given order.

A key is a time and an id; what a failing disk left in those columns compares with neither. A page by key therefore ends
with the rows in which one of the two is no text, so that every row is listed somewhere.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from retro.storage.queries.columns import number_list
from retro.storage.queries.library import Fetch, Library

PAGE = 200
"""Rows read at once when all are read."""


class Key(NamedTuple):
    """Where a page ends, byte for byte as stored; the blank key is before the newest row."""

    at: bytes | None = None
    id: bytes = b""
    stray: int = 0
    """Number of a row that no key compares with; 0 for all others."""


FIRST = Key()
KEY = """CAST({0}.created_at AS BLOB) AS since, CAST({0}.id AS BLOB) AS exact,
    (typeof({0}.created_at) <> 'text' OR typeof({0}.id) <> 'text') * {0}.rowid AS stray"""
"""Columns of the table `{0}` that `key_of` reads."""
AFTER = """ AND typeof({0}.id) = 'text' AND ({0}.created_at, {0}.id) < (ifnull(CAST(? AS TEXT), x''), CAST(? AS TEXT))
ORDER BY {0}.created_at DESC, {0}.id DESC LIMIT ?"""
"""Follows a WHERE. Every text is less than a blob, so that NULL begins with the newest."""
STRAYS = """ AND (typeof({0}.created_at) <> 'text' OR typeof({0}.id) <> 'text') AND {0}.rowid > ?
ORDER BY {0}.rowid LIMIT ?"""


def page_key_of(row: sqlite3.Row) -> Key:
    """Return the key of a row that has the columns of KEY."""
    return Key(row["since"], row["exact"] or b"", row["stray"])


def page_after(
    fetch: Fetch, head: str, values: Sequence[object], *, after: Key = FIRST, limit: int, table: str = "r"
) -> list[sqlite3.Row]:
    """Read at most `limit` rows of `head`, which is SQL up to its WHERE, after a key."""
    found: list[sqlite3.Row] = []
    if not after.stray:
        found = fetch(head + AFTER.format(table), (*values, after.at, after.id, limit))
    if len(found) < limit:
        found += fetch(head + STRAYS.format(table), (*values, after.stray, limit - len(found)))
    return found


def by_number(library: Library, sql: str, numbers: Sequence[int], page: int = PAGE) -> Iterator[list[sqlite3.Row]]:
    """Yield the rows with these numbers in their order, page by page; `sql` joins them to a JSON list of numbers."""
    for at in range(0, len(numbers), page):
        yield library.fetch(sql, number_list(numbers[at : at + page]))
