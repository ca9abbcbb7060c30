"""Words in which one language says a day, and how they are written down: the form of the tables beside it.

In a list, commas part the items and bars part the forms of one item. Forms are written as in the language; they are
compared folded, so that "fevrier" is février.
"""

from __future__ import annotations

from typing import NamedTuple


class DayVocabulary(NamedTuple):
    """Words of one language for days."""

    numbers: str
    """From one upwards."""
    units: str
    """Day, week, month, year."""
    ago: str
    """Forms that count back; "{}" is the amount."""
    ahead: str
    """Forms that count ahead."""
    near: str
    """Days, weeks, months and years near today, each as "form|form = its English form"."""
    times: str
    """Parts of a day, behind a day near today or a weekday."""
    weekdays: str
    """Monday to Sunday."""
    short_weekdays: str
    """Monday to Sunday; they stand only beside a day of a month."""
    on: str
    """What stands before a weekday, or the day of a month, and changes nothing."""
    last: str
    """Words before or behind a weekday that name the one before."""
    next: str
    """Words before or behind a weekday that name the one to come."""
    months: str
    """January to December, in every form that follows a day or "in"."""
    of: str
    """What can stand between a day and its month, or a month and its year."""
    during: str
    """What stands before a month alone."""
    early: str
    """Forms before a month or a week, with what follows them."""
    mid: str
    late: str
    these: str
    """The present, last and next month and week behind one of the three."""
    first: str = ""
    """Words for the first of a month."""
    half: str = ""
    """Half, before a unit."""
    one_and_half: str = ""
    """One and a half, before a unit."""
    and_half: str = ""
    """And a half, behind a unit."""
    with_half: str = ""
    """And a half, between a number and a unit."""
    few: str = ""
    couple: str = ""
    about: str = ""
    """Words before an amount that leave it open."""
    or_: str = ""
    """What stands between two numbers of which either can be meant."""
    this: str = ""
    """Words before a weekday that name the one of this week."""
    and_: str = ""
    """What stands between two amounts that are added: "3 weeks and 2 days"."""
    weekdays_in_short: str = ""
    """Monday to Friday without their ending; they stand only beside a word for the last, this or the next."""
    alone: str = ""
    """Units that mean one without a number."""
    shared: str = ""
    """Names of months that another language gives to another month; they count only beside a weekday or a part."""
    letters: str = ""
    """Spellings of letters on other keyboards, each as "ä=ae"."""
