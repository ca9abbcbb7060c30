"""Routes of home's keys; what a row opens is in `entries`."""

from __future__ import annotations

from collections.abc import Mapping

from retro.core.gig.ids import EXAMPLE_ID, VetId
from retro.tui.home.gig_list import GigList
from retro.tui.home.marks import MarkedGigs
from retro.tui.navigation import (
    ExportRoute,
    ExportVetRoute,
    LessonsRoute,
    OlderGigRoute,
    PatternsRoute,
    ReaderRoute,
    Route,
    TrashRoute,
    UnderWayRoute,
    VetRoute,
    VetsRoute,
    WizardRoute,
)

ROUTES: Mapping[str, Route] = {
    "new": WizardRoute(),
    "tell": WizardRoute(is_telling=True),
    "older_gig": OlderGigRoute(),
    "example": ReaderRoute(EXAMPLE_ID),
    "patterns": PatternsRoute(),
    "vet": VetRoute(),
    "vets": VetsRoute(),
    "under_way": UnderWayRoute(),
    "lessons": LessonsRoute(),
    "trash": TrashRoute(),
}
"""Routes of keys and first choices that need no gig."""


def exported_by(listed: GigList, marks: MarkedGigs) -> Route | None:
    """Return the export of what is marked, or of what is at the cursor; a vetted gig has its own document."""
    if not marks.ids and not listed.current and listed.id_here:
        return ExportVetRoute(VetId(listed.id_here))
    return ExportRoute(marks.chosen) if marks.chosen else None
