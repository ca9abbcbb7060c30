"""How a gig that was taken ended: well, or wrong."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


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
    """What helped."""


NO_GOOD_END = GoodEnd()
