"""What the past advises, what the user decided, and what was expected on that day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NewType


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


ReplyName = NewType("ReplyName", str)
"""Name under which a vet keeps something of its edited replies; in files it stands with the lines not understood."""
REPLY_FOR = ReplyName("reply_for")
"""Name of the decision that its edited reply was written for."""
EARLIER_REPLY: Mapping[Decision, ReplyName] = {each: ReplyName(f"reply_{each}") for each in Decision}
"""Names of what was written for other decisions before."""
REPLIES: frozenset[ReplyName] = frozenset((REPLY_FOR, *EARLIER_REPLY.values()))


@dataclass(frozen=True, slots=True)
class Forecast:
    """What was expected on the day on which it was taken."""

    feared: str = ""
    """The reason, if it goes wrong."""
    sure: Decimal | None = None
    """How sure the user was that it ends well, in per cent."""


NO_FORECAST = Forecast()
