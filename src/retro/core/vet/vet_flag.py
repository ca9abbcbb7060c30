"""A question of a vet: a red flag with its answer, and whether it came up later."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from retro.core.gig.flag_names import SCAMS, short_of

HEAVY = Decimal(1)
"""Weight from which a red flag is serious: one recent gig that lost nothing but its trouble."""


class VetAnswer(StrEnum):
    """Answer to one question."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


ANSWER_WORDS: Mapping[VetAnswer | None, str] = {
    VetAnswer.YES: "yes",
    VetAnswer.NO: "no",
    VetAnswer.UNSURE: "not sure",
    None: "not answered",
}
"""Each answer in words, for every question of a vetting and a check-in."""
ANSWER_KEYS: Mapping[VetAnswer, str] = {VetAnswer.YES: "y", VetAnswer.NO: "n", VetAnswer.UNSURE: "s"}
"""Letter that gives each answer, on the screen and line by line."""
THERE = (VetAnswer.YES, VetAnswer.UNSURE)
"""Answers after which a red flag is or may be there."""


def answer_so_far(answer: VetAnswer | None) -> str:
    """Return the answer in words; "" without one."""
    return ANSWER_WORDS[answer] if answer else ""


@dataclass(frozen=True, slots=True)
class VetFlag:
    """A question of a vet with its answer. What the past says of it is looked up anew (`flag_history.FlagHistory`)."""

    key: str
    """`RedFlag.key`."""
    name: str
    weight: Decimal
    """Its weight on that day, to the hundredth; at least HEAVY if it was serious, less for any other."""
    answer: VetAnswer | None = None
    ask: str = ""
    """Sentence for the reply, as edited; "" for the catalogue's."""

    @property
    def short(self) -> str:
        """Return its name in reasons and lists: the catalogue's short name, or the user's own."""
        return short_of(self.key, self.name)

    @property
    def is_scam(self) -> bool:
        """Tell whether scams often ask for it; it is then serious whatever the past says."""
        return self.key in SCAMS

    @property
    def is_serious(self) -> bool:
        """Tell whether it counts double (`weights.flags_to_ask` gives serious ones a weight of at least HEAVY)."""
        return self.weight >= HEAVY or self.is_scam

    @property
    def is_yes(self) -> bool:
        """Tell whether it was answered with yes."""
        return self.answer is VetAnswer.YES

    @property
    def is_there(self) -> bool:
        """Tell whether it is or may be there: whatever was not denied goes into reasons and reply."""
        return self.answer in THERE


def worst_first(flags: Iterable[VetFlag]) -> list[VetFlag]:
    """Return those that are or may be there: what scams often ask for, then the sure ones, each the heaviest first."""
    there = (flag for flag in flags if flag.is_there)
    return sorted(there, key=lambda flag: (not flag.is_scam, not flag.is_yes, -flag.weight))


def may_be_scam(flags: Iterable[VetFlag]) -> bool:
    """Tell whether anything that scams often ask for is or may be there."""
    return any(flag.is_scam and flag.is_there for flag in flags)


@dataclass(frozen=True, slots=True)
class Sighting:
    """Whether a red flag seen before the yes has come up, as said on one day."""

    on: date
    key: str
    """`VetFlag.key`."""
    answer: VetAnswer
