"""The kinds of entry in home's list: one table of how each is drawn, what it opens, and which keys act on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, Generic, TypeVar

from textual.content import Content

from retro.core.gig.draft_position import OLDER_FORM
from retro.core.value import Value
from retro.core.wizard.locations import HANDOVER, MESSAGE, page_key, question_key
from retro.storage.queries.browse import GoodEndRow
from retro.storage.queries.running import Running
from retro.storage.queries.search import Hit
from retro.storage.queries.vets.search_vets import VetHit
from retro.tui.home.gig_lines import found_in, good_end_lines, row_lines, running_lines, vet_lines
from retro.tui.home.pages import Entry
from retro.tui.navigation import (
    CheckInRoute,
    MessageRoute,
    OlderGigRoute,
    ReaderRoute,
    Route,
    RunningRoute,
    VetRoute,
    WizardRoute,
)

E = TypeVar("E", bound=Entry)

UNTOLD, DRAFT, UNDER_WAY, GOOD_END, NO_SIGN = "!", "✎", "◷", "·", ""
"""Signs in the gutter."""
COMPARED = ("mark", "compare")
"""Actions on a gig that is no longer under way."""
TOLD, QUIET, WRITTEN_TO = "told", "quiet", "message"
"""Actions that depend on what the client knows, or on its check-ins."""
DEPEND_ON_ENTRY = frozenset((*COMPARED, TOLD, QUIET, WRITTEN_TO))


class EntryKind(Value, Generic[E]):
    """What home does with one kind of entry."""

    sign: Callable[[E], str]
    """Returns its sign."""
    lines: Callable[[E, date, int], tuple[Content, ...]]
    """Returns its lines for today, none wider than so many cells."""
    route: Callable[[E, date], Route]
    """Returns what Enter opens today."""
    actions: Callable[[E, date], Iterator[str]]
    """Yields those of DEPEND_ON_ENTRY that can be done today."""


def _sign_of_hit(hit: Hit) -> str:
    return UNTOLD if hit.row.is_untold else DRAFT if hit.row.is_draft else NO_SIGN


def _route_of_hit(hit: Hit, today: date) -> Route:
    """Continue a draft, read a finished gig; both at the hit of a search."""
    found = found_in(hit)
    place = found.place if found else ""
    if not hit.row.is_draft:
        return ReaderRoute(hit.id, question_key(place))
    if not place and hit.row.place == OLDER_FORM:
        return OlderGigRoute(hit.id)
    is_beside = question_key(place) in (MESSAGE, HANDOVER)  # no page of the wizard has it
    return MessageRoute(hit.id) if is_beside else WizardRoute(hit.id, page_key(place))


def _actions_on_hit(hit: Hit, today: date) -> Iterator[str]:
    yield from COMPARED
    if hit.row.is_untold:
        yield TOLD
        if hit.row.quiet_on != today:
            yield QUIET
    if hit.row.status and hit.row.status.goes_on:
        yield WRITTEN_TO


def _route_of_running(gig: Running, today: date) -> Route:
    """Open a check-in that is due before its gig."""
    is_check_in = gig.is_check_in_due(today) and not gig.is_due(today)
    return CheckInRoute(gig.id) if is_check_in else RunningRoute(gig.id)


def _actions_on_running(gig: Running, today: date) -> Iterator[str]:
    yield WRITTEN_TO
    if gig.told_on is None:
        yield TOLD
    if gig.is_check_in_due(today):
        yield QUIET


_OF_HIT: EntryKind[Hit] = EntryKind(_sign_of_hit, row_lines, _route_of_hit, _actions_on_hit)
_OF_RUNNING: EntryKind[Running] = EntryKind(
    lambda gig: UNDER_WAY, running_lines, _route_of_running, _actions_on_running
)
_OF_GOOD_END: EntryKind[GoodEndRow] = EntryKind(
    lambda gig: GOOD_END, good_end_lines, lambda gig, today: RunningRoute(gig.id), lambda gig, today: iter(COMPARED)
)
_OF_VET: EntryKind[VetHit] = EntryKind(
    lambda hit: GOOD_END if hit.is_good_end else NO_SIGN,
    vet_lines,
    lambda hit, today: RunningRoute(hit.id) if hit.is_good_end else VetRoute(hit.id),
    lambda hit, today: iter(COMPARED if hit.is_good_end else (WRITTEN_TO,)),
)
ENTRY_KINDS: Mapping[type[object], EntryKind[Any]] = {
    Hit: _OF_HIT,
    Running: _OF_RUNNING,
    GoodEndRow: _OF_GOOD_END,
    VetHit: _OF_VET,
}


def entry_kind(entry: E) -> EntryKind[E]:
    """Return the row of the table that this entry is of."""
    return ENTRY_KINDS[type(entry)]


def actions_on(entry: Entry | None, today: date) -> frozenset[str]:
    """Return those of DEPEND_ON_ENTRY that can be done with an entry today; none without one."""
    return frozenset(entry_kind(entry).actions(entry, today)) if entry else frozenset()
