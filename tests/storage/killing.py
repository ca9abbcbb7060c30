"""What a process that ends at a statement leaves on the disk: at every one by copies, and at one for real.

At a kill the files keep what was written to them so far, and no lock; a copy of them taken at that moment is the same.
So one run shows what would be left at each of its statements, and nothing has to be run again for the next.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import event
from sqlalchemy.pool import Pool

KILLED = 9


class Left(NamedTuple):
    """The bytes of a library and of its journal, of which there may be none."""

    library: bytes
    journal: bytes | None

    def lay(self, file: Path) -> Path:
        """Put them there; whoever opens the file rolls back what is half done."""
        file.write_bytes(self.library)
        if self.journal is not None:
            _journal(file).write_bytes(self.journal)
        return file


def left_at_each_statement(file: Path, work: Callable[[], object]) -> list[Left]:
    """Do the work to its end; what a kill would have left before each statement of every connection, in their order."""
    found: list[Left] = []
    with _each_statement(lambda: found.append(_now(file))):
        work()
    return found


def kill_at(number: int, work: Callable[[], object]) -> None:
    """Do the work in a child process that ends before the statement of that number, the first being 0."""
    child = os.fork()
    if not child:
        _die_at(number, work)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == KILLED


def _die_at(number: int, work: Callable[[], object]) -> None:
    statements = iter(range(number))

    def count() -> None:
        if next(statements, None) is None:
            os._exit(KILLED)

    try:
        with _each_statement(count):
            work()
    finally:
        os._exit(1)


@contextmanager
def _each_statement(do: Callable[[], object]) -> Iterator[None]:
    def watch(connection: sqlite3.Connection, _: object) -> None:
        connection.set_trace_callback(lambda _: do())

    event.listen(Pool, "connect", watch)
    try:
        yield
    finally:
        event.remove(Pool, "connect", watch)


def _now(file: Path) -> Left:
    journal = _journal(file)
    return Left(file.read_bytes(), journal.read_bytes() if journal.exists() else None)


def _journal(file: Path) -> Path:
    return file.with_name(f"{file.name}-journal")
