"""Reads a damaged library record by record; one unreadable record never hides the others."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Generic, TypeVar

from retro.core.document_kinds import Document
from retro.core.formats import retro_json, vet_json
from retro.core.formats.document import document_hash
from retro.core.gig.draft_position import ALL_UNDERSTOOD, UnreadTexts
from retro.core.gig.ids import QuestionKey
from retro.core.gig.retrospective import Retrospective
from retro.core.vet.vet import Vet
from retro.storage.backup.integrity import NOT_THERE
from retro.storage.care.piecing import pieced_together, whole_data
from retro.storage.errors import Missing, as_store_error, display_path
from retro.storage.library_file import exists, readable, uri
from retro.storage.queries.columns import texts_by_key
from retro.storage.queries.record import RECORDS
from retro.storage.queries.vets.vets import RECORDS as VETS
from retro.storage.rows.retrospective_rows import RETROSPECTIVE, TABLES
from retro.storage.rows.row_mapping import Rows
from retro.storage.rows.vet_rows import VET

_ID = re.compile("[0-9a-f]{32}")
_ORDERS = ("", " ORDER BY rowid DESC", " ORDER BY created_at", " ORDER BY created_at DESC", " ORDER BY id")
_WHERE_IDS_ARE = (
    *(f"SELECT id FROM retrospective{order}" for order in _ORDERS),
    *(f"SELECT {columns[0]} FROM {table}" for table, columns in TABLES.items() if table != "retrospective"),
)
_WHERE_VETS_ARE = (*(f"SELECT id FROM vet{order}" for order in _ORDERS), "SELECT vet FROM sign")
"""Each order visits other pages of the file; what one cannot reach another may."""
_TOLERANT = "PRAGMA trusted_schema=OFF; PRAGMA writable_schema=ON"
"""Options for SQLite; the second reads a file that is shorter than it says, and never writes to it."""
COLUMNS = {**TABLES, **VET.tables}
_HASH, _VET_HASH = "SELECT hash FROM retrospective WHERE id = ?", "SELECT hash FROM vet WHERE id = ?"
_UNREAD = "SELECT unread FROM place WHERE retrospective = ?"

D = TypeVar("D", bound=Document)


@dataclass(frozen=True, slots=True)
class Salvaged(Generic[D]):
    """What could be read of one document."""

    document: D
    is_whole: bool
    """True if it is just as it was written; False if a part is missing or changed."""
    unread: UnreadTexts = field(default_factory=lambda: ALL_UNDERSTOOD)
    """Texts of a retrospective that were not understood."""


def salvage(damaged: Path) -> Iterator[Salvaged[Retrospective]]:
    """Read every retrospective that can still be read, also from the trash. The file is never changed.

    Raises StoreError only if nothing at all can be read as a database.
    """
    with _unchanged(damaged) as connection:
        for id in _ids(connection, _WHERE_IDS_ARE):
            found = _salvaged(connection, id)
            yield replace(found, unread=_unread(connection, id))


def salvage_vets(damaged: Path) -> Iterator[Salvaged[Vet]]:
    """Read every vet that can still be read, but none of which only answers are left. Otherwise as `salvage`."""
    with _unchanged(damaged) as connection:
        for id in _ids(connection, _WHERE_VETS_ARE):
            rows = _rows(connection, VETS, id)
            if rows[VET.root]:
                vet = vet_json.vet_from_data(whole_data(VET, rows) or pieced_together(VET, id, rows))
                yield Salvaged(vet, document_hash(vet) == _stored_hash(connection, _VET_HASH, id))


@contextmanager
def _unchanged(damaged: Path) -> Iterator[sqlite3.Connection]:
    """Open a connection that cannot write and tolerates damage."""
    if not exists(damaged):
        raise Missing(NOT_THERE.format(display_path(damaged)))
    try:
        with closing(
            sqlite3.connect(f"{uri(damaged)}?mode=ro&immutable=1", uri=True, isolation_level=None)
        ) as connection:
            connection.row_factory, connection.text_factory = sqlite3.Row, readable
            connection.executescript(_TOLERANT)
            connection.execute("SELECT count(*) FROM sqlite_schema")
            yield connection
    except sqlite3.Error as error:
        raise as_store_error(error, damaged) from None


def _rows(connection: sqlite3.Connection, selects: Mapping[str, str], id: str) -> Rows:
    ids = json.dumps([id])
    asked = {table: _of_its_columns(connection, table, sql) for table, sql in selects.items()}
    return {table: [dict(row) for row in _readable_rows(connection, sql, (ids,))] for table, sql in asked.items()}


def _of_its_columns(connection: sqlite3.Connection, table: str, sql: str) -> str:
    """Replace each column that an older library lacks by NULL, because SQLite takes such a name for a text."""
    there = {str(row["name"]) for row in _readable_rows(connection, f"PRAGMA table_info({table})", ())}
    missing = [name for name in COLUMNS[table] if name not in there] if there else []
    for name in missing:
        sql = sql.replace(f'"{name}"', f'NULL AS "{name}"', 1)
    return sql


def _ids(connection: sqlite3.Connection, where: Iterable[str]) -> Iterable[str]:
    found: dict[str, None] = {}
    for sql in where:
        for row in _readable_rows(connection, sql, ()):
            if isinstance(row[0], str) and _ID.fullmatch(row[0]):
                found[row[0]] = None
    return found


def _readable_rows(connection: sqlite3.Connection, sql: str, values: tuple[str, ...]) -> Iterator[sqlite3.Row]:
    """Yield the rows up to the first that cannot be read."""
    with suppress(sqlite3.Error):
        yield from connection.execute(sql, values)


def _salvaged(connection: sqlite3.Connection, id: str) -> Salvaged[Retrospective]:
    found = _rows(connection, RECORDS, id)
    data = whole_data(RETROSPECTIVE, found)
    retrospective = retro_json.retrospective_from_data(data or pieced_together(RETROSPECTIVE, id, found))
    is_whole = data is not None and document_hash(retrospective) == _stored_hash(connection, _HASH, id)
    return Salvaged(retrospective, is_whole)


def _stored_hash(connection: sqlite3.Connection, sql: str, id: str) -> object:
    return next((row[0] for row in _readable_rows(connection, sql, (id,))), None)


def _unread(connection: sqlite3.Connection, id: str) -> UnreadTexts:
    stored = next((row[0] for row in _readable_rows(connection, _UNREAD, (id,))), None)
    return {QuestionKey(key): text for key, text in texts_by_key(stored).items()}
