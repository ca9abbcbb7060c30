"""Passing messages of several screens; those that plain mode says too are in core."""

from __future__ import annotations

from datetime import date, datetime

from retro.core.gig import wording
from retro.core.wizard.notes import NEEDS_NAME as NEEDS_NAME
from retro.core.wizard.notes import PAUSE as PAUSE
from retro.core.wizard.notes import SKIPPED as SKIPPED
from retro.core.wizard.notes import UNREAD as UNREAD
from retro.core.wizard.notes import on_leaving as on_leaving
from retro.tui.kit.input_routing import TAB_TO_TEXT as TAB_TO_TEXT
from retro.tui.kit.input_routing import WENT_NOWHERE as WENT_NOWHERE

NOT_WRITING = "To write here, press i or Enter."
SAVED_ALREADY = "Already saved. Everything is saved as you type."
WRITE_OR_AGAIN = "Write it here, or press {} again to leave it blank."
NO_TEXT = "There's no text here to open in an editor."
NO_EDITOR = "This terminal can't open an editor."
SEE_HOME = "It was deleted or restored meanwhile; home shows what's there now."
"""Next step where a gig is gone. It names no key: it is shown by whichever screen reads, on home too, where q quits."""
STAYS_AS_TYPED = "{} Or do the same again; it stays as you typed it."
"""Said after the sentence that says why a line is not understood, once, whatever key or button was to go on."""
NOTHING_EARLIER = "No earlier version of this."
UNSAVED = "Can't save right now. Your words are still here; retro keeps trying."


def saved_before(at: datetime, today: date) -> str:
    """Return the status of words that were saved before this screen opened."""
    local = at.astimezone()
    return f"Saved {local:%H:%M}" if local.date() == today else f"Saved {wording.short_day(local.date())}"
