"""Removes copies that are no longer needed, and never the last intact one."""

from __future__ import annotations

import time
from collections.abc import Iterable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from retro.storage.backup.copies import Backup, backups
from retro.storage.files import PREFIX

DAY = timedelta(days=1)
LATEST_BEFORE = 10
"""Number of copies from before a migration, an import or a deletion that are kept."""


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


def remove_cut_short(folder: Path) -> None:
    """Remove a copy that the program's end cut short: it holds words, and is no backup."""
    for path in folder.glob(f"{PREFIX}*.tmp"):
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > DAY.total_seconds():
                path.unlink()


def _remove(old: Backup) -> None:
    with suppress(OSError):  # it stays until the next time
        old.path.unlink()
