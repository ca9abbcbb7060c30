"""The folder in the line of the export dialog: kept as it is typed, should the program end before it is answered."""

from __future__ import annotations

from contextlib import suppress

from retro.storage.errors import StoreError
from retro.storage.queries.settings import setting
from retro.tui.context import AppContext
from retro.tui.export.writer import FOLDER, in_short, usual_folder

FOLDER_TYPED = "export_folder_typed"
"""Setting that holds it."""


def folder_left(app_context: AppContext) -> str:
    """Return the folder that was typed and not answered as the program ended; "" for none."""
    with suppress(StoreError):
        return setting(app_context.library, FOLDER_TYPED) or ""
    return ""


class TypedFolder:
    """What the library has of the line, and what is offered in it."""

    def __init__(self, app_context: AppContext) -> None:
        self._store = app_context.store
        self._usual, self._left = in_short(usual_folder(app_context)), folder_left(app_context)

    @property
    def offered(self) -> str:
        """Return what stands in the line at first."""
        return self._left or self._usual

    def leave(self, typed: str) -> None:
        """Keep what stands in the line now."""
        if typed != self.offered:
            self._save(typed)

    def answer(self, folder: str) -> None:
        """Remember the folder that was written into; "" for none, if it was closed."""
        if folder:
            self._store.submit(lambda store: store.set(FOLDER, folder))
        if self._left:
            self._save("")

    def _save(self, typed: str) -> None:
        self._left = typed
        self._store.submit(lambda store: store.set(FOLDER_TYPED, typed))
