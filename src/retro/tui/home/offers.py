"""Tells which of home's keys can act: on the entry at the cursor, and on the library as it is."""

from __future__ import annotations

from retro.tui.home.browser import Browse
from retro.tui.home.entries import DEPEND_ON_ENTRY
from retro.tui.home.library_counts import LibraryCounts

ON_A_ROW = frozenset(("export", "delete"))
"""Actions that every row allows."""


def offers_at_home(action: str, parameters: tuple[object, ...], listed: Browse | None, library: LibraryCounts) -> bool:
    """Tell whether an action can be done; `listed` is the list, or None while there is none."""
    counts = library.counts
    if action == "message" and library.is_first_run:
        return True
    if action in ON_A_ROW | DEPEND_ON_ENTRY:
        if listed is None or not listed.is_mounted or listed.list.here is None:
            return False
        return action in ON_A_ROW or action in listed.list.actions
    if action == "search":
        return listed is not None and not listed.is_typing and (counts is None or any(counts))
    if parameters in (("patterns",), ("lessons",), ("trash",)):
        return not library.is_first_run
    if action == "undo":
        return counts is None or bool(counts.trash or counts.deleted_vets)
    return action != "leave" or (listed is not None and listed.is_searching)
