"""Services given to every screen: reader, store, autosave, paths, clock."""

from __future__ import annotations

from retro.core.text import clock
from retro.core.text.clock import Clock
from retro.core.value import Value
from retro.paths import Paths
from retro.storage.autosave.autosave import Autosave
from retro.storage.autosave.store_thread import BackgroundStore
from retro.storage.queries.library import Library


class AppContext(Value):
    """Services that the app gives to each screen."""

    library: Library
    """Reads at once, on the caller's thread."""
    store: BackgroundStore
    """Writes on a thread of its own."""
    autosave: Autosave
    """Saves drafts; the newest version of each wins."""
    paths: Paths
    today: Clock = staticmethod(clock.today)  # else it would be a method
    is_demo: bool = False
    """True if the library is a sample that is deleted when retro ends."""
