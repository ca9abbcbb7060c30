"""Services given to every screen: reader, store, autosave, paths, clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from retro.core.text.clock import Clock
from retro.paths import Paths
from retro.storage.autosave.autosave import Autosave
from retro.storage.autosave.store_thread import BackgroundStore
from retro.storage.queries.library import Library


@dataclass(frozen=True, slots=True)
class AppContext:
    """Handed to each screen by the app; reading and writing meet nowhere else."""

    library: Library
    """For reading, at once, on the caller's thread."""
    store: BackgroundStore
    """For writing, on a thread of its own."""
    autosave: Autosave
    """For drafts: the newest whole value wins."""
    paths: Paths
    today: Clock = date.today
    is_demo: bool = False
    """Whether the library is a sample that goes when retro ends."""
