"""Ids, made here so that saving is idempotent; only its type distinguishes a lesson's id."""

from typing import NewType

LessonId = NewType("LessonId", str)
"""Id of a lesson; the id of its gig, a plain str, often accompanies it."""


def new_id() -> str:
    """Return a new id: 32 lower-case hex digits."""
    import uuid  # its import runs a program; reading never needs it

    return uuid.uuid4().hex
