"""First and last day of what is typed to select by: a day, a week, a month, a quarter, a year."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from retro.core.text import day_words, days, long_spans
from retro.core.text.parsing import YearAlone, plain_text

_WEEKS = {"last week": -1, "this week": 0}
"""Weeks from this one."""


def first_and_last(text: str, today: date) -> tuple[date, date] | None:
    """Return the first and the last day that a text means, the same one for a day; None for a blank text.

    Raises NotUnderstood, also for a season, whose days nobody agrees on.
    """
    words = day_words.day_alone(plain_text(text).lower())
    for said in day_words.shorter_ones(day_words.in_digits(words)):
        if said in _WEEKS:
            monday = today + timedelta(7 * _WEEKS[said] - today.weekday())
            return monday, monday + timedelta(6)
        if span := long_spans.span_named(said, today, ahead=False):
            return span[0], span[2]
    try:
        meant = days.read_day(text, today)
    except YearAlone as alone:
        if long_spans.is_part_of_year(words):
            raise
        return date(alone.year, 1, 1), date(alone.year, 12, 31)
    if meant is None or not meant.is_month:
        return (meant.on, meant.on) if meant else None
    on = meant.on
    return on.replace(day=1), on.replace(day=monthrange(on.year, on.month)[1])
