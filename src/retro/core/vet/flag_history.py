"""History of each red flag: its gigs, excuse, rule and question.

A red flag without a past has what the catalogue says of it, or its own name.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from retro.core.gig import flag_catalogue
from retro.core.gig.choices import Side
from retro.core.gig.flag_names import short_of
from retro.core.gig.ids import DocumentId
from retro.core.gig.retrospective import Review
from retro.core.gig.telling_wording import spoke_up
from retro.core.lessons.fared import rule_label
from retro.core.text.one_line import on_one_line
from retro.core.vet.vet_flag import VetAnswer, VetFlag

IS_THERE, HOW_TO_HANDLE = "Does this apply here: “{}”?", "how to handle “{}”"
IS_AGREED, AGREED, NOT_AGREED = "Have you agreed {}?", "Agreed {}", "Not agreed: {}"
NEVER_VISIBLE = "{:,}× before, never visible then."
SIMILAR = "A similar one in your gigs"
CLOSE, CLOSE_RULE, CLOSE_UNASKED = SIMILAR + ": {}, {:,}×.", " {}: {}", SIMILAR + ", not asked here: {}, {:,}×."
YOUR_RULE = "Your rule"
SWAPPED: Mapping[VetAnswer, VetAnswer] = {VetAnswer.YES: VetAnswer.NO, VetAnswer.NO: VetAnswer.YES}


@dataclass(frozen=True, slots=True)
class PastOccurrence:
    """One gig of the past that had a red flag."""

    gig: DocumentId
    """Id of the gig."""
    name: str
    on: date
    told_myself: str = ""
    pivot: bool = False
    lost_share: Decimal | None = None
    """Money lost ÷ price; None if unknown."""
    spoke: bool = False
    """True if it was seen and spoken of; it then weighs nothing."""
    hidden: bool = False
    """True if it could not have been seen then; the gig then does not count."""
    is_going: bool = False
    """True if it was written up and still goes on: it has not gone wrong yet."""
    spoke_after: int | None = None
    """Days from seeing it to telling the client, if it was spoken of and both are known."""
    began: date | None = None
    """Day on which it began; None is no other than its own."""

    @property
    def dated(self) -> str:
        """Format as "Booking calendar (Dec 2025)"."""
        return f"{on_one_line(self.name)} ({self.on:%b} {self.on.year})"


@dataclass(frozen=True, slots=True)
class FlagHistory:
    """A red flag with all that the past knows of it."""

    key: str
    """`RedFlag.key`."""
    name: str
    question: str
    """Yes-or-no question about the next gig."""
    ask: str = ""
    """Sentence for the reply, addressed to the client."""
    occurrences: tuple[PastOccurrence, ...] = ()
    """Newest first."""
    rule: str = ""
    """The newest rule drawn from it, as an if-then."""
    good: frozenset[str] = frozenset()
    """Ids of gigs that were taken although it was there, and ended well."""
    since: date | None = None
    """The rule's birthday, when its retrospective was finished."""
    reviews: tuple[Review, ...] = ()
    """Reviews of the rule."""
    is_late: bool = False
    """True if it shows only after the yes: its question is then what was agreed, and "no" means that it is there."""
    is_mine: bool = False
    """True if it is the user's own doing, which no client could change."""

    @property
    def rule_label(self) -> str:
        """Format as "Your rule (May 2023, held once, not in Jul 2024)"."""
        if self.since is None:
            return YOUR_RULE
        later = ((gig.gig, gig.on) for gig in self.missed if (gig.began or gig.on) > self.since)
        return rule_label(self.since, self.reviews, later)

    def as_said(self, answer: VetAnswer | None) -> VetAnswer | None:
        """Convert between its question's answer and whether the red flag is there, in both directions."""
        return SWAPPED.get(answer, answer) if self.is_late and answer else answer

    @property
    def ended_well(self) -> int:
        """Count the gigs that were taken although it was there, and ended well."""
        return len(self.good)

    @property
    def seen(self) -> tuple[PastOccurrence, ...]:
        """Return the gigs in which it could have been seen, the newest first."""
        return tuple(occurrence for occurrence in self.occurrences if not occurrence.hidden)

    @property
    def hidden(self) -> int:
        """Count the gigs in which it was there and could not have been seen."""
        return len(self.occurrences) - len(self.seen)

    @property
    def missed(self) -> tuple[PastOccurrence, ...]:
        """Return the gigs in which it could have been seen and was not spoken of."""
        return tuple(occurrence for occurrence in self.seen if not occurrence.spoke)

    @property
    def praise(self) -> str:
        """Praise the user for having spoken of it, if they did the last time: "Last time you said so the next day."."""
        last = next(iter(self.seen), None)
        return spoke_up(last.spoke_after) if last and last.spoke else ""

    @property
    def told_myself(self) -> tuple[PastOccurrence, ...]:
        """Return the gigs that say what the user told themselves, if it could have been seen."""
        return tuple(occurrence for occurrence in self.seen if occurrence.told_myself.strip())


