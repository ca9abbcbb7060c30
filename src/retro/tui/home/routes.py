"""Routes of home's keys, and what each of its rows opens."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from retro.core.gig.draft_position import OLDER_FORM
from retro.core.gig.ids import VetId
from retro.core.samples import EXAMPLE_ID
from retro.core.wizard.locations import HANDOVER, MESSAGE, page_key, question_key
from retro.storage.queries.browse import GoodEndRow
from retro.storage.queries.running import Running
from retro.storage.queries.search import Hit
from retro.storage.queries.vets.search_vets import VetHit
from retro.tui.home.gig_lines import GOOD_END, found_in
from retro.tui.home.gig_list import GigList
from retro.tui.home.marks import MarkedGigs
from retro.tui.home.pages import Entry
from retro.tui.navigation import (
    CheckInRoute,
    ExportRoute,
    ExportVetRoute,
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
    if not place and hit.row.place == OLDER_FORM:
        return OlderGigRoute(hit.row.id)
    is_beside = question_key(place) in (MESSAGE, HANDOVER)  # no page of the wizard has it
    return MessageRoute(hit.row.id) if is_beside else WizardRoute(hit.row.id, page_key(place))


def _of_vet(hit: VetHit) -> Route:
    return RunningRoute(hit.id) if hit.standing == GOOD_END else VetRoute(hit.id)


_OPENS: Mapping[type[Entry], Callable[..., Route]] = {
    Hit: _of_hit,
    Running: lambda gig: RunningRoute(gig.id),
    GoodEndRow: lambda gig: RunningRoute(gig.id),
    VetHit: _of_vet,
}
"""Route that each kind of entry opens."""


def opened_by(entry: Entry, today: date) -> Route:
    """Return what Enter opens: of a gig under way a check-in that is due, before the gig."""
    if isinstance(entry, Running) and entry.is_check_in_due(today) and not entry.is_due(today):
        return CheckInRoute(entry.id)
    return _OPENS[type(entry)](entry)


def exported_by(listed: GigList, marks: MarkedGigs) -> Route | None:
    """Return the export of what is marked, or of what is at the cursor; a vetted gig has its own document."""
    if not marks.ids and not listed.current and listed.id_here:
        return ExportVetRoute(VetId(listed.id_here))
    return ExportRoute(marks.chosen) if marks.chosen else None
