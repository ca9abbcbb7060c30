"""Parses the month in which a gig ended, or the day."""

from __future__ import annotations

import re
from datetime import date

from retro.core.text import days
from retro.core.text.nearest_days import NO_DAY, Meant
from retro.core.text.parsing import NoDate, NotUnderstood, plain_text
from retro.core.text.typed_years import typed_year

NO_MONTH = "Try a month such as March 2025, or leave it blank."
NOT_OVER = "That month hasn't ended yet. Try a month such as March 2025, or leave it blank."
MONTH_OR_DAY = "Is that {0:%B %Y} or {1.day} {1:%B %Y}? Write {0:%Y-%m} or {1:%Y-%m-%d}."

_OF_SHORT_YEAR = re.compile(
    r"(?:[^\W\d_]{1,3} )?(?:(?P<number>\d{1,2}) ?[-/.] ?|(?P<name>[^\W\d_]{3,12})\.? )(?P<year>\d\d)"
)


def read_end(text: str, today: date) -> Meant | None:
    """Return the day on which a gig ended, None for a blank text; of a month about its middle, as everywhere.

    Reads "March 2025", "3/2025", "2025-03", "March", "2 months ago" and every day. The present month has got no
    further than today. Raises NotUnderstood, also for what is still to come.
    """
    try:
        found = _read(text, today)
    except NoDate:
        raise NoDate(NO_MONTH) from None
    if found is None:
        return None
    if (found.on.replace(day=1) if found.is_month else found.on) > today:
        raise NotUnderstood(NOT_OVER)
    return found._replace(on=min(found.on, today))


def _read(text: str, today: date) -> Meant | None:
    """Parse a day or a month. Raises NotUnderstood, also for "10/25" and "May 24", which can be either here."""
    month = _of_short_year(plain_text(text).lower(), today)
    try:
        found = days.read_day(text, today)
    except NotUnderstood as error:
        if month and (isinstance(error, NoDate) or str(error) == NO_DAY):
            return month
        raise
    if month is None or found is None or found.is_month or found.on > today:
        return found
    if (found.on.year, found.on.month) != (month.on.year, month.on.month):
        raise NotUnderstood(MONTH_OR_DAY.format(month.on, found.on))
    return month


def _of_short_year(words: str, today: date) -> Meant | None:
    """Return the month that "10/25" or "may 24" can name, up to today's; None for other words."""
    match = _OF_SHORT_YEAR.fullmatch(words)
    if match is None:
        return None
    year = typed_year(match["year"], today)
    try:
        found = days.read_day(f"{match['name']} {year}" if match["name"] else f"{year}-{match['number']}", today)
    except NotUnderstood:
        return None
    return found if found and found.is_month and found.on.replace(day=1) <= today else None
