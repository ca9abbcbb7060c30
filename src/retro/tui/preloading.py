"""Imports and reads, after the first frame, what is likely to be opened next, so that no key waits for it."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from importlib import import_module
from threading import Thread

from textual.app import App

from retro.storage.errors import StoreError
from retro.storage.queries.library import Library
from retro.tui.context import AppContext

PRELOAD_DELAY = 0.1
"""Seconds to wait for a key after the first frame before the ORM is imported on another thread."""
AHEAD = 0.8
"""Seconds after that, when the store is probably ready, before the most used screens are imported too."""
UNTOUCHED, LOOK_AGAIN = 0.5, 0.05
"""Seconds without a key before the library is read ahead, and between two looks whether one came."""
MOST_USED = (
    "reader.screen", "wizard.screen", "compare.screen", "kit.dialogs.help_dialog", "palette.everywhere", "vet.screen",
    "patterns.screen",
)  # fmt: skip


def preload(app: App[None], app_context: AppContext, is_busy: Callable[[], bool]) -> None:
    """Begin to open the writing store, and import the most used screens a little later, each on its own thread.

    Both wait while the app `is_busy` with a key.
    """
    app_context.store.warm().add_done_callback(_collect_again)
    ahead = Thread(target=_preload_screens, args=(app_context.library, is_busy), name="ahead", daemon=True)
    app.set_timer(AHEAD, ahead.start)


def _preload_screens(library: Library, is_busy: Callable[[], bool]) -> None:
    """Import the most used screens, so that opening each for the first time is quick, and read what a vetting asks."""
    from retro.core.text.clock import now
    from retro.storage.autosave.giving_way import giving_way
    from retro.storage.queries.vets.vet_context import knowledge_now

    with giving_way(is_busy):
        for name in MOST_USED:
            import_module(f"retro.tui.{name}")
    _wait_for_quiet(is_busy)
    with suppress(StoreError):  # a vetting says what the library refuses
        knowledge_now(library, now())
    gc.freeze()


def _wait_for_quiet(is_busy: Callable[[], bool]) -> None:
    """Wait until no key came for a while: a read of a large library can't give way once it has begun."""
    since = time.monotonic()
    while time.monotonic() - since < UNTOUCHED:
        time.sleep(LOOK_AGAIN)
        if is_busy():
            since = time.monotonic()


def _collect_again(warm: Future[None]) -> None:
    """Freeze what was imported and switch the garbage collector on.

    Earlier, a collection during imports would delay a key.
    """
    gc.freeze()
    gc.enable()
