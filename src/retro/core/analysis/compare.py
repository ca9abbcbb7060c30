"""Comparison of two retrospectives: shared red flags, changed facts, both answers to each question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from retro.core.analysis import facts_table
from retro.core.analysis.facts_table import FactRow as FactRow
from retro.core.gig import wording
from retro.core.gig.answer_kinds import AnswerEntry
from retro.core.gig.choices import Held, Hindsight
from retro.core.gig.flag_names import flag_key
from retro.core.gig.metrics import began as began
from retro.core.gig.metrics import day_of_gig
from retro.core.gig.part_kinds import Flags
from retro.core.gig.retrospective import Lesson, RedFlag, Retrospective
from retro.core.lessons.fared import how_it_fared
from retro.core.wizard.question import AnyQuestion
from retro.core.wizard.questions import every_question, steps_read

RULE, RULE_AFTER = "Rule ({})", "Rule after A ({})"
"""Labels of A's rule; "{}" is the month in which it was written, and how it fared."""
BOTH, A_AND_B = "both {}", "A {} · B {}"
NOT_MARKED = "not marked"
IN_ONE = "Red flags in only one"
NOT_NOTED = "In B: not noted."
IN_B = "In B, {}."
IT_HELD, IT_DID_NOT_HOLD = "it held", "it didn't hold"
_SEEN_IN_B: Mapping[Hindsight | None, str] = {
    Hindsight.HIDDEN: "In B, you couldn't have seen it.",
    Hindsight.SPOKE: "In B, you spoke up.",
}
"""Said of a lesson where B notes nothing of it: what could not be seen, or was spoken of, got past no rule."""
OTHER_WORDS = "{} · in B: {}"
"""Heading of an own question that was renamed between the two."""
WRITTEN_LATER = "Written later ({}). Would it have helped in B?"

_WAYS = {wording.OBSTACLE[way]: said for way, said in wording.OBSTACLE_SAID.items()}
"""What got in the way, from a review's note to the second person."""


@dataclass(frozen=True, slots=True)
class SharedFlag:
    """A red flag of both gigs, and the lesson that A drew from it."""

    a: RedFlag
    b: RedFlag
    lesson: Lesson | None
    got_in_the_way: str = ""
    """What kept that lesson from helping in B, in words, if B says so; else whether it held there, if that is known."""
    written_on: date | None = None
    """Day on which the lesson was written, if B began no later: there was no rule to keep yet."""
    fared: str = ""
    """The lesson's birthday and how it fared: "May 2023, held once"."""

    @property
    def rule(self) -> tuple[str, str]:
        """Return the lesson under its name, with what B says of it; blank without one."""
        if self.lesson is None:
            return "", ""
        if self.got_in_the_way:
            return RULE_AFTER.format(self.fared), IN_B.format(self.got_in_the_way)
        if self.written_on:
            return RULE.format(self.fared), WRITTEN_LATER.format(wording.short_day(self.written_on))
        return RULE_AFTER.format(self.fared), _SEEN_IN_B.get(self.b.hindsight, NOT_NOTED)

    @property
    def marks(self) -> str:
        """Format the marks, such as "A saw it, said nothing · B saw part of it"; "" if neither has one."""
        one, other = self.a.hindsight, self.b.hindsight
        if one is None and other is None:
            return ""
        return BOTH.format(_marked(one)) if one is other else A_AND_B.format(_marked(one), _marked(other))


