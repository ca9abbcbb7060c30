"""Routes to screens. A screen posts `Go(route)`; the app opens the screen."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere in retro."""


@dataclass(frozen=True, slots=True)
class ToHome(Place):
    """Home, at a gig where one is named."""

    id: str = ""
    has_ended: bool = False
    """Whether that gig has just ended well, which can be undone there."""


@dataclass(frozen=True, slots=True)
class ToWizard(Place):
    """The wizard: a new draft, or the one named, at its page or where it was left."""

    id: str = ""
    page: str = ""
    """A page's key, or "review"."""


@dataclass(frozen=True, slots=True)
class ToOlderGig(Place):
    """An older gig, in one minute."""


@dataclass(frozen=True, slots=True)
class ToFinished(Place):
    """What is said when a retrospective is finished."""

    id: str


@dataclass(frozen=True, slots=True)
class ToReader(Place):
    """One retrospective, at an answer where one is named."""

    id: str
    at: str = ""
    """A question's key."""
    is_deleted: bool = False
    """Whether it lies in the trash, where it can only be read."""


@dataclass(frozen=True, slots=True)
class ToCompare(Place):
    """Two retrospectives, side by side."""

    a: str
    b: str


@dataclass(frozen=True, slots=True)
class ToPatterns(Place):
    """What comes back over all finished gigs."""


@dataclass(frozen=True, slots=True)
class ToQuestions(Place):
    """The user's own questions."""


@dataclass(frozen=True, slots=True)
class ToVet(Place):
    """A vet: a new one, or the one named, where it was left."""

    id: str = ""


@dataclass(frozen=True, slots=True)
class ToVets(Place):
    """Every gig that was vetted."""


@dataclass(frozen=True, slots=True)
class ToRunning(Place):
    """A gig that was taken after a vet, with its stops."""

    id: str
    """The vet's."""


@dataclass(frozen=True, slots=True)
class ToCheckIn(Place):
    """A check-in on a gig under way."""

    id: str
    """The vet's."""


@dataclass(frozen=True, slots=True)
class ToUnderWay(Place):
    """The form of a gig that is under way without having been vetted."""


@dataclass(frozen=True, slots=True)
class ToExportVet(Place):
    """The dialog that writes a vet to a file."""

    id: str


@dataclass(frozen=True, slots=True)
class ToMessage(Place):
    """The message to a client."""

    id: str
    """A retrospective's, or that of the vet of a gig under way."""


@dataclass(frozen=True, slots=True)
class ToLessons(Place):
    """Every rule that was written, with its history."""


@dataclass(frozen=True, slots=True)
class ToExport(Place):
    """The dialog that writes retrospectives to a file."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToExportComparison(Place):
    """The dialog that writes two retrospectives side by side to a file."""

    a: str
    b: str


@dataclass(frozen=True, slots=True)
class ToExportMessage(Place):
    """The dialog that writes the message to a client to a file, or the handover notes."""

    id: str
    """A retrospective's, or that of the vet of a gig under way."""
    is_handover: bool = False


@dataclass(frozen=True, slots=True)
class ToTrash(Place):
    """Everything that was deleted."""


@dataclass(frozen=True, slots=True)
class ToDeletedVet(Place):
    """A vet in the trash, to be read."""

    id: str


class Go(Message):
    """Asks the app to go to a place."""

    def __init__(self, place: Place, *, instead: bool = False, from_home: bool = False) -> None:
        self.place = place
        self.from_home = from_home
        """Whether all screens are left first, what was written in them saved, so that Esc leads home."""
        self.instead = instead
        """Whether the screen that asks is left for good, so that Esc does not come back to it."""
        super().__init__()
