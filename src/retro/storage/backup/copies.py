"""The copies in the backup folder, known by their names."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from retro.core.gig.choices import OLDEST, within_calendar
from retro.storage.backup.integrity import is_whole

_STAMP = "%Y-%m-%dT%H-%M-%SZ"
_NAME = re.compile(r"retro-(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ)(-before-[a-z]+)?(?: \((\d+)\))?\.db")


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup of the library, named after the instant at which it was made (`stamped`)."""

    path: Path
    at: datetime
    is_daily: bool
    """True for a daily backup; False for one made before something that could go wrong."""

    @property
    def ok(self) -> bool:
        """Tell whether the copy is intact, by reading all of it (`is_whole`)."""
        return is_whole(self.path)


def backups(folder: Path) -> list[Backup]:
    """List the backups in the folder, the newest first."""
    named = ((path, _NAME.fullmatch(path.name)) for path in _files(folder))
    found = [(_read_stamp(match[1]), int(match[3] or 1), path, match[2] is None) for path, match in named if match]
    return [Backup(path, at, is_daily) for at, _, path, is_daily in sorted(found, reverse=True)]


def stamped(at: datetime) -> str:
    """Format an instant for a backup's name, in UTC."""
    return at.astimezone(UTC).strftime(_STAMP)


def _read_stamp(text: str) -> datetime:
    with suppress(ValueError):
        return within_calendar(datetime.strptime(text, _STAMP).replace(tzinfo=UTC))
    return OLDEST


def _files(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []
