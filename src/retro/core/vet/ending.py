"""How a gig that was taken goes on, and how it ended."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Going(StrEnum):
    """How a gig that was taken goes on, in words."""

    UNDER_WAY = "under way"
    GOING_WRONG = "under way, going wrong"
    """It is being written up, and its client isn't told."""
    STILL_GOING = "still going"
    """It is or was written up, its client knows, and it isn't over."""

    @property
    def is_watched(self) -> bool:
        """Tell whether its checkpoint and check-ins go on."""
        return self is not Going.STILL_GOING


class Ending(StrEnum):
    """How a gig that was taken ended."""

    WELL = "well"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class GoodEnd:
    """How a gig ended well; blank is unknown."""

    hours: Decimal | None = None
    paid: Decimal | None = None
    kept: str = ""
    """What kept it well."""


NO_GOOD_END = GoodEnd()
