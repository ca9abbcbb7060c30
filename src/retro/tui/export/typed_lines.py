"""The lines of the export dialog: kept as they are typed, should the program end before it is answered."""

from __future__ import annotations

from contextlib import suppress

from retro.storage.errors import StoreError
from retro.storage.queries.settings import setting
from retro.tui.context import AppContext
from retro.tui.export.writer import FOLDER, in_short, usual_folder
from retro.tui.kit.text.kept_line import KeptLine

FOLDER_LINE, NAMES_LINE = "folder", "names"
TYPED = {FOLDER_LINE: "export_folder_typed", NAMES_LINE: "export_names_typed"}
"""Setting that holds each line, and those of other windows."""


def line_left(app_context: AppContext, line: str) -> str:
    """Return what was typed in a line and not answered as the program ended, the newest; "" for nothing."""
    with suppress(StoreError):
        return next(reversed((setting(app_context.library, TYPED[line]) or "").splitlines()), "")
    return ""


class TypedLines:
    """Reads and saves the texts of the lines, and says what is offered in each."""

    def __init__(self, app_context: AppContext) -> None:
        self._store = app_context.store
        self._usual = {FOLDER_LINE: in_short(usual_folder(app_context))}
        self._lines = {
            line: KeptLine(app_context.store, name, line_left(app_context, line)) for line, name in TYPED.items()
        }
        self._is_answered = False

    def offered(self, line: str) -> str:
        """Return what stands in a line at first."""
        return self._lines[line].text or self._usual.get(line, "")

    def leave(self, line: str, typed: str) -> None:
        """Keep what stands in a line now; once the dialog is answered, nothing: its timer may come later."""
        if not self._is_answered and typed != self.offered(line):
            self._lines[line].keep(typed)

    def answer(self, folder: str) -> None:
        """Remember the folder that was written into; "" for none, if it was closed."""
        self._is_answered = True
        if folder:
            self._store.submit(lambda store: store.set(FOLDER, folder))
        for line in self._lines.values():
            line.keep("")
