"""Background work after start-up: import recovery files, then make the daily backup."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING

from retro.core.gig.ids import new_document_id
from retro.core.gig.wording import in_quotes
from retro.core.text.clock import now
from retro.paths import Paths
from retro.storage.autosave.recovery import Recovered, Recovery
from retro.storage.autosave.status import diverged
from retro.storage.autosave.store_thread import BackgroundStore
from retro.storage.errors import Conflict, EmptyLibrary, Missing, StoreError
from retro.storage.library_file import exists

if TYPE_CHECKING:
    from concurrent.futures import Future

    from retro.storage.writing.store import Store

Tell = Callable[[str], None]
"""Callback that shows a message; may be called from any thread."""
MANY_SAVED_LATER = "What couldn't be saved last time has been saved: {} drafts."
SAVED_LATER = "What couldn't be saved last time has been saved: {}."
NO_BACKUP_TODAY = "No backup was made today. {}"


def start_maintenance(
    store: BackgroundStore, recovery: Recovery, paths: Paths, tell: Tell, changed: Callable[[], None]
) -> None:
    """Begin the work and return at once. `changed` is called if something was imported; no library is created."""

    def taken(future: Future[str]) -> None:
        with suppress(StoreError, RuntimeError):
            if sentence := future.result():
                changed()
                tell(sentence)
        Thread(target=_back_up, args=(paths, tell), name="backup", daemon=True).start()

    if exists(paths.library) or recovery.found():  # no library is created just for looking around
        store.submit(lambda opened: import_recovered(opened, recovery)).add_done_callback(taken)


def import_recovered(store: Store, recovery: Recovery) -> str:
    """Save the drafts of all recovery files to the library. Returns a sentence about it. What is refused stays."""
    names = []
    for recovered in recovery.found():
        with suppress(StoreError):
            names.append(_taken(store, recovered))
            recovery.discard(recovered)
    if not names:
        return ""
    return SAVED_LATER.format(in_quotes(names[0])) if len(names) == 1 else MANY_SAVED_LATER.format(len(names))


def _taken(store: Store, recovered: Recovered) -> str:
    """Save it in its place, or as a draft of its own if the library has other words by now. Returns its name."""
    draft, place = recovered.draft, recovered.place
    try:
        store.save(draft, version=recovered.version, place=place)
    except Conflict:
        if store.knows(draft.id):
            draft = diverged(draft, new_document_id(), recovered.at).carried(draft)
        store.save(draft, version=None, place=place)
    return draft.name


def _back_up(paths: Paths, tell: Tell) -> None:
    """Make the daily backup outside the store's thread: reading a large library would delay the next save."""
    from retro.storage.backup.backup import daily
    from retro.storage.care import scratch

    scratch.clear(paths.state)
    try:
        daily(paths.library, paths.backups, clock=now)
    except (EmptyLibrary, Missing):
        pass  # nothing was written yet
    except StoreError as error:
        with suppress(RuntimeError):  # the program is closing
            tell(NO_BACKUP_TODAY.format(error))
