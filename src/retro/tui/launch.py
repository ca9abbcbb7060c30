"""Builds the app with library, store and autosave, and runs it until it is closed."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from threading import Thread

from retro.core.text.clock import now
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

MORE_PROBLEMS = "And {} more in keys.toml. retro doctor lists them all."

SCREEN_LOCK_WAIT = 0.25
"""Seconds that a read of a screen waits for another window's commit, which takes long on a slow disk."""
QUIET, LONGEST_CLOSE = 2.0, 30.0
"""Seconds that closing may take without a word, and at all: a busy machine may still be importing what saves."""
STILL_SAVING = "Still saving: a moment, please."
GAVE_UP = "Saving didn't finish within {:.0f} seconds. What you wrote comes back at the next start."
MOST_SAID = 4
"""Most lines of the file of keys that are reported at the start."""


def run_app(
    paths: Paths,
    first: Route | None = None,
    *,
    is_demo: bool = False,
    notices: Sequence[str] = (),
    background: BackgroundQuery | None = None,
    tell: Callable[[str], None],
) -> int:
    """Show home, or `first` over it, until the user quits. Returns the exit code.

    `notices` are shown once. `background` is the question that decides the theme if the user has not chosen one. `tell`
    prints a sentence once the screen is closed.
    """
    run = _Run(paths, is_demo=is_demo)
    keys, troubles = load_own_keys(paths)
    theme = _theme(run.library) or _fitting_theme(background)
    begin = partial(run.begin, (*notices, *shortened(troubles)))
    run.app = RetroApp(run.context(), first, theme=theme, begin=begin, keys=keys)
    run.app.background = background
    run.app.run()
    close_store(run.store, tell)
    return run.app.return_code or 0


def close_store(
    store: BackgroundStore, tell: Callable[[str], None], quiet: float = QUIET, longest: float = LONGEST_CLOSE
) -> None:
    """Run what is due to be saved and close the store; say so after `quiet` seconds, and give up after `longest`.

    A draft that was not saved is in a recovery file then; a setting is lost.
    """
    if store.close(quiet):
        return
    tell(STILL_SAVING)
    if not store.close(longest - quiet):
        tell(GAVE_UP.format(longest))


class _Run:
    """One run of the app: the library, the store and its thread, and what they report to the app."""

    app: RetroApp

    def __init__(self, paths: Paths, *, is_demo: bool) -> None:
        self._paths, self._is_demo = paths, is_demo
        self.store = BackgroundStore(
            partial(open_store, paths.library, paths.backups),
            prepare=partial(prepare, paths.library),
            is_busy=lambda: self.app.is_answering,
        )
        self.library = Library(paths.library, wait=SCREEN_LOCK_WAIT)
        self._recovery = Recovery(paths.recovery)
        self._said: list[str] = []

    def context(self) -> AppContext:
        """Return what the app works with; it saves by itself."""
        autosave = Autosave(self.store, self._recovery, self._report)
        return AppContext(self.library, self.store, autosave, self._paths, is_demo=self._is_demo)

    def begin(self, notices: Sequence[str]) -> None:
        """Show the notices, and start what goes on beside the app; called once it runs."""
        if notices:
            self._tell(*notices)
        if not self._is_demo:
            start_maintenance(self.store, self._recovery, self._paths, self._tell, lambda: self._report(Saved(now())))
        if self._paths.editing.is_dir():
            Thread(target=self._find_edits, name="edits", daemon=True).start()

    def _report(self, state: SaveState) -> None:
        self.app.reports.of_save(state)

    def _tell(self, *sentences: str) -> None:
        self._said.extend(sentences)
        self.app.call_later(toast, self.app, safe_text("\n".join(self._said)))

    def _find_edits(self) -> None:
        from retro.storage.edit_files import left_edit_files

        if files := left_edit_files(self._paths.editing):
            self.app.call_later(self.app.watch_edits, files)


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
