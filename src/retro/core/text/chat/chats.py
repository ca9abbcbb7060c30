"""Parses a pasted chat into dated events, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from retro.core.text.chat.chat_blocks import read_blocks
from retro.core.text.chat.chat_commas import with_comma_stamps
from retro.core.text.chat.chat_days import day_of, order_of
from retro.core.text.chat.chat_further import further_turns
from retro.core.text.chat.chat_lines import ChatLine, read_chat_line
from retro.core.text.chat.chat_mail import read_mail
from retro.core.text.chat.chat_names import above_their_words, beside_their_names
from retro.core.text.chat.chat_near import with_near_stamps
from retro.core.text.chat.chat_notes import with_short_days, without_quote_marks
from retro.core.text.chat.chat_offers import has_words_below, is_empty_stamp, without_offers
from retro.core.text.chat.chat_open_days import with_open_days
from retro.core.text.chat.chat_turns import ChatTurn, read_turns, with_weekdays
from retro.core.text.chat.chat_with_mail import ChatWithMail
from retro.core.text.chat.chat_years import with_years_first, without_versions

Event = tuple[date | None, str]
"""A day, None if the paste names none, and the words with their line breaks."""
_Chat = tuple[Sequence[ChatLine], dict[int, ChatTurn]]
"""The lines of a chat, and the messages in it that have a time but no day; none of either if a paste is none."""
_FEWEST_STAMPS = 2
"""Fewest stamps by which a paste is one of stamps."""


def events(text: str, today: date) -> Iterator[Event]:
    """Parse a paste whose lines begin with a date, or with a name and a time; empty if it is no chat.

    The whole paste decides whether the day or the month comes first in 3/4. A date without a year is the latest one.
    Lines without a date belong to the line that they follow. A message without any day is an event without one.
    """
    lines, turns = _chat_of(text, today)
    yield from _events(lines, turns, today, order_of(_dates(lines), today).is_day_first)


def swapped_events(text: str, today: date) -> Iterator[Event]:
    """Parse a paste in the other order of day and month; empty if its order is no guess."""
    lines, turns = _chat_of(text, today)
    order = order_of(_dates(lines), today)
    if order.is_guess:
        yield from _events(lines, turns, today, not order.is_day_first)


def _chat_of(text: str, today: date) -> _Chat:
    typed = without_quote_marks(text.splitlines())
    read = _read(typed, today)
    blocks = read_blocks(typed)
    if mail := blocks or read_mail(typed):
        beside = ChatWithMail(read, mail, today)
        has_stamps = any(line.is_dated and line.is_sure for line in read)
        if blocks or not has_stamps or beside.is_below_stamp:  # else quotations within messages, or mail above some
            return _beside_mail(read, mail, beside)
    return _of_lines(read)


def _beside_mail(read: Sequence[ChatLine], mail: Sequence[ChatLine], beside: ChatWithMail) -> _Chat:
    """Return the chat that the mail is a part of; else the mail, among the events of the lines around it if any."""
    if beside.is_within_chat and (chat := _of_lines(read))[0]:
        return chat
    first, notes = beside.first, beside.notes_below()
    lines, turns = _of_lines(read[:first]) if notes or beside.is_below_chat else ((), {})
    above = lines or (read[:first] if notes else ())
    below = [notes.get(at, line) for at, line in enumerate(mail)]
    return ([*above, *below[first:]], turns) if above else (mail, {})


def _of_lines(read: Sequence[ChatLine]) -> _Chat:
    lines = with_weekdays(beside_their_names(above_their_words(_of_stamps(without_offers(read)))))
    turns = read_turns(lines) | further_turns(lines)
    return (lines, turns) if _is_chat(lines, turns) else ((), {})


def _events(lines: Sequence[ChatLine], turns: dict[int, ChatTurn], today: date, day_first: bool) -> Iterator[Event]:
    return _gathered(lines, turns, [_on(line, today, day_first) for line in lines])


def _dates(lines: Sequence[ChatLine]) -> list[re.Match[str]]:
    return [line.found for line in lines if line.found]


def _read(typed: Sequence[str], today: date) -> list[ChatLine]:
    """Read each line that is not blank."""
    lines, blanks = [], 0
    for line in typed:
        if line.strip():
            indent = line[: len(line) - len(line.lstrip())]
            lines.append(read_chat_line(line)._replace(indent=indent, blanks=blanks))
            blanks = 0
        else:
            blanks += 1
    stamped = with_years_first(with_near_stamps(with_comma_stamps(lines)), today)
    return with_open_days(with_short_days(without_versions(stamped, today)))


def _is_chat(lines: Sequence[ChatLine], turns: dict[int, ChatTurn]) -> bool:
    dated = [at for at, line in enumerate(lines) if line.is_dated]
    if not dated or (turns and min(turns) < dated[0]):
        return bool(turns)
    if all(is_empty_stamp(lines[at]) and not has_words_below(lines, at) for at in dated):
        return False
    first = lines[dated[0]]
    has_turns = first.is_day_line and bool(turns)
    if len(dated) < 2 and first.is_heading and dated[0] + 1 < len(lines):
        return has_turns or not dated[0] or first.whole.startswith("#")
    if dated[0] and len(dated) < 2:
        return has_turns or (first.is_sure and bool(first.speaker))
    return len(dated) == len(lines) or len(dated) > 1 or first.is_sure or has_turns


def _of_stamps(lines: Sequence[ChatLine]) -> Sequence[ChatLine]:
    """Take days within messages as words: where each message has a stamp and a speaker, no other day begins an event.

    A day before one of these speakers' names still does: notes have the time of some lines only.
    """
    stamped = [line for line in lines if line.is_dated and line.is_sure]
    speakers = {line.speaker for line in stamped}
    if len(stamped) < _FEWEST_STAMPS or "" in speakers or not next(line for line in lines if line.is_dated).is_sure:
        return lines
    return [
        ChatLine(line.whole, line.whole, indent=line.indent, blanks=line.blanks)
        if line.is_dated and not line.is_sure and line.speaker not in speakers
        else line
        for line in lines
    ]


def _gathered(lines: Sequence[ChatLine], turns: dict[int, ChatTurn], days: Sequence[date | None]) -> Iterator[Event]:
    """Collect each event with the lines that follow it; below a line that is only a day, those of that day."""
    on: date | None = None
    open_event = _Gathering()
    skipped = -1
    for at, line in enumerate(lines):
        turn = turns.get(at)
        if at <= skipped:
            continue
        if days[at] or turn or line.is_answer:
            if said := open_event.text:
                yield on, said
            on = None if line.is_answer or (turn and turn.is_of_no_day) else days[at] or on
            opening = turn.opening(is_dated=on is not None) if turn else f"{line.name}:" if line.name else line.words
            open_event = _Gathering(opening, line, is_waiting=not (turn.words if turn else line.words))
            skipped = at + turn.height - 1 if turn else at
        else:
            open_event.add(line)
    if said := open_event.text:
        yield on, said


class _Gathering:
    """The words of an event while its lines are read."""

    def __init__(self, opening: str = "", line: ChatLine | None = None, *, is_waiting: bool = False) -> None:
        self._opening, self._below = opening, list[ChatLine]()
        self._is_waiting = is_waiting
        """True until the first words after a header."""
        self._has_opened = line is not None
        self._indent = line.indent if line else ""
        self._is_stamped = line is not None and line.is_sure

    def add(self, line: ChatLine) -> None:
        """Add a line below the header."""
        if self._is_waiting:
            self._opening, self._is_waiting = f"{self._opening} {line.whole}".strip(), False
        else:
            self._below.append(line)

    @property
    def text(self) -> str:
        """Return the words, with the blank lines and the indents between them; "" without any."""
        indents = [line.indent for line in self._below]
        common = self._indent if self._is_stamped else _shared(indents)
        lines = [self._opening] if self._has_opened else []
        for line in self._below:
            lines += [""] * line.blanks if lines else []
            lines.append(line.indent.removeprefix(common) + line.whole)
        return "\n".join(lines) if any(line.strip() for line in lines) else ""


def _shared(indents: Sequence[str]) -> str:
    """Return the white space that all the lines begin with."""
    shortest = min(indents, key=len, default="")
    return shortest if all(indent.startswith(shortest) for indent in indents) else ""


def _on(line: ChatLine, today: date, day_first: bool) -> date | None:
    if line.weekday is not None:
        return today - timedelta((today.weekday() - line.weekday) % 7 or 7)
    if line.days_ago is not None:
        return today - timedelta(line.days_ago)
    return day_of(line.found, today, day_first) if line.found else None
