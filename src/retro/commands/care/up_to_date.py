"""Brings the library of an older retro up to date."""

from __future__ import annotations

from retro.commands.output import tell
from retro.paths import Paths
from retro.storage.opening import open_store

UP_TO_DATE = "Your library was updated for this version of retro. A backup was made first."


def bring_up_to_date(paths: Paths) -> None:
    """Back up an older library, migrate it, and report it. Raises StoreError and changes nothing if that fails."""
    open_store(paths.library, paths.backups).close()
    tell(UP_TO_DATE)
