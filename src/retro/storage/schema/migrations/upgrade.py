"""Migrates a library to the newest revision in one transaction, checked before commit."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from threading import Lock

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, inspect

from retro.storage.errors import Damaged
from retro.storage.library_file import APPLICATION, NEWEST
from retro.storage.schema.engine import open_engine

SCRIPTS = Path(__file__).parent
JOINED = "joined"
"""Connection entry in which a script counts the rows of a table that were joined with others."""
_ALEMBIC = Lock()
"""Alembic's `context` and `op` are one in a process: scripts of two libraries would meet in one of them."""


def upgrade(file: Path, to: str = "head") -> None:
    """Run the scripts that this library has not had. Rebuilding a parent table deletes none of its children."""
    engine = open_engine(file, foreign_keys="OFF")
    try:
        with _ALEMBIC, engine.begin() as connection:
            before, orphans = _counts(connection), _orphans(connection)
            command.upgrade(_config(connection), to)
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION}")
            connection.exec_driver_sql(f"PRAGMA user_version={NEWEST if to == 'head' else int(to)}")
            _check(connection, before, orphans)
    finally:
        engine.dispose()


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def _counts(connection: Connection) -> Mapping[str, int]:
    tables = inspect(connection).get_table_names()
    return {name: connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one() for name in tables}


def _orphans(connection: Connection) -> int:
    """Count the rows whose parent is missing."""
    return len(connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall())


def _check(connection: Connection, before: Mapping[str, int], orphans: int) -> None:
    """Raise Damaged if a row would be lost or newly left without its parent; the transaction is rolled back."""
    after, joined = _counts(connection), connection.info.get(JOINED, {})
    lost = [name for name, count in before.items() if after.get(name, count) < count - joined.get(name, 0)]
    if lost or _orphans(connection) > orphans:
        raise Damaged("The library could not be brought up to date: rows would be lost. It is as it was.")
