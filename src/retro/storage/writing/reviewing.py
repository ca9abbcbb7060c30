"""Saves a review of a lesson that belongs to another gig than the open one."""

from __future__ import annotations

from retro.core.gig.ids import GigId, LessonId
from retro.core.gig.retrospective import Review
from retro.core.lessons import schedule
from retro.storage.errors import Conflict, UnknownId
from retro.storage.writing.store import Store

TRIES = 3
"""Number of tries if another window writes in between."""
RULE_GONE = "This rule isn't there any more."


def save_review(store: Store, gig: GigId, lesson: LessonId, look: Review) -> None:
    """Save the review, replacing one of the same day. Raises StoreError; UnknownId if the lesson has gone."""
    for left in reversed(range(TRIES)):
        retrospective, version = store.get(gig)
        found = next((each for each in retrospective.lessons if each.id == lesson), None)
        if found is None:
            raise UnknownId(RULE_GONE)
        looked = schedule.reviewed(found, look.on, look.result, look.note, look.gig)
        if looked == found:
            return
        try:
            store.save(schedule.replace_lesson(retrospective, looked).touched(), version=version)
        except Conflict:
            if not left:
                raise
        else:
            return
