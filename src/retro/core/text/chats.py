"""Parses a pasted chat into dated events, in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from retro.core.text.chat_blocks import read_blocks
from retro.core.text.chat_days import day_of, is_day_first
from retro.core.text.chat_lines import ChatLine, ChatTurn, is_name, read_chat_line, read_turn
from retro.core.text.parsing import narrow

Event = tuple[date | None, str]
"""A day, None if the paste names none, and the words with their line breaks."""
_FEWEST_STAMPS = 2
"""Fewest stamps by which a paste is one of stamps."""


def events(text: str, today: date) -> Iterator[Event]:
    """Parse a paste whose lines begin with a date, or with a name and a time; empty if it is no chat.

    The whole paste decides whether the day or the month comes first in 3/4. A date without a year is the latest one.
    Lines without a date belong to the line that they follow. A message without any day is an event without one.
    """
    typed = [line for line in text.splitlines() if line.strip()]
    blocks = read_blocks(text)
    lines = blocks or _beside_their_names(_of_stamps([read_chat_line(line) for line in typed]))
    turns = {} if blocks else _turns(lines)
    if blocks or _is_chat(lines, turns):
        day_first = is_day_first([line.found for line in lines if line.found], today)
        yield from _gathered(lines, turns, [_on(line, today, day_first) for line in lines])


def _is_chat(lines: Sequence[ChatLine], turns: dict[int, ChatTurn]) -> bool:
    dated = [at for at, line in enumerate(lines) if line.is_dated]
    if not dated or (turns and min(turns) < dated[0]):
        return bool(turns)
    first = lines[dated[0]]
    has_turns = first.is_day_line and bool(turns)
    if dated[0] and len(dated) < 2:
        return has_turns
    return len(dated) == len(lines) or len(dated) > 1 or first.is_sure or has_turns


def _of_stamps(lines: Sequence[ChatLine]) -> Sequence[ChatLine]:
    """Take days within messages as words: where each message has a stamp and a speaker, no other day begins an event.

    A day before one of these speakers' names still does: notes have the time of some lines only.
    """
    stamped = [line for line in lines if line.found and line.is_sure]
    speakers = {line.speaker for line in stamped}
    if len(stamped) < _FEWEST_STAMPS or "" in speakers or stamped[0] is not next(line for line in lines if line.found):
        return lines
    return [
        ChatLine(line.whole, line.whole) if line.found and not line.is_sure and line.speaker not in speakers else line
        for line in lines
    ]


def _beside_their_names(lines: Sequence[ChatLine]) -> list[ChatLine]:
    """Put a name that stands above a day, or above a dash above it, into the line of that day."""
    above = _have_names_above(lines)
    joined: list[ChatLine] = []
    for line in lines:
        is_day = line.is_dated and not line.words and not line.name
        if is_day and len(joined) > 1 and narrow(joined[-1].words) == "-" and not joined[-2].is_dated:
            line = _below(joined[-2:], line)
            del joined[-2:]
        elif above and line.is_bare_time:
            line = _below([joined.pop()], line)
        joined.append(line)
    return joined


def _below(above: Sequence[ChatLine], day: ChatLine) -> ChatLine:
    """Return the line of a day with the name that stands above it."""
    whole = "\n".join(line.whole for line in (*above, day))
    return day._replace(whole=whole, name=above[0].words, is_sure=True)


def _have_names_above(lines: Sequence[ChatLine]) -> bool:
    """Tell whether a name stands above every line that is only a day and a time, as Teams copies it.

    Words must stand between the two, or the names come again: else they are the last words of the message before.
    """
    at = [number for number, line in enumerate(lines) if line.is_bare_time]
    if not at or not at[0]:
        return False
    names = [lines[number - 1] for number in at]
    is_apart = all(later - before > 2 for before, later in pairwise(at))
    comes_again = 2 * len({name.words for name in names}) <= len(names)
    return all(is_name(name.words) and not name.is_dated for name in names) and (is_apart or comes_again)


def _turns(lines: list[ChatLine]) -> dict[int, ChatTurn]:
    """Return the messages that have a time but no day, by line: those below a line that is only a day, and those of
    a paste without any, if two or more have a form that no prose has.
    """
    found = {at: turn for at in range(len(lines)) if (turn := read_turn(lines, at))}
    is_listed = sum(not turn.name for turn in found.values()) > 1
    first = next((at for at, line in enumerate(lines) if line.is_dated), len(lines))
    before = [turn for at, turn in found.items() if at < first and turn.name]
    has_certain = sum(turn.is_certain for turn in found.values()) > 1
    comes_again = len({turn.name for turn in before}) < len(before)
    is_open = bool(before) and (has_certain or comes_again)
    kept: dict[int, ChatTurn] = {}
    is_under_day = False
    for at, line in enumerate(lines):
        is_under_day = line.is_day_line if line.is_dated else is_under_day
        turn = found.get(at)
        if turn and (is_under_day or (at < first and is_open)) and (turn.name or turn.is_certain or is_listed):
            kept[at] = turn
    return kept


def _gathered(lines: Sequence[ChatLine], turns: dict[int, ChatTurn], days: Sequence[date | None]) -> Iterator[Event]:
    """Collect each event with the lines that follow it; below a line that is only a day, those of that day."""
    on: date | None = None
    words: list[str] = []
    is_waiting = False  # for the first words after a header
    skipped = -1
    for at, line in enumerate(lines):
        turn = turns.get(at)
        if at <= skipped:
            continue
        if days[at] or turn:
            if any(words):
                yield on, "\n".join(words)
            on = days[at] or on
            opening = turn.opening(is_dated=on is not None) if turn else f"{line.name}:" if line.name else line.words
            words, is_waiting = [opening], not (turn.words if turn else line.words)
            skipped = at + turn.height - 1 if turn else at
        elif is_waiting:
            words[-1] = f"{words[-1]} {line.whole}".strip()
            is_waiting = False
        else:
            words.append(line.whole)
    if any(words):
        yield on, "\n".join(words)


def _on(line: ChatLine, today: date, day_first: bool) -> date | None:
    if line.days_ago is not None:
        return today - timedelta(line.days_ago)
    return day_of(line.found, today, day_first) if line.found else None
