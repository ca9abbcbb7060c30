"""How a gig that was taken goes on. Home's first frame lists it, so imports are few."""

from __future__ import annotations

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
