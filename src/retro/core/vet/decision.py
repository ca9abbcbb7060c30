"""What the past advises, what the user decided, and what was expected on that day."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Advice(StrEnum):
    """What the past advises."""

    GO = "go"
    NEGOTIATE = "negotiate"
    DECLINE = "decline"


class Decision(StrEnum):
    """What the user decided; kept beside the advice."""

    TAKE = "take"
    NEGOTIATE = "negotiate"
    DECLINE = "decline"
    SLEEP = "sleep"


REPLY_FOR = "reply_for"
"""Name under which a vet keeps the decision that its edited reply was written for."""
EARLIER_REPLY = {each: f"reply_{each}" for each in Decision}
"""Names under which it keeps what was written for other decisions before."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """What was expected on the day on which it was taken."""

    feared: str = ""
    """The reason, if it goes wrong."""
    sure: Decimal | None = None
    """How sure the user was that it ends well, in per cent."""


NO_FORECAST = Forecast()
