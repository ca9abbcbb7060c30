"""A new library is migrated once in a process, and every other that a test begins is a copy of it.

It comes in where `Store.open` would make an empty file and migrate it through every revision, and makes nothing else
quicker: a test of the migrations themselves asks for the real way (`ENSURE`).
"""

import os
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from retro.storage.files import private_directory
from retro.storage.library_file import exists
from retro.storage.schema import create

ENSURE = create.ensure_library
"""How the program makes or migrates a library."""


def ensure_library(file: Path, before_migration: Callable[[Path], None] | None) -> None:
    """Put a copy of the new library where there is none, whole at once; leave everything else to `ENSURE`."""
    if not exists(file):
        private_directory(file.parent)
        with suppress(OSError):  # ENSURE meets it again, and says so
            _lay(file)
    ENSURE(file, before_migration)


def _lay(file: Path) -> None:
    beside = file.with_name(f"{file.name}.{os.getpid()}.new")
    descriptor = os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_CLOEXEC, 0o600)
    try:
        with open(descriptor, "wb") as opened:
            opened.write(_bytes())
        os.link(beside, file)
    finally:
        beside.unlink()


@cache
def _bytes() -> bytes:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "retro.db"
        ENSURE(file, None)
        return file.read_bytes()
