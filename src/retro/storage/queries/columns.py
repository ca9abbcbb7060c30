"""Decode single stored values; a bad value never rejects its row."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import TypeVar

from retro.core.gig.choices import OLDEST, gig_name, within_calendar

E = TypeVar("E", bound=StrEnum)
NEVER = OLDEST
"""What stands for an instant that can't be read: the oldest that has a local day everywhere."""
MOST = 10**14
"""No stored amount, of money, of hours or of versions, reaches it: retro/1 takes twelve digits and two places."""
UNREADABLE = "Unreadable"
"""What a gig is called whose own time is damaged; it still stands in its list and can be opened."""


def instant(stored: object) -> datetime | None:
    """The instant, the nearest one that every time zone has a day for; None for one that is not there or damaged."""
    try:
        found = datetime.fromisoformat(stored) if isinstance(stored, str) else None
    except ValueError:
        return None
    return within_calendar(found) if found and found.tzinfo is UTC else None


def stamp(instant: datetime) -> str:
    """The instant as it is stored; such texts sort as the instants do."""
    from retro.core.formats import codec  # a list gets by without all that a record is made of

    return str(codec.INSTANT.write(instant))


def stored_day(stored: object) -> date | None:
    """The day, or None for one that is not there or damaged."""
    try:
        return date.fromisoformat(stored) if isinstance(stored, str) else None
    except ValueError:
        return None


def stored_text(stored: object) -> str:
    """The text, or "" for what is none."""
    return stored if isinstance(stored, str) else ""


def text_or_none(stored: object) -> str | None:
    """The text, or None for what is none."""
    return stored if isinstance(stored, str) else None


def id_text(stored: object) -> str:
    """An id as it can be shown and compared, whatever stands in its column."""
    return stored.decode("utf-8", "replace") if isinstance(stored, bytes) else str(stored or "")


def id_list(ids: Iterable[str]) -> str:
    """The ids as one JSON list for `json_each`."""
    wanted = list(ids)
    if all(id.isascii() and id.isalnum() for id in wanted):
        return "[" + ",".join(f'"{id}"' for id in wanted) + "]"
    import json  # for a damaged id alone: its import takes longer than all that a command reads

    return json.dumps(wanted)


def number_list(numbers: Iterable[int]) -> str:
    """The numbers (rowids) as one JSON list for `json_each`."""
    return f"[{','.join(map(str, numbers))}]"


def number(stored: object, damaged: int) -> int:
    """The whole number, or `damaged` for what retro never wrote."""
    return stored if isinstance(stored, int) and 0 <= stored < MOST else damaged


def version_of(stored: object) -> int:
    """The version of a document, 1 for a damaged one: then it can still be saved."""
    return number(stored, 1) or 1


def name_of_gig(title: object, created_at: object) -> str:
    """What the gig of these columns is called."""
    created = instant(created_at)
    if created is None:
        return UNREADABLE
    return gig_name(stored_text(title), created)


def gig_day(known: object, created_at: object) -> date:
    """The day that a gig is remembered by: the one that is known, else the local one on which it was written down."""
    return stored_day(known) or (instant(created_at) or NEVER).astimezone().date()


def enum_or_none(kind: type[E], stored: object) -> E | None:
    """The member of that name, or None."""
    try:
        return kind(stored) if isinstance(stored, str) else None
    except ValueError:
        return None
