"""Routes to screens. A screen posts `Go(route)`; the app opens the screen."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message


@dataclass(frozen=True, slots=True)
class Route:
    """Somewhere in retro."""


@dataclass(frozen=True, slots=True)
class HomeRoute(Route):
    """Home, at a gig where one is named."""

    id: str = ""
    has_ended: bool = False
    """Whether that gig has just ended well, which can be undone there."""


@dataclass(frozen=True, slots=True)
class WizardRoute(Route):
    """The wizard: a new draft, or the one named, at its page or where it was left."""

    id: str = ""
    page: str = ""
    """A page's key, or "review"."""


@dataclass(frozen=True, slots=True)
class OlderGigRoute(Route):
    """An older gig, in one minute."""


@dataclass(frozen=True, slots=True)
class FinishedRoute(Route):
    """What is said when a retrospective is finished."""

    id: str


@dataclass(frozen=True, slots=True)
class ReaderRoute(Route):
    """One retrospective, at an answer where one is named."""

    id: str
    at: str = ""
    """A question's key."""
    is_deleted: bool = False
    """Whether it lies in the trash, where it can only be read."""


@dataclass(frozen=True, slots=True)
class CompareRoute(Route):
    """Two retrospectives, side by side."""

    a: str
    b: str


@dataclass(frozen=True, slots=True)
class PatternsRoute(Route):
    """What comes back over all finished gigs."""


@dataclass(frozen=True, slots=True)
class QuestionsRoute(Route):
    """The user's own questions."""


@dataclass(frozen=True, slots=True)
class VetRoute(Route):
    """A vet: a new one, or the one named, where it was left."""

    id: str = ""


@dataclass(frozen=True, slots=True)
class VetsRoute(Route):
    """Every gig that was vetted."""


@dataclass(frozen=True, slots=True)
class RunningRoute(Route):
    """A gig that was taken after a vet, with its stops."""

    id: str
    """The vet's."""


@dataclass(frozen=True, slots=True)
class CheckInRoute(Route):
    """A check-in on a gig under way."""

    id: str
    """The vet's."""


@dataclass(frozen=True, slots=True)
class UnderWayRoute(Route):
    """The form of a gig that is under way without having been vetted."""


@dataclass(frozen=True, slots=True)
class ExportVetRoute(Route):
    """The dialog that writes a vet to a file."""

    id: str


@dataclass(frozen=True, slots=True)
class MessageRoute(Route):
    """The message to a client."""

    id: str
    """A retrospective's, or that of the vet of a gig under way."""


@dataclass(frozen=True, slots=True)
class LessonsRoute(Route):
    """Every rule that was written, with its history."""


@dataclass(frozen=True, slots=True)
class ExportRoute(Route):
    """The dialog that writes retrospectives to a file."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExportComparisonRoute(Route):
    """The dialog that writes two retrospectives side by side to a file."""

    a: str
    b: str


@dataclass(frozen=True, slots=True)
class ExportMessageRoute(Route):
    """The dialog that writes the message to a client to a file, or the handover notes."""

    id: str
    """A retrospective's, or that of the vet of a gig under way."""
    is_handover: bool = False


@dataclass(frozen=True, slots=True)
class TrashRoute(Route):
    """Everything that was deleted."""


@dataclass(frozen=True, slots=True)
class DeletedVetRoute(Route):
    """A vet in the trash, to be read."""

    id: str


class Navigate(Message):
    """Asks the app to go to a place."""

    def __init__(self, place: Route, *, instead: bool = False, from_home: bool = False) -> None:
        self.place = place
        self.from_home = from_home
        """Whether all screens are left first, what was written in them saved, so that Esc leads home."""
        self.instead = instead
        """Whether the screen that asks is left for good, so that Esc does not come back to it."""
        super().__init__()
