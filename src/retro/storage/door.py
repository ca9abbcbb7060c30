"""The one door through which the writing store is opened: importing SQLModel costs more than importing Textual."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from retro.storage.store import Store


def open_store(library: Path) -> Store:
    """The store over `library`, made on first use. Raises StoreError."""
    from retro.storage.store import Store

    return Store.open(library)
