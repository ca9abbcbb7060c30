"""Temporary folders in the state folder; leftovers of a killed program are removed at the next start."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PREFIX = "scratch-"


@contextmanager
def folder(state: Path) -> Iterator[Path]:
    """Make a folder that only this user can open, and delete it at the end.

    It lies in the state folder, or in the system's temporary folder if that cannot be written.
    """
    where: Path | None = state
    try:
        state.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f"{PREFIX}{os.getpid()}-", dir=where):
            pass
    except OSError:
        where = None
    with tempfile.TemporaryDirectory(prefix=f"{PREFIX}{os.getpid()}-", dir=where) as name:
        yield Path(name)


def clear(where: Path, prefix: str = PREFIX) -> None:
    """Delete the folders whose program no longer runs."""
    for left in where.glob(f"{prefix}*-*"):
        process = left.name.removeprefix(prefix).partition("-")[0]
        if process.isdigit() and not _is_running(int(process)):
            shutil.rmtree(left, ignore_errors=True)


def _is_running(process: int) -> bool:
    with suppress(ProcessLookupError):
        with suppress(PermissionError):  # it runs as another user
            os.kill(process, 0)
        return True
    return False
