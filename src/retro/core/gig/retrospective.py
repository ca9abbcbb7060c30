"""The record of one gig: frozen values whose ids are made here, so that saving is idempotent.

They are NamedTuples: importing and building dataclasses would take six times as long, which `retro show` would feel.
"""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from retro.core.gig.choices import Held, Hindsight, Learned, Obstacle, Outcome, Side, Stage, Status, gig_name
from retro.core.gig.flag_names import catalogue_name, flag_key, short_of
from retro.core.gig.ids import GigId, LessonId, new_id
from retro.core.gig.links import Link
from retro.core.gig.message import NO_MESSAGE, Message
from retro.core.gig.own_questions import OwnQuestion

if TYPE_CHECKING:
    from typing import Unpack

    from retro.core.gig.fact_changes import FactChanges

NOTHING: Mapping[str, str] = MappingProxyType({})


class Facts(NamedTuple):
    """What can be counted, dated or chosen; None is unknown, never zero."""

    title: str = ""
    client: str = ""
    platform: str = ""
    status: Status | None = None
    outcome: Outcome | None = None
    started_on: date | None = None
    ended_on: date | None = None
    trouble_on: date | None = None
    noticed_on: date | None = None
    told_on: date | None = None
    learned: Learned | None = None
    currency: str = ""
    """ISO 4217 code, upper case."""
    price: Decimal | None = None
    paid: Decimal | None = None
    refunded: Decimal | None = None
    hours_planned: Decimal | None = None
    hours_worked: Decimal | None = None

    def told(self, on: date | None, status: Status | None) -> Self:
        """Return a copy with the day on which the client was told, None for not told, and where the gig stands then.

        That the client found out, or never knew, stays as it was answered.
        """
        answered = None if self.learned is Learned.TOLD else self.learned
        return self._replace(told_on=on, status=status, learned=(answered or Learned.TOLD) if on else answered)


class Moment(NamedTuple):
    """One line of the timeline."""

    on: date | None = None
    text: str = ""
    links: tuple[Link, ...] = ()


class RedFlag(NamedTuple):
    """A red flag that was there; `flag` is a catalogue code, or None for the user's own."""

    flag: str | None
    name: str
    stage: Stage
    side: Side
    pivot: bool = False
    hindsight: Hindsight | None = None
    seen_on: date | None = None
    saw: str = ""
    told_myself: str = ""

    @property
    def key(self) -> str:
        """Return what identifies a flag: its code, or its own name folded."""
        return flag_key(self.flag or self.name)

    @property
    def label(self) -> str:
        """Return its name on screen, whatever name was stored."""
        return catalogue_name(self.flag, self.name)

    @property
    def short(self) -> str:
        """Return its short name, timeless, of at most 32 characters; an own flag's name as it is."""
        return short_of(self.flag or "", self.name)


class Review(NamedTuple):
    """One later review of a lesson."""

    on: date
    result: Held
    note: str = ""
    gig: GigId | None = None
    """Id of the gig in which it was met."""


class Lesson(NamedTuple):
    """An if-then: if `cue`, then I `act`. Make one with `new`."""

    id: LessonId
    cue: str = ""
    act: str = ""
    next_time: str = ""
    stop: str = ""
    stop_on: date | None = None
    flag: str | None = None
    """Catalogue code, or name of an own flag."""
    replaces: LessonId | None = None
    """Id of the earlier lesson that this one replaces."""
    got_in_the_way: Obstacle | None = None
    reviews: tuple[Review, ...] = ()
    snoozed_until: date | None = None
    retired_on: date | None = None

    @classmethod
    def new(cls, **parts: Any) -> Self:
        """Return a lesson with a new id; `parts` are fields by name."""
        return cls(LessonId(new_id()))._replace(**parts)

    @property
    def is_blank(self) -> bool:
        """Tell whether nothing was written; such a lesson is never stored."""
        return not (self.cue.strip() or self.act.strip() or self.stop.strip() or self.next_time.strip())


