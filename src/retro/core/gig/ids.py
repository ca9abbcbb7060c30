"""Ids that only their type can tell from others: all are 32 hex digits."""

from typing import NewType

LessonId = NewType("LessonId", str)
"""Of a lesson; beside it often travels the id of the gig that it is from, a plain str."""
