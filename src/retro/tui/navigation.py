"""Routes to screens. A screen posts `Navigate(route)`; the app opens the screen."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from retro.core.gig.ids import DocumentId, GigId, VetId


@dataclass(frozen=True, slots=True)
class Route:
    """A destination in retro."""


@dataclass(frozen=True, slots=True)
class HomeRoute(Route):
    """Home, at a gig if one is named."""

    id: DocumentId | None = None
    has_ended: bool = False
    """True if that gig has just ended well, which can be undone there."""


@dataclass(frozen=True, slots=True)
class WizardRoute(Route):
    """The wizard: a new draft, or the one named, at its page or where it was left."""

    id: GigId | None = None
    page: str = ""
    """Key of a page, or "review"."""
    is_telling: bool = False
    """True for a new draft about a client who does not know yet; it leads to the message as soon as it has a name."""


@dataclass(frozen=True, slots=True)
class OlderGigRoute(Route):
    """The form of an older gig."""


@dataclass(frozen=True, slots=True)
class FinishedRoute(Route):
    """The screen after a retrospective is finished."""

    id: GigId
    after_closing: bool = False
    """True right after the end of the short path, which has said the crisis line."""


@dataclass(frozen=True, slots=True)
class ReaderRoute(Route):
    """One retrospective, at an answer if one is named."""

    id: GigId
    at: str = ""
    """Key of a question."""
    is_deleted: bool = False
    """True if it is in the trash, where it can only be read."""


@dataclass(frozen=True, slots=True)
class CompareRoute(Route):
    """Two retrospectives side by side."""

    a: DocumentId
    b: DocumentId


@dataclass(frozen=True, slots=True)
class PatternsRoute(Route):
    """Patterns over all finished gigs."""


@dataclass(frozen=True, slots=True)
class QuestionsRoute(Route):
    """The user's own questions."""


@dataclass(frozen=True, slots=True)
class VetRoute(Route):
    """A vet: a new one, or the one named, where it was left."""

    id: VetId | None = None


@dataclass(frozen=True, slots=True)
class VetsRoute(Route):
    """The list of vetted gigs."""


@dataclass(frozen=True, slots=True)
class RunningRoute(Route):
    """A gig under way, with its checkpoints."""

    id: VetId
    """Id of the vet."""


@dataclass(frozen=True, slots=True)
class CheckInRoute(Route):
    """A check-in on a gig under way."""

    id: VetId
    """Id of the vet."""


@dataclass(frozen=True, slots=True)
class UnderWayRoute(Route):
    """The form of a gig under way that was never vetted."""


@dataclass(frozen=True, slots=True)
class ExportVetRoute(Route):
    """The dialog that exports a vet."""

    id: VetId


@dataclass(frozen=True, slots=True)
class MessageRoute(Route):
    """The message to a client."""

    id: DocumentId
    """Id of a retrospective, or of the vet of a gig under way."""


@dataclass(frozen=True, slots=True)
class LessonsRoute(Route):
    """The list of every rule with its history."""


@dataclass(frozen=True, slots=True)
class ExportRoute(Route):
    """The dialog that exports retrospectives."""

    ids: tuple[DocumentId, ...]


@dataclass(frozen=True, slots=True)
class ExportComparisonRoute(Route):
    """The dialog that exports a comparison."""

    a: DocumentId
    b: DocumentId


@dataclass(frozen=True, slots=True)
class ExportMessageRoute(Route):
    """The dialog that exports the message to a client, or the handover notes."""

    id: DocumentId
    """Id of a retrospective, or of the vet of a gig under way."""
    is_handover: bool = False


@dataclass(frozen=True, slots=True)
class TrashRoute(Route):
    """The trash."""


@dataclass(frozen=True, slots=True)
class DeletedVetRoute(Route):
    """A vet in the trash, to be read."""

    id: VetId


class Navigate(Message):
    """Asks the app to open a route."""

    def __init__(self, place: Route, *, instead: bool = False, from_home: bool = False) -> None:
        self.place = place
        self.from_home = from_home
        """True to close all screens first, saving what they hold, so that Esc leads home."""
        self.instead = instead
        """True to close the asking screen, so that Esc does not return to it."""
        super().__init__()
