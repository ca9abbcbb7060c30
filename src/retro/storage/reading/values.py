"""Single stored values, read without refusing the row that they stand in."""

from __future__ import annotations

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import TypeVar

from retro.core import archive

E = TypeVar("E", bound=StrEnum)
NEVER = datetime(1, 1, 2, tzinfo=UTC)
"""What stands for an instant that cannot be read: old, so that such a row comes last."""


def instant(stored: str | None) -> datetime | None:
    """The instant, or None for one that is not there or damaged."""
    try:
        return datetime.fromisoformat(stored) if stored else None
    except ValueError:
        return None


def stamp(instant: datetime) -> str:
    """The instant as it is stored; such texts sort as the instants do."""
    return str(archive.INSTANT.write(instant))


def day(stored: str | None) -> date | None:
    """The day, or None for one that is not there or damaged."""
    try:
        return date.fromisoformat(stored) if stored else None
    except ValueError:
        return None


def gig_day(ended_on: str | None, created_at: str) -> date:
    """The day that a gig is remembered by: its end, else the local day on which it was written down."""
    return day(ended_on) or (instant(created_at) or NEVER).astimezone().date()


def one_of(kind: type[E], stored: str | None) -> E | None:
    """The member of that name, or None."""
    return next((member for member in kind if member == stored), None)
