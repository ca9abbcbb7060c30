"""Save status shown in the title line: saved, saving, or why not."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, TypeVar, cast

from retro.core.gig.ids import DocumentId
from retro.core.value import Value
from retro.storage.errors import StoreError

if TYPE_CHECKING:
    from retro.core.formats.document import Document

D = TypeVar("D", bound="Document")
KEPT = "Your words are in a recovery file."
COPY_THEM = "Copy your words before you quit: they're only on this screen."
"""Said where no recovery file holds them; what to do comes first, because a narrow window cuts the end."""
COPY_SAVED = "Also changed in another window. Your version is saved as “{}”"
OF_OTHER_WINDOW = " (other window, {})"
NOT_SAVED = "Not saved: {}."


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

    @property
    def line(self) -> str:
        """Return the words for the status line or a notice."""
        return COPY_SAVED.format(self.name)

    def carried(self, draft: D) -> D:
        """Return the draft under its new id and title; one with another id is unchanged."""
        return draft if draft.id != self.old_id else cast(D, draft.as_copy(self.new_id, draft.name + self.ending))


SaveState = Saved | Saving | NotSaved | Diverged


def not_saved(error: StoreError, since: datetime, *, kept: bool) -> NotSaved:
    """Format the message while the library refuses; `kept` tells whether a recovery file holds the words."""
    return NotSaved(NOT_SAVED.format(error.cause), KEPT if kept else COPY_THEM, since)


def diverged(draft: Document, new_id: DocumentId, at: datetime) -> Diverged:
    """Format the copy's title: “Instagram dashboard (other window, 14:03)”."""
    ending = OF_OTHER_WINDOW.format(_clock(at))
    return Diverged(draft.id, new_id, draft.name + ending, ending)


def _clock(at: datetime) -> str:
    return f"{at.astimezone():%H:%M}"
