"""The gig under a dialog that writes in it: read again once another window may have changed it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from textual.screen import Screen, ScreenResultType

from retro.core.vet.vet import Vet
from retro.tui.kit.text.form_line import FormLine
from retro.tui.vet.vet_screen import VetDraftScreen

ENDED = "It ended in another window meanwhile, so this can't be saved. Copy what you need, then press Esc."


async def newer_below(dialog: Screen[ScreenResultType], lines_of: Callable[[Vet], Mapping[str, str]]) -> Vet | None:
    """Let the screen below read its gig again; None if nobody else changed it.

    `lines_of` tells what a gig puts into each line of the dialog, by id: a line that this changes is written anew.
    Every letter typed in the dialog is kept with the gig, so that a gig with unsaved letters is not read again.
    """
    below = dialog.app.screen_stack[-2]
    if not isinstance(below, VetDraftScreen):
        return None
    before = lines_of(below.vet), below.vet
    await below.look_again()
    if below.vet == before[1]:
        return None
    for id, text in lines_of(below.vet).items():
        line = dialog.query_one(f"#{id}", FormLine)
        if before[0][id] == line.value != text:
            line.rewrite(text)
    return below.vet
