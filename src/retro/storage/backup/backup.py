"""Backups of the library, made while it is in use and verified before they count."""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from retro.core.gig.choices import OLDEST, within_calendar
from retro.core.gig.retrospective import now
from retro.storage.backup.integrity import WAIT, faults, is_whole, reading
from retro.storage.errors import Damaged, EmptyLibrary, as_store_error
from retro.storage.files import PREFIX, free_name, private_directory, put_in_place, target_error, temporary
from retro.storage.library_file import connect, exists, revision

DAY = timedelta(days=1)
LATEST_BEFORE = 10
"""Number of copies from before a migration, an import or a deletion that are kept."""
_STAMP = "%Y-%m-%dT%H-%M-%SZ"
_NAME = re.compile(r"retro-(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ)(-before-[a-z]+)?(?: \((\d+)\))?\.db")
GONE_BUT_BACKED_UP = "The library is empty or gone, although there are backups; the newest is from {:%Y-%m-%d %H:%M}."
NOTHING_YET = "Nothing to back up yet."
WRITE_FIRST = "Write something first."
DAMAGED = "The library is damaged: {} No backup was made of it."


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy in the backup folder."""

    path: Path
    at: datetime
    is_daily: bool
    """True for a daily backup; False for one made before something that could go wrong."""

    @property
    def ok(self) -> bool:
        """Tell whether the backup is intact. Reads all of it."""
        return is_whole(self.path)


def backup(library: Path, target: Path) -> Path:
    """Copy the library as of one moment, private to the owner. Returns `target`.

    The copy is checked before it gets its name. A single changed record does not stop the copy; `Backup.ok` reports it.
    Raises Exists if the name is taken, Missing or EmptyLibrary if there is nothing to copy, and Damaged if the file is
    not whole; no copy is made then, because it would look like a good one.
    """
    try:
        with temporary(target) as draft:
            copy_database(library, draft)
            if found := faults(draft):
                raise Damaged(DAMAGED.format(found[0]))
            put_in_place(draft, target, replace=False)
    except OSError as error:
        raise target_error(error, target) from None
    return target


def copy_database(source: Path, draft: Path) -> None:
    """Copy one moment of a library into an empty file. Raises StoreError."""
    with reading(source, _mode(source)) as connection:
        connection.execute("BEGIN")
        if revision(connection) == 0:  # takes the lock first: `backup` alone would wait for ever
            raise EmptyLibrary(NOTHING_YET, WRITE_FIRST)
        try:
            with closing(connect(draft, "rw", WAIT)) as into:
                connection.backup(into)
        except sqlite3.Error as error:
            raise as_store_error(error, draft) from None


def daily(library: Path, folder: Path, *, today: Callable[[], datetime] = now) -> Path | None:
    """Make a copy if the last is a day old and the library has changed since; None if there is nothing to do.

    Older copies are pruned only then. Reads whole files: run it in a thread of its own, after the first frame. Raises
    what `backup` raises.
    """
    if not _is_there(library):
        return None
    at = today()
    last = next((known for known in backups(folder) if known.at <= at), None)  # a clock that was ahead proves nothing
    if last is not None and at - last.at < DAY:
        return None
    if last is not None and library.stat().st_mtime <= last.at.timestamp():
        return None
    made = _into(folder, library, "", at)
    prune(folder)
    _tidy(folder)
    return made


def backup_now(library: Path, folder: Path) -> Path:
    """Make a copy now; it counts as the daily one. Raises what `backup` raises."""
    return _into(folder, library, "", now())


def backup_before(what: str, library: Path, folder: Path) -> Path | None:
    """Make a copy before a `migration`, `import` or `deletion`; None if there is nothing to copy yet."""
    made = backup_tentatively(what, library, folder)
    keep_or_discard(made, is_needed=True)
    return made


def backup_tentatively(what: str, library: Path, folder: Path) -> Path | None:
    """Make a copy before something that may change nothing; `settle` is told afterwards."""
    return _into(folder, library, f"-before-{what}", now()) if _is_there(library) else None


def keep_or_discard(made: Path | None, *, is_needed: bool) -> None:
    """Keep a copy and delete the oldest of its kind, or delete it if nothing was changed after all."""
    if made is None:
        return
    if not is_needed:
        made.unlink(missing_ok=True)
        return
    others = [backup for backup in backups(made.parent) if not backup.is_daily and backup.path != made]
    for old in others[LATEST_BEFORE - 1 :]:
        _remove(old)


def backups(folder: Path) -> list[Backup]:
    """List the backups in the folder, the newest first."""
    named = ((path, _NAME.fullmatch(path.name)) for path in _files(folder))
    found = [(_read_stamp(match[1]), int(match[3] or 1), path, match[2] is None) for path, match in named if match]
    return [Backup(path, at, is_daily) for at, _, path, is_daily in sorted(found, reverse=True)]


def refuse_to_start_afresh(library: Path, folder: Path) -> None:
    """Raise EmptyLibrary if the library is missing or has no bytes although there are backups of it."""
    if not _is_there(library) and (known := backups(folder)):
        newest = known[0].at.astimezone()
        raise EmptyLibrary(GONE_BUT_BACKED_UP.format(newest))


def prune(folder: Path) -> None:
    """Keep one copy for each of 7 days, 4 weeks and 12 months, and what would replace a damaged one."""
    known = [backup for backup in backups(folder) if backup.is_daily]
    kept: set[Path] = set()
    for name, many in (("%Y-%m-%d", 7), ("%G-%V", 4), ("%Y-%m", 12)):
        kept |= _kept(known, name, many)
    kept |= _down_to_a_good_one(known)
    for old in known:
        if old.path not in kept:
            _remove(old)


def _down_to_a_good_one(known: Iterable[Backup]) -> set[Path]:
    """Return the newest copies down to the first intact one, which no number of damaged ones may push out."""
    newest: set[Path] = set()
    for backup in known:
        newest.add(backup.path)
        if backup.ok:
            return newest
    return set()


def _kept(known: Iterable[Backup], name: str, many: int) -> set[Path]:
    """Return the newest intact copy of each of the newest periods, and any damaged one newer than it."""
    spans: dict[str, list[Backup]] = {}
    for backup in known:
        spans.setdefault(f"{backup.at:{name}}", []).append(backup)
    kept: set[Path] = set()
    for span in list(spans.values())[:many]:
        for backup in span:
            kept.add(backup.path)
            if len(span) == 1 or backup.ok:
                break
    return kept


def _into(folder: Path, library: Path, why: str, at: datetime) -> Path:
    private_directory(folder)
    return backup(library, free_name(folder / f"retro-{stamped(at)}{why}.db"))


def stamped(at: datetime) -> str:
    """Format an instant for a backup's name, in UTC."""
    return at.astimezone(UTC).strftime(_STAMP)


def _read_stamp(text: str) -> datetime:
    with suppress(ValueError):
        return within_calendar(datetime.strptime(text, _STAMP).replace(tzinfo=UTC))
    return OLDEST


def _is_there(library: Path) -> bool:
    """Tell whether there is a file that is not empty. Raises StoreError if it is no regular file."""
    try:
        return exists(library) and library.stat().st_size > 0
    except OSError as error:
        raise as_store_error(error, library) from None


def _mode(source: Path) -> str:
    """Choose the mode to open with: writing only where SQLite must roll back what a killed writer left."""
    return "rw" if source.with_name(source.name + "-journal").exists() else "ro"


def _files(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _tidy(folder: Path) -> None:
    """Remove a copy that the program's end cut short: it holds words, and is no backup."""
    for path in folder.glob(f"{PREFIX}*.tmp"):
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > DAY.total_seconds():
                path.unlink()


def _remove(old: Backup) -> None:
    with suppress(OSError):  # it stays until the next time
        old.path.unlink()
