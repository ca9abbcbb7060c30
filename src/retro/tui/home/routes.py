"""Routes of home's keys, and what each of its rows opens."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from retro.core.samples import EXAMPLE_ID
from retro.core.wizard.locations import HANDOVER, MESSAGE, page_key, question_key
from retro.storage.queries.browse import GoodEndRow
from retro.storage.queries.running import Running
from retro.storage.queries.search import Hit
from retro.storage.queries.vets.search_vets import VetHit
from retro.tui.home.gig_lines import GOOD_END, found_in
from retro.tui.home.pages import Entry
from retro.tui.navigation import (
    LessonsRoute,
    MessageRoute,
    OlderGigRoute,
    PatternsRoute,
    ReaderRoute,
    Route,
    RunningRoute,
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


def _of_hit(hit: Hit) -> Route:
    """Return the route of a hit: a draft is continued, a finished gig read; both at the hit of a search."""
    found = found_in(hit)
    place = found.place if found else ""
    if not hit.row.is_draft:
        return ReaderRoute(hit.row.id, question_key(place))
    is_beside = question_key(place) in (MESSAGE, HANDOVER)  # no page of the wizard has it
    return MessageRoute(hit.row.id) if is_beside else WizardRoute(hit.row.id, page_key(place))


def _of_vet(hit: VetHit) -> Route:
    return RunningRoute(hit.id) if hit.standing == GOOD_END else VetRoute(hit.id)


OPENS: Mapping[type[Entry], Callable[..., Route]] = {
    Hit: _of_hit,
    Running: lambda gig: RunningRoute(gig.id),
    GoodEndRow: lambda gig: RunningRoute(gig.id),
    VetHit: _of_vet,
}
"""Route that each kind of entry opens."""
