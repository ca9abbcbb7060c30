"""Integrity check of a library: SQLite's own checks, and the hash of every record."""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from retro.core.formats import codec, document, leaf_codecs
from retro.core.formats.codec import ArchiveError
from retro.core.gig.ids import short_id
from retro.storage.errors import Missing, StoreError, as_store_error, display_path
from retro.storage.library_file import NEWEST, connect, exists, revision
from retro.storage.queries.columns import MOST, id_text
from retro.storage.queries.record import GIG, VETTED_GIG, selects
from retro.storage.rows.retrospective_rows import RETROSPECTIVE
from retro.storage.rows.row_mapping import DocumentMapping, Rows
from retro.storage.rows.vet_rows import VET

CHECK_LOCK_WAIT = 5.0
"""Seconds that a check waits for a writer."""
PAGE = 200
_COLUMNS = 'SELECT name, type, "notnull" AS required FROM pragma_table_info(?)'
_ID = re.compile("[0-9a-f]{32}")
_OF_A_VALUE = re.compile(r"(NULL|NUMERIC|TEXT|non-\w+) value in .*")
"""What SQLite reports for a single value that its column must not hold."""
KINDS = {GIG: RETROSPECTIVE, VETTED_GIG: VET}
"""Kinds of records to check, by their name in messages."""
HASHES = {
    what: f"SELECT id, hash FROM {shape.root} WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"
    for what, shape in KINDS.items()
}
NOT_THERE = "{} isn't there."
SEE_WHERE = "retro where lists every path in use."
ONE_ERROR, MANY_ERRORS = "SQLite found 1 error in the file.", "SQLite found {} errors in the file."
ONE_ORPHAN = "1 row without the {} it belongs to."
MANY_ORPHANS = "{} rows without the {} they belong to."
MISSING = "The table {} is missing."
STRAY_IN_RECORD = "The column {} of {} of {} contains something retro didn't write."
STRAY = "The column {} of {} contains something retro didn't write."
FLAGS = frozenset({"left_out", "pivot", "from_catalogue", "no_check_ins", "client_went_wrong", "rest"})
"""Columns of 0 and 1."""
_CHECKED_COLUMN = 'CAST("{0}" AS BLOB), typeof("{0}")'
NOT_AS_WRITTEN = "The {} {} isn't as retro wrote it."


def faults(file: Path) -> list[str]:
    """Check the library as a file. Returns one sentence for each fault: rows that cannot be read or found.

    A row that holds what retro never wrote is no fault here: it must not stop all others from being copied. Raises
    StoreError.
    """
    with reading(file) as connection:
        return list(_sound(connection))


def problems(file: Path) -> list[str]:
    """Check the content of a library without changing it. Returns one sentence for each problem.

    Raises StoreError if it cannot be read as a library of ours at all. No sentence holds a record's words. The hashes
    of an older library are not checked, because its columns are another version's.
    """
    with reading(file) as connection:
        found = [*_sound(connection), *_related(connection)]
        if revision(connection) == NEWEST:
            found += [*_missing(connection)] or [*_changed(connection), *_never_written(connection)]
        return list(dict.fromkeys(found))


def is_whole(file: Path) -> bool:
    """Tell whether this is a library without any problem."""
    try:
        return revision_of(file) > 0 and not problems(file)
    except StoreError:
        return False


def revision_of(file: Path) -> int:
    """Return the number of the library's last migration, 0 for an empty file. Raises StoreError if it is no library."""
    with reading(file) as connection:
        return revision(connection)


@contextmanager
def reading(file: Path, mode: str = "ro") -> Iterator[sqlite3.Connection]:
    """Open a connection that trusts nothing in the file; every error is raised as a StoreError."""
    if not exists(file):
        raise Missing(NOT_THERE.format(display_path(file)), SEE_WHERE)
    try:
        with closing(connect(file, mode, CHECK_LOCK_WAIT)) as connection:
            connection.executescript("PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON")
            yield connection
    except (sqlite3.Error, OSError) as error:
        raise as_store_error(error, file) from None


def _sound(connection: sqlite3.Connection) -> Iterator[str]:
    stored = connection.execute("PRAGMA integrity_check").fetchall()
    if found := [row for row in stored if row[0] != "ok" and not _OF_A_VALUE.fullmatch(str(row[0]))]:
        yield ONE_ERROR if len(found) == 1 else MANY_ERRORS.format(len(found))


