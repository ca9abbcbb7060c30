"""Wording of when the client was told, and of what happened until then."""

from __future__ import annotations

from datetime import date

from retro.core.gig import metrics
from retro.core.gig.retrospective import Facts
from retro.core.gig.wording import day_text, days, money_text, on_day, plain_number, short_day
from retro.core.rough_day import as_known, is_surely_before, most_between

TOLD_ON, FOUND_OUT_ON = "Told the client {}", "The client found out {}"
THAT_WAY = "{}, {}"
"""When they were told, and how."""
AFTER = "after {}"
NOTICED_NOT_TOLD = "Noticed {}, not told yet"
NOT_TOLD = "Not told yet"
STILL_TO_COME = "That day is still to come."
TOLD_TOO_EARLY = "You told them before you noticed: check both dates."
NOTICED_ON = "You noticed {}."
ONE_HOUR, HOURS, TAKEN = "{} hour of work", "{} hours of work", "{} taken"
SO_FAR = "So far: {}."
SAID_SO = {0: "Last time you said so the same day.", 1: "Last time you said so the next day."}
"""Praise by the days until it was said."""
SAID_SO_AFTER = "Last time you said so after {:,} days."
SPOKE_UP = "Last time you saw it and spoke up."


def spoke_up(after: int | None) -> str:
    """Praise the user for having spoken of a red flag so many days after it was seen; None is unknown."""
    return SPOKE_UP if after is None else SAID_SO.get(after) or SAID_SO_AFTER.format(after)


def told_on(on: date | None, how: str = "") -> str:
    """Format as "Told the client on 25 Nov 2026, by phone": the day, where nobody asked for a count; "" without one."""
    said = TOLD_ON.format(on_day(on, short_day(on))) if on else ""
    return THAT_WAY.format(said, how) if said and how else said


def known_since(facts: Facts, how: str = "") -> str:
    """Format as "Told the client on 25 Nov 2026, after 6 days, by phone", or "The client found out on …".

    How long it took stands still once they were told. Returns "" without a day, and for a client who never knew,
    whatever day was written before that was said.
    """
    if metrics.has_never_known(facts):
        return ""
    if facts.told_on and metrics.has_found_out(facts):
        return FOUND_OUT_ON.format(on_day(facts.told_on, short_day(facts.told_on)))
    return told_on(facts.told_on, ", ".join(filter(None, (_after(facts), how))))


def _after(facts: Facts) -> str:
    """Format as "after 6 days", "the same day", or "" if that isn't known."""
    count = metrics.time_to_tell(facts)
    said = "" if count is None else days(count, facts.noticed_on, facts.told_on)
    return AFTER.format(said) if count or (said and most_between(facts.noticed_on, facts.told_on)) else said


def not_told(facts: Facts) -> str:
    """Format as "Noticed 19 Nov 2026, not told yet": the day, never a count that grows each morning."""
    return NOTICED_NOT_TOLD.format(short_day(facts.noticed_on)) if facts.noticed_on else NOT_TOLD


def noticed_on(on: date, said: str) -> str:
    """Format as "You noticed on 19 November.", the day in these words."""
    return NOTICED_ON.format(on_day(on, said))


def told_too_early(facts: Facts) -> str:
    """Say what is odd about a day of telling before that of noticing; both are kept. "" if nothing is."""
    noticed, told = facts.noticed_on, facts.told_on
    by_nobody = metrics.has_found_out(facts) or metrics.has_never_known(facts)
    is_turned = noticed and told and is_surely_before(told, noticed) and not by_nobody
    return TOLD_TOO_EARLY if is_turned else ""


def untold_so_far(facts: Facts, today: date) -> str:
    """Format as "You noticed on 19 November. So far: 32 hours of work, $100 taken.", without a running count.

    Hours and money are those of the whole gig: what of them came after that day is not known.
    """
    noticed = noticed_on(facts.noticed_on, day_without_year(facts.noticed_on, today)) if facts.noticed_on else ""
    hours = ONE_HOUR if facts.hours_worked == 1 else HOURS
    work = hours.format(plain_number(facts.hours_worked)) if facts.hours_worked else ""
    taken = TAKEN.format(money_text(facts.paid, facts.currency).removesuffix(".00")) if facts.paid else ""
    so_far = ", ".join(filter(None, (work, taken)))
    return " ".join(filter(None, (noticed, SO_FAR.format(so_far) if so_far else "")))


def day_without_year(on: date, today: date) -> str:
    """Format as "19 November", with the year if it is not today's."""
    return as_known(on, f"{on.day} {on:%B}", f"{on:%B}") if on.year == today.year else day_text(on)
