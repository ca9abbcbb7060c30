"""Messages of a pasted chat that say who speaks and at which time, but not the day."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from retro.core.text.calendar_days import WEEKDAYS, weekday_named
from retro.core.text.chat.chat_lines import ChatLine, read_date
from retro.core.text.chat.chat_names import is_name
from retro.core.text.chat.chat_patterns import CLOCK, GAP, LONG_GAP
from retro.core.text.languages.foreign_stamps import english_line
from retro.core.text.parsing import narrow

_NAME_AND_TIME = re.compile(rf"{GAP}(?P<name>\S.{{0,58}}?)(?P<gap>\s+)\[?(?P<time>{CLOCK})\]?{GAP}", re.IGNORECASE)
_TIME_ALONE = re.compile(rf"{GAP}\[?(?P<time>{CLOCK})\]?{GAP}", re.IGNORECASE)
_TABBED = re.compile(
    rf"{GAP}(?P<time>[^\W\d]{{0,4}}\s?(?=\d\d?:){CLOCK})\t(?P<name>[^\t]*)\t(?P<words>.*)", re.IGNORECASE
)
_TIME_FIRST = re.compile(rf"{GAP}(?:\[{CLOCK}\]|(?=\d\d?:){CLOCK}:?)\s+\S.*", re.IGNORECASE)
_IN_BRACKETS = re.compile(rf"{GAP}\[(?P<name>[^\[\]\n]{{1,60}})\] \[(?P<time>{CLOCK})\] ?(?P<words>.*)", re.IGNORECASE)
"""A message as KakaoTalk exports it."""
_OF_DISCORD = re.compile(rf"{GAP}\[(?P<time>{CLOCK})\] (?P<name>[^\[\]:\n]{{1,60}}?):\s+(?P<words>\S.*)", re.IGNORECASE)
_OF_ZOOM = re.compile(
    rf"{GAP}(?P<time>(?=\d\d?:){CLOCK})\s+From\s+(?P<name>[^:\n]{{1,80}}?)(?P<to>\s+to\s+[^:\n]{{1,80}}?)?"
    rf"(?P<gap>\s*):(?:\s+(?P<words>.*))?{GAP}",
    re.IGNORECASE,
)
"""A message of a meeting: "10:02:11 From Rosa to Everyone:"."""
_TO_SECONDS = re.compile(r"\d\d?:\d\d:\d\d")
_NEAR = {"today", "yesterday", "tomorrow"}


class ChatTurn(NamedTuple):
    """A message whose line says who speaks and at what time, but not the day."""

    name: str
    time: str
    """The time as typed."""
    words: str = ""
    is_certain: bool = True
    """True if no line of prose looks like it."""
    height: int = 1
    """Lines that it takes."""
    is_of_no_day: bool = False
    """True if the day above it need not be its own."""

    @property
    def is_halved(self) -> bool:
        """Tell whether the time says which half of the day it is in."""
        return "m" in self.time.lower()

    def opening(self, *, is_dated: bool) -> str:
        """Return what its event begins with; the time stays where no day says more."""
        if not self.name:
            return self.words
        speaker = self.name if is_dated else f"{self.name}, {self.time}"
        return f"{speaker}: {self.words}".rstrip()


def read_turns(lines: Sequence[ChatLine]) -> dict[int, ChatTurn]:
    """Return the messages that have a time but no day, by line: those below a line that is only a day, and those of
    a paste without any, if two or more have a form that no prose has.
    """
    first = next((at for at, line in enumerate(lines) if line.is_dated), len(lines))
    found = {
        at: turn for at in range(len(lines)) if (turn := (at < first and _of_discord(lines[at])) or turn_at(lines, at))
    }
    found = _without_answers(found)
    if any(turn.is_halved for turn in found.values()):  # then "9:15" alone is the time of a further line of Slack
        found = {at: turn for at, turn in found.items() if turn.is_halved or not turn.name}
    is_listed = sum(not turn.name for turn in found.values()) > 1
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


def _without_answers(found: Mapping[int, ChatTurn]) -> dict[int, ChatTurn]:
    """Return the messages without one word above a time that is all that the message before can say: "soon"."""
    names = Counter(turn.name for turn in found.values())
    kept = dict[int, ChatTurn]()
    end, is_empty = -1, False
    for at, turn in found.items():
        is_word = turn.height > 1 and " " not in turn.name and names[turn.name] == 1
        if at == end and is_empty and is_word:
            continue
        kept[at] = turn
        if at >= end:
            end, is_empty = at + turn.height, not turn.words
    return kept


def with_weekdays(lines: Sequence[ChatLine]) -> list[ChatLine]:
    """Take a weekday alone for the day of what follows, as Slack parts the days, between two messages with a time.

    Right below a name and a time it is what was said: "Friday".
    """
    turns = [turn_at(lines, at) for at in range(len(lines))]
    divided = list(lines)
    for at, line in enumerate(lines[:-1]):
        following, before = turns[at + 1], turns[at - 1] if at else None
        if line.is_dated or turns[at] or before or not (following and following.name and following.is_certain):
            continue
        if (weekday := _weekday_alone(line.words)) is not None:
            divided[at] = ChatLine(line.whole, "", weekday=weekday, blanks=line.blanks)
    return divided


def _weekday_alone(words: str) -> int | None:
    """Return 0 (Monday) to 6 for a line that is only a weekday's full name; None for any other."""
    said = words.lower()
    english = said if said in WEEKDAYS else english_line(said) if words.isalpha() else None
    return WEEKDAYS.index(english) if english in WEEKDAYS else None


