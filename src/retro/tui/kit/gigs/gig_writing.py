"""A gig changed from outside its own screen, by a message or by noting that they were told. Changes go to autosave."""

from __future__ import annotations

from contextlib import suppress

from retro.core.document_kinds import Document
from retro.core.gig.draft_position import DAY_TOLD, FIRST_PAGE, DraftPosition, with_typed
from retro.core.gig.ids import DocumentId
from retro.core.gig.message import Channel
from retro.core.message import telling
from retro.core.vet.vet import Vet
from retro.core.vet.vet_lines import DAY_TOLD as VET_DAY_TOLD
from retro.storage.errors import UnknownId
from retro.storage.queries.vets.vets import document_by_id
from retro.tui.context import AppContext
from retro.tui.kit import messages
from retro.tui.kit.gigs.newest import newest_retrospective, newest_vet
from retro.tui.kit.gigs.record_editor import RecordEditor

GONE = "This gig isn't there any more."


class GigWriting(RecordEditor[Document]):
    """Holds a gig of either kind, with what was typed into a dialog over it."""

    def __init__(
        self,
        app_context: AppContext,
        gig: Document,
        version: int | None = None,
        left: DraftPosition | None = None,
    ) -> None:
        """`left` is the position in the wizard, as autosave or the library has it."""
        super().__init__(app_context, gig, version)
        self._left = left or DraftPosition(FIRST_PAGE)

    @property
    def gig(self) -> Document:
        """Return the gig as it is."""
        return self.record

    @property
    def day_typed(self) -> str:
        """Return a day of telling that was typed and not answered."""
        unread = self.gig.unread.get(VET_DAY_TOLD) if isinstance(self.gig, Vet) else self._left.unread.get(DAY_TOLD)
        return unread or ""

    def keep_day_typed(self, typed: str) -> None:
        """Save a day of telling that stands in a dialog as typed; "" removes it."""
        if typed == self.day_typed:
            return
        if isinstance(self.gig, Vet):
            self.replace_record(self.gig.with_unread(VET_DAY_TOLD, typed))
            return
        known = self._left.unread
        self._left = self._left._replace(unread=with_typed(known, DAY_TOLD, typed)).since(known)
        self._autosave.schedule_save(self.gig, self._left, version=self._version, before=self._before)

    @property
    def channel_chosen(self) -> Channel | None:
        """Return the way of telling that was chosen, answered or not."""
        return self.gig.message.channel

    def keep_channel(self, channel: Channel | None) -> None:
        """Save the way of telling that is chosen in a dialog."""
        self.replace_record(telling.with_channel(self.gig, channel))


def stored_gig(app_context: AppContext, id: DocumentId) -> Document | None:
    """Return the record as stored; None if there is none. Raises StoreError."""
    found = document_by_id(app_context.library, id)
    return found.document if found else None


def open_gig(app_context: AppContext, id: DocumentId) -> GigWriting:
    """Return the record as it is being written, else as stored. Raises StoreError.

    A gig under way that is being written up is its retrospective: message and telling are kept there.
    """
    if found := newest_retrospective(app_context, id):
        return GigWriting(app_context, found.document, found.version, found.place)
    taken = newest_vet(app_context, id)
    if taken is None:
        raise UnknownId(GONE, messages.SEE_HOME)
    if taken.document.gig not in (None, id):
        with suppress(UnknownId):  # the draft was deleted: the gig goes on without it
            return open_gig(app_context, taken.document.gig)
    return GigWriting(app_context, taken.document, taken.version)
