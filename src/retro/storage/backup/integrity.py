"""Whether a library holds what was written into it: SQLite's own checks, and every record's hash."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from retro.core.formats import document
from retro.core.formats.codec import ArchiveError
from retro.storage.errors import Missing, StoreError, named, told
from retro.storage.queries.library import NEWEST, connect, exists, revision
from retro.storage.queries.record import selects
from retro.storage.rows.retrospective_rows import RETROSPECTIVE, Rows, Shape
from retro.storage.rows.vet_rows import VET

WAIT = 5.0
"""Seconds that a check waits for a writer."""
PAGE = 200
KINDS = {"retrospective": RETROSPECTIVE, "vet": VET}
"""What is checked, by the word for one of it."""
HASHES = {what: f"SELECT id, hash FROM {shape.root} WHERE id > ? ORDER BY id LIMIT ?" for what, shape in KINDS.items()}


def problems(file: Path) -> list[str]:
    """What is wrong with the content of a library, one sentence each. Changes nothing.

    Raises StoreError for what cannot be read as a library of ours at all. No record's words are in a sentence.
    The hashes of an older library are not looked at: its columns are another retro's.
    """
    with reading(file) as connection:
        found = [*_sound(connection), *_related(connection)]
        return found + (list(_changed(connection)) if revision(connection) == NEWEST else [])


def is_whole(file: Path) -> bool:
    """Whether this is a library in which nothing is wrong."""
    try:
        return revision_of(file) > 0 and not problems(file)
    except StoreError:
        return False


def revision_of(file: Path) -> int:
    """The number of the library's last migration, 0 for an empty file. Raises StoreError for what is no library."""
    with reading(file) as connection:
        return revision(connection)


@contextmanager
def reading(file: Path, mode: str = "ro") -> Iterator[sqlite3.Connection]:
    """A connection that trusts nothing in the file; every error is raised as a StoreError."""
    if not exists(file):
        raise Missing(f"{named(file)} is not there.", "retro where lists every path in use.")
    try:
        with closing(connect(file, mode, WAIT)) as connection:
            connection.executescript("PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON")
            yield connection
    except (sqlite3.Error, OSError) as error:
        raise told(error, file) from None


def _sound(connection: sqlite3.Connection) -> Iterator[str]:
    found = connection.execute("PRAGMA integrity_check").fetchall()
    if [tuple(row) for row in found] != [("ok",)]:
        yield f"SQLite finds {_counted(len(found), 'fault')} in the file."


def _related(connection: sqlite3.Connection) -> Iterator[str]:
    if orphans := connection.execute("PRAGMA foreign_key_check").fetchall():
        yield f"{_counted(len(orphans), 'row')} without the retrospective they belong to."


def _changed(connection: sqlite3.Connection) -> Iterator[str]:
    """Records that are not what was written, found by their hashes."""
    for what, shape in KINDS.items():
        last, size = "", PAGE
        while size == PAGE:
            connection.execute("BEGIN")  # one moment for a page, and no longer: others want to write
            stored = {str(row["id"]): row["hash"] for row in connection.execute(HASHES[what], (last, PAGE))}
            rows = _rows(connection, shape, list(stored))
            connection.execute("COMMIT")
            changed = (id for id, kept in stored.items() if _hash(shape, rows[id]) != kept)
            yield from (f"The {what} {id[:8]} is not as it was written." for id in changed)
            last, size = max(stored, default=last), len(stored)


def _rows(connection: sqlite3.Connection, shape: Shape, ids: list[str]) -> Mapping[str, Rows]:
    found: dict[str, Rows] = {id: {table: [] for table in shape.tables} for id in ids}
    for table, sql in selects(shape).items():
        for row in connection.execute(sql, (json.dumps(ids),)):
            found[row[0]][table].append(dict(row))
    return found


def _hash(shape: Shape, rows: Rows) -> str:
    """The hash of what stands there now; none for what cannot be read."""
    try:
        return document.content_hash(document.from_data(shape.gather(rows)))
    except (ArchiveError, UnicodeEncodeError):
        return ""


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"
