"""Rows of the facts table of two gigs, each with its change in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from retro.core.analysis.summary import NOT_PAID_YET
from retro.core.gig import metrics, wording
from retro.core.gig.answer_kinds import Choice, ParsedKind
from retro.core.gig.line_kinds import Line
from retro.core.gig.retrospective import Facts, Retrospective
from retro.core.hundredths import HUNDREDTH
from retro.core.rough_day import ABOUT, is_rough, most_between
from retro.core.vet.good_end import GoodGig
from retro.core.wizard.question import AnyQuestion, Page
from retro.core.wizard.questions import every_question

SAME = "the same"
NOTICED_AFTER = "Noticed after"
TOLD_AFTER = "Told client after"
_WITHOUT_DAYS = {
    metrics.ClientLearned.NOT_YET: "not told yet",
    metrics.ClientLearned.FOUND_OUT: "found out themselves",
    metrics.ClientLearned.NEVER: "never told",
}
KNEW = "The client knew"
LESS, AS_AGREED = "Less than agreed", "nothing"
HOURS = "Hours, estimated → worked"
STATUS, OUTCOME = "Status", "Outcome"


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact of both in words, "" if unknown, and the change from A to B."""

    label: str
    a: str
    b: str
    change: str = ""


FIGURES: tuple[tuple[str, Callable[[Facts], Decimal | None]], ...] = (
    ("Effective rate", metrics.true_rate),
    ("Agreed rate", metrics.agreed_rate),
    ("Agreed price", lambda facts: facts.price),
)
FACTS_KEYS = frozenset(("title", "status", "outcome", "price", "hours_planned", "hours_worked", "currency"))
"""Questions whose answers the names and the figures show."""


def is_fact(question: AnyQuestion) -> bool:
    """Tell whether an answer is a day, a number or a choice; those go in the table, free text does not."""
    return isinstance(question.kind, ParsedKind | Choice) and not isinstance(question.kind, Line)


def fact_rows(a: Retrospective, b: Retrospective) -> Iterator[FactRow]:
    """Return the figures with their changes, then the other facts in the order of the wizard."""
    yield from _figures(a.facts, b.facts)
    if _status(a) != _status(b):
        yield FactRow(STATUS, _status(a), _status(b))
    yield FactRow(OUTCOME, _outcome(a), _outcome(b))
    for _, page, question in every_question():
        if is_fact(question) and question.key not in FACTS_KEYS:
            yield FactRow(_label(page, question, a, b), _said(question, a), _said(question, b))


def _label(page: Page, question: AnyQuestion, a: Retrospective, b: Retrospective) -> str:
    """Return the label of a row; of the day since which each client knows, one that fits both."""
    of_a, of_b = page.label(question, a), page.label(question, b)
    return of_a if of_a == of_b else KNEW


def _figures(one: Facts, other: Facts) -> Iterator[FactRow]:
    told = (metrics.time_to_tell(one), metrics.time_to_tell(other))
    noticed = (metrics.time_to_notice(one), metrics.time_to_notice(other))
    yield FactRow(NOTICED_AFTER, _noticed(one), _noticed(other), _fewer(*noticed, *_of_noticing(one, other)))
    yield FactRow(TOLD_AFTER, _told(one), _told(other), _fewer(*told, *_of_telling(one, other)))
    yield FactRow(HOURS, _hours(one), _hours(other), _ratio_change(one, other))
    for label, figure in FIGURES:
        yield FactRow(label, _rate(figure, one), _rate(figure, other), _money_change(figure, one, other))
    yield FactRow(
        LESS, _gap_text(one), _gap_text(other), _money_change(metrics.shortfall, one, other, ("worse", "better"))
    )


def _said(question: AnyQuestion, retrospective: Retrospective) -> str:
    if question.key == "refunded" and isinstance(retrospective, GoodGig):
        return ""  # a good end isn't asked for it
    value = question.get(retrospective)
    if isinstance(value, date):
        return wording.short_day(value)
    return ", ".join(item.text for item in question.items(retrospective))


def _told(facts: Facts) -> str:
    learned = metrics.client_learned(facts)
    if learned in _WITHOUT_DAYS:
        return _WITHOUT_DAYS[learned]
    return _days(metrics.time_to_tell(facts), *_of_telling(facts))


def _noticed(facts: Facts) -> str:
    return _days(metrics.time_to_notice(facts), *_of_noticing(facts))


def _of_telling(*each: Facts) -> list[date | None]:
    return [on for facts in each for on in (facts.noticed_on, facts.told_on)]


def _of_noticing(*each: Facts) -> list[date | None]:
    return [on for facts in each for on in (facts.trouble_on, facts.noticed_on)]


def _days(count: int | None, *ends: date | None) -> str:
    return "" if count is None else wording.days(count, *ends)


def _fewer(a: int | None, b: int | None, *ends: date | None) -> str:
    counted = zip(ends[::2], ends[1::2], strict=True)
    if a is None or b is None or any(most_between(*each) is not None for each in counted):
        return ""
    if a == b:
        return ABOUT.format(SAME) if is_rough(*ends) else SAME
    return f"{wording.days(abs(a - b), *ends)} {'sooner' if b < a else 'later'}"


def _outcome(retrospective: Retrospective) -> str:
    if isinstance(retrospective, GoodGig):
        return wording.ENDED_WELL
    outcome = retrospective.facts.outcome
    return wording.OUTCOME[outcome] if outcome else ""


def _status(retrospective: Retrospective) -> str:
    """Return where things stand with the client, in words; "" if that isn't known."""
    status = retrospective.facts.status
    return wording.STATUS[status] if status else ""


def _money(amount: Decimal | None, facts: Facts) -> str:
    return "" if amount is None else wording.money_text(amount, facts.currency)


def _rate(figure: Callable[[Facts], Decimal | None], facts: Facts) -> str:
    return _money(figure(facts), facts)


def _gap_text(facts: Facts) -> str:
    short = metrics.money_lost(facts)
    if short is None or not metrics.is_going(facts):
        return AS_AGREED if short == 0 else _money(short, facts)
    return NOT_PAID_YET.format(_money(short, facts)) if short > 0 else AS_AGREED


def _money_change(
    figure: Callable[[Facts], Decimal | None], a: Facts, b: Facts, names: tuple[str, str] = ("more", "less")
) -> str:
    """Return the difference in words, ending in one of two names: for a larger figure in B, and for a smaller one."""
    one, other = figure(a), figure(b)
    if one is None or other is None or a.currency != b.currency:
        return ""
    change = other.quantize(HUNDREDTH) - one.quantize(HUNDREDTH)
    if not change:
        return SAME
    return f"{wording.money_text(abs(change), a.currency)} {names[change < 0]}"


def _hours(facts: Facts) -> str:
    planned, worked = facts.hours_planned, facts.hours_worked
    if planned is None and worked is None:
        return ""
    return f"{_plain(planned)} → {_plain(worked)}"


def _plain(hours: Decimal | None) -> str:
    return "unknown" if hours is None else wording.plain_number(hours)


def _ratio_change(a: Facts, b: Facts) -> str:
    one, other = metrics.overrun_ratio(a), metrics.overrun_ratio(b)
    if one is None or other is None:
        return ""
    before, after = wording.ratio_text(one), wording.ratio_text(other)
    return SAME if before == after else f"{before} → {after}"
