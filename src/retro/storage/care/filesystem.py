"""File-system checks for a folder: permissions, free space, network and sync folders."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

_NETWORK = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "davfs", "ncpfs", "fuse.sshfs", "fuse.rclone"}
_SYNCED = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "pcloud": "pCloud",
    "mobile documents": "iCloud",
    "cloudstorage": "a cloud service",
}
_MARKS = {".stfolder": "Syncthing", ".dropbox": "Dropbox", ".dropbox.cache": "Dropbox"}
_ESCAPED = (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\"))


def open_to_others(path: Path) -> bool:
    """Tell whether anybody but the owner has any permission on it."""
    return bool(stat.S_IMODE(path.lstat().st_mode) & 0o077)


def of_another(path: Path) -> bool:
    """Tell whether another user owns it."""
    return path.lstat().st_uid != os.geteuid()


def room(folder: Path) -> int:
    """Return the bytes that can still be written there."""
    found = os.statvfs(folder)
    return found.f_bavail * found.f_frsize


def network(folder: Path) -> str:
    """Return the kind of network share that holds the folder; "" if it is on a local disk, or unknown."""
    real = Path(os.path.realpath(folder))
    here = [(place, kind) for place, kind in _mounts() if real == place or place in real.parents]
    kind = max(here, key=lambda mount: len(mount[0].parts), default=(Path(), ""))[1]
    return kind if kind in _NETWORK else ""


def synced(folder: Path) -> str:
    """Return the service that synchronises the folder; "" if none is known to."""
    real = Path(os.path.realpath(folder))
    for place in (real, *real.parents):
        service = next((name for start, name in _SYNCED.items() if place.name.casefold().startswith(start)), "")
        if found := service or next((name for mark, name in _MARKS.items() if (place / mark).exists()), ""):
            return found
    return ""


def _mounts() -> Iterator[tuple[Path, str]]:
    try:
        lines = Path("/proc/self/mounts").read_text(errors="surrogateescape").splitlines()
    except OSError:  # only Linux has it
        return
    for line in lines:
        _, place, kind, *_ = line.split(" ")
        for escape, character in _ESCAPED:
            place = place.replace(escape, character)
        yield Path(place), kind
