"""Mail in a paste that has stamps of its own: a part of a message, or messages among the notes of the paste."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date

from retro.core.text.chat.chat_days import day_of, order_of
from retro.core.text.chat.chat_lines import ChatLine
from retro.core.text.chat.chat_turns import is_name, read_turns

_FEWEST = 2
"""Fewest openings above the first mail by which they are events; one can be the header of a printed page."""
_MARKS = "-*•#"
"""What can stand before a day: notes have the same mark above mail and below it."""
_Openings = dict[int, str]
"""Lines that open an event of the chat, each with the kind of its opening."""


def is_below_stamp(read: Sequence[ChatLine], mail: Sequence[ChatLine]) -> bool:
    """Tell whether a line with a day and a time stands above the first mail, which is none itself."""
    stamps = {line.whole for line in read if line.is_dated and line.is_sure}
    first = first_mail(mail)
    return mail[first].whole not in stamps and any(line.whole in stamps for line in read[:first])


def is_within_chat(read: Sequence[ChatLine], mail: Sequence[ChatLine], today: date) -> bool:
    """Tell whether the chat goes on below the mail, so that the mail is a part of a message.

    It does if somebody speaks at some time below as above. A line that says the same again is the header of a page.
    """
    first = first_mail(mail)
    openings = _openings(read, mail, today)
    said = {at: kind for at, kind in openings.items() if _has_speaker(read, at, kind)}
    above = {read[at].whole: kind for at, kind in said.items() if at < first}
    below = {kind for at, kind in said.items() if at > first and read[at].whole not in above}
    return not below.isdisjoint(above.values())


def is_below_chat(read: Sequence[ChatLine], mail: Sequence[ChatLine], today: date) -> bool:
    """Tell whether a chat stands above the first mail, which is then a message of its own, as all below it are."""
    first = first_mail(mail)
    openings = _openings(read, mail, today)
    return _opens(read, first, openings) and len({read[at].whole for at in openings if at < first}) >= _FEWEST


def first_mail(mail: Sequence[ChatLine]) -> int:
    """Return the line in which the first mail begins; those above it are the same in each reading of the paste."""
    return next(at for at, line in enumerate(mail) if line.is_dated)


def notes_below(read: Sequence[ChatLine], mail: Sequence[ChatLine], today: date) -> dict[int, ChatLine]:
    """Return the notes that go on below mail, by their line of the mail: each is written as one above.

    The header of a printed page says the same again on the same day.
    """
    first = first_mail(mail)
    openings = _openings(read, mail, today)
    if not _opens(read, first, openings):
        return {}
    days = _days(read, mail, today)
    above = {(kind, _mark(read[at])) for at, kind in openings.items() if at < first}
    said = {(days.get(read[at].whole), read[at].words) for at in openings if at < first}
    alike = {
        line.whole: line
        for at, kind in openings.items()
        if (kind, _mark(line := read[at])) in above and (days.get(line.whole), line.words) not in said
    }
    ordered = {whole: on.toordinal() for whole, on in days.items() if on}
    backwards = {whole: -number for whole, number in ordered.items()}
    last = max(at for at in openings if at < first)
    is_newest_first = ordered.get(read[last].whole, 0) > ordered.get(mail[first].whole, 0)
    return _between_mail(mail, alike, ordered) or (_between_mail(mail, alike, backwards) if is_newest_first else {})


def _between_mail(
    mail: Sequence[ChatLine], alike: Mapping[str, ChatLine], days: Mapping[str, int]
) -> dict[int, ChatLine]:
    """Return those of the notes that are of a day from the mail above to the next below, and in no list of a mail.

    A list is what stands below a colon, up to a blank line.
    """
    first = first_mail(mail)
    following = _following(mail, days)
    notes = dict[int, ChatLine]()
    before, is_listed, is_noted = -math.inf, False, False
    for at, line in enumerate(mail[first:], first):
        on = days.get(line.whole)
        is_listed = not line.is_dated and (_is_colon(mail[at - 1]) or (is_listed and not line.blanks))
        if line.is_dated:
            before, is_noted = on or -math.inf, False
        elif line.whole in alike and on and before <= on <= following[at] and (is_noted or not is_listed):
            notes[at], before, is_noted = alike[line.whole], on, True
    return notes


def _is_colon(line: ChatLine) -> bool:
    return not line.is_dated and line.whole.endswith(":")


def _following(mail: Sequence[ChatLine], days: Mapping[str, int]) -> list[float]:
    """Return the day of the next mail for each line, infinite below the last."""
    following, after = list[float](), math.inf
    for line in reversed(mail):
        following.append(after)
        after = days.get(line.whole, after) if line.is_dated else after
    return following[::-1]


def _days(read: Sequence[ChatLine], mail: Sequence[ChatLine], today: date) -> dict[str, date | None]:
    """Return the day of each line of the paste and of each head of the mail."""
    lines = [*read, *(line for line in mail if line.is_dated)]
    day_first = order_of([line.found for line in lines if line.found], today).is_day_first
    return {line.whole: day_of(line.found, today, day_first) for line in lines if line.found}


def _mark(line: ChatLine) -> str:
    return line.whole[0] if line.whole[:1] in _MARKS else ""


def _has_speaker(read: Sequence[ChatLine], at: int, kind: str) -> bool:
    """Tell whether a line with a time says who speaks: within it, or in a name above it."""
    line = read[at]
    return kind == "turn" or (
        kind == "stamp" and bool(line.speaker or (at and line.is_bare_time and is_name(read[at - 1].words)))
    )


def _opens(read: Sequence[ChatLine], first: int, openings: _Openings) -> bool:
    """Tell whether messages or notes begin above the line `first`, unlike a plan that the words above a mail list."""
    above = {kind for at, kind in openings.items() if at < first}
    return bool(above - {"day"}) or (first > 0 and 0 in openings)


def _openings(read: Sequence[ChatLine], mail: Sequence[ChatLine], today: date) -> _Openings:
    """Return the lines that open an event on a day that has come, without the headers of the mail."""
    headers = {header for line in mail if line.is_dated for header in line.whole.splitlines()}
    day_first = order_of([line.found for line in read if line.found], today).is_day_first
    openings = {at: "turn" if turn.name else "time" for at, turn in read_turns(read).items()}
    for at, line in enumerate(read):
        on = day_of(line.found, today, day_first) if line.found else today
        if line.is_dated and on and on <= today and line.whole not in headers:
            openings[at] = "stamp" if line.is_sure else "day"
    return openings
