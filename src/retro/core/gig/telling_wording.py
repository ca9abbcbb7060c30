"""Wording of when the client was told, and of what happened until then."""

from __future__ import annotations

from datetime import date

from retro.core.gig.retrospective import Facts
from retro.core.gig.wording import day_text, money_text, plain_number, short_day


def told_on(facts: Facts) -> str:
    """Format as "Told the client on 25 Nov 2026": the day, where nobody asked for a count; "" without one."""
    return f"Told the client on {short_day(facts.told_on)}" if facts.told_on else ""


def not_told(facts: Facts) -> str:
    """Format as "Noticed 19 Nov 2026, not told yet": the day, never a count that grows each morning."""
    return f"Noticed {short_day(facts.noticed_on)}, not told yet" if facts.noticed_on else "Not told yet"


STILL_TO_COME = "That day is still to come."


def told_too_early(facts: Facts) -> str:
    """Say what is odd about a day of telling before that of noticing; both are kept. "" if nothing is."""
    is_turned = facts.noticed_on and facts.told_on and facts.told_on < facts.noticed_on
    return "You told them before you noticed: check both dates." if is_turned else ""


def untold_so_far(facts: Facts, today: date) -> str:
    """Format as "You noticed on 19 November. So far: 32 hours of work, $100 taken.", without a running count."""
    noticed = f"You noticed on {day_without_year(facts.noticed_on, today)}." if facts.noticed_on else ""
    work = (
        f"{plain_number(facts.hours_worked)} hour{'' if facts.hours_worked == 1 else 's'} of work"
        if facts.hours_worked
        else ""
    )
    taken = f"{money_text(facts.paid, facts.currency).removesuffix('.00')} taken" if facts.paid else ""
    so_far = ", ".join(filter(None, (work, taken)))
    return " ".join(filter(None, (noticed, f"So far: {so_far}." if so_far else "")))


def day_without_year(on: date, today: date) -> str:
    """Format as "19 November", with the year if it is not today's."""
    return f"{on.day} {on:%B}" if on.year == today.year else day_text(on)
