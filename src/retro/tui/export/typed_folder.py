"""The lines of the export dialog: kept as they are typed, should the program end before it is answered."""

from __future__ import annotations

from contextlib import suppress

from retro.storage.errors import StoreError
from retro.storage.queries.settings import setting
from retro.tui.context import AppContext
from retro.tui.export.writer import FOLDER, in_short, usual_folder

FOLDER_TYPED, NAMES_TYPED = "export_folder_typed", "export_names_typed"
"""Settings that hold the folder, and the names to replace."""


def folder_left(app_context: AppContext) -> str:
    """Return the folder that was typed and not answered as the program ended; "" for none."""
    return _left(app_context, FOLDER_TYPED)


def names_left(app_context: AppContext) -> str:
    """Return the names to replace that were typed and not answered as the program ended; "" for none."""
    return _left(app_context, NAMES_TYPED)


def _left(app_context: AppContext, key: str) -> str:
    with suppress(StoreError):
        return setting(app_context.library, key) or ""
    return ""


class TypedFolder:
    """What the library has of the lines, and what is offered in them."""

    def __init__(self, app_context: AppContext) -> None:
        self._store = app_context.store
        self._usual = in_short(usual_folder(app_context))
        self._left = {FOLDER_TYPED: folder_left(app_context), NAMES_TYPED: names_left(app_context)}

    @property
    def offered(self) -> str:
        """Return what stands in the line of the folder at first."""
        return self._left[FOLDER_TYPED] or self._usual

    @property
    def names(self) -> str:
        """Return what stands in the line of names at first."""
        return self._left[NAMES_TYPED]

    def leave(self, folder: str) -> None:
        """Keep what stands in the line of the folder now."""
        if folder != self.offered:
            self._save(FOLDER_TYPED, folder)

    def leave_names(self, names: str) -> None:
        """Keep what stands in the line of names now."""
        if names != self.names:
            self._save(NAMES_TYPED, names)

    def answer(self, folder: str) -> None:
        """Remember the folder that was written into; "" for none, if it was closed."""
        if folder:
            self._store.submit(lambda store: store.set(FOLDER, folder))
        for key in [key for key, typed in self._left.items() if typed]:
            self._save(key, "")

    def _save(self, key: str, typed: str) -> None:
        self._left[key] = typed
        self._store.submit(lambda store: store.set(key, typed))
