"""Tells which of home's keys can act: on the entry at the cursor, and on the library as it is."""

from __future__ import annotations

from retro.core.gig.choices import Status
from retro.storage.queries.running import Running
from retro.tui.home.browser import Browse
from retro.tui.home.library_counts import LibraryCounts

ON_A_ROW = frozenset(("export", "delete"))
"""Actions that every row allows."""
TO_COMPARE = frozenset(("mark", "compare"))
"""Actions that need a gig that is no longer under way."""
OF_ONE_GIG = frozenset(("message", "quiet", "told"))
"""Actions that depend on what the client of the gig at the cursor knows, or on its check-ins."""


def offers_at_home(action: str, parameters: tuple[object, ...], listed: Browse | None, library: LibraryCounts) -> bool:
    """Tell whether an action can be done; `listed` is the list, or None while there is none."""
    counts = library.counts
    if action == "message" and library.is_first_run:
        return True
    if action in ON_A_ROW | TO_COMPARE | OF_ONE_GIG:
        return listed is not None and listed.is_mounted and _can_be_done_here(action, listed)
    if action == "search":
        return listed is not None and not listed.is_typing and (counts is None or any(counts))
    if parameters in (("patterns",), ("lessons",), ("trash",)):
        return not library.is_first_run
    if action == "undo":
        return counts is None or bool(counts.trash or counts.deleted_vets)
    return action != "leave" or (listed is not None and listed.is_searching)


def _can_be_done_here(action: str, listed: Browse) -> bool:
    """Tell whether an action can be done with the entry at the cursor."""
    here, hit = listed.list.here, listed.list.current
    is_untold = hit is not None and hit.row.is_untold
    if action in ON_A_ROW:
        return here is not None
    if action in TO_COMPARE:
        return bool(listed.list.gig_here)
    if action == "told":
        return is_untold or (isinstance(here, Running) and here.told_on is None)
    if action == "quiet":
        if hit is not None and is_untold:
            return hit.row.quiet_on != listed.today()
        return isinstance(here, Running) and here.is_check_in_due(listed.today())
    goes_on = hit is not None and hit.row.status in (Status.LIVE, Status.UNTOLD)
    return goes_on or (here is not None and not listed.list.gig_here)