@dataclass(frozen=True, slots=True)
class AnswerPair:
    """One question with both answers formatted; empty if unanswered."""

    key: str
    prompt: str
    a: tuple[AnswerEntry, ...]
    b: tuple[AnswerEntry, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A beside B, in the order they were given."""

    a: Retrospective
    b: Retrospective
    shared: tuple[SharedFlag, ...]
    facts: tuple[FactRow, ...]
    answers: tuple[AnswerPair, ...]

    def in_both(self) -> Comparison:
        """Return the comparison with only what both have: flags, known facts, and answers."""
        facts = tuple(row for row in self.facts if row.a and row.b)
        answers = (pair for pair in self.answers if pair.a and pair.b and pair.prompt != IN_ONE)
        return replace(self, facts=facts, answers=tuple(answers))


def compare(a: Retrospective, b: Retrospective) -> Comparison:
    """Compare A with B. Facts unknown on both sides and questions answered on neither are left out."""
    facts = (row for row in facts_table.fact_rows(a, b) if row.a or row.b)
    pairs = (pair for pair in (*_pairs(a, b), *_others(a, b)) if pair.a or pair.b)
    return Comparison(a, b, tuple(_shared(a, b)), tuple(facts), tuple(pairs))


def in_order(first: Retrospective, second: Retrospective) -> tuple[Retrospective, Retrospective]:
    """Return the earlier gig first: by its start, else its earliest known day, else when it was written down."""

    def key(retrospective: Retrospective) -> tuple[date, str]:
        return (began(retrospective), retrospective.id)

    return (first, second) if key(first) <= key(second) else (second, first)


def written_on(retrospective: Retrospective) -> date:
    """Return the day from which its rules hold: when it was finished, or for a draft when it was last changed."""
    return (retrospective.finished_at or retrospective.updated_at).astimezone().date()


def _shared(a: Retrospective, b: Retrospective) -> Iterator[SharedFlag]:
    others = {flag.key: flag for flag in b.red_flags}
    lessons = {flag_key(lesson.flag): lesson for lesson in reversed(a.lessons) if lesson.flag and not lesson.is_blank}
    ways = {lesson.replaces: wording.obstacle(lesson.got_in_the_way) for lesson in b.lessons if lesson.replaces}
    for flag in a.red_flags:
        if other := others.get(flag.key):
            lesson = lessons.get(flag.key)
            is_later = lesson is not None and began(b) <= written_on(a)
            way = (ways.get(lesson.id) or _result_in(b, lesson)) if lesson else ""
            fared = _fared(a, lesson, b) if lesson else ""
            yield SharedFlag(flag, other, lesson, way, written_on(a) if is_later else None, fared)


def _fared(a: Retrospective, lesson: Lesson, b: Retrospective) -> str:
    """Say how a lesson of A fared since; in the month of B, not that of writing it up, if it was reviewed there."""
    is_reviewed = any(review.gig == b.id for review in lesson.reviews)
    return how_it_fared(written_on(a), lesson.reviews, [(b.id, day_of_gig(b))] if is_reviewed else ())


def _result_in(gig: Retrospective, lesson: Lesson) -> str:
    """Return what the lesson's last review in a gig says of it; "" without one."""
    last = next((review for review in reversed(lesson.reviews) if review.gig == gig.id), None)
    if last is None or not last.result.came_up:
        return ""
    return _WAYS.get(last.note) or (IT_HELD if last.result is Held.HELD else IT_DID_NOT_HOLD)


def _marked(hindsight: Hindsight | None) -> str:
    return wording.HINDSIGHT[hindsight] if hindsight else NOT_MARKED


def _pairs(a: Retrospective, b: Retrospective) -> Iterator[AnswerPair]:
    for _, page, question in every_question(steps_read(a, b)):
        if question.is_read and isinstance(question.kind, Flags):
            yield _unshared(question, a, b)
        elif question.is_read and not facts_table.is_fact(question) and not page.is_required:
            prompt = _as_asked(question.key, page.label(question, a), b)
            yield AnswerPair(question.key, prompt, question.items(a), question.items(b))


def _as_asked(key: str, words: str, b: Retrospective) -> str:
    """Return the words of a question, and those of B where its own question had others."""
    other = next((question.words for question in b.own_questions if question.key == key), words)
    return words if other == words else OTHER_WORDS.format(words, other)


def _unshared(question: AnyQuestion, a: Retrospective, b: Retrospective) -> AnswerPair:
    """Return the flags that only one of them has."""

    def items(retrospective: Retrospective, other: Retrospective) -> tuple[AnswerEntry, ...]:
        known = {flag.key for flag in other.red_flags}
        own: tuple[AnswerEntry, ...] = question.kind.items(
            tuple(f for f in retrospective.red_flags if f.key not in known), retrospective
        )
        return own

    return AnswerPair(question.key, IN_ONE, items(a, b), items(b, a))


def _others(a: Retrospective, b: Retrospective) -> Iterator[AnswerPair]:
    """Return the answers to questions that this version does not ask."""
    known = {question.key for _, _, question in every_question(steps_read(a, b))}
    for key in sorted({*a.answers, *b.answers} - known):
        one, other = (
            (AnswerEntry(retrospective.answers[key]),) if key in retrospective.answers else ()
            for retrospective in (a, b)
        )
        yield AnswerPair(key, key, one, other)
