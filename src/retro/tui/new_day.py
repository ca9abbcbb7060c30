"""Tells open screens when midnight passes."""

from __future__ import annotations

from textual.message import Message

MINUTE = 60
"""Seconds between two looks at the calendar."""


class NewDay(Message):
    """Posted when the day has changed."""