def _related(connection: sqlite3.Connection) -> Iterator[str]:
    found = connection.execute("PRAGMA foreign_key_check")
    orphans = Counter(VETTED_GIG if row["parent"] == VET.root else GIG for row in found)
    for what, count in orphans.items():
        yield ONE_ORPHAN.format(what) if count == 1 else MANY_ORPHANS.format(count, what)


def _missing(connection: sqlite3.Connection) -> Iterator[str]:
    """Find tables of records that are not there; nothing more can be told of the records then."""
    there = {*_ours(connection)}
    yield from (MISSING.format(table) for shape in KINDS.values() for table in shape.tables if table not in there)


def _never_written(connection: sqlite3.Connection) -> Iterator[str]:
    """Find rows that hold what retro never wrote, in any column of any table."""
    for table in _ours(connection):
        columns = connection.execute(_COLUMNS, (table,)).fetchall()
        names = ", ".join(_CHECKED_COLUMN.format(column["name"]) for column in columns)
        for row in connection.execute(f'SELECT {names} FROM "{table}"'):
            values = list(zip(columns, row[::2], row[1::2], strict=True))
            if stray := next((column["name"] for column, held, kind in values if not _fits(column, held, kind)), None):
                yield _stray(table, str(stray), row[0])


def _ours(connection: sqlite3.Connection) -> list[str]:
    found = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    return [str(row["name"]) for row in found if row["name"] != "alembic_version"]


def _fits(column: sqlite3.Row, held: bytes | None, kind: str) -> bool:
    """Tell whether a column holds what is declared: UTF-8 text, a number from 0, and an instant or day that exists."""
    if held is None:
        return not column["required"]
    name = str(column["name"])
    if column["type"] == "INTEGER":
        return kind == "integer" and 0 <= int(held) < (2 if name in FLAGS else MOST)
    try:
        text = held.decode() if kind == "text" else None
    except UnicodeDecodeError:
        return False
    if text is None or name == "at" or name.endswith("_at"):
        return text is not None and codec.is_read(leaf_codecs.INSTANT, text)
    if name.endswith(codec.OF_DAY):
        return codec.is_read(leaf_codecs.PRECISION, text)
    return not (name == "on" or name.endswith(("_on", "_until"))) or codec.is_read(leaf_codecs.DAY, text)


def _stray(table: str, column: str, first: bytes | None) -> str:
    """Name the row by its own document id if its first column holds one; other values are never shown."""
    id = (first or b"").decode("utf-8", "replace")
    if _ID.fullmatch(id):
        return STRAY_IN_RECORD.format(column, table, short_id(id))
    return STRAY.format(column, table)


def _changed(connection: sqlite3.Connection) -> Iterator[str]:
    """Find records that are not what was written, by their hashes."""
    for what, shape in KINDS.items():
        ids = [id_text(row["id"]) for row in connection.execute(f"SELECT id FROM {shape.root} ORDER BY id")]
        for at in range(0, len(ids), PAGE):
            connection.execute("BEGIN")  # one snapshot for each page, so that others can write in between
            page = (json.dumps(ids[at : at + PAGE]),)
            stored = {id_text(row["id"]): row["hash"] for row in connection.execute(HASHES[what], page)}
            rows = _rows(connection, shape, list(stored))
            connection.execute("COMMIT")
            changed = (id for id, kept in stored.items() if _hash(shape, rows[id]) != kept)
            yield from (NOT_AS_WRITTEN.format(what, short_id(id)) for id in changed)


def _rows(connection: sqlite3.Connection, shape: DocumentMapping, ids: list[str]) -> Mapping[str, Rows]:
    found: dict[str, Rows] = {id: {table: [] for table in shape.tables} for id in ids}
    for table, sql in selects(shape).items():
        for row in connection.execute(sql, (json.dumps(ids),)):
            found[row[0]][table].append(dict(row))
    return found


def _hash(shape: DocumentMapping, rows: Rows) -> str:
    """Hash the record as stored now; None if it cannot be read."""
    try:
        return document.document_hash(document.document_from_data(shape.from_rows(rows)))
    except (ArchiveError, UnicodeEncodeError):
        return ""
