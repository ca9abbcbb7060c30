"""Ids, made here so that saving is idempotent; only its type can tell a lesson's from another."""

from typing import NewType

LessonId = NewType("LessonId", str)
"""Of a lesson; beside it often travels the id of the gig that it is from, a plain str."""


def new_id() -> str:
    """Return a new id: 32 lower-case hex digits."""
    import uuid  # its import runs a program; reading never needs it

    return uuid.uuid4().hex
