"""Asks several questions in one statement and fetches columns rather than rows, where thousands of rows answer."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import Any, NamedTuple

from retro.storage.queries.library import Fetch

Column = Sequence[Any]
"""Stored values of one column, one for each row."""


class Asked(NamedTuple):
    """A SELECT, and the names of its columns that are wanted."""

    sql: str
    names: Sequence[str]


class Columns:
    """The answer to one question: its columns, all in the same order of rows."""

    def __init__(self, written: dict[str, str | Column]) -> None:
        """Take each column as a list or as JSON."""
        self._written = written

    def take(self, name: str) -> Column:
        """Return the column of this name, which is read only now. It can be taken once, and isn't held here after."""
        written = self._written.pop(name)
        return _read(written) if isinstance(written, str) else written


def fetch_columns(fetch: Fetch, questions: Sequence[Asked], values: Sequence[object]) -> list[Columns]:
    """Return the columns that answer each question, without any rows if there is no library.

    SQLite writes each column as JSON, in a single row: it does so without Python's lock, so that other threads go on
    meanwhile, and in a third of the time that as many rows take. What JSON can't hold (a BLOB, as in a damaged row)
    is fetched by rows.
    """
    arrays = ", ".join(f"(SELECT {_arrays(names)} FROM ({sql}))" for sql, names in questions)
    try:
        found = iter(next(iter(fetch(f"SELECT * FROM {arrays}", values)), ()))
    except sqlite3.Error:  # any other error meets the rows too
        return [_by_rows(fetch(sql, values if "?1" in sql else ()), names) for sql, names in questions]
    return [Columns({name: next(found, ()) for name in names}) for _, names in questions]


def _arrays(names: Sequence[str]) -> str:
    return ", ".join(f"json_group_array({name})" for name in names)


def _read(column: str) -> Column:
    try:
        found: Column = json.loads(column)
    except ValueError:  # SQLite's word for an infinite number, as only a damaged row holds
        found = json.loads(column.replace("Inf", "Infinity"))
    return found


def _by_rows(rows: Sequence[sqlite3.Row], names: Sequence[str]) -> Columns:
    return Columns({name: [row[name] for row in rows] for name in names})
