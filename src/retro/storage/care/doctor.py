"""Diagnosis of the library and its surroundings; read only."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from retro.core.text.one_line import on_one_line
from retro.paths import Paths
from retro.storage.autosave.recovery import recovery_files
from retro.storage.backup.copies import Backup, backups
from retro.storage.backup.integrity import faults, problems, reading, revision_of
from retro.storage.care import filesystem, findings, scratch
from retro.storage.care.findings import RESTORE, Finding
from retro.storage.edit_files import TEXT, folders
from retro.storage.errors import ReadOnly, StoreError, as_store_error, display_path
from retro.storage.files import PREFIX
from retro.storage.library_file import NEWEST

LEAST_ROOM = 50_000_000
"""Free bytes below which a disk is called nearly full."""
SCHEMA = "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'"


def examine(paths: Paths) -> list[Finding]:
    """Return every finding, problems first; `retro doctor` exits 1 if any is not a note."""
    checks: tuple[Callable[[Paths], Iterator[Finding]], ...] = (
        _privacy, _library, _schema, _leftovers, _backups, _waiting, _disk, _notes
    )  # fmt: skip
    found = dict.fromkeys(finding for check in checks for finding in _all(check, paths))
    return sorted(found, key=lambda finding: finding.is_note)


def _all(check: Callable[[Paths], Iterator[Finding]], paths: Paths) -> Iterator[Finding]:
    try:
        yield from check(paths)
    except StoreError as error:  # one that leads to doctor has led there already
        yield Finding(error.sentence, RESTORE if error.next_step == StoreError.advice else error.next_step)
    except OSError as error:
        said = as_store_error(error, paths.data)
        yield Finding(said.sentence, said.next_step)


def _privacy(paths: Paths) -> Iterator[Finding]:
    for path in _ours(paths):
        if filesystem.of_another(path):
            yield findings.OF_ANOTHER_USER.of(display_path(path))
        elif not path.is_symlink() and filesystem.open_to_others(path):
            yield findings.OPEN_TO_OTHERS.of(display_path(path))


def _ours(paths: Paths) -> Iterator[Path]:
    """Yield every folder of ours that exists, and the files in it."""
    beside = (paths.library.with_name(paths.library.name + end) for end in ("", "-journal", "-wal", "-shm"))
    yield from filter(os.path.lexists, (paths.data, paths.state, *beside, paths.log))
    for folder in (paths.backups, paths.recovery, paths.editing):
        if folder.is_dir():
            yield from (folder, *sorted(folder.rglob("*")))


def _library(paths: Paths) -> Iterator[Finding]:
    if not os.path.lexists(paths.library) or _is_empty(paths.library):
        yield findings.GONE_BUT_BACKED_UP if backups(paths.backups) else findings.NO_LIBRARY
        return
    try:
        for problem in problems(paths.library):
            yield Finding(problem, RESTORE)
    except ReadOnly:
        if not _journal(paths).exists():
            raise
        yield findings.HALF_SAVED


def _schema(paths: Paths) -> Iterator[Finding]:
    """Check that tables, triggers and views are exactly ours: a foreign trigger would run in our name."""
    with suppress(ReadOnly):  # a journal that must be rolled back first: reported already
        yield from _foreign(paths)


def _foreign(paths: Paths) -> Iterator[Finding]:
    if not paths.library.is_file() or _is_empty(paths.library) or revision_of(paths.library) != NEWEST:
        return
    from retro.storage.opening import open_store  # imports the ORM, only to make a library to compare with

    with scratch.folder(paths.state) as folder:
        fresh = folder / "retro.db"
        open_store(fresh).close()
        wanted, found = _schema_of(fresh), _schema_of(paths.library)
    foreign = sorted({f"{kind} {name}" for kind, name, _ in found - wanted})
    gone = {name for kind, name, _ in wanted if kind == "table"} - {name for _, name, _ in found}  # told already
    missing = sorted({f"{kind} {name}" for kind, name, _ in wanted - found if name not in gone})
    for what in dict.fromkeys([*foreign, *missing]):
        yield findings.CHANGED_BY_OTHERS.of(display_path(Path(what)))


def _schema_of(file: Path) -> set[tuple[str, str, str]]:
    with reading(file) as connection:
        rows = connection.execute(SCHEMA).fetchall()
    return {(str(kind), str(name), on_one_line(str(sql))) for kind, name, sql in rows}


def _leftovers(paths: Paths) -> Iterator[Finding]:
    for folder in (paths.data, paths.backups, paths.recovery):
        for path in sorted(folder.glob(f"{PREFIX}*.tmp")):
            yield findings.LEFT_BY_KILL.of(display_path(path))
    for path in sorted(paths.data.glob("*-set-aside-*")):
        yield findings.SET_ASIDE.of(display_path(path))


def _backups(paths: Paths) -> Iterator[Finding]:
    known = backups(paths.backups)
    for backup in known:
        if not backup.ok:
            yield _of_backup(backup)
    if known:
        yield findings.BACKUPS.of(len(known), known[0].at.astimezone())
    elif paths.library.exists():
        yield findings.NO_BACKUP


def _of_backup(backup: Backup) -> Finding:
    """Report a damaged backup; one with single damaged records, as they were in the library then, still serves."""
    name = display_path(backup.path)
    with suppress(StoreError):
        if not faults(backup.path):
            return findings.BACKUP_WITH_DAMAGED_RECORD.of(name)
    return findings.DAMAGED_BACKUP.of(name)


def _waiting(paths: Paths) -> Iterator[Finding]:
    if many := len(recovery_files(paths.recovery)):
        yield findings.UNSAVED_WORDS.of(many)
    for path in sorted(paths.recovery.glob("*.broken")):
        yield findings.DAMAGED_RECOVERY.of(display_path(path))
    known = folders(paths.editing)
    for folder in known:
        yield findings.IN_EDITOR.of(display_path(folder / TEXT))
    for path in sorted(path for path in paths.editing.rglob("*") if path.is_file() and path.parent not in known):
        yield findings.LEFT_BY_EDITOR.of(display_path(path))


def _disk(paths: Paths) -> Iterator[Finding]:
    folder = next(place for place in (paths.data, *paths.data.parents) if place.is_dir())
    size = paths.library.stat().st_size if paths.library.is_file() else 0
    if filesystem.room(folder) < max(LEAST_ROOM, 3 * size):
        yield findings.NEARLY_FULL
    if kind := filesystem.network(folder):
        yield findings.ON_NETWORK.of(display_path(folder), kind)
    if service := filesystem.synced(folder):
        yield findings.SYNCED.of(display_path(folder), service)


def _notes(paths: Paths) -> Iterator[Finding]:
    yield findings.SQLITE.of(sqlite3.sqlite_version)
    if os.path.lexists(paths.library):
        yield findings.NOT_ENCRYPTED


def _journal(paths: Paths) -> Path:
    return paths.library.with_name(f"{paths.library.name}-journal")


def _is_empty(file: Path) -> bool:
    found = file.lstat()
    return stat.S_ISREG(found.st_mode) and found.st_size == 0
