"""Tells this program's readers of a file whether this program is writing to it, and lets them wait."""

from __future__ import annotations

import os
import threading
from pathlib import Path


class OwnWriter:
    """Tells readers whether this program is writing to one file, and lets them wait for the end."""

    def __init__(self) -> None:
        self._count = 0
        self._changed = threading.Condition()

    def __enter__(self) -> None:
        with self._changed:
            self._count += 1

    def __exit__(self, *raised: object) -> None:
        with self._changed:
            self._count -= 1
            self._changed.notify_all()

    @property
    def is_writing(self) -> bool:
        """Tell whether a transaction is open."""
        return self._count > 0

    def wait(self, seconds: float) -> bool:
        """Wait until nothing is being written. Returns False if that took longer."""
        with self._changed:
            return self._changed.wait_for(lambda: not self.is_writing, seconds)


_WRITERS: dict[str, OwnWriter] = {}


def own_writer(file: Path) -> OwnWriter:
    """Return the OwnWriter of this file; there is one in the program, as for SQLite's locks."""
    return _WRITERS.setdefault(os.path.abspath(file), OwnWriter())
