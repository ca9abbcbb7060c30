"""A line that is kept as it is typed, should the program end before it is answered, beside those of other windows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retro.storage.autosave.store_thread import BackgroundStore

if TYPE_CHECKING:
    from retro.storage.writing.store import Store


class KeptLine:
    """One line of a setting; whoever types in another window has a line of their own there."""

    def __init__(self, store: BackgroundStore, name: str, text: str = "") -> None:
        """`text` is a line that was left in the setting of this name, and is written on."""
        self._store, self._name = store, name
        self.text = text
        """What is typed now."""
        self._stored = text

    def keep(self, text: str) -> None:
        """Keep other text without waiting for the store; "" removes the line."""
        if text != self.text:
            self.text = text
            self._store.submit(lambda store: self._save(store, text))

    def _save(self, store: Store, text: str) -> None:
        """Run in the store's thread. A save that fails leaves what was stored before, which the next one replaces."""
        store.change_setting(self._name, lambda lines: with_line(lines, self._stored, text))
        self._stored = text


def with_line(lines: str, before: str, after: str) -> str:
    """Return the lines with one of them changed; "" removes it. One that is not there any more is added again."""
    each = lines.splitlines()
    if before and before in each:
        at = each.index(before)
        each[at : at + 1] = [after] if after else []
    elif after:
        each.append(after)
    return "\n".join(each)
