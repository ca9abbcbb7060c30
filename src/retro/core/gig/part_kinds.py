"""Kinds of answer that are a part of the record: the timeline, the ledger, the red flags, the lessons."""

from collections.abc import Mapping
from datetime import date

from retro.core.gig import metrics, wording
from retro.core.gig.answer_kinds import AnswerEntry, Kind
from retro.core.gig.links import Link
from retro.core.gig.losses import LOSSES, MONEY_PAID
from retro.core.gig.retrospective import Lesson, Moment, RedFlag, Retrospective

SAW = "What I saw"
TOLD_MYSELF = "What I told myself"
RED_FLAG = "Red flag"
NEXT_LIKELY = "Next likely"
STOP_IF = "Stop if"
NEEDS_CONDITION = "Add something you'd see, so there's something to check."
"""Said of a checkpoint that has only its day."""
OBSTACLE_BEFORE = "What got in the way of the earlier rule"
RETIRED_ON = "Retired on"
REVIEWED_ON = "Reviewed on {}"


class Timeline(Kind[tuple[Moment, ...]]):
    """Dated lines, in the order of their days."""

    def pasted(self, text: str, today: date) -> tuple[Moment, ...]:
        """Parse a pasted chat whose lines begin with a date; empty if it is none."""
        from retro.core.text.chat import chats

        return tuple(Moment(on, said) for on, said in chats.events(text, today))

    def pasted_otherwise(self, text: str, today: date) -> tuple[Moment, ...]:
        """Parse a pasted chat with day and month swapped; empty if the paste itself says which comes first."""
        from retro.core.text.chat import chats

        return tuple(Moment(on, said) for on, said in chats.swapped_events(text, today))

    def in_order(self, moments: tuple[Moment, ...]) -> tuple[Moment, ...]:
        """Sort by day; undated lines stay after the line they followed."""
        days: list[date] = []
        for moment in moments:
            days.append(moment.on or (days[-1] if days else date.min))
        return tuple(moment for _, moment in sorted(zip(days, moments, strict=True), key=lambda pair: pair[0]))

    def items(self, value: tuple[Moment, ...], retrospective: Retrospective) -> tuple[AnswerEntry, ...]:
        """Return an entry for each line, labelled with its day, with its links below."""
        return tuple(
            AnswerEntry(moment.text, wording.day_text(moment.on) if moment.on else "", "", _link_entries(moment.links))
            for moment in value
        )


class Links(Kind[tuple[Link, ...]]):
    """Links of the gig, one on each line."""

    def items(self, value: tuple[Link, ...], retrospective: Retrospective) -> tuple[AnswerEntry, ...]:
        """Return an entry for each link, with its target."""
        return _link_entries(value)


def _link_entries(links: tuple[Link, ...]) -> tuple[AnswerEntry, ...]:
    return tuple(AnswerEntry(link.target, link.label, is_link=True) for link in links)


class Ledger(Kind[Mapping[str, str]]):
    """What was lost, row by row."""

    def items(self, value: Mapping[str, str], retrospective: Retrospective) -> tuple[AnswerEntry, ...]:
        """Return an entry for each filled row, in the ledger's order; money paid is derived if possible."""
        paid = metrics.net_paid(retrospective.facts)
        known = {} if paid is None else {MONEY_PAID: wording.money_text(paid, retrospective.facts.currency)}
        texts = known | {name: text for name, text in value.items() if text.strip()}
        return tuple(AnswerEntry(texts[name], kind.label) for name, kind in LOSSES.items() if name in texts)


class Flags(Kind[tuple[RedFlag, ...]]):
    """The red flags that were there, with their details."""

    uses_history = True

    def items(self, value: tuple[RedFlag, ...], retrospective: Retrospective) -> tuple[AnswerEntry, ...]:
        """Return an entry for each flag, with pivot and hindsight as its note."""
        return tuple(AnswerEntry(flag.label, "", wording.flag_marks(flag), self._details(flag)) for flag in value)

    def _details(self, flag: RedFlag) -> tuple[AnswerEntry, ...]:
        pairs = ((SAW, flag.saw), (TOLD_MYSELF, flag.told_myself))
        return tuple(AnswerEntry(text, label) for label, text in pairs if text.strip())


class Pivot(Flags):
    """The one ticked flag that would have changed the most."""

    def is_blank(self, value: tuple[RedFlag, ...]) -> bool:
        """Blank until one is chosen."""
        return not any(flag.pivot for flag in value)

    def items(self, value: tuple[RedFlag, ...], retrospective: Retrospective) -> tuple[AnswerEntry, ...]:
        """Return the pivot alone, with what the user told themselves."""
        return super().items(tuple(flag for flag in value if flag.pivot), retrospective)


class Details(Flags):
    """What was seen of each flag, and what the user told themselves."""

    def is_blank(self, value: tuple[RedFlag, ...]) -> bool:
        """Blank while no flag has more than its tick."""
        return not any(flag.hindsight or flag.seen_on or flag.saw or flag.told_myself for flag in value)


class Lessons(Kind[tuple[Lesson, ...]]):
    """Rules for next time, each an if-then."""

    uses_history = True

    def is_blank(self, value: tuple[Lesson, ...]) -> bool:
        """A lesson that was begun and left empty is blank."""
        return all(lesson.is_blank for lesson in value)

    def items(self, value: tuple[Lesson, ...], retrospective: Retrospective) -> tuple[AnswerEntry, ...]:
        """Return an entry for each rule, with its parts below."""
        return tuple(self._item(lesson, retrospective) for lesson in value if not lesson.is_blank)

    def _item(self, lesson: Lesson, retrospective: Retrospective) -> AnswerEntry:
        stop = " by ".join(part for part in (lesson.stop, wording.day_text(lesson.stop_on)) if part)
        pairs = (
            (RED_FLAG, wording.flag_name(lesson.flag, retrospective)),
            (NEXT_LIKELY, lesson.next_time),
            (STOP_IF, stop),
            (OBSTACLE_BEFORE, wording.obstacle(lesson.got_in_the_way)),
            *((REVIEWED_ON.format(wording.day_text(review.on)), wording.fared(review)) for review in lesson.reviews),
            (RETIRED_ON, wording.day_text(lesson.retired_on)),
        )
        return AnswerEntry(
            wording.rule_text(lesson), "", "", tuple(AnswerEntry(text, label) for label, text in pairs if text.strip())
        )
