"""The app put together: library, writer and autosave on one desk, run until it is closed."""

from __future__ import annotations

from functools import partial

from retro.paths import Paths
from retro.storage.autosave import Autosave
from retro.storage.background import BackgroundStore
from retro.storage.door import open_store
from retro.storage.errors import StoreError
from retro.storage.reading.library import Library
from retro.storage.reading.settings import setting
from retro.storage.recovery import Recovery
from retro.storage.save_state import SaveState
from retro.tui.app import RetroApp
from retro.tui.desk import Desk
from retro.tui.places import ToWizard


def run(paths: Paths, *, is_new: bool = False, is_demo: bool = False) -> int:
    """Show home (or a new draft) until the user leaves; the exit code."""
    store = BackgroundStore(partial(open_store, paths.library))

    def report(state: SaveState) -> None:
        app.reported(state)

    autosave = Autosave(store, Recovery(paths.recovery), report)
    library = Library(paths.library)
    desk = Desk(library, store, autosave, paths, is_demo=is_demo)
    app = RetroApp(desk, ToWizard() if is_new else None, theme=_theme(library))
    app.run()
    store.close()
    return app.return_code or 0


def _theme(library: Library) -> str:
    try:
        return setting(library, "theme") or ""
    except StoreError:
        return ""