class Retrospective(NamedTuple):
    """One gig, told; a draft until `finished_at` is set. Make one with `new`."""

    id: GigId
    created_at: datetime
    updated_at: datetime
    finished_at: datetime | None = None
    facts: Facts = Facts()
    answers: Mapping[str, str] = NOTHING
    """Narrative answers by question key; a blank one is absent."""
    moments: tuple[Moment, ...] = ()
    losses: Mapping[str, str] = NOTHING
    """Rows of the ledger by name (LOSSES); a blank one is absent."""
    red_flags: tuple[RedFlag, ...] = ()
    lessons: tuple[Lesson, ...] = ()
    tags: tuple[str, ...] = ()
    message: Message = NO_MESSAGE
    """The message to the client."""
    own_questions: tuple[OwnQuestion, ...] = ()
    """Own questions answered here, with the wording in which they were asked."""
    links: tuple[Link, ...] = ()
    """Links of the gig as a whole; an event has its own."""

    @classmethod
    def new(cls, **parts: Any) -> Self:
        """Return a retrospective with a new id, begun now; `parts` are fields by name."""
        from retro.core.text.clock import now  # who only reads does not need it

        begun = now()
        return cls(GigId(new_id()), begun, begun)._replace(**parts)

    @property
    def name(self) -> str:
        """Return its name on screen: its title, or "Untitled, 14 March" until it has one."""
        return gig_name(self.facts.title, self.created_at)

    @property
    def is_draft(self) -> bool:
        """Tell whether it is unfinished."""
        return self.finished_at is None

    @property
    def pivot(self) -> RedFlag | None:
        """Return the red flag that, acted on, would have changed the most."""
        return next((flag for flag in self.red_flags if flag.pivot), None)

    def with_facts(self, **changes: "Unpack[FactChanges]") -> Self:
        """Return a copy with some facts changed, by name."""
        return self._replace(facts=self.facts._replace(**changes))

    def with_answer(self, key: str, text: str) -> Self:
        """Return a copy with one narrative answer; a blank text removes it."""
        return self._replace(answers=_put(self.answers, key, text))

    def with_own_answer(self, question: OwnQuestion, text: str) -> Self:
        """Return a copy with the answer to an own question; a blank text removes the question too."""
        others = tuple(each for each in self.own_questions if each.key != question.key)
        asked = next((each for each in self.own_questions if each.key == question.key), question)
        kept = self.own_questions if len(others) < len(self.own_questions) else (*others, asked)
        return self.with_answer(question.key, text)._replace(own_questions=kept if text.strip() else others)

    @property
    def every_link(self) -> tuple[Link, ...]:
        """Return the gig's links, then those of its events, each target once."""
        every = (*self.links, *(link for moment in self.moments for link in moment.links))
        first = {link.target: link for link in reversed(every)}
        return tuple(first[target] for target in dict.fromkeys(link.target for link in every))

    @property
    def is_untouched(self) -> bool:
        """Tell whether nothing was written in it."""
        return self == type(self)(self.id, self.created_at, self.updated_at)

    def as_copy(self, id: str, title: str) -> Self:
        """Return a draft with another id and title, as `with_id`."""
        return self.with_id(id)._replace(finished_at=None, facts=self.facts._replace(title=title))

    def with_id(self, id: str) -> Self:
        """Return it under another id; its lessons have ids that follow from it, as no two lessons share one."""
        import uuid

        home = uuid.UUID(id)
        lessons = tuple(lesson._replace(id=LessonId(uuid.uuid5(home, lesson.id).hex)) for lesson in self.lessons)
        return self._replace(id=GigId(id), lessons=lessons)

    def touched(self) -> Self:
        """Return a copy with the present instant as time of change."""
        from retro.core.text.clock import now  # as above

        return self._replace(updated_at=now())


def _put(texts: Mapping[str, str], key: str, text: str) -> Mapping[str, str]:
    rest = {name: value for name, value in texts.items() if name != key}
    return MappingProxyType(rest | {key: text} if text.strip() else rest)
