"""What the wizard says in passing, and when."""

from __future__ import annotations

from datetime import date, datetime

from retro.core.gig import wording
from retro.core.gig.retrospective import Status
from retro.core.wizard.interview import Interview, is_blank
from retro.core.wizard.questions import STEPS, Page

NEEDS_NAME = "Give it a few words, so that you can find it again."
LEFT_BLANK = "The page before is left blank. You can come back."
UNREAD = "On the page before something is not understood yet; it is kept as you typed it."
THEY_FIRST = "Then they come first. What you write here helps you to tell them."
PAUSE = "Enough for today? It opens here tomorrow."
NOT_WRITING = "Not writing: i or Enter."
SAVED_ALREADY = "Already saved: every word is, as you type it."
NO_TEXT = "There is no text here to take along."
NO_EDITOR = "An editor cannot be opened in this terminal."
NOTHING_EARLIER = "Nothing earlier is kept of this."
UNSAVED = "The library refuses it for now. Your words are kept here."

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
    return LEFT_BLANK if is_blank(page, left.whole) else ""


def saved_before(at: datetime, today: date) -> str:
    """The state of words that were saved before this screen was opened."""
    local = at.astimezone()
    return f"Saved {local:%H:%M}" if local.date() == today else f"Saved {wording.short_day(local.date())}"
