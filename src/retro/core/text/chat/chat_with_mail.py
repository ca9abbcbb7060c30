"""Mail in a paste that has stamps of its own: a part of a message, or messages below those of the chat."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from retro.core.text.chat.chat_days import day_of, order_of
from retro.core.text.chat.chat_lines import ChatLine
from retro.core.text.chat.chat_turns import read_turns

_FEWEST = 2
"""Fewest openings above the first mail by which they are events; one can be the header of a printed page."""
_Openings = dict[int, str]
"""Lines that open an event of the chat, each with the kind of its opening."""


def is_within_chat(read: Sequence[ChatLine], mail: Sequence[ChatLine], today: date) -> bool:
    """Tell whether the chat goes on below the mail, so that the mail is a part of a message.

    It does if a line below opens an event as one above does. A line that says the same again is the header of a page.
    """
    first = first_mail(mail)
    openings = _openings(read, mail, today)
    above = {read[at].whole: kind for at, kind in openings.items() if at < first}
    below = {kind for at, kind in openings.items() if at > first and read[at].whole not in above}
    return _opens(read, first, openings) and not below.isdisjoint(above.values())


def is_below_chat(read: Sequence[ChatLine], mail: Sequence[ChatLine], today: date) -> bool:
    """Tell whether a chat stands above the first mail, which is then a message of its own, as all below it are."""
    first = first_mail(mail)
    openings = _openings(read, mail, today)
    return _opens(read, first, openings) and len({read[at].whole for at in openings if at < first}) >= _FEWEST


def first_mail(mail: Sequence[ChatLine]) -> int:
    """Return the line in which the first mail begins; those above it are the same in each reading of the paste."""
    return next(at for at, line in enumerate(mail) if line.is_dated)


def _opens(read: Sequence[ChatLine], first: int, openings: _Openings) -> bool:
    """Tell whether messages or notes begin above the line `first`, unlike a plan that the words above a mail list."""
    above = {kind for at, kind in openings.items() if at < first}
    return bool(above - {"day"}) or (first > 0 and 0 in openings)


def _openings(read: Sequence[ChatLine], mail: Sequence[ChatLine], today: date) -> _Openings:
    """Return the lines that open an event on a day that has come, without the headers of the mail."""
    headers = {header for line in mail if line.is_dated for header in line.whole.splitlines()}
    day_first = order_of([line.found for line in read if line.found], today).is_day_first
    openings = dict.fromkeys(read_turns(read), "turn")
    for at, line in enumerate(read):
        on = day_of(line.found, today, day_first) if line.found else today
        if line.is_dated and on and on <= today and line.whole not in headers:
            openings[at] = "stamp" if line.is_sure else "day"
    return openings
