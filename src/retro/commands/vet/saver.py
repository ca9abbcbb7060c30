"""Save one vetting to the library while it is answered on the command line."""

from __future__ import annotations

from retro.commands.keeping import Keeping
from retro.core.vet.vet import Vet


class Keeper(Keeping[Vet]):
    """Saves a vet after every answer."""

    @property
    def vet(self) -> Vet:
        """The vet as it stands."""
        return self.document

    def keep(self, vet: Vet) -> None:
        """Go on with this vet, and save it."""
        self.put(vet.touched())

    @property
    def standing(self) -> str:
        """What became of it, in one line."""
        if not self.is_begun:
            return "Nothing was answered, so nothing was saved."
        if not self.is_saved:
            return "Not in the library yet. Start retro: it takes in what was set aside."
        id = self.vet.id[:8]
        return f"Saved as {id}. Run retro vet {id} to see it; in retro, press V for all of them."
