"""What a page says as soon as its answers allow: days, money an hour, hours for an hour. Nothing while unknown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from retro.core import figures, wording
from retro.core.questions import Page
from retro.core.retrospective import Facts, Status
from retro.core.vet import Quote

Saying = Callable[[Facts, date], str]


def worked_out(page: Page, facts: Facts, today: date, ratio: Decimal | None = None) -> str:
    """One line for the page that asks what the figures are made of; "" where there is nothing to say.

    `ratio` is the user's own, of other gigs: hours worked for each hour planned.
    """
    asked = {question.key for question in page.questions}
    sayings = [saying(facts, today) for names, saying in SAYINGS if asked & names]
    if "hours_planned" in asked:
        sayings.append(_planned(facts, ratio))
    return " ".join(said for said in sayings if said)


def _noticing(facts: Facts, today: date) -> str:
    if facts.trouble_on and facts.noticed_on and facts.noticed_on < facts.trouble_on:
        return "You noticed before the trouble began? Look at the two days again."
    days = figures.time_to_notice(facts)
    return f"{wording.days(days)} from the first trouble to noticing." if days else ""


def _telling(facts: Facts, today: date) -> str:
    is_untold = facts.status is Status.UNTOLD
    if not is_untold and facts.noticed_on and facts.told_on and facts.told_on < facts.noticed_on:
        return "You told them before you noticed? Look at the two days again."
    days = figures.time_to_tell(facts, today)
    if days is None:
        return ""
    if is_untold:
        return f"{wording.days(days)} since you noticed." if days else "You noticed today."
    return f"{wording.days(days)} from noticing to telling." if days else "You told them the same day."


def _rate(facts: Facts, today: date) -> str:
    rate = figures.true_rate(facts)
    return "" if rate is None else f"{wording.money(rate, facts.currency)} an hour."


def _hours(facts: Facts, today: date) -> str:
    ratio = figures.ratio(facts)
    if ratio is None or facts.hours_planned is None or facts.hours_worked is None:
        return ""
    planned, worked = wording.plain(facts.hours_planned), wording.plain(facts.hours_worked)
    return f"{planned} hours planned became {worked}: {wording.ratio(ratio)}."


def _planned(facts: Facts, ratio: Decimal | None) -> str:
    """What the planned hours will be by one's own ratio, until it is known what they were."""
    if facts.hours_worked is not None or ratio is None:
        return ""
    from retro.core.verdict import by_own_ratio  # all of the vet's words: no page but this one pays for them

    return by_own_ratio(Quote(facts.currency, facts.price, facts.hours_planned), ratio)


SAYINGS: tuple[tuple[frozenset[str], Saying], ...] = (
    (frozenset({"trouble_on"}), _noticing),
    (frozenset({"noticed_on", "told_on"}), _telling),
    (frozenset({"paid", "refunded", "hours_worked"}), _rate),
    (frozenset({"hours_planned", "hours_worked"}), _hours),
)
"""Each saying with the facts that it is made of."""
