"""Two retrospectives set side by side: what they share, what changed, what each said."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from retro.core import figures, wording
from retro.core.kinds import Item
from retro.core.questions import every_question
from retro.core.retrospective import Facts, Lesson, RedFlag, Retrospective, flag_key

Change = Callable[[Retrospective, Retrospective], str]


@dataclass(frozen=True, slots=True)
class SharedFlag:
    """A red flag of both, and the lesson that A had drawn from it."""

    a: RedFlag
    b: RedFlag
    lesson: Lesson | None


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact of both in words, "" where unknown, and the change from A to B as a change."""

    label: str
    a: str
    b: str
    change: str = ""


@dataclass(frozen=True, slots=True)
class AnswerPair:
    """One question with both answers made for reading; empty where not answered."""

    key: str
    prompt: str
    a: tuple[Item, ...]
    b: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A beside B, in the order they were given."""

    a: Retrospective
    b: Retrospective
    shared: tuple[SharedFlag, ...]
    facts: tuple[FactRow, ...]
    answers: tuple[AnswerPair, ...]


def compare(a: Retrospective, b: Retrospective, today: date) -> Comparison:
    """A beside B. Facts unknown on both sides and questions answered on neither are left out."""
    facts = (row for row in _facts(a, b, today) if row.a or row.b)
    pairs = (pair for pair in _pairs(a, b) if pair.a or pair.b)
    return Comparison(a, b, tuple(_shared(a, b)), tuple(facts), tuple(pairs))


def in_order(first: Retrospective, second: Retrospective) -> tuple[Retrospective, Retrospective]:
    """The earlier gig first: by its start, else its end, else when it was written down."""

    def began(whole: Retrospective) -> tuple[date, str]:
        facts = whole.facts
        return (facts.started_on or facts.ended_on or whole.created_at.astimezone().date(), whole.id)

    return (first, second) if began(first) <= began(second) else (second, first)


def _shared(a: Retrospective, b: Retrospective) -> Iterator[SharedFlag]:
    others = {flag.key: flag for flag in b.red_flags}
    lessons = {flag_key(lesson.flag): lesson for lesson in reversed(a.lessons) if lesson.flag and not lesson.is_blank}
    for flag in a.red_flags:
        if other := others.get(flag.key):
            yield SharedFlag(flag, other, lessons.get(flag.key))


def _pairs(a: Retrospective, b: Retrospective) -> Iterator[AnswerPair]:
    for _, page, question in every_question():
        if question.is_read and question.key not in FACTS_KEYS:
            yield AnswerPair(question.key, page.label(question, a), question.items(a), question.items(b))


def _facts(a: Retrospective, b: Retrospective, today: date) -> Iterator[FactRow]:
    one, other = a.facts, b.facts
    told = (figures.time_to_tell(one, today), figures.time_to_tell(other, today))
    noticed = (figures.time_to_notice(one), figures.time_to_notice(other))
    yield FactRow("Noticed after", _days(noticed[0]), _days(noticed[1]), _fewer(*noticed))
    yield FactRow("Told after", _days(told[0]), _days(told[1]), _fewer(*told))
    yield FactRow("The end", _outcome(one), _outcome(other))
    yield FactRow("Agreed price", _money(one.price, one), _money(other.price, other))
    yield FactRow("Hours, planned → real", _hours(one), _hours(other), _ratio_change(one, other))
    yield FactRow("An hour, agreed", _rate(figures.agreed_rate, one), _rate(figures.agreed_rate, other))
    for label, figure in (("An hour, in truth", figures.true_rate), ("Money lost", figures.money_lost)):
        yield FactRow(label, _rate(figure, one), _rate(figure, other), _money_change(figure, one, other))


FACTS_KEYS = frozenset(
    ("title", "status", "outcome", "price", "hours_planned", "hours_worked", "currency", "red_flags")
)
"""Questions whose answers the comparison shows above the answers."""


def _days(count: int | None) -> str:
    return "" if count is None else wording.days(count)


def _fewer(a: int | None, b: int | None) -> str:
    if a is None or b is None:
        return ""
    if a == b:
        return "the same"
    return f"{wording.days(abs(a - b))} {'fewer' if b < a else 'more'}"


def _outcome(facts: Facts) -> str:
    return wording.OUTCOME[facts.outcome] if facts.outcome else wording.STATUS[facts.status] if facts.status else ""


def _money(amount: Decimal | None, facts: Facts) -> str:
    return "" if amount is None else wording.money(amount, facts.currency)


def _rate(figure: Callable[[Facts], Decimal | None], facts: Facts) -> str:
    return _money(figure(facts), facts)


def _money_change(figure: Callable[[Facts], Decimal | None], a: Facts, b: Facts) -> str:
    one, other = figure(a), figure(b)
    if one is None or other is None or a.currency != b.currency:
        return ""
    change = other.quantize(Decimal("0.01")) - one.quantize(Decimal("0.01"))
    if not change:
        return "the same"
    return f"{wording.money(abs(change), a.currency)} {'less' if change < 0 else 'more'}"


def _hours(facts: Facts) -> str:
    planned, worked = facts.hours_planned, facts.hours_worked
    if planned is None and worked is None:
        return ""
    return f"{_plain(planned)} → {_plain(worked)}"


def _plain(hours: Decimal | None) -> str:
    return "unknown" if hours is None else wording.plain(hours)


def _ratio_change(a: Facts, b: Facts) -> str:
    one, other = figures.ratio(a), figures.ratio(b)
    if one is None or other is None:
        return ""
    tenth = Decimal("0.1")
    change = other.quantize(tenth) - one.quantize(tenth)
    return "the same" if not change else f"{abs(change)}× {'less' if change < 0 else 'more'}"
