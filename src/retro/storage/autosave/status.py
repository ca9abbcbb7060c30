"""Save status shown in the title line: saved, saving, or why not."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from retro.core.gig.ids import DocumentId
from retro.core.value import Value
from retro.storage.errors import StoreError

if TYPE_CHECKING:
    from retro.core.document_kinds import Document
    from retro.core.gig.retrospective import Retrospective
    from retro.core.vet.vet import Vet

D = TypeVar("D", "Retrospective", "Vet", "Document")
KEPT = "Your words are in a recovery file."
COPY_THEM = "Copy your words before you quit: they're only on this screen."
"""Said where no recovery file holds them; what to do comes first, because a narrow window cuts the end."""
COPY_SAVED = "Also changed in another window. Your version is saved as “{}”"
COPY_OF_DELETED = "Deleted in another window. Your version is saved as “{}”"
OF_OTHER_WINDOW = " (other window, {})"
NOT_SAVED = "Not saved: {}."
TOLD_ELSEWHERE = "Noted in another window: you told them {}."
UNTOLD_ELSEWHERE = "Undone in another window: the day you told them is blank again."


class Saved(Value):
    """Everything offered until then is in the library."""

    at: datetime

    @property
    def line(self) -> str:
        """Return the words for the status line."""
        return f"Saved {_clock(self.at)}"


class Saving(Value):
    """A save is under way."""

    @property
    def line(self) -> str:
        """Return the words for the status line."""
        return "Saving…"


class NotSaved(Value):
    """The library refuses; saving is retried until it succeeds."""

    sentence: str
    next_step: str
    since: datetime

    @property
    def line(self) -> str:
        """Return the words for the status line."""
        return f"{self.sentence} {self.next_step}"


class Diverged(Value):
    """Another window saved this draft first; what was written here continues as a draft of its own."""

    old_id: DocumentId
    new_id: DocumentId
    name: str
    """The title of the new draft."""
    ending: str = ""
    """Ending that the copy's title has after the title it had."""
    is_deleted: bool = False
    """True if the other window deleted it."""
    version: None = None
    """Stored version that it continues from."""

    @property
    def line(self) -> str:
        """Return the words for the status line or a notice."""
        return (COPY_OF_DELETED if self.is_deleted else COPY_SAVED).format(self.name)

    def carried(self, draft: D) -> D:
        """Return the draft under its new id and title; one with another id is unchanged."""
        return draft if draft.id != self.old_id else draft.as_copy(self.new_id, _name(draft, self.ending))


class ToldElsewhere(Value):
    """Another window noted whether the client was told, and nothing else: taken over here, and written on."""

    before: Document
    """What both windows began with."""
    theirs: Document
    """What the other window saved."""
    version: int

    @property
    def old_id(self) -> DocumentId:
        """Return the id of the draft that it concerns."""
        return self.theirs.id

    @property
    def line(self) -> str:
        """Return the words for the status line or a notice; "" for nothing worth them."""
        from retro.core.formats.merging.telling import is_telling_untouched  # never needed before the first frame
        from retro.core.gig import wording
        from retro.core.message.subject import facts_of

        told_on = facts_of(self.theirs).told_on
        said = (
            TOLD_ELSEWHERE.format(wording.on_day(told_on, wording.day_text(told_on))) if told_on else UNTOLD_ELSEWHERE
        )
        return "" if is_telling_untouched(self.before, self.theirs) else said

    def carried(self, draft: D) -> D:
        """Return the draft with the telling of the other window; unchanged with another id, or a telling of its own."""
        from retro.core.formats.merging.telling import is_telling_untouched, with_telling_of

        is_open = draft.id == self.old_id and is_telling_untouched(self.before, draft)
        return with_telling_of(draft, self.theirs) if is_open else draft


Moved = Diverged | ToldElsewhere
"""What is written here continues as something else than it was."""
SaveState = Saved | Saving | NotSaved | Moved


def not_saved(error: StoreError, since: datetime, *, kept: bool) -> NotSaved:
    """Format the message while the library refuses; `kept` tells whether a recovery file holds the words."""
    return NotSaved(NOT_SAVED.format(error.cause), KEPT if kept else COPY_THEM, since)


def diverged(draft: Document, new_id: DocumentId, at: datetime, *, is_deleted: bool = False) -> Diverged:
    """Format the copy's title: “Instagram dashboard (other window, 14:03)”."""
    ending = OF_OTHER_WINDOW.format(_clock(at))
    return Diverged(draft.id, new_id, _name(draft, ending), ending, is_deleted)


def _name(draft: Document, ending: str) -> str:
    """Return the name of a copy; the copy of a copy ends as that one did, at its own time."""
    before = OF_OTHER_WINDOW.partition("{")[0]
    known = draft.name[: -len(ending)] if ending and draft.name[-len(ending) :].startswith(before) else draft.name
    return known + ending


def _clock(at: datetime) -> str:
    return f"{at.astimezone():%H:%M}"
