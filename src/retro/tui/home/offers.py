"""Tells which of home's keys can act: on the entry at the cursor, and on the library as it is."""

from __future__ import annotations

from retro.tui.home.browser import Browse
from retro.tui.home.entries import DEPEND_ON_ENTRY
from retro.tui.home.library_counts import LibraryCounts

NOT_WRITTEN_UP = "There's nothing here for “Compare”: this gig isn't over. Move to one that is, then press c."
ONLY_A = "There's nothing here for “Compare”: only A is marked. Move to a gig that is over, then press c."
NOT_TO_MARK = "There's nothing here for “Mark”: this gig isn't over. Move to one that is, then press Space."
NONE_TO_TELL = "There's nothing here for “Told”: no client on this row waits to be told. Open the gig to change that."
NOBODY_TO_WRITE_TO = "There's nothing here for “Message”: this gig doesn't go on. Choose one that does."
NOTHING_TO_PUT_OFF = "There's nothing here for “Not now”: this row has no reminder today. Choose one that is due."
WHY_IDLE = {
    "home.compare": NOT_WRITTEN_UP,
    "home.mark": NOT_TO_MARK,
    "home.told": NONE_TO_TELL,
    "home.message": NOBODY_TO_WRITE_TO,
    "home.quiet": NOTHING_TO_PUT_OFF,
}
"""What is said of a row's keys that can't act on it, by their ids."""
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


def why_idle_at_home(id: str, listed: Browse | None) -> str:
    """Say why a key of a row can't act on the one at the cursor; "" without a row, and for other keys."""
    if listed is None or not listed.is_mounted or listed.list.here is None:
        return ""
    return ONLY_A if id == "home.compare" and len(listed.marks.ids) == 1 else WHY_IDLE.get(id, "")