def turn_at(lines: Sequence[ChatLine], at: int) -> ChatTurn | None:
    """Return who speaks from this line on at which time, as Slack and LINE copy it; None if no one does."""
    line = lines[at]
    if line.is_dated:
        return None
    same = narrow(line.words)
    if LONG_GAP.search(same):
        return None
    if match := _TABBED.fullmatch(same) or _IN_BRACKETS.fullmatch(same) or _of_a_meeting(same):
        name, words = (
            line.words[slice(*match.span(part))].strip() if match[part] else "" for part in ("name", "words")
        )
        return ChatTurn(name, match["time"], words)
    if _TIME_FIRST.fullmatch(same):
        return ChatTurn("", "", line.words, is_certain=False)
    if (match := _NAME_AND_TIME.fullmatch(same)) and _says_a_day(match["name"]):
        return None
    if match and is_name(line.words[: match.end("name")]):
        is_certain = len(match["gap"]) > 1 or "m" in match["time"].lower()
        return ChatTurn(line.words[match.start("name") : match.end("name")], match["time"], "", is_certain)
    below = lines[at + 1] if at + 1 < len(lines) else None
    match = (
        _TIME_ALONE.fullmatch(narrow(below.words))
        if below and not below.is_dated and not LONG_GAP.search(below.words)
        else None
    )
    return ChatTurn(line.words, match["time"], height=2) if match and is_name(line.words) else None


def _of_discord(line: ChatLine) -> ChatTurn | None:
    """Return the message of a copy from Discord, "[9:01 AM] Rosa: hey"; below a day such a line can be a note."""
    match = None if LONG_GAP.search(line.words) else _OF_DISCORD.fullmatch(narrow(line.words))
    if match is None or not is_name(match["name"]):
        return None
    name, words = (line.words[slice(*match.span(part))].strip() for part in ("name", "words"))
    return ChatTurn(name, match["time"], words)


def _of_a_meeting(words: str) -> re.Match[str] | None:
    """Return the message of a meeting; without seconds, names tell it from prose: "10:03 From home I called: no"."""
    match = _OF_ZOOM.fullmatch(words)
    if match is None or _TO_SECONDS.match(match["time"]):
        return match
    names = f"{match['name']} {(match['to'] or '').strip().removeprefix('to')}".split()
    is_told = bool(match["to"] or match["gap"])
    return match if is_told and all(not name[0].islower() for name in names) else None


def _says_a_day(words: str) -> bool:
    """Tell whether words before a time are a day, not a name: "Monday", "Sure, Fri", "14 Nov"."""
    if read_date(words):
        return True
    last = words.lower().rpartition(", ")[-1].rstrip(".,")
    return last in _NEAR or weekday_named(last) is not None or _weekday_alone(last) is not None
