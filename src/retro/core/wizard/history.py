"""History from earlier gigs, shown while a new one is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from retro.core.gig import wording
from retro.core.gig.choices import Hindsight
from retro.core.gig.ids import GigId, LessonId
from retro.core.gig.retrospective import Lesson, RedFlag, Review
from retro.core.lessons.fared import rule_label
from retro.core.text.one_line import on_one_line
from retro.core.vet.overrun import NOT_KNOWN, Overrun

if TYPE_CHECKING:
    from retro.core.lessons.schedule import StoredLesson
    from retro.core.vet.clients import ClientGig
    from retro.core.vet.vet import Vet

Texts = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Appearance:
    """One earlier gig in which a red flag was there."""

    id: GigId
    """Id of the gig."""
    name: str
    """Name of that gig."""
    on: date
    """Month of the gig: its end or start if known, else when it was written down."""
    told_myself: str = ""
    pivot: bool = False
    hindsight: Hindsight | None = None
    """How it could be seen: what could not have been seen was never missed."""
    spoke_after: int | None = None
    """Days from seeing it to telling the client, if it was spoken of and both are known."""
    began: date | None = None
    """Day on which the gig began; None is no other than its own."""

    @property
    def is_hidden(self) -> bool:
        """Tell whether it could not have been seen."""
        return self.hindsight is Hindsight.HIDDEN

    @property
    def is_missed(self) -> bool:
        """Tell whether it could have been seen and was not spoken of."""
        return self.hindsight not in (Hindsight.HIDDEN, Hindsight.SPOKE)


@dataclass(frozen=True, slots=True)
class EarlierLesson:
    """An earlier rule that was drawn from a red flag."""

    id: LessonId
    """Id of the lesson."""
    gig: GigId
    """Id of the gig it was drawn from."""
    name: str
    """Name of that gig."""
    on: date
    cue: str
    act: str
    since: date | None = None
    """Its birthday, when its retrospective was finished; None for a draft's."""
    reviews: tuple[Review, ...] = ()
    is_in_force: bool = True
    """True if its retrospective is finished, and it was neither retired nor replaced since."""

    @property
    def birthday(self) -> date:
        """Return the day from which it holds, as far as known."""
        return self.since or self.on

    @property
    def rule(self) -> str:
        """Format as "If …, then I ….", on one line."""
        return on_one_line(wording.rule_text(Lesson(LessonId(""), cue=self.cue, act=self.act)))


@dataclass(frozen=True, slots=True)
class GigHistory:
    """History from earlier gigs, newest first in each list; keys of flags are `RedFlag.key`."""

    appearances: Mapping[str, tuple[Appearance, ...]] = field(default_factory=dict)
    lessons: Mapping[str, tuple[EarlierLesson, ...]] = field(default_factory=dict)
    """Those in force before those that were retired or replaced."""
    suggestions: Mapping[str, Texts] = field(default_factory=dict)
    """Earlier answers, most used first: "clients", "platforms", "tags", "currencies"."""
    own: tuple[RedFlag, ...] = ()
    """The user's own flags of earlier gigs, with name, stage and side."""
    ended: Overrun = NOT_KNOWN
    """What the other ended gigs say of an estimate."""
    clients: tuple[ClientGig, ...] = ()
    """The other gigs that are over and name their client or source."""
    rules: tuple[StoredLesson, ...] = ()
    """Rules in force of the other gigs that were drawn from no red flag."""
    vet: Vet | None = None
    """The vet that the gig itself began with."""

    def seen(self, key: str) -> tuple[Appearance, ...]:
        """Return the gigs that had a flag and in which it could have been seen."""
        return tuple(gig for gig in self.appearances.get(key, ()) if not gig.is_hidden)

    def rule_of(self, key: str) -> EarlierLesson | None:
        """Return the newest rule in force that was drawn from a flag."""
        newest = next(iter(self.lessons.get(key, ())), None)
        return newest if newest and newest.is_in_force else None

    def rule_label(self, key: str, rule: EarlierLesson) -> str:
        """Format as "Your rule (May 2023, held once, not in Jul 2024)"."""
        missed = (gig for gig in self.seen(key) if gig.is_missed)
        later = ((gig.id, gig.on) for gig in missed if (gig.began or gig.on) > rule.birthday)
        return rule_label(rule.birthday, rule.reviews, later)
