"""Parses what is typed into the plain questions of a vetting."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum

from retro.core.gig import line_kinds
from retro.core.text import clock
from retro.core.vet.decision import Decision
from retro.core.vet.details import minimum_rate
from retro.core.vet.quote import Quote
from retro.core.vet.status_text import DECISION
from retro.core.vet.vet_flag import ANSWER_KEYS, ANSWER_WORDS, VetAnswer


class VetCommand(StrEnum):
    """What a letter does that answers nothing."""

    VERDICT = "verdict"
    BACK = "back"
    LEAVE = "leave"


ANSWERS: Mapping[str, VetAnswer | VetCommand | None] = {
    **{key: answer for answer, key in ANSWER_KEYS.items()},
    "v": VetCommand.VERDICT,
    "b": VetCommand.BACK,
    "q": VetCommand.LEAVE,
    "": None,
    **{ANSWER_WORDS[answer]: answer for answer in VetAnswer},
    "unsure": VetAnswer.UNSURE,
    "verdict now": VetCommand.VERDICT,
    "back": VetCommand.BACK,
    "quit": VetCommand.LEAVE,
}
DECISIONS: Mapping[str, Decision | None] = {
    "t": Decision.TAKE,
    "n": Decision.NEGOTIATE,
    "d": Decision.DECLINE,
    "s": Decision.SLEEP,
    "": None,
    **{DECISION[decision]: decision for decision in Decision},
}


def typed_floor(quote: Quote) -> Callable[[str], tuple[str, Decimal | None]]:
    """Parse a floor for this quote: Enter takes the offered one, a dash means none."""

    def meant(typed: str) -> tuple[str, Decimal | None]:
        if not typed:
            return quote.currency, quote.floor
        if typed in ("-", "–", "none"):
            return quote.currency, None
        return minimum_rate(typed, quote)

    return meant


def day_to_come(typed: str) -> date | None:
    """Parse the day of a checkpoint. Raises NotUnderstood, also for a day that has passed."""
    return line_kinds.Day(ahead=True).parse(typed, clock.today())
