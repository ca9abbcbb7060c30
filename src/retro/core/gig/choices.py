"""Enumerations by their retro/1 names, and the displayed name and day of a gig. A list of gigs needs nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from enum import StrEnum

OLDEST = datetime(1, 1, 2, tzinfo=UTC)
LATEST = datetime(9999, 12, 30, 23, 59, 59, 999000, tzinfo=UTC)
"""First and last instant that has a local day in every time zone; no zone is a whole day off UTC."""


class Status(StrEnum):
    """Whether the gig is over, and if not, whether its client knows that it goes wrong."""

    OVER = "over"
    LIVE = "live"
    UNTOLD = "untold"

    @property
    def goes_on(self) -> bool:
        """Tell whether the gig is not over."""
        return self is not Status.OVER


class Outcome(StrEnum):
    """How the gig ended."""

    I_STOPPED = "i_stopped"
    THEY_STOPPED = "they_stopped"
    LATE = "late"
    NOT_ACCEPTED = "not_accepted"
    DISPUTED = "disputed"
    UNPAID = "unpaid"
    FADED = "faded"
    OTHER = "other"


OUTCOME: Mapping[Outcome, str] = {
    Outcome.I_STOPPED: "I stopped",
    Outcome.THEY_STOPPED: "they stopped",
    Outcome.LATE: "delivered late",
    Outcome.NOT_ACCEPTED: "not accepted",
    Outcome.DISPUTED: "disputed",
    Outcome.UNPAID: "they didn't pay",
    Outcome.FADED: "fizzled out",
    Outcome.OTHER: "ended another way",
}
"""How it ended, in words, for lists."""
UNDER_WAY, ENDED_WELL = "under way", "ended well"
"""How a gig that was taken stands, for lists of a command that reads no record."""


class Learned(StrEnum):
    """How the client learned that the gig went wrong, as the user says."""

    TOLD = "told"
    FOUND_OUT = "found_out"
    NEVER = "never"


class Stage(StrEnum):
    """When in the gig a red flag shows."""

    BEFORE = "before"
    SCOPE = "scope"
    PRICE = "price"
    WORK = "work"
    DELIVERY = "delivery"


class Side(StrEnum):
    """Whose red flag it is."""

    CLIENT = "client"
    PROJECT = "project"
    MINE = "mine"


class Hindsight(StrEnum):
    """How much of the red flag could be seen at the time."""

    SPOKE = "spoke"
    SILENT = "silent"
    HALF = "half"
    HIDDEN = "hidden"


class Obstacle(StrEnum):
    """What got in the way of an earlier rule."""

    FORGOT = "forgot"
    VAGUE = "vague"
    OVERRODE = "overrode"
    NO_ROOM = "no_room"
    UNFIT = "unfit"


class Held(StrEnum):
    """How a lesson fared at one of its reviews."""

    HELD = "held"
    BROKEN = "broken"
    NOT_MET = "not_met"

    @property
    def came_up(self) -> bool:
        """Tell whether the gig was one in which the lesson's rule could be kept or broken."""
        return self is not Held.NOT_MET


def within_calendar(instant: datetime) -> datetime:
    """Return the instant, or the nearest one that has a local day in every time zone."""
    return instant if OLDEST <= instant <= LATEST else min(max(instant, OLDEST), LATEST)


def gig_name(title: str, created_at: datetime) -> str:
    """Return the gig's name: its title, or "Untitled, 14 March" until it has one."""
    if named := title.strip():
        return named
    began = created_at.astimezone()
    return f"Untitled, {began.day} {began:%B}"


def when_gig_was(ended_on: date | None, began_on: date | None, created_at: datetime) -> date:
    """Return when a gig was: the day it ended, else began (a vetted one was decided on), else was written down."""
    return ended_on or began_on or created_at.astimezone().date()
