"""How a gig that was taken went on, in the note under its verdict."""

from __future__ import annotations

from retro.core.vet.going import Going
from retro.core.vet.status_text import stop_text, vet_status_text
from retro.core.vet.vet import Vet

TAKEN = "Taken, {}."
NEXT_CHECKPOINT = "Next checkpoint: {}."
REOPEN = "Press u to reopen it."


def taken_text(vet: Vet, going: Going | None) -> str:
    """Return "Taken, under way. Next checkpoint: no label by 1 Dec 2026."; "" for one that was not taken.

    `going` is as in `vet_status_text`.
    """
    if not vet.is_taken:
        return ""
    stop = stop_text(vet.next_stop) if vet.is_running and vet.next_stop else ""
    said = (
        TAKEN.format(vet_status_text(vet, going)),
        NEXT_CHECKPOINT.format(stop) if stop else "",
        REOPEN if vet.is_good_end else "",
    )
    return " ".join(filter(None, said))