Pasts = Mapping[str, FlagHistory]
"""History by key."""
NO_PASTS: Pasts = {}


class Tally(NamedTuple):
    """Number of ended gigs that are remembered."""

    wrong: int = 0
    good: int = 0

    @property
    def gigs(self) -> int:
        """Return the number of gigs that were counted, good and wrong."""
        return self.wrong + self.good


NO_GIGS = Tally()


def never_visible(times: int) -> str:
    """Return "4× before, never visible then."."""
    return NEVER_VISIBLE.format(times)


def of_catalogue(code: str) -> FlagHistory | None:
    """Return what the catalogue says of a red flag that no gig had; None for an unknown code."""
    flag = flag_catalogue.by_code(code)
    if flag is None:
        return None
    is_mine = flag.side == Side.MINE
    return FlagHistory(code, flag.name, flag.question, flag.ask, is_late=flag.is_late, is_mine=is_mine)


def _agreement(flag: VetFlag, pasts: Pasts) -> str:
    """Return what its question asks to be agreed: "how they'd hear from you …"; "" if it shows before the yes."""
    listed = of_catalogue(flag.key)
    if listed is None:
        return HOW_TO_HANDLE.format(_unended(flag.name)) if history_of(flag, pasts).is_late else ""
    asked, _, end = IS_AGREED.partition("{}")
    return listed.question.removeprefix(asked).removesuffix(end) if listed.is_late else ""


def _unended(name: str) -> str:
    return name.strip().rstrip(".?!")


def found_name(flag: VetFlag, pasts: Pasts = NO_PASTS) -> str:
    """Return its short name; of one that shows only after the yes, what isn't agreed: nobody has done it yet."""
    what = _agreement(flag, pasts)
    return NOT_AGREED.format(what) if what else flag.short


def asked_name(flag: VetFlag, pasts: Pasts = NO_PASTS) -> str:
    """Return a name to put before its answer, as `FlagHistory.as_said`: "Agreed how they'd hear from you …"."""
    what = _agreement(flag, pasts)
    return AGREED.format(what) if what else flag.short


def of_own(key: str, name: str, *, is_late: bool = False, is_mine: bool = False) -> FlagHistory:
    """Return what can be asked about a red flag of the user's own."""
    said = _unended(name)
    asked = IS_AGREED.format(HOW_TO_HANDLE.format(said)) if is_late else IS_THERE.format(said)
    return FlagHistory(key, name, asked, is_late=is_late, is_mine=is_mine)


def history_of(flag: VetFlag, pasts: Pasts) -> FlagHistory:
    """Return what the past says of a question, or else the catalogue."""
    return pasts.get(flag.key) or of_catalogue(flag.key) or of_own(flag.key, flag.name)


def close_to(key: str, pasts: Pasts, besides: Collection[str] = ()) -> str:
    """Format as "A similar one in your gigs: stuck, 3×. Your rule (…): If …"; "" if no sister `besides` has a past.

    Given those that were asked about, it says that the sister was not.
    """
    others = (code for code in flag_catalogue.sisters(key) if code not in besides)
    sisters = [past for code in others if (past := pasts.get(code)) and past.missed]
    closest = max(sisters, key=lambda past: len(past.missed), default=None)
    if closest is None:
        return ""
    name = short_of(closest.key, closest.name)
    rule = CLOSE_RULE.format(closest.rule_label, on_one_line(closest.rule)) if closest.rule else ""
    said = CLOSE_UNASKED if besides else CLOSE
    return said.format(f"{name[0].lower()}{name[1:]}", len(closest.missed)) + rule
