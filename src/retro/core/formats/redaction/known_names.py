"""The names of clients that a redaction knows: whole, by their parts, and how each of them is written."""

from __future__ import annotations

from retro.core.formats.redaction.identifying import client_parts, parts_inside, small_parts
from retro.core.formats.redaction.plain_words import is_plain_word
from retro.core.text.folding import fold_name


class KnownNames:
    """Folded names and parts of names, each with the whole name of the client that it belongs to."""

    def __init__(self) -> None:
        self.owners: dict[str, str] = {}
        self.small: set[str] = set()
        """Parts of names that were only ever written small; a text means them where they have a capital."""
        self.inside: set[str] = set()
        """Parts that capitals part in a name; a text means them where they have a capital."""
        self._spellings: set[str] = set()

    def add(self, client: str) -> None:
        """Register a client's name, whole and by its parts; a part of two names belongs to the first.

        Each spelling is registered: "Wickhouse Candles" has parts of another kind than "wickhouse candles".
        """
        whole = fold_name(client)
        if not whole or client in self._spellings:
            return
        self._spellings.add(client)
        parts = set(client_parts(client))
        for part in parts:
            self.owners.setdefault(part, whole)
        for part in small_parts(client):
            if self.owners.setdefault(part, whole) == whole:
                self.small.add(part)
        for part in parts_inside(client):
            if part not in self.owners:
                self.owners[part] = whole
                self.inside.add(part)
        self.small -= parts if is_plain_word(whole) else parts | {whole}
        self.inside -= parts
        self.owners[whole] = whole
