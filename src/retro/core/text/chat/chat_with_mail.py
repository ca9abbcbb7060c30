"""Mail in a paste that has stamps of its own: a part of a message, or messages among the notes of the paste."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property

from retro.core.text.chat.chat_days import day_of, order_of
from retro.core.text.chat.chat_lines import ChatLine
from retro.core.text.chat.chat_names import is_name
from retro.core.text.chat.chat_turns import read_turns

_FEWEST = 2
"""Fewest openings above the first mail by which they are events; one can be the header of a printed page."""
_TIME_NOTE = re.compile(r"\d{1,2}[:.h]\d\d(?:\s?[ap]\.?m\.?)?:\s+\S", re.IGNORECASE)
_MARKS = "-*•#"
"""What can stand before a day: notes have the same mark above mail and below it."""


class ChatWithMail:
    """A paste that was read in two ways, as lines of a chat and as mail; those above the first mail are the same."""

    def __init__(self, read: Sequence[ChatLine], mail: Sequence[ChatLine], today: date) -> None:
        self._read, self._mail, self._today = read, mail, today
        self.first = next(at for at, line in enumerate(mail) if line.is_dated)
        """Line in which the first mail begins."""

    @property
    def is_below_stamp(self) -> bool:
        """Tell whether a line with a day and a time stands above the first mail, which is none itself."""
        stamps = {line.whole for line in self._read if line.is_dated and line.is_sure}
        above = self._read[: self.first]
        return self._mail[self.first].whole not in stamps and any(line.whole in stamps for line in above)

    @property
    def is_within_chat(self) -> bool:
        """Tell whether the chat goes on below the mail, so that the mail is a part of a message.

        It does if somebody speaks at some time below as above. A line that says the same again is the header of a page.
        """
        said = {at: kind for at, kind in self._openings.items() if self._has_speaker(at, kind)}
        above = {self._read[at].whole: kind for at, kind in said.items() if at < self.first}
        below = {kind for at, kind in said.items() if at > self.first and self._read[at].whole not in above}
        return not below.isdisjoint(above.values())

    @property
    def is_below_chat(self) -> bool:
        """Tell whether a chat stands above the first mail, which is then a message of its own, as all below it are."""
        return self._opens and len({self._read[at].whole for at in self._above}) >= _FEWEST

    def notes_below(self) -> Mapping[int, ChatLine]:
        """Return the notes that go on below mail, by their line of the mail: each is written as one above.

        The header of a printed page says the same again on the same day.
        """
        return {**self._notes_of_times(), **self._notes_of_days()}

    def _notes_of_times(self) -> Mapping[int, ChatLine]:
        """Return the notes below mail that begin with a time and a colon, as one above it does; nothing says their day.

        A blank line parts them from the mail, and none stands in a list.
        """
        if not any(_TIME_NOTE.match(line.words) for line in self._read[: self.first]):
            return {}
        return {
            at: line._replace(is_answer=True)
            for at, line in enumerate(self._mail[self.first :], self.first)
            if line.blanks and _TIME_NOTE.match(line.words) and not _is_colon(self._mail[at - 1])
        }

    def _notes_of_days(self) -> Mapping[int, ChatLine]:
        if not self._opens:
            return {}
        days = self._days()
        above = {(kind, _mark(self._read[at])) for at, kind in self._above.items()}
        said = {(days.get(self._read[at].whole), self._read[at].words) for at in self._above}
        alike = {
            line.whole: line
            for at, kind in self._openings.items()
            if (kind, _mark(line := self._read[at])) in above and (days.get(line.whole), line.words) not in said
        }
        ordered = {whole: on.toordinal() for whole, on in days.items() if on}
        last = ordered.get(self._read[max(self._above)].whole, 0)
        is_newest_first = last > ordered.get(self._mail[self.first].whole, 0)
        backwards = {whole: -number for whole, number in ordered.items()} if is_newest_first else {}
        return self._between_mail(alike, ordered) or self._between_mail(alike, backwards)

    def _between_mail(self, alike: Mapping[str, ChatLine], days: Mapping[str, int]) -> Mapping[int, ChatLine]:
        """Return those of the notes that are of a day from the mail above to the next below, and in no list of a mail.

        A list is what stands below a colon, up to a blank line.
        """
        following = self._following(days)
        notes = dict[int, ChatLine]()
        before, is_listed, is_noted = -math.inf, False, False
        for at, line in enumerate(self._mail[self.first :], self.first):
            on = days.get(line.whole)
            is_listed = not line.is_dated and (_is_colon(self._mail[at - 1]) or (is_listed and not line.blanks))
            if line.is_dated:
                before, is_noted = on or -math.inf, False
            elif line.whole in alike and on and before <= on <= following[at] and (is_noted or not is_listed):
                notes[at], before, is_noted = alike[line.whole], on, True
        return notes

    def _following(self, days: Mapping[str, int]) -> Sequence[float]:
        """Return the day of the next mail for each line, infinite below the last."""
        following, after = list[float](), math.inf
        for line in reversed(self._mail):
            following.append(after)
            after = days.get(line.whole, after) if line.is_dated else after
        return following[::-1]

    def _days(self) -> Mapping[str, date | None]:
        """Return the day of each line of the paste and of each head of the mail."""
        lines = [*self._read, *(line for line in self._mail if line.is_dated)]
        day_first = order_of([line.found for line in lines if line.found], self._today).is_day_first
        return {line.whole: day_of(line.found, self._today, day_first) for line in lines if line.found}

    def _has_speaker(self, at: int, kind: str) -> bool:
        """Tell whether a line with a time says who speaks: within it, or in a name above it."""
        line = self._read[at]
        has_name = bool(line.speaker or (at and line.is_bare_time and is_name(self._read[at - 1].words)))
        return kind == "turn" or (kind == "stamp" and has_name and not self._is_note(line))

    def _is_note(self, line: ChatLine) -> bool:
        """Tell whether a stamp is that of a note: "6 Oct 10:30: call", or without a mark and before the first mail.

        What a message passes on was written before it; programs put a mark between the time and the name.
        """
        match = line.found
        if match is None or line.name or not line.words or "[" in match[0]:
            return False
        if match[0].rstrip().endswith(":"):
            return True
        days = self._days()
        on, mailed = days.get(line.whole), days.get(self._mail[self.first].whole)
        return match[0].rstrip()[-1].isalnum() and on is not None and mailed is not None and on < mailed

    @property
    def _opens(self) -> bool:
        """Tell whether messages or notes begin above the first mail, unlike a plan that the words above it list."""
        return bool(set(self._above.values()) - {"day"}) or 0 in self._above

    @cached_property
    def _above(self) -> Mapping[int, str]:
        return {at: kind for at, kind in self._openings.items() if at < self.first}

    @cached_property
    def _openings(self) -> Mapping[int, str]:
        """Return the kind of each line that opens an event on a day that has come, without the headers of the mail."""
        headers = {header for line in self._mail if line.is_dated for header in line.whole.splitlines()}
        day_first = order_of([line.found for line in self._read if line.found], self._today).is_day_first
        openings = {at: "turn" if turn.name else "time" for at, turn in read_turns(self._read).items()}
        for at, line in enumerate(self._read):
            on = day_of(line.found, self._today, day_first) if line.found else self._today
            if line.is_dated and on and on <= self._today and line.whole not in headers:
                openings[at] = "stamp" if line.is_sure else "day"
        return openings


def _is_colon(line: ChatLine) -> bool:
    return not line.is_dated and line.whole.endswith(":")


def _mark(line: ChatLine) -> str:
    return line.whole[0] if line.whole[:1] in _MARKS else ""
