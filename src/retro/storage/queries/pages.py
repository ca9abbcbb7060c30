"""Reads lists page by page, newest first: by key along an index, or by the numbers (rowids) that an order gave.

A key is a time and an id, and what a failing disk left in their columns compares with neither: a page by key ends with
the rows in which one of the two is no text, so that every row stands somewhere.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from retro.storage.queries.columns import number_list
from retro.storage.queries.library import Fetch, Library

PAGE = 200
"""Rows that are read at once where all are."""


class Key(NamedTuple):
    """Where a page ends, byte for byte as it is stored; the blank one is before the newest."""

    at: bytes | None = None
    id: bytes = b""
    stray: int = 0
    """The number of a row that no key compares with; 0 for all others."""


FIRST = Key()
KEY = """CAST({0}.created_at AS BLOB) AS since, CAST({0}.id AS BLOB) AS exact,
    (typeof({0}.created_at) <> 'text' OR typeof({0}.id) <> 'text') * {0}.rowid AS stray"""
"""The columns that `key_of` reads, of the table `{0}`."""
AFTER = """ AND typeof({0}.id) = 'text' AND ({0}.created_at, {0}.id) < (ifnull(CAST(? AS TEXT), x''), CAST(? AS TEXT))
ORDER BY {0}.created_at DESC, {0}.id DESC LIMIT ?"""
"""Follows a WHERE. Every text is less than a blob, so that NULL begins with the newest."""
STRAYS = """ AND (typeof({0}.created_at) <> 'text' OR typeof({0}.id) <> 'text') AND {0}.rowid > ?
ORDER BY {0}.rowid LIMIT ?"""


def page_key_of(row: sqlite3.Row) -> Key:
    """The key of a row with the columns of KEY."""
    return Key(row["since"], row["exact"] or b"", row["stray"])


def page_after(
    fetch: Fetch, head: str, values: Sequence[object], *, after: Key = FIRST, limit: int, table: str = "r"
) -> list[sqlite3.Row]:
    """At most `limit` rows of `head`, which is SQL up to its WHERE, after a key."""
    found: list[sqlite3.Row] = []
    if not after.stray:
        found = fetch(head + AFTER.format(table), (*values, after.at, after.id, limit))
    if len(found) < limit:
        found += fetch(head + STRAYS.format(table), (*values, after.stray, limit - len(found)))
    return found


def by_number(library: Library, sql: str, numbers: Sequence[int], page: int = PAGE) -> Iterator[list[sqlite3.Row]]:
    """The rows with these numbers, in their order, page by page; `sql` joins them to the numbers, a JSON list."""
    for at in range(0, len(numbers), page):
        yield library.fetch(sql, number_list(numbers[at : at + page]))
