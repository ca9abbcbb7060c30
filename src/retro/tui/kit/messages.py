"""Passing messages of the wizard, and when each applies."""

from __future__ import annotations

from datetime import date, datetime

from retro.core.gig import wording
from retro.core.gig.retrospective import Status
from retro.core.wizard.interview import Interview, is_blank
from retro.core.wizard.questions import STEPS, Page

NEEDS_NAME = "Give it a short name, so you can find it again."
SKIPPED = "Skipped; you can come back to it."
UNREAD = "An answer on the last page wasn't understood. It's saved as you typed it."
THEY_FIRST = "Then they come first. You can stop here and tell them; this will keep."
PAUSE = "Enough for now? Stop any time; it reopens at this page."
NOT_WRITING = "To write here, press i or Enter."
SAVED_ALREADY = "Already saved. Everything is saved as you type."
NO_TEXT = "There's no text here to open in an editor."
NO_EDITOR = "This terminal can't open an editor."
NOTHING_EARLIER = "No earlier version of this."
UNSAVED = "Can't save right now. Your words are still here; retro keeps trying."

PAUSE_BEFORE = STEPS[4]
"""What it means comes after a good stretch of work, and is the heaviest."""


def on_leaving(page: Page, entered: Interview, left: Interview, following: Interview) -> str:
    """What to say when one goes on from a page: how it was entered, left, and where it leads."""
    status = left.whole.facts.status
    if status is Status.UNTOLD and entered.whole.facts.status is not status:
        return THEY_FIRST
    if following.step is PAUSE_BEFORE and left.step is not PAUSE_BEFORE:
        return PAUSE
    if any(question.key in left.unread for question in page.questions):
        return UNREAD
    return SKIPPED if is_blank(page, left.whole) else ""


def saved_before(at: datetime, today: date) -> str:
    """The state of words that were saved before this screen was opened."""
    local = at.astimezone()
    return f"Saved {local:%H:%M}" if local.date() == today else f"Saved {wording.short_day(local.date())}"
