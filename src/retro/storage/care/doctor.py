"""Diagnosis of the library and its surroundings; read only."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from retro.paths import Paths
from retro.storage.autosave.recovery import recovery_files
from retro.storage.backup.backup import Backup, backups
from retro.storage.backup.integrity import faults, problems, reading, revision_of
from retro.storage.care import filesystem, scratch
from retro.storage.edit_files import TEXT, folders
from retro.storage.errors import ReadOnly, StoreError, as_store_error, display_path
from retro.storage.files import PREFIX
from retro.storage.library_file import NEWEST

LEAST_ROOM = 50_000_000
"""Free bytes below which a disk is called nearly full."""
_RESTORE = "Run retro restore to go back to a backup; what's there now is set aside, not deleted."
_AGAIN = "Start retro, or run retro list; then run retro doctor again."
_MOVE = "Move the library to a folder on this machine with --home."
SCHEMA = "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding of doctor."""

    sentence: str
    next_step: str = ""
    is_note: bool = False
    """True if it is good to know and nothing is wrong."""


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
    except StoreError as error:
        yield Finding(error.sentence, error.next_step)
    except OSError as error:
        said = as_store_error(error, paths.data)
        yield Finding(said.sentence, said.next_step)


def _privacy(paths: Paths) -> Iterator[Finding]:
    for path in _ours(paths):
        if filesystem.of_another(path):
            yield Finding(f"{display_path(path)} belongs to another user.", "Run retro as that user, or use --home.")
        elif not path.is_symlink() and filesystem.open_to_others(path):
            yield Finding(
                f"{display_path(path)} can be read by others.", "Start retro once; it will fix the permissions."
            )


def _ours(paths: Paths) -> Iterator[Path]:
    """Yield every folder of ours that exists, and the files in it."""
    beside = (paths.library.with_name(paths.library.name + end) for end in ("", "-journal", "-wal", "-shm"))
    yield from filter(os.path.lexists, (paths.data, paths.state, *beside, paths.log))
    for folder in (paths.backups, paths.recovery, paths.editing):
        if folder.is_dir():
            yield from (folder, *sorted(folder.rglob("*")))


def _library(paths: Paths) -> Iterator[Finding]:
    if not os.path.lexists(paths.library) or _is_empty(paths.library):
        if backups(paths.backups):
            yield Finding("The library is empty or gone, although there are backups of it.", _RESTORE)
        else:
            yield Finding("There's no library yet.", "It's created when you start writing.", is_note=True)
        return
    try:
        for problem in problems(paths.library):
            yield Finding(problem, _RESTORE)
    except ReadOnly:
        if not _journal(paths).exists():
            raise
        yield Finding("retro was killed while saving. The next start will undo the half-finished save.", _AGAIN)


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
    missing = sorted({f"{kind} {name}" for kind, name, _ in wanted - found})
    for what in dict.fromkeys([*foreign, *missing]):
        yield Finding(f"The library's {display_path(Path(what))} has been changed by something else.", _RESTORE)


def _schema_of(file: Path) -> set[tuple[str, str, str]]:
    with reading(file) as connection:
        rows = connection.execute(SCHEMA).fetchall()
    return {(str(kind), str(name), " ".join(str(sql).split())) for kind, name, sql in rows}


def _leftovers(paths: Paths) -> Iterator[Finding]:
    for folder in (paths.data, paths.backups, paths.recovery):
        for path in sorted(folder.glob(f"{PREFIX}*.tmp")):
            text = f"{display_path(path)} was left behind when retro was killed."
            yield Finding(text, "You can delete it while retro isn't open.", is_note=True)
    for path in sorted(paths.data.glob("*-set-aside-*")):
        yield Finding(
            f"{display_path(path)} was set aside.", "Delete it once you're sure you don't need it.", is_note=True
        )


def _backups(paths: Paths) -> Iterator[Finding]:
    known = backups(paths.backups)
    for backup in known:
        if not backup.ok:
            yield _of_backup(backup)
    if known:
        newest = known[0].at.astimezone()
        yield Finding(f"Backups: {len(known)}, the newest from {newest:%Y-%m-%d %H:%M}.", is_note=True)
    elif paths.library.exists():
        yield Finding(
            "There's no backup yet.",
            "retro makes one on any day something changed; retro backup makes one now.",
            is_note=True,
        )


def _of_backup(backup: Backup) -> Finding:
    """Report a damaged backup; one with single damaged records, as they were in the library then, still serves."""
    name = display_path(backup.path)
    with suppress(StoreError):
        if not faults(backup.path):
            step = "All the others in it are intact."
            return Finding(f"The backup {name} contains a damaged record.", step, is_note=True)
    return Finding(f"The backup {name} is damaged.", "The other backups aren't affected.")


def _waiting(paths: Paths) -> Iterator[Finding]:
    if many := len(recovery_files(paths.recovery)):
        yield Finding(f"Words that couldn't be saved: {many} in the recovery folder.", "Start retro to see them.")
    for path in sorted(paths.recovery.glob("*.broken")):
        yield Finding(f"{display_path(path)} contains your words, but it's damaged.", "Open it in a text editor.")
    known = folders(paths.editing)
    for folder in known:
        yield Finding(
            f"{display_path(folder / TEXT)} is open in an editor; retro picks up what you save there.", is_note=True
        )
    for path in sorted(path for path in paths.editing.rglob("*") if path.is_file() and path.parent not in known):
        yield Finding(
            f"{display_path(path)} was left behind by an editor that failed.", "Copy what you need and delete it."
        )


def _disk(paths: Paths) -> Iterator[Finding]:
    folder = next(place for place in (paths.data, *paths.data.parents) if place.is_dir())
    size = paths.library.stat().st_size if paths.library.is_file() else 0
    if filesystem.room(folder) < max(LEAST_ROOM, 3 * size):
        yield Finding("The disk is nearly full.", "Free some space, or what you write next may not be saved.")
    if kind := filesystem.network(folder):
        yield Finding(
            f"{display_path(folder)} is on a network share ({kind}), where files can't be locked safely.", _MOVE
        )
    if service := filesystem.synced(folder):
        yield Finding(f"{display_path(folder)} is synced by {service}, which may copy a half-written file.", _MOVE)


def _notes(paths: Paths) -> Iterator[Finding]:
    yield Finding(f"SQLite {sqlite3.sqlite_version}.", is_note=True)
    text = "The library isn't encrypted: other users can't read it, but anyone with the disk can."
    yield Finding(text, "Encrypt the disk (LUKS, FileVault) if you haven't.", is_note=True)


def _journal(paths: Paths) -> Path:
    return paths.library.with_name(f"{paths.library.name}-journal")


def _is_empty(file: Path) -> bool:
    found = file.lstat()
    return stat.S_ISREG(found.st_mode) and found.st_size == 0
