"""The head of a retrospective: who, when, and its figures. Unknown values are left out."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from retro.core.gig import metrics, telling_wording, wording
from retro.core.gig.retrospective import Facts, Retrospective
from retro.core.text.one_line import on_one_line

SEPARATOR = " · "
SINCE, UNTIL, ESTIMATED, WORKED = "since {}", "until {}", "{} estimated", "{} worked"
PAID_IN_FULL = "paid in full"
OVER_PRICE = "{} over the agreed price"
NOT_PAID_YET = "{} not paid yet"
LESS_THAN_AGREED = "{} less than agreed"


def about_line(retrospective: Retrospective) -> str:
    """Format such as "a shop · Upwork · 2 Mar 2026 – 12 Mar 2026 · they stopped"."""
    facts = retrospective.facts
    end = wording.OUTCOME[facts.outcome] if facts.outcome else wording.STATUS[facts.status] if facts.status else ""
    parts = (facts.client, facts.platform, _dates(facts), end, "a draft" if retrospective.is_draft else "")
    return SEPARATOR.join(on_one_line(part) for part in parts if part.strip())


def course(facts: Facts) -> str:
    """Format such as "Told the client on 10 Mar 2026, after 6 days · 24 h → 60 h, 2.5× · $1.67 an hour"."""
    return SEPARATOR.join((*_telling(facts), *_hours(facts), *_money(facts)))


def _dates(facts: Facts) -> str:
    began = wording.short_day(facts.started_on) if facts.started_on else ""
    ended = wording.short_day(facts.ended_on) if facts.ended_on else ""
    if began and ended:
        return f"{began} – {ended}"
    return SINCE.format(began) if began else UNTIL.format(ended) if ended else ""


def _telling(facts: Facts) -> Iterator[str]:
    if metrics.is_untold(facts):
        yield telling_wording.not_told(facts)
    elif facts.told_on and not telling_wording.told_too_early(facts):
        yield telling_wording.known_since(facts)


def _hours(facts: Facts) -> Iterator[str]:
    planned, worked, ratio = facts.hours_planned, facts.hours_worked, metrics.overrun_ratio(facts)
    if planned is not None and worked is not None:
        times = f", {wording.ratio_text(ratio)}" if ratio is not None else ""
        yield f"{wording.hours_text(planned)} → {wording.hours_text(worked)}{times}"
    elif planned is not None:
        yield ESTIMATED.format(wording.hours_text(planned))
    elif worked is not None:
        yield WORKED.format(wording.hours_text(worked))


def _money(facts: Facts) -> Iterator[str]:
    rate, lost = metrics.true_rate(facts), metrics.money_lost(facts)
    if rate is not None:
        yield wording.hourly_text(rate, facts.currency)
    if lost is not None:
        yield _difference(lost, facts)


def _difference(lost: Decimal, facts: Facts) -> str:
    """Format the difference between what came in and what was agreed; "" while the gig goes on."""
    if not lost:
        return PAID_IN_FULL
    if lost < 0:
        return OVER_PRICE.format(wording.money_text(-lost, facts.currency))
    missing = NOT_PAID_YET if metrics.is_going(facts) else LESS_THAN_AGREED
    return missing.format(wording.money_text(lost, facts.currency))
