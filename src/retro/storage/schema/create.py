"""Creates or migrates the library file before the first write."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from retro.storage.errors import Damaged, as_store_error
from retro.storage.files import private_directory, sync_folder
from retro.storage.library_file import NEWEST, connect, exists, revision
from retro.storage.schema.engine import WRITE_LOCK_WAIT

REPLACED = "The library was emptied or replaced while retro was open."


def ensure_library(file: Path, before_migration: Callable[[Path], None] | None) -> None:
    """Make sure that there is a library of the newest revision: created 0600, or migrated after `before_migration`."""
    if not exists(file):
        private_directory(file.parent)
        _make_empty(file)
    recorded = _recorded(file)
    if recorded < NEWEST:
        if recorded and before_migration:
            before_migration(file)
        from retro.storage.schema.migrations.upgrade import upgrade

        upgrade(file)


def require_current(connection: sqlite3.Connection) -> None:
    """Raise StoreError if this new connection is not to a library of the newest revision."""
    if revision(connection) != NEWEST:
        raise Damaged(REPLACED)


def _make_empty(file: Path) -> None:
    try:
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_CLOEXEC, 0o600))
        sync_folder(file.parent)
    except FileExistsError:
        pass  # another window was first
    except OSError as error:
        raise as_store_error(error, file) from None


def _recorded(file: Path) -> int:
    try:
        with closing(connect(file, "rw", WRITE_LOCK_WAIT)) as connection:
            return revision(connection)
    except sqlite3.Error as error:
        raise as_store_error(error, file) from None
