"""Builds the app with library, store and autosave, and runs it until it is closed."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import partial
from threading import Thread

from retro.core.gig.retrospective import now
from retro.paths import Paths
from retro.storage.autosave.autosave import Autosave
from retro.storage.autosave.recovery import Recovery
from retro.storage.autosave.status import Saved, SaveState
from retro.storage.autosave.store_thread import BackgroundStore
from retro.storage.care.maintenance import start_maintenance
from retro.storage.errors import StoreError
from retro.storage.opening import open_store, prepare
from retro.storage.queries.library import Library
from retro.storage.queries.settings import setting
from retro.tui.app import RetroApp
from retro.tui.context import AppContext
from retro.tui.navigation import Route
from retro.tui.terminal.background import BackgroundQuery, named_light
from retro.tui.terminal.safe_text import safe_text, toast
from retro.tui.terminal.themes import LIGHT

MORE_PROBLEMS = "And {} more in keys.toml."

MOMENT = 0.25
"""Seconds that a read of a screen waits for another window's commit, which takes long on a slow disk."""
MOST_SAID = 4
"""Most lines of the file of keys that are reported at the start."""


def run_app(
    paths: Paths,
    first: Route | None = None,
    *,
    is_demo: bool = False,
    notices: Sequence[str] = (),
    background: BackgroundQuery | None = None,
) -> int:
    """Show home, or `first` over it, until the user quits. Returns the exit code.

    `notices` are shown once. `background` is the question that decides the theme if the user has not chosen one.
    """
    store = BackgroundStore(partial(open_store, paths.library, paths.backups), prepare=partial(prepare, paths.library))

    def report(state: SaveState) -> None:
        app.reports.of_save(state)

    def tell(*sentences: str) -> None:
        said.extend(sentences)
        app.call_later(toast, app, safe_text("\n".join(said)))

    def begin() -> None:
        if at_start := (*notices, *shortened(troubles)):
            tell(*at_start)
        if not is_demo:
            start_maintenance(store, recovery, paths, tell, lambda: app.reports.of_save(Saved(now())))
        if paths.editing.is_dir():
            Thread(target=find_edits, name="edits", daemon=True).start()

    def find_edits() -> None:
        from retro.storage.edit_files import left_edit_files

        if files := left_edit_files(paths.editing):
            app.call_later(app.watch_edits, files)

    said: list[str] = []
    recovery = Recovery(paths.recovery)
    autosave = Autosave(store, recovery, report)
    library = Library(paths.library, wait=MOMENT)
    app_context = AppContext(library, store, autosave, paths, is_demo=is_demo)
    keys, troubles = load_own_keys(paths)
    app = RetroApp(app_context, first, theme=_theme(library) or _fitting_theme(background), begin=begin, keys=keys)
    app.background = background
    app.run()
    store.close()
    return app.return_code or 0


def load_own_keys(paths: Paths) -> tuple[Mapping[str, str], tuple[str, ...]]:
    """Return the user's own keys by command id, and a sentence for each line that can't be used."""
    if not paths.keys.exists():  # the usual case: nothing is imported for it
        return {}, ()
    from retro.tui.keymap import read

    return read(paths.keys)


def shortened(sentences: Sequence[str]) -> tuple[str, ...]:
    """Return no more of them than can be read at once, and the number of the others."""
    more = len(sentences) - MOST_SAID
    return (*sentences[:MOST_SAID], MORE_PROBLEMS.format(more)) if more > 0 else tuple(sentences)


def _fitting_theme(background: BackgroundQuery | None) -> str:
    """Return the theme for the terminal's background; dark if nothing is known of it."""
    light = named_light(os.environ)
    if light is None and background:
        light = background.is_light()
    return LIGHT.name if light else ""


def _theme(library: Library) -> str:
    try:
        return setting(library, "theme") or ""
    except StoreError:
        return ""
