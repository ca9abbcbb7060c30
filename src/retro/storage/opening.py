"""Opens the writing store on demand, because importing SQLModel costs more than importing Textual."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from retro.storage.library_file import exists

if TYPE_CHECKING:
    from retro.storage.writing.store import Store


def prepare(library: Path) -> bool:
    """Import everything that opening needs. Returns whether there is a library; creates none. Raises NotALibrary."""
    from retro.storage.backup import backup  # noqa: F401  # imported to be there
    from retro.storage.writing import store  # noqa: F401  # imported only if needed, as above

    return exists(library)


def open_store(library: Path, backups: Path | None = None, *, may_start_afresh: bool = False) -> Store:
    """Return a Store for `library`, which is created on first use. Raises StoreError.

    With a folder of `backups`, an older library is copied there before it is migrated, and an empty or missing one is
    refused if there are backups of it, unless it `may_start_afresh`.
    """
    from retro.storage.backup import backup
    from retro.storage.writing.store import Store

    if backups is None:
        return Store.open(library)
    if not may_start_afresh:
        backup.refuse_to_start_afresh(library, backups)
    return Store.open(library, before_migration=lambda file: _copied(file, backups))


def _copied(library: Path, backups: Path) -> None:
    from retro.storage.backup import backup

    backup.backup_before("migration", library, backups)
