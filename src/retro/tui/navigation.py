"""Routes to screens. A screen posts `Navigate(route)`; the app opens the screen."""

from __future__ import annotations

from textual.message import Message

from retro.core.gig.ids import DocumentId, GigId, VetId
from retro.core.value import Value


class Route(Value):
    """A destination in retro."""


class HomeRoute(Route):
    """Home, at a gig if one is named."""

    id: DocumentId | None = None
    has_ended: bool = False
    """True if that gig has just ended well, which can be undone there."""


class WizardRoute(Route):
    """The wizard: a new draft, or the one named, at its page or where it was left."""

    id: GigId | None = None
    page: str = ""
    """Key of a page, or "review"."""
    is_telling: bool = False
    """True for a new draft about a client who does not know yet; it leads to the message as soon as it has a name."""


class OlderGigRoute(Route):
    """The form of an older gig: a new one, or the draft named."""

    id: GigId | None = None


class FinishedRoute(Route):
    """The screen after a retrospective is finished."""

    id: GigId
    after_closing: bool = False
    """True right after the end of the short path, which has said the crisis line."""


class ReaderRoute(Route):
    """One retrospective, at an answer if one is named."""

    id: GigId
    at: str = ""
    """Key of a question."""
    is_deleted: bool = False
    """True if it is in the trash, where it can only be read."""


class CompareRoute(Route):
    """Two retrospectives side by side."""

    a: DocumentId
    b: DocumentId


class PatternsRoute(Route):
    """Patterns over all finished gigs."""


class QuestionsRoute(Route):
    """The user's own questions."""


class VetRoute(Route):
    """A vet: a new one, or the one named, where it was left."""

    id: VetId | None = None


class VetsRoute(Route):
    """The list of vetted gigs."""


class RunningRoute(Route):
    """A gig under way, with its checkpoints."""

    id: VetId
    """Id of the vet."""
    is_just_taken: bool = False
    """True if it was put under way a moment ago: home goes to it as it is left."""


class CheckInRoute(Route):
    """A check-in on a gig under way."""

    id: VetId
    """Id of the vet."""


class UnderWayRoute(Route):
    """The form of a gig under way that was never vetted."""


class ExportVetRoute(Route):
    """The dialog that exports a vet."""

    id: VetId


class MessageRoute(Route):
    """The message to a client."""

    id: DocumentId
    """Id of a retrospective, or of the vet of a gig under way."""
    is_asking: bool = False
    """True to ask for the first part at once, if nothing is written yet."""
    is_just_begun: bool = False
    """True if the gig was begun a moment ago, for this message: home goes to it as it is left."""


class LessonsRoute(Route):
    """The list of every rule with its history."""


class ExportRoute(Route):
    """The dialog that exports retrospectives."""

    ids: tuple[DocumentId, ...]


class ExportComparisonRoute(Route):
    """The dialog that exports a comparison."""

    a: DocumentId
    b: DocumentId


class ExportMessageRoute(Route):
    """The dialog that exports the message to a client, or the handover notes."""

    id: DocumentId
    """Id of a retrospective, or of the vet of a gig under way."""
    is_handover: bool = False


class TrashRoute(Route):
    """The trash."""


class DeletedVetRoute(Route):
    """A vet in the trash, to be read."""

    id: VetId


class Navigate(Message):
    """Asks the app to open a route."""

    def __init__(self, route: Route, *, instead: bool = False, from_home: bool = False) -> None:
        self.route = route
        self.from_home = from_home
        """True to close all screens first, saving what they hold, so that Esc leads home."""
        self.instead = instead
        """True to close the asking screen, so that Esc does not return to it."""
        super().__init__()
