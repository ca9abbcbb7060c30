"""The gig that is read: as the library has it, and what can be done with it."""

from __future__ import annotations

from retro.core.gig import metrics
from retro.core.gig.draft_position import ALL_UNDERSTOOD, UnreadTexts
from retro.core.gig.ids import EXAMPLE_ID, GigId
from retro.core.gig.retrospective import Retrospective
from retro.core.message.telling import can_be_taken_back
from retro.storage.errors import StoreError
from retro.tui.context import AppContext
from retro.tui.kit.gigs.read_gig import read_as_typed, vetted

READ_ONLY = "example, read-only"
IN_THE_TRASH = "in the trash, read-only"
READS = frozenset(("edit", "compare", "message", "told", "untold", "export", "other"))
"""Actions on a gig that is not in the trash."""


class GigRead:
    """One gig as it was read last. The reader owns it."""

    def __init__(self, app_context: AppContext, id: GigId, *, is_deleted: bool = False) -> None:
        self._app_context = app_context
        self.id, self.is_deleted = id, is_deleted
        self.retrospective: Retrospective | None = None
        """None if it can't be read; `trouble` says why."""
        self.unread: UnreadTexts = ALL_UNDERSTOOD
        self.trouble = self.vetted = ""
        self.read()

    def read(self) -> None:
        """Read it from the library."""
        try:
            self.retrospective, self.unread = read_as_typed(self._app_context, self.id, is_deleted=self.is_deleted)
            self.trouble = ""
            self.vetted = vetted(self._app_context, self.retrospective)
        except StoreError as error:
            self.retrospective, self.trouble = None, str(error)

    @property
    def is_example(self) -> bool:
        """Tell whether it is the example, which can only be read."""
        return self.id == EXAMPLE_ID

    @property
    def state(self) -> str:
        """Say that it can only be read; "" if it can be changed."""
        return READ_ONLY if self.is_example else IN_THE_TRASH if self.is_deleted else ""

    def offers(self, action: str) -> bool:
        """Tell whether an action can be done: telling only while they can be told, taking back only what was told.

        What is in the trash can only be read and copied.
        """
        gig = self.retrospective
        if self.is_deleted and action in READS:
            return False
        if action == "undelete":
            return self.is_deleted and gig is not None
        if action == "untold":
            return gig is not None and not self.is_example and can_be_taken_back(gig)
        if action == "told":
            return gig is not None and not self.is_example and metrics.is_untold(gig.facts)
        if action == "links":
            return gig is not None and bool(gig.every_link)
        return action != "message" or not self.is_example
