"""What stands over a retrospective when it is read: who and when, and its figures. Unknown is left out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from retro.core.gig import metrics, wording
from retro.core.gig.retrospective import Facts, Retrospective, Status

SEPARATOR = " · "


def about(whole: Retrospective) -> str:
    """ "a shop · Upwork · 2 Mar 2026 – 12 Mar 2026 · they stopped"."""
    facts = whole.facts
    end = wording.OUTCOME[facts.outcome] if facts.outcome else wording.STATUS[facts.status] if facts.status else ""
    parts = (facts.client, facts.platform, _dates(facts), end, "a draft" if whole.is_draft else "")
    return SEPARATOR.join(" ".join(part.split()) for part in parts if part.strip())


def course(facts: Facts, today: date) -> str:
    """ "Told after 6 days · 24 h → 60 h, 2.5× · $1.67 an hour · $200.00 lost"."""
    return SEPARATOR.join((*_telling(facts, today), *_hours(facts), *_money(facts)))


def _dates(facts: Facts) -> str:
    began = wording.short_day(facts.started_on) if facts.started_on else ""
    ended = wording.short_day(facts.ended_on) if facts.ended_on else ""
    if began and ended:
        return f"{began} – {ended}"
    return f"since {began}" if began else f"until {ended}" if ended else ""


def _telling(facts: Facts, today: date) -> Iterator[str]:
    days = metrics.time_to_tell(facts, today)
    if days is None:
        return
    if facts.status is Status.UNTOLD:
        yield f"Not told for {wording.days(days)}" if days else "Noticed today"
    else:
        yield f"Told after {wording.days(days)}" if days else "Told the same day"


def _hours(facts: Facts) -> Iterator[str]:
    planned, worked, ratio = facts.hours_planned, facts.hours_worked, metrics.ratio(facts)
    if planned is not None and worked is not None:
        times = f", {wording.ratio(ratio)}" if ratio is not None else ""
        yield f"{wording.hours(planned)} → {wording.hours(worked)}{times}"
    elif planned is not None:
        yield f"{wording.hours(planned)} planned"
    elif worked is not None:
        yield f"{wording.hours(worked)} worked"


def _money(facts: Facts) -> Iterator[str]:
    rate, lost = metrics.true_rate(facts), metrics.money_lost(facts)
    if rate is not None:
        yield f"{wording.money(rate, facts.currency)} an hour"
    if lost is not None and lost > 0:
        yield f"{wording.money(lost, facts.currency)} lost"
    elif lost is not None:
        yield f"{wording.money(-lost, facts.currency)} more than agreed" if lost else "no money lost"
