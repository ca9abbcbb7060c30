"""Save one vetting to the library while it is answered on the command line."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from retro.commands.output import tell
from retro.core.gig.retrospective import new_id, now
from retro.core.vet.vet import Vet
from retro.paths import Paths
from retro.storage.autosave.recovery import Recovery
from retro.storage.autosave.status import diverged
from retro.storage.errors import Conflict, StoreError
from retro.storage.opening import open_store

if TYPE_CHECKING:
    from retro.storage.writing.store import Store


class Keeper:
    """Saves after every answer; what the library refuses goes to a recovery file, which retro takes in at its start."""

    def __init__(self, paths: Paths, vet: Vet) -> None:
        self.vet = vet
        self.is_saved = True
        """Whether all that was answered is in the library."""
        self._paths = paths
        self._recovery = Recovery(paths.recovery)
        self._store: Store | None = None
        self._version: int | None = None
        self._refused = ""

    def keep(self, vet: Vet) -> None:
        """Go on with this vet, and save it; nothing is stored of one in which nothing was said."""
        self.vet = vet.touched()
        self.save()

    def save(self) -> None:
        """Save it as it is, which may be done twice."""
        if self._version is None and self.vet.is_untouched:
            return
        try:
            self._write()
        except StoreError as error:
            self._rescue(error)
        else:
            self._is_in_the_library()

    @property
    def standing(self) -> str:
        """What became of it, in one line."""
        if self._version is None and self.vet.is_untouched:
            return "Nothing was said, so nothing was kept."
        if not self.is_saved:
            return "Not in the library yet: start retro, which takes in what was kept."
        id = self.vet.id[:8]
        return f"Kept as {id}. retro vet {id} shows it; in retro, V has all of them."

    def close(self) -> None:
        """Let go of the library."""
        if self._store:
            self._store.close()

    def _write(self) -> None:
        self._store = self._store or open_store(self._paths.library, self._paths.backups)
        try:
            self._version = self._store.save(self.vet, version=self._version)
        except Conflict:
            moved = diverged(self.vet, new_id(), now())
            self.vet = moved.carried(self.vet)
            self._version = self._store.save(self.vet, version=None)
            tell(f"{moved.line}.")

    def _is_in_the_library(self) -> None:
        if not self.is_saved:
            with suppress(StoreError):
                self._recovery.drop(self.vet.id)
            tell("Saved again.")
        self.is_saved, self._refused = True, ""

    def _rescue(self, error: StoreError) -> None:
        self.is_saved = False
        try:
            self._recovery.keep(self.vet, self._version, None)
            kept = "Your answers are in a recovery file for now."
        except StoreError:
            kept = "Your answers are only here: do not close this window."
        if self._refused != str(error):
            self._refused = str(error)
            tell(f"Not saved: {error} {kept}")
