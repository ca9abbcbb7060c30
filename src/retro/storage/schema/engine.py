"""Opens the library for writing: explicit transactions, every pragma set."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, StaticPool, event
from sqlmodel import create_engine

from retro.storage.library_file import readable, uri

WRITE_LOCK_WAIT = 0.25
"""Seconds that a write waits for another writer before it raises Locked."""
PRAGMAS: dict[str, str | int] = {
    "journal_mode": "DELETE",
    "synchronous": "EXTRA",
    "foreign_keys": "ON",
    "secure_delete": "ON",
    "trusted_schema": "OFF",
    "cache_size": -65536,  # most KiB of cache; otherwise an import of thousands writes each page many times
}
if sys.platform == "darwin":
    PRAGMAS["fullfsync"] = 1
CONNECTING = {"timeout": WRITE_LOCK_WAIT, "isolation_level": None, "check_same_thread": False}
"""Only our code begins transactions, and `close` may be called from another thread."""


def open_engine(
    file: Path, check: Callable[[sqlite3.Connection], None] = lambda connection: None, **instead: str
) -> Engine:
    """Open an engine with one connection to an existing file; every BEGIN takes the write lock.

    `check` can refuse a new connection; `instead` changes pragmas.
    """
    url = URL.create("sqlite", database=uri(file), query={"mode": "rw", "uri": "true"})
    engine = create_engine(url, hide_parameters=True, poolclass=StaticPool, connect_args=CONNECTING)

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, record: object) -> None:
        try:
            _prepare(connection, {**PRAGMAS, **instead})
            check(connection)
        except BaseException:
            connection.close()
            raise

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _prepare(connection: sqlite3.Connection, pragmas: Mapping[str, str | int]) -> None:
    for name, value in pragmas.items():
        connection.execute(f"PRAGMA {name}={value}")
    connection.text_factory = readable
