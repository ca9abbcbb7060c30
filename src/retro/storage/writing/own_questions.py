"""Changes the user's own questions in one transaction: what another window does to them meanwhile stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retro.core.gig.own_questions import Change, Questions
from retro.storage.queries.wizard.own_questions import SETTING_NAME, as_setting, from_setting

if TYPE_CHECKING:  # its import takes long, and a list of the questions needs none
    from retro.storage.writing.store import Store


def change_own_questions(store: Store, change: Change) -> Questions:
    """Change the questions that are stored by now, and return what is stored then.

    Raises NotChanged, as `change` does, and StoreError; then nothing is changed.
    """

    def in_setting(text: str) -> str:
        before = from_setting(text)
        after = change(before)
        return text if after == before else as_setting(after)

    return from_setting(store.change_setting(SETTING_NAME, in_setting))
